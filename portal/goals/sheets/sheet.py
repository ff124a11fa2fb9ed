"""A sheet as it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.goals.rules import ObservationStatus, Presence
from portal.goals.sheets.columns import ColumnUse
from portal.goals.sheets.faults import Fault

NATIONAL = "000"


class SheetKind(StrEnum):
    """Whose file it is, which decides what a dash means."""

    PLAIN = "plain"
    STATBANK = "statbank"

    @property
    def label(self) -> str:
        return {"plain": "CSV", "statbank": "CSV fra Statistikbanken"}[self.value]


@dataclass(frozen=True, kw_only=True)
class SheetFigure:
    """One row. What is None is not said in the sheet, so that what stands is left as it is.

    `is_of_known` says that the row shows how many a share is of, so that nothing there means nothing is known.
    """

    line: int
    area_code: str
    period: str
    presence: Presence
    value: float | None
    out_of: int | None = None
    status: ObservationStatus | None = None
    source: str | None = None
    published_on: date | None = None
    note: str | None = None
    break_note: str | None = None
    is_of_known: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a file holds. With any fault in `faults` nothing of it may be stored.

    `skipped` counts the rows of areas that were not asked for, `others` names some of those areas; `empty` counts the
    rows that say nothing. `fault_count` may be more than the faults that are kept.
    """

    kind: SheetKind
    columns: Sequence[ColumnUse]
    figures: Sequence[SheetFigure]
    empty: int
    skipped: int
    others: Sequence[str]
    faults: Sequence[Fault]
    fault_count: int
    checksum: str
