"""A whole file as figures, each fault by its line and column."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from portal.core.danish import listing, nfc
from portal.core.errors import RuleBroken
from portal.goals.rules import check_figure, is_share
from portal.goals.sheets.cells import NotAFigure, figure_cell, whole_number
from portal.goals.sheets.columns import ColumnUse, Meaning, looks_like_statbank, meanings, places
from portal.goals.sheets.faults import Fault, SheetUnreadable, shown
from portal.goals.sheets.grids import Grid, Line, grid_of
from portal.goals.sheets.sheet import NATIONAL, Sheet, SheetFigure, SheetKind
from portal.goals.sheets.texts import (
    LONGEST_NOTE,
    LONGEST_SOURCE,
    area_names,
    day_of,
    period_text,
    status_of,
    words_of,
)

MOST_FAULTS = 50
MOST_OTHERS = 5
STEP = 500
Told = TypeVar("Told")
_FIELDS = {"value": Meaning.VALUE, "out_of": Meaning.OUT_OF, "period": Meaning.PERIOD, "area_code": Meaning.AREA}


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a file is to be read: of which unit, in which areas (name by code), and whether it has a decimal point.

    `own_area` is meant where a plain file has no column of areas; a Statbank table without one is of the whole country.
    """

    unit: str
    areas: Mapping[str, str]
    own_area: str
    this_year: int
    has_point: bool = False


def read_sheet(data: bytes, how: Reading, progress: Callable[[int], None] | None = None) -> Sheet:
    """The file's figures, and what is wrong with it. `progress` is told how many more lines have been read.

    Raises SheetUnreadable where the file as a whole cannot be read, and nothing else.
    """
    reader = _Reader(grid_of(data), how)
    count = 0
    for count, line in enumerate(reader.grid.lines, start=1):
        reader.read(line)
        if progress and count % STEP == 0:
            progress(STEP)
    if progress:
        progress(count % STEP)
    return reader.sheet(hashlib.sha256(data).hexdigest())


def line_count(data: bytes) -> int:
    """How many lines there are to read at most."""
    return data.count(b"\n") + 1


class _Refused(Exception):
    """The row cannot be taken; its faults are noted."""


class _Reader:
    """One reading: what has been found so far."""

    def __init__(self, grid: Grid, how: Reading) -> None:
        self.grid, self._how = grid, how
        self._is_statbank = looks_like_statbank(grid.header)
        self._meanings = meanings(grid.header, is_statbank=self._is_statbank)
        self._where = places(grid.header, self._meanings)
        self._names = area_names(how.areas)
        self._default = NATIONAL if self._is_statbank else how.own_area
        if Meaning.AREA not in self._where and not self._default:
            raise SheetUnreadable("Filen har ingen kolonne med område, og kommunens kode er ikke sat i portalen.")
        self._dimensions = [place for place, meaning in enumerate(self._meanings) if meaning is None]
        self._values: dict[int, dict[str, None]] = {place: {} for place in self._dimensions}
        self._figures: list[SheetFigure] = []
        self._lines: dict[tuple[str, str], int] = {}
        self._others: dict[str, None] = {}
        self._faults: list[Fault] = []
        self._fault_count = self._empty = self._skipped = 0

    def read(self, line: Line) -> None:
        try:
            self._refuse_extra_cells(line)
            area = self._area(line)
            if area is None:
                self._skipped += 1
                return
            for place in self._dimensions:
                self._values[place].setdefault(_at(line, place))
            self._take(line, area)
        except _Refused:
            pass

    def sheet(self, checksum: str) -> Sheet:
        if self._is_statbank:
            self._refuse_several_values()
        return Sheet(
            kind=SheetKind.STATBANK if self._is_statbank else SheetKind.PLAIN,
            columns=[self._use(place, name) for place, name in enumerate(self.grid.header)],
            figures=self._figures,
            empty=self._empty,
            skipped=self._skipped,
            others=list(self._others),
            faults=self._faults,
            fault_count=self._fault_count,
            checksum=checksum,
        )

    def _take(self, line: Line, area: str) -> None:
        period = self._told(line, Meaning.PERIOD, period_text)
        found = self._told(
            line,
            Meaning.VALUE,
            lambda cell: figure_cell(
                cell,
                has_point=self._how.has_point,
                dash_is_zero=self._is_statbank,
                is_share=is_share(self._how.unit),
            ),
        )
        if found is None:
            self._empty += 1
            return
        value, presence = found
        out_of = self._told(line, Meaning.OUT_OF, lambda cell: whole_number(cell, has_point=self._how.has_point))
        figure = SheetFigure(
            line=line.number,
            area_code=area,
            period=self._checked(line, value=value, period=period, area=area, out_of=out_of),
            presence=presence,
            value=value,
            out_of=out_of,
            status=self._told(line, Meaning.STATUS, status_of),
            source=self._told(line, Meaning.SOURCE, lambda cell: words_of(cell, LONGEST_SOURCE)),
            published_on=self._told(line, Meaning.PUBLISHED, day_of),
            note=self._told(line, Meaning.NOTE, lambda cell: words_of(cell, LONGEST_NOTE)),
            break_note=self._told(line, Meaning.BREAK, lambda cell: words_of(cell, LONGEST_NOTE)),
        )
        self._add(line, figure)

    def _add(self, line: Line, figure: SheetFigure) -> None:
        first = self._lines.setdefault((figure.area_code, figure.period), line.number)
        if first != line.number:
            names = [f"”{shown(self.grid.header[place])}”" for place in self._dimensions]
            unused = f" Kolonnen {listing(names)} bruges ikke." if names else ""
            self._fault(line, Meaning.PERIOD, f"perioden står også på linje {first}.{unused}")
        self._figures.append(figure)

    def _checked(self, line: Line, *, value: float | None, period: str, area: str, out_of: int | None) -> str:
        how = self._how
        if out_of is not None and not is_share(how.unit):
            self._fault(line, Meaning.OUT_OF, "det bruges kun ved andele, og denne indikator er et antal.")
        try:
            return check_figure(
                value=value, unit=how.unit, period=period, area_code=area, this_year=how.this_year, out_of=out_of
            ).text
        except RuleBroken as broken:
            self._fault(line, _FIELDS[broken.field or "value"], broken.sentence)

    def _area(self, line: Line) -> str | None:
        """The code of the row's area, or None where it is another than those asked for."""
        place = self._where.get(Meaning.AREA)
        cell = self._default if place is None else _at(line, place)
        if not cell:
            self._fault(line, Meaning.AREA, "der skal stå et område.")
        code = self._names.get(nfc(cell).casefold())
        if code in self._how.areas:
            return code
        if len(self._others) < MOST_OTHERS:
            self._others.setdefault("Hele landet" if code == NATIONAL else shown(cell))
        return None

    def _told(self, line: Line, meaning: Meaning, read: Callable[[str], Told]) -> Told:
        place = self._where.get(meaning)
        try:
            return read("" if place is None else _at(line, place))
        except NotAFigure as wrong:
            self._fault(line, meaning, str(wrong))

    def _fault(self, line: Line, meaning: Meaning, message: str) -> NoReturn:
        place = self._where.get(meaning)
        name, found = ("", "") if place is None else (self.grid.header[place], _at(line, place))
        self._note(Fault(line=line.number, column=shown(name) or meaning.label, found=shown(found), message=message))
        raise _Refused

    def _note(self, fault: Fault) -> None:
        self._fault_count += 1
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(fault)

    def _refuse_extra_cells(self, line: Line) -> None:
        extra = [cell for cell in line.cells[len(self.grid.header) :] if cell.strip()]
        if extra:
            message = "rækken har flere celler, end der er kolonner. Er tegnet mellem cellerne også brugt i en celle?"
            last = shown(self.grid.header[-1]) or "den sidste"
            self._note(Fault(line=line.number, column=last, found=shown(extra[0]), message=message))
            raise _Refused

    def _refuse_several_values(self) -> None:
        """A figure of Statistikbanken is of one value in each dimension: which one is for a person to choose there."""
        for place, values in self._values.items():
            if len(values) > 1:
                names = [f"”{shown(value)}”" for value in list(values)[:MOST_OTHERS]]
                more = [f"{len(values) - MOST_OTHERS} andre"] if len(values) > MOST_OTHERS else []
                raise SheetUnreadable(
                    f"Kolonnen ”{shown(self.grid.header[place])}” har flere værdier i de rækker, der skulle bruges: "
                    f"{listing([*names, *more])}. Vælg én af dem i Statistikbanken, og hent filen igen."
                )

    def _use(self, place: int, name: str) -> ColumnUse:
        values = self._values.get(place, {})
        fixed = shown(next(iter(values))) if self._is_statbank and len(values) == 1 else ""
        return ColumnUse(
            name=shown(name) or f"(kolonne {place + 1} uden navn)", meaning=self._meanings[place], fixed=fixed
        )


def _at(line: Line, place: int) -> str:
    """The cell, or nothing where the row ends before it."""
    return line.cells[place].strip() if place < len(line.cells) else ""
