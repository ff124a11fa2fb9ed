"""What stands and what would change, in words: for the page where figures are typed, and for an import."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from portal.core.clock import to_local
from portal.core.danish import date_text, figure_text, listing, number_text
from portal.goals.actions.importing import ImportPreview
from portal.goals.actions.revising import Change, Statement
from portal.goals.models import NATIONAL, Observation
from portal.goals.rules import period_of
from portal.goals.sheets import exact_text, marker_text

YEARS_BEFORE = 5
MOST_LISTED = 50
MOST_ROWS = 200
FAULTS = "Fejl"
EntryRow = dict[str, str]


def entry_rows(history: Sequence[Observation], today: date) -> list[EntryRow]:
    """A row for each period that stands, and for each of the last years that has none, in order of time."""
    standing = [row for row in history if row.superseded_at is None][-MOST_ROWS:]
    years = {period_of(row.period).year for row in standing}
    rows = [_stored(row) for row in standing]
    rows += [{"period": str(year)} for year in range(today.year - YEARS_BEFORE, today.year + 1) if year not in years]
    return sorted(rows, key=lambda row: period_of(row["period"]))


def _stored(row: Observation) -> EntryRow:
    return {
        "seen": str(row.id),
        "period": row.period,
        "value": marker_text(row.presence) if row.value is None else exact_text(row.value),
        "out_of": "" if row.out_of is None else number_text(row.out_of),
        "status": row.status.value,
        "source": row.source,
        "note": row.note,
        "break_note": row.break_note,
    }


def former_texts(history: Sequence[Observation], unit: str) -> dict[str, list[str]]:
    """By period the figures that stood before, each with the day on which it was changed."""
    found: dict[str, list[str]] = {}
    for row in history:
        if row.superseded_at is not None:
            until = date_text(to_local(row.superseded_at).date())
            text = said(row.value, row.presence.label, row.out_of, unit)
            found.setdefault(row.period, []).append(f"{text} indtil {until}")
    return found


def said(value: float | None, presence: str, out_of: int | None, unit: str) -> str:
    """A figure, or why there is none."""
    if value is None:
        return presence
    suffix = f" (ud af {number_text(out_of)})" if out_of is not None else ""
    return f"{figure_text(value, unit)}{suffix}"


@dataclass(frozen=True, kw_only=True)
class PreviewPart:
    """One kind of rows: how many, and the first of them in words."""

    heading: str
    count: int
    lines: Sequence[str]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.lines)


def preview_facts(preview: ImportPreview) -> list[tuple[str, str]]:
    """What the file is and how it was understood, as labels with their values."""
    sheet = preview.sheet
    areas = dict.fromkeys(preview.areas[change.area_code] for change in preview.changes)
    facts = [
        ("Indikator", f"{preview.indicator.name} ({preview.indicator.unit})"),
        ("Filens slags", sheet.kind.label),
        ("Kolonner", "; ".join(f"{column.name}: {column.text}" for column in sheet.columns)),
        ("Områder", listing(list(areas))),
        ("År", _years(preview.years)),
    ]
    if sheet.skipped:
        others = f", blandt andet {listing(list(sheet.others))}" if sheet.others else ""
        facts.append(("Rækker om andre områder", f"{_rows(sheet.skipped)} springes over{others}"))
    if sheet.empty:
        facts.append(("Rækker uden tal", f"{_rows(sheet.empty)} siger intet og ændrer intet"))
    return facts


def preview_parts(preview: ImportPreview) -> list[PreviewPart]:
    """New, changed, unchanged, suppressed and refused rows; a kind that has none among them too."""
    sheet = preview.sheet
    faults = PreviewPart(
        heading=FAULTS, count=sheet.fault_count, lines=[_sentence(str(fault)) for fault in sheet.faults]
    )
    parts = [
        _part("Nye tal", preview, preview.new),
        _part("Ændrede tal", preview, preview.changed),
        _part("Uændrede tal", preview, preview.unchanged),
        _part("Tal, der ikke må vises", preview, preview.suppressed),
    ]
    return [faults, *parts] if faults.count else [*parts, faults]


def leaves_out_country(preview: ImportPreview) -> bool:
    """Whether rows of the whole country were left out, because the reader may not record them."""
    return NATIONAL not in preview.areas and "Hele landet" in preview.sheet.others


def _part(heading: str, preview: ImportPreview, changes: Sequence[Change]) -> PreviewPart:
    lines = list(_lines(preview, changes[:MOST_LISTED]))
    return PreviewPart(heading=heading, count=len(changes), lines=lines)


def _lines(preview: ImportPreview, changes: Iterable[Change]) -> Iterable[str]:
    unit = preview.indicator.unit
    for change in changes:
        place = f"{preview.areas[change.area_code]}, {period_of(change.period).label}"
        old = change.old.says if change.old is not None and change.is_changed else None
        if old is None:
            yield f"{place}: {_text(change.new, unit)}"
            continue
        before, after = _text(old, unit), _text(change.new, unit)
        yield f"{place}: {before} → {after}" if before != after else f"{place}: {after}, {_other(old, change.new)}"


def _text(says: Statement, unit: str) -> str:
    return said(says.value, says.presence.label, says.out_of, unit)


_PARTS = {
    "status": "anden status",
    "source": "anden kilde",
    "published_on": "anden dato",
    "note": "anden note",
    "break_note": "andet databrud",
    "is_invented": "før et opdigtet tal",
}


def _other(old: Statement, new: Statement) -> str:
    return listing([words for name, words in _PARTS.items() if getattr(old, name) != getattr(new, name)])


def _years(years: tuple[int, int] | None) -> str:
    if years is None:
        return "ingen"
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


def _rows(count: int) -> str:
    return "1 række" if count == 1 else f"{number_text(count)} rækker"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
