"""Cells copied from a spreadsheet: lines of words with tabs between them, as rows to look through."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields

from portal.core.danish import nfc
from portal.goals.rules import PeriodImpossible, period_of
from portal.goals.sheets.cells import NotAFigure
from portal.goals.sheets.columns import Meaning, meanings, places
from portal.goals.sheets.faults import SheetUnreadable
from portal.goals.sheets.texts import period_text

MOST_CHARACTERS = 50_000
MOST_PASTED = 200
_TAKEN = {
    Meaning.PERIOD: "period",
    Meaning.VALUE: "value",
    Meaning.OUT_OF: "out_of",
    Meaning.STATUS: "status",
    Meaning.SOURCE: "source",
    Meaning.NOTE: "note",
    Meaning.BREAK: "break_note",
}


@dataclass(frozen=True, kw_only=True)
class PastedRow:
    """What stood in a row, by what it is taken for. Nothing of it has been read as a figure yet."""

    period: str
    value: str
    out_of: str = ""
    status: str = ""
    source: str = ""
    note: str = ""
    break_note: str = ""


def pasted_rows(text: str, *, is_share: bool) -> Sequence[PastedRow]:
    """The rows of what was pasted.

    With names of columns in the first line they may stand in any order; without, they are period, figure, for a share
    how many it is of, status, source, note and break. Years side by side with the figures under them are turned.
    Raises SheetUnreadable.
    """
    grid = _grid(text)
    if not grid:
        raise SheetUnreadable("Indsæt cellerne fra regnearket først.", field="pasted")
    if _lies_down(grid):
        grid = [[year, *below] for year, *below in zip(*_filled(grid), strict=True) if _is_period(year)]
    order, grid = _columns(grid, is_share=is_share)
    if len(grid) > MOST_PASTED:
        raise SheetUnreadable(f"Indsæt højst {MOST_PASTED} rækker ad gangen.", field="pasted")
    return [_row(number, cells, order) for number, cells in enumerate(grid, start=1)]


def _grid(text: str) -> list[list[str]]:
    if len(text) > MOST_CHARACTERS:
        raise SheetUnreadable("Det indsatte er for langt. Indlæs det som en fil i stedet.", field="pasted")
    lines = [line for line in nfc(text).splitlines() if line.strip()]
    mark = "\t" if any("\t" in line for line in lines) or not any(";" in line for line in lines) else ";"
    try:
        cells = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark, strict=mark != "\t"))
    except csv.Error as error:
        raise SheetUnreadable("Anførselstegnene passer ikke sammen.", field="pasted") from error
    return [[cell.strip() for cell in row] for row in cells]


def _lies_down(grid: list[list[str]]) -> bool:
    """Whether the years stand side by side. A count may look like a year, so the first column must not be years."""
    return sum(map(_is_period, grid[0])) > 1 and not all(_is_period(row[0]) for row in grid)


def _filled(grid: list[list[str]]) -> list[list[str]]:
    width = max(map(len, grid))
    return [[*row, *[""] * (width - len(row))] for row in grid]


def _columns(grid: list[list[str]], *, is_share: bool) -> tuple[list[str], list[list[str]]]:
    """What each column is taken for, and the rows without the line that says so."""
    found = meanings(grid[0])
    if Meaning.PERIOD in found and Meaning.VALUE in found:
        try:
            places(grid[0], found)
        except SheetUnreadable as twice:
            raise SheetUnreadable(twice.sentence, field="pasted") from twice
        return [_TAKEN.get(meaning, "") if meaning else "" for meaning in found], grid[1:]
    names = [field.name for field in fields(PastedRow)]
    return [name for name in names if is_share or name != "out_of"], grid


def _row(number: int, cells: list[str], order: list[str]) -> PastedRow:
    extra = [cell for cell in cells[len(order) :] if cell]
    if extra:
        raise SheetUnreadable(f"Linje {number} har flere celler, end der er kolonner.", field="pasted")
    row = {name: cell for name, cell in zip(order, cells, strict=False) if name}
    return PastedRow(**({"period": "", "value": ""} | row))


def _is_period(cell: str) -> bool:
    try:
        period_of(period_text(cell))
    except (PeriodImpossible, NotAFigure):
        return False
    return True
