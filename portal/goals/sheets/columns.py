"""What a column holds, by its name: Danish or English, in any case and any order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.core.danish import listing, slug
from portal.goals.sheets.faults import SheetUnreadable, shown


class Meaning(StrEnum):
    """What a column says of a figure."""

    PERIOD = "period"
    VALUE = "value"
    AREA = "area"
    OUT_OF = "out_of"
    STATUS = "status"
    SOURCE = "source"
    PUBLISHED = "published"
    NOTE = "note"
    BREAK = "break_note"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Meaning.PERIOD: "periode",
    Meaning.VALUE: "tal",
    Meaning.AREA: "område",
    Meaning.OUT_OF: "ud af",
    Meaning.STATUS: "status",
    Meaning.SOURCE: "kilde",
    Meaning.PUBLISHED: "offentliggjort",
    Meaning.NOTE: "note",
    Meaning.BREAK: "databrud",
}
_AREA_NAMES = "omraade kommune kommunedk kommunenr kommunekode area area-code municipality bopkom bopkomm bopomr"
_NAMES = {
    Meaning.PERIOD: "periode aar tid year period time",
    Meaning.VALUE: "vaerdi value indhold tal antal andel figure",
    Meaning.AREA: _AREA_NAMES,
    Meaning.OUT_OF: "ud-af udaf af naevner out-of denominator",
    Meaning.STATUS: "status",
    Meaning.SOURCE: "kilde source",
    Meaning.PUBLISHED: "offentliggjort published published-on",
    Meaning.NOTE: "note bemaerkning noter",
    Meaning.BREAK: "databrud break break-note",
}
_BY_NAME = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
_STATBANK = {Meaning.PERIOD, Meaning.VALUE, Meaning.AREA}
NEEDED = (Meaning.PERIOD, Meaning.VALUE)


@dataclass(frozen=True, kw_only=True)
class ColumnUse:
    """A column as it was understood. `meaning` is None where it holds nothing of the figure itself.

    `fixed` is then the one value that a dimension of a Statbank table has in the rows that are taken.
    """

    name: str
    meaning: Meaning | None
    fixed: str = ""

    @property
    def text(self) -> str:
        """What it is taken for, in words."""
        if self.meaning is not None:
            return self.meaning.label
        return f"kun ”{self.fixed}”" if self.fixed else "bruges ikke"


def meanings(header: Sequence[str], *, is_statbank: bool = False) -> list[Meaning | None]:
    """What each column holds. A table of Statistikbanken has area, period and value; all else is a dimension of it."""
    found = [_BY_NAME.get(slug(name)) for name in header]
    if is_statbank:
        return [meaning if meaning in _STATBANK else None for meaning in found]
    return found


def looks_like_statbank(header: Sequence[str]) -> bool:
    """Statistikbanken alone writes these two names in upper case."""
    return {"TID", "INDHOLD"} <= {name.strip() for name in header}


def places(header: Sequence[str], found: Sequence[Meaning | None]) -> Mapping[Meaning, int]:
    """Where each meaning stands. Raises SheetUnreadable where one is twice, or a needed one is not there."""
    where: dict[Meaning, int] = {}
    for place, meaning in enumerate(found):
        if meaning is None:
            continue
        if meaning in where:
            names = listing([f"”{shown(header[where[meaning]])}”", f"”{shown(header[place])}”"])
            raise SheetUnreadable(f"Linje 1: kolonnerne {names} er begge {meaning.label}. Behold den ene.")
        where[meaning] = place
    missing = [f"”{meaning.label}”" for meaning in NEEDED if meaning not in where]
    if missing:
        names = listing([f"”{shown(name)}”" for name in header[:10] if name.strip()]) or "ingenting"
        raise SheetUnreadable(
            f"Linje 1: den første linje skal have kolonnernes navne. Der mangler en kolonne med {listing(missing)}. "
            f"Der står {names}."
        )
    return where
