"""Tables as WordprocessingML: merged cells, widths that fit, header rows that repeat and rows that stay whole."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from portal.word.writing.text import attribute, paragraph

# The text column of the built-in template's A4 page, in twentieths of a point.
TEXT_WIDTH = 9638

# Word opens no table with more columns.
_MOST_COLUMNS = 63

# A row with more text than this may be split over pages: kept whole it could be longer than the page.
_LONGEST_WHOLE_ROW = 1500

# Widths in the table's 10 points: of a character in running text, of one in a word that must not break, of the padding.
_CHARACTER = 97
_WORD_CHARACTER = 112
_PADDING = 220
_WIDEST_WISH = 36 * _CHARACTER

EMPTY_PARAGRAPH = paragraph("", "TableText")

# Word needs a paragraph between two tables, and after a table that ends a cell or the document.
_SEPARATOR = paragraph("", "TableEnd")


def joined(blocks: Iterable[str]) -> str:
    """Blocks one after another, apart by a paragraph where Word would else run two tables together."""
    parts: list[str] = []
    after_table = False
    for block in filter(None, blocks):
        if after_table and block.startswith("<w:tbl>"):
            parts.append(_SEPARATOR)
        parts.append(block)
        after_table = block.endswith("</w:tbl>")
    if after_table:
        parts.append(_SEPARATOR)
    return "".join(parts)


class Cell(NamedTuple):
    """A cell with finished blocks in it; `characters` and `longest_word` decide how wide its column is."""

    xml: str
    characters: int = 0
    longest_word: int = 0
    is_header: bool = False
    columns: int = 1
    rows: int = 1


_EMPTY_CELL = Cell(xml=EMPTY_PARAGRAPH)

Rows = list[list[Cell]]


class _Placed(NamedTuple):
    cell: Cell
    column: int
    width: int
    merge: str = ""


def measured(xml: str, texts: Iterable[str], *, is_header: bool = False, columns: int = 1, rows: int = 1) -> Cell:
    """A cell around blocks whose texts, one for each paragraph, are known."""
    words = [text for text in texts if text]
    longest = max((len(word) for text in words for word in text.split()), default=0)
    characters = max((len(text) for text in words), default=0)
    return Cell(
        xml=xml or EMPTY_PARAGRAPH,
        characters=characters,
        longest_word=longest,
        is_header=is_header,
        columns=columns,
        rows=rows,
    )


def table(
    rows: Rows, *, style: str = "CaseTable", caption: str = "", description: str = "", nested: bool = False
) -> str:
    """A table as wide as the text, or as its cell where it is nested. No rows with cells, no table."""
    grid = _grid([row for row in rows if row])
    if not grid:
        return ""
    count = max(placed.column + placed.width for row in grid for placed in row)
    widths = _widths(grid, count, TEXT_WIDTH // 2 if nested else TEXT_WIDTH)
    headers = _header_rows(grid)
    first_column = all(row[0].cell.is_header for row in grid[headers:])
    width = '<w:tblW w:w="5000" w:type="pct"/>' if nested else f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
    words = f"<w:tblCaption w:val={attribute(caption)}/>" if caption else ""
    words += f"<w:tblDescription w:val={attribute(description)}/>" if description else ""
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{width}',
        f"{_look(has_header=headers > 0, has_row_headers=first_column)}{words}</w:tblPr>",
        "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>",
    ]
    parts.extend(_row(row, count, widths, is_header=index < headers) for index, row in enumerate(grid))
    parts.append("</w:tbl>")
    return "".join(parts)


def _look(*, has_header: bool, has_row_headers: bool) -> str:
    """Which of the table style's special rows and columns apply; `val` is the same in the older form."""
    value = 0x0600 | (0x0020 if has_header else 0) | (0x0080 if has_row_headers else 0)
    return (
        f'<w:tblLook w:val="{value:04X}" w:firstRow="{int(has_header)}" w:lastRow="0" '
        f'w:firstColumn="{int(has_row_headers)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _row(row: list[_Placed], count: int, widths: list[int], *, is_header: bool) -> str:
    end = row[-1].column + row[-1].width
    filled = [*row, *(_Placed(_EMPTY_CELL, column, 1) for column in range(end, count))]
    is_short = sum(placed.cell.characters for placed in row) <= _LONGEST_WHOLE_ROW
    properties = ("<w:cantSplit/>" if is_short else "") + ("<w:tblHeader/>" if is_header and is_short else "")
    properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{properties}{''.join(_cell(placed, widths) for placed in filled)}</w:tr>"


def _cell(placed: _Placed, widths: list[int]) -> str:
    width = sum(widths[placed.column : placed.column + placed.width])
    span = f'<w:gridSpan w:val="{placed.width}"/>' if placed.width > 1 else ""
    merge = f'<w:vMerge w:val="{placed.merge}"/>' if placed.merge else ""
    xml = EMPTY_PARAGRAPH if placed.merge == "continue" else placed.cell.xml
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{xml}</w:tc>'


def _header_rows(grid: list[list[_Placed]]) -> int:
    count = 0
    for row in grid:
        if not all(placed.cell.is_header for placed in row):
            break
        count += 1
    return count if count < len(grid) else 0


def _grid(rows: Rows) -> list[list[_Placed]]:
    """The cells at their columns, with a continuing cell wherever one from above reaches down."""
    grid: list[list[_Placed]] = []
    reaching: dict[int, tuple[_Placed, int]] = {}
    for index, row in enumerate(rows):
        placed = _placed_row(row, {column: above for column, (above, _) in reaching.items()}, len(rows) - index)
        grid.append(placed)
        left = {column: (above, count - 1) for column, (above, count) in reaching.items() if count > 1}
        new = {
            cell.column: (cell, min(cell.cell.rows, len(rows) - index) - 1)
            for cell in placed
            if cell.merge == "restart"
        }
        reaching = left | new
    return grid


def _placed_row(row: list[Cell], reaching: dict[int, _Placed], rows_left: int) -> list[_Placed]:
    if not reaching and len(row) <= _MOST_COLUMNS and all(cell.columns == cell.rows == 1 for cell in row):
        return [_Placed(cell, column, 1) for column, cell in enumerate(row)]
    placed: list[_Placed] = []
    waiting = list(reversed(row))
    column = 0
    while waiting or any(start >= column for start in reaching):
        if column in reaching:
            above = reaching[column]
            placed.append(_Placed(above.cell, column, above.width, "continue"))
        elif column >= _MOST_COLUMNS:
            placed[-1] = _joined(placed[-1], waiting)
            break
        else:
            cell = waiting.pop() if waiting else _EMPTY_CELL
            room = min([start for start in reaching if start > column] + [_MOST_COLUMNS]) - column
            merge = "restart" if min(cell.rows, rows_left) > 1 else ""
            placed.append(_Placed(cell, column, max(1, min(cell.columns, room)), merge))
        column = placed[-1].column + placed[-1].width
    return placed


def _joined(last: _Placed, surplus: list[Cell]) -> _Placed:
    """The last cell with all that stands to the right of it: no text is lost because a table is too wide."""
    continues = last.merge == "continue"
    cells = [*([] if continues else [last.cell]), *reversed(surplus)]
    cell = last.cell._replace(xml="".join(cell.xml for cell in cells))
    return last._replace(cell=cell, merge="" if continues else last.merge)


def _widths(grid: list[list[_Placed]], count: int, total: int) -> list[int]:
    """Every text on one line where there is room for that; else the longest words first, and the rest by the text."""
    least, wished = [_PADDING] * count, [_PADDING] * count
    for row in grid:
        for placed in row:
            if placed.width == 1 and placed.merge != "continue":
                column, cell = placed.column, placed.cell
                least[column] = max(least[column], cell.longest_word * _WORD_CHARACTER + _PADDING)
                wished[column] = max(wished[column], cell.characters * _CHARACTER + _PADDING)
    if sum(wished) <= total:
        return _added(wished, _shared(total - sum(wished), wished))
    if sum(least) >= total:
        return _shared(total, least)
    over = [max(1, min(wish - low, _WIDEST_WISH)) for low, wish in zip(least, wished, strict=True)]
    return _added(least, _shared(total - sum(least), over))


def _added(widths: list[int], more: list[int]) -> list[int]:
    return [width + extra for width, extra in zip(widths, more, strict=True)]


def _shared(total: int, weights: list[int]) -> list[int]:
    """Whole numbers in proportion to the weights whose sum is exactly `total`."""
    whole = sum(weights)
    edges = [0]
    for weight in weights:
        edges.append(edges[-1] + weight)
    marks = [total * edge // whole for edge in edges]
    return [end - start for start, end in pairwise(marks)]
