"""The documents that can be made: today an agenda item. Pure: no page, no database, no clock."""

from portal.agendas.content import ItemContent
from portal.cases.content import CaseContent, SectionContent
from portal.core.danish import NBSP, date_text
from portal.word.items.facts import CLOSED, facts, full_title, route, title_block
from portal.word.items.goals import goal_statuses
from portal.word.items.outcome import attachments, decision, recommendation
from portal.word.packaging import Frame, package
from portal.word.writing.html import html_blocks
from portal.word.writing.references import Body, References
from portal.word.writing.tables import joined
from portal.word.writing.text import text_paragraph

DRAFT = "Kladde"


def item_document(item: ItemContent, *, municipality: str) -> bytes:
    """An agenda item as a .docx; the same item gives the same bytes."""
    return package(render_body(item), frame(item, municipality=municipality))


def render_body(item: ItemContent) -> Body:
    """The item's blocks. Of a closed item's public form only number, neutral title and ground are written."""
    references = References()
    blocks = [title_block(item)]
    if item.case:
        blocks.extend(_case_blocks(item.case, item, references))
    elif item.decision and not item.is_closed:
        blocks.append(decision(item.decision))
    return references.body(joined(blocks))


def frame(item: ItemContent, *, municipality: str) -> Frame:
    """Header, footer and properties of an item's document."""
    state = DRAFT if item.number is None else CLOSED if item.is_closed else ""
    meeting = (state, date_text(item.meeting_on) if item.meeting_on else "", item.place or "")
    return Frame(
        title=full_title(item).replace(NBSP, " "),
        municipality=municipality,
        body=item.committee_name or municipality,
        meeting=" · ".join(part for part in meeting if part),
    )


def _case_blocks(case: CaseContent, item: ItemContent, references: References) -> list[str]:
    return [
        facts(case),
        route(case),
        *(_section(section, references) for section in case.sections),
        goal_statuses(case.goal_statuses, references),
        recommendation(case.recommendation, references) if case.recommendation else "",
        decision(item.decision) if item.decision else "",
        attachments(case.attachments, references),
    ]


def _section(section: SectionContent, references: References) -> str:
    """A section under its heading; none where nothing can be read in it."""
    text = html_blocks(section.html, references, under=1)
    return text_paragraph(section.heading, "Heading1") + text if text else ""
