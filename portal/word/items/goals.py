"""Goal status: for each area a table of its targets, what has happened, why, what is done now, and the promises."""

from portal.cases.content import GoalStatusContent, PromiseContent, TargetContent
from portal.core.danish import NBSP, date_text
from portal.goals.rules import Secrecy
from portal.word.writing.html import html_blocks
from portal.word.writing.lists import points
from portal.word.writing.references import References
from portal.word.writing.tables import Cell, joined, measured, table
from portal.word.writing.text import one_line, paragraph, run, text_paragraph

_NO_FIGURE = "–"
_NOT_JUDGED = "Ikke vurderet"


def goal_statuses(statuses: tuple[GoalStatusContent, ...], references: References) -> str:
    """Every area that says anything, under one heading."""
    areas = "".join(_area(status, references) for status in statuses)
    return text_paragraph("Målstatus", "Heading1") + areas if areas else ""


def _area(status: GoalStatusContent, references: References) -> str:
    texts = _texts(status, references)
    if not status.targets and not texts:
        return ""
    return text_paragraph(status.area, "Heading2") + joined((_table(status) if status.targets else "", texts))


def _table(status: GoalStatusContent) -> str:
    """The municipality's own figures have a column where there are any."""
    has_local = any(target.local for target in status.targets)
    columns = ["Mål", "Udgangspunkt", "Seneste landstal", *(["Kommunens tal"] if has_local else []), "Måltal", "Status"]
    rows = [[_cell(name, is_header=True) for name in columns]]
    rows.extend(_row(target, has_local=has_local) for target in status.targets)
    return table(rows, caption=f"Målstatus: {one_line(status.area)}")


def _row(target: TargetContent, *, has_local: bool) -> list[Cell]:
    number = "" if target.number is None else f"{target.number}.{NBSP}"
    kept = target.kept
    local = [_local_figure(target)] if has_local else []
    return [
        _cell(f"{number}{one_line(target.title)}"),
        _lines_cell(
            _figure(target.baseline) or _NO_FIGURE, _not_public(kept.derived if kept and kept.baseline else None)
        ),
        _cell(_figure(target.latest) or _NO_FIGURE),
        *local,
        _lines_cell(
            _figure(target.target) or _NO_FIGURE,
            _local_aim(target),
            _not_public(kept.derived if kept and (kept.target or kept.aim) else None),
        ),
        _status(target),
    ]


def _local_figure(target: TargetContent) -> Cell:
    is_invented = bool(target.goal and target.goal.local and target.goal.local.is_invented)
    invented = "opdigtet tal" if is_invented else ""
    kept = target.kept
    return _lines_cell(_figure(target.local) or _NO_FIGURE, invented, _not_public(kept.local if kept else None))


def _not_public(why: Secrecy | None) -> str:
    """What staff and members are told of a figure that citizens do not see; empty where they do."""
    return f"Vises ikke for borgerne. {why.sentence}" if why else ""


def _local_aim(target: TargetContent) -> str:
    """The target as it applies in the municipality, where that is another number."""
    local = target.goal.local if target.goal else None
    aim = _figure(local.aim_text) if local else ""
    return f"Lokalt: {aim}" if aim and aim != _figure(target.target) else ""


def _figure(text: str) -> str:
    """A figure that may leave its unit to the next line: held together it would break within a word in narrow cells."""
    return one_line(text).replace(NBSP, " ")


def _status(target: TargetContent) -> Cell:
    """What is stated, what the figures say where that is something else, and the reason."""
    label = target.judgement.label if target.judgement else _NOT_JUDGED
    word, reason = label[:1].upper() + label[1:], one_line(target.reason)
    computed = target.computed
    differs = f"Beregnet: {computed.label}" if computed is not None and computed is not target.judgement else ""
    xml = paragraph(run(word, bold=True), "TableText")
    further = [text for text in (differs, reason) if text]
    return measured(xml + "".join(text_paragraph(text, "TableText") for text in further), (word, *further))


def _lines_cell(*texts: str) -> Cell:
    lines = [text for text in texts if text]
    return measured("".join(text_paragraph(text, "TableText") for text in lines), lines)


def _cell(text: str, *, is_header: bool = False) -> Cell:
    xml = text_paragraph(text, "TableHeading" if is_header else "TableText")
    return measured(xml, (text,), is_header=is_header)


def _texts(status: GoalStatusContent, references: References) -> str:
    """Each text under its own heading; a text that stands alone needs none."""
    is_alone = not (status.why_html or status.next_html or status.promises)
    if is_alone:
        said = html_blocks(status.html, references, under=2)
    else:
        promised = _promises(status.promises, references)
        said = joined(
            (
                _under("Hvad er sket?", html_blocks(status.html, references, under=3)),
                _under("Hvorfor?", html_blocks(status.why_html, references, under=3)),
                _under("Hvad gør vi nu?", joined((html_blocks(status.next_html, references, under=3), promised))),
            )
        )
    return joined((said, _under("Sidste års løfter", _outcomes(status.earlier_promises, references))))


def _under(heading: str, text: str) -> str:
    return text_paragraph(heading, "Heading3") + text if text else ""


def _promises(promises: tuple[PromiseContent, ...], references: References) -> str:
    return points([_promise(promise) for promise in promises], references) if promises else ""


def _outcomes(promises: tuple[PromiseContent, ...], references: References) -> str:
    """Last year's promises with what came of each."""
    told = [". ".join(part.rstrip(".") for part in _outcome(promise) if part) + "." for promise in promises]
    return points(told, references) if told else ""


def _outcome(promise: PromiseContent) -> tuple[str, str, str]:
    return _promise(promise), promise.outcome.label.capitalize(), one_line(promise.note)


def _promise(promise: PromiseContent) -> str:
    text = one_line(promise.text)
    return f"{text.rstrip('.')} (senest {date_text(promise.due_on)})" if promise.due_on else text
