"""Goal status: for each area a table of its targets and the local text."""

from portal.cases.content import GoalStatusContent, TargetContent
from portal.core.danish import NBSP
from portal.word.writing.html import html_blocks
from portal.word.writing.references import References
from portal.word.writing.tables import Cell, joined, measured, table
from portal.word.writing.text import one_line, paragraph, run, text_paragraph

_COLUMNS = ("Mål", "Udgangspunkt", "Seneste tal", "Måltal", "Status")
_NO_FIGURE = "–"
_NOT_JUDGED = "Ikke vurderet"


def goal_statuses(statuses: tuple[GoalStatusContent, ...], references: References) -> str:
    """Every area that says anything, under one heading."""
    areas = "".join(_area(status, references) for status in statuses)
    return text_paragraph("Målstatus", "Heading1") + areas if areas else ""


def _area(status: GoalStatusContent, references: References) -> str:
    local_text = html_blocks(status.html, references, under=2)
    if not status.targets and not local_text:
        return ""
    rows = [[_cell(name, is_header=True) for name in _COLUMNS]]
    rows.extend(_row(target) for target in status.targets)
    caption = f"Målstatus: {one_line(status.area)}"
    targets = table(rows, caption=caption) if status.targets else ""
    return text_paragraph(status.area, "Heading2") + joined((targets, local_text))


def _row(target: TargetContent) -> list[Cell]:
    number = "" if target.number is None else f"{target.number}.{NBSP}"
    figures = (target.baseline, target.latest, target.target)
    return [
        _cell(f"{number}{one_line(target.title)}"),
        *(_cell(one_line(figure) or _NO_FIGURE) for figure in figures),
        _status(target),
    ]


def _status(target: TargetContent) -> Cell:
    label = target.judgement.label if target.judgement else _NOT_JUDGED
    word, reason = label[:1].upper() + label[1:], one_line(target.reason)
    xml = paragraph(run(word, bold=True), "TableText")
    return measured(xml + (text_paragraph(reason, "TableText") if reason else ""), (word, reason))


def _cell(text: str, *, is_header: bool = False) -> Cell:
    xml = text_paragraph(text, "TableHeading" if is_header else "TableText")
    return measured(xml, (text,), is_header=is_header)
