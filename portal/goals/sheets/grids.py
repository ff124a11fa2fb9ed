"""The bytes of a file as lines of cells: encoding, delimiter, bounds."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from portal.core.danish import nfc, size_text
from portal.goals.sheets.columns import NEEDED, meanings
from portal.goals.sheets.faults import SheetUnreadable

MOST_BYTES = 5_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 50
_DELIMITERS = ";\t,"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_TEXT = "Filen er ikke en CSV-fil. Gem regnearket som CSV, og vælg den fil."


@dataclass(frozen=True)
class Line:
    """A line that is not blank, with the number of the line in the file on which it begins."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Grid:
    """The header and the lines under it, which are read one by one."""

    header: list[str]
    lines: Iterator[Line]
    most_lines: int


def grid_of(data: bytes) -> Grid:
    """The file as a grid. Raises SheetUnreadable, also while its lines are read."""
    if len(data) > MOST_BYTES:
        raise SheetUnreadable(f"Filen fylder {size_text(len(data))}. Den må højst fylde {size_text(MOST_BYTES)}.")
    text = _decoded(data)
    if not text.strip():
        raise SheetUnreadable("Filen er tom.")
    lines = _lines(text, _delimiter(text))
    first = next(lines, Line(1, [""]))
    if len(first.cells) <= 2 and first.cells[0].casefold().startswith("sep="):
        first = next(lines, Line(1, [""]))  # Excel's own way to say the delimiter
    if len(first.cells) > MOST_COLUMNS:
        raise SheetUnreadable(f"Filen har {len(first.cells)} kolonner. Den må højst have {MOST_COLUMNS}.")
    return Grid([name.strip() for name in first.cells], _bounded(lines), text.count("\n"))


def _decoded(data: bytes) -> str:
    encodings = [name for mark, name in _BOMS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return nfc(text.removeprefix("\ufeff"))
    raise SheetUnreadable(_NOT_TEXT)


def _delimiter(text: str) -> str:
    """The one by which most column names are known; the semicolon where that does not tell."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()]
    first = next((line for line in lines if not line.casefold().startswith("sep=")), "")
    return max(_DELIMITERS, key=lambda mark: _known(first, mark))


def _known(line: str, delimiter: str) -> tuple[int, int]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    found = {meaning for meaning in meanings(cells) if meaning is not None}
    return len(found & set(NEEDED)), len(found)


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SheetUnreadable(
                f"Linje {number}: anførselstegnene passer ikke sammen, eller feltet er for langt."
            ) from error
        if any(cell.strip() for cell in cells):
            yield Line(number, cells)


def _bounded(lines: Iterator[Line]) -> Iterator[Line]:
    for count, line in enumerate(lines, start=1):
        if count > MOST_ROWS:
            raise SheetUnreadable(f"Filen har mere end {MOST_ROWS:,} rækker. Del den i flere.".replace(",", "."))
        yield line
