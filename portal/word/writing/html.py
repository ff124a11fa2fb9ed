"""Allow-listed html as WordprocessingML.

The parser calls the writer for each tag and text, so neither deep nesting nor odd nesting can stop it, and text that
stands where it should not is still written where it stood.
"""

from dataclasses import dataclass, field
from typing import Any, Self

from lxml import etree

from portal.word.writing.inline import Piece, runs, trimmed
from portal.word.writing.lists import OpenList, open_list
from portal.word.writing.references import ListKind, References
from portal.word.writing.tables import Rows, joined, measured, table
from portal.word.writing.text import collapsed, legal, paragraph

_LISTS = {"ul": ListKind.BULLET, "ol": ListKind.NUMBER}
_HEADINGS = {"h2": 1, "h3": 2, "h4": 3}
_BOLD = {"strong", "b"}
_ITALIC = {"em", "i"}
_DEEPEST_HEADING = 4


def html_blocks(html: str, references: References, *, under: int) -> str:
    """The html as blocks under a heading of level `under`; nothing at all where nothing can be read in it."""
    target: Any = _Writer(references, under)  # the type stubs ask for bytes too, which a text never gives
    etree.HTML(f"<div>{legal(html)}</div>", etree.HTMLParser(target=target, huge_tree=True, remove_comments=True))
    return str(target.finished)


@dataclass
class _Scope:
    """A place that blocks stand in: the body, or one cell of a table."""

    style: str = ""
    blocks: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0


@dataclass
class _Table:
    """A table being read. `depth` is how many scopes were open where it began.

    A stray one stands in a table without a cell around it, and was given one, so that it stays in its place.
    """

    depth: int
    is_stray: bool = False
    rows: Rows = field(default_factory=list)
    cell: tuple[bool, int, int] = (False, 1, 1)


class _Writer:
    def __init__(self, references: References, under: int) -> None:
        self._references = references
        self._under = under
        self._headings: list[int] = []
        self._scopes = [_Scope()]
        self._tables: list[_Table] = []
        self._pieces: list[Piece] = []
        self._links: list[str | None] = []
        self._bold = self._italic = 0
        self._has_text = False
        self.finished = ""

    # What the parser calls.

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _BOLD:
            self._bold += 1
        elif tag in _ITALIC:
            self._italic += 1
        elif tag == "br":
            self._pieces.append(self._piece(None))
        elif tag == "a":
            self._links.append(self._references.link(attributes.get("href", "")))
        else:
            self._flush()
            self._start_block(tag, attributes)

    def end(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold -= 1
        elif tag in _ITALIC:
            self._italic -= 1
        elif tag == "a":
            self._links.pop()
        elif tag != "br":
            self._flush()
            self._end_block(tag)

    def data(self, text: str) -> None:
        text = collapsed(text)
        if self._is_between_cells and text.strip():
            self._open_cell("td", {})
            self._add(text)
            self._close_cell()
        elif not self._is_between_cells:
            self._add(text)

    def close(self) -> Self:
        self._flush()
        self.finished = joined(self._scopes[0].blocks) if self._has_text else ""
        return self

    # Blocks.

    def _start_block(self, tag: str, attributes: dict[str, str]) -> None:
        scope = self._scopes[-1]
        if tag in _LISTS:
            self._mark_item(scope)
            scope.lists.append(open_list(_LISTS[tag], scope.lists, self._references))
        elif tag == "li" and scope.lists:
            scope.lists[-1].begin_item()
        elif tag in _HEADINGS:
            scope.heading = _HEADINGS[tag]
        elif tag == "blockquote":
            scope.quotes += 1
        else:
            self._start_table_part(tag, attributes)

    def _start_table_part(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            is_stray = self._is_between_cells
            if is_stray:
                self._open_cell("td", {})
            self._mark_item(self._scopes[-1])
            self._tables.append(_Table(len(self._scopes), is_stray))
        elif tag == "tr" and self._is_between_cells:
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._is_between_cells:
            self._open_cell(tag, attributes)

    def _end_block(self, tag: str) -> None:
        scope = self._scopes[-1]
        if tag in _LISTS and scope.lists:
            scope.lists.pop()
        elif tag == "li" and scope.lists:
            self._mark_item(scope)
        elif tag in _HEADINGS:
            scope.heading = 0
        elif tag == "blockquote":
            scope.quotes = max(0, scope.quotes - 1)
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag in {"td", "th"} and self._tables and not self._is_between_cells:
            self._close_cell()

    # Tables.

    @property
    def _is_between_cells(self) -> bool:
        return bool(self._tables) and self._tables[-1].depth == len(self._scopes)

    def _open_cell(self, tag: str, attributes: dict[str, str]) -> None:
        spans = [_span(attributes.get(name, "")) for name in ("colspan", "rowspan")] if attributes else (1, 1)
        self._tables[-1].cell = (tag == "th", *spans)
        self._scopes.append(_Scope(style="TableHeading" if tag == "th" else "TableText"))

    def _close_cell(self) -> None:
        self._flush()
        scope = self._scopes.pop()
        is_header, columns, rows = self._tables[-1].cell
        if not self._tables[-1].rows:
            self._tables[-1].rows.append([])
        cell = measured(joined(scope.blocks), scope.texts, is_header=is_header, columns=columns, rows=rows)
        self._tables[-1].rows[-1].append(cell)

    def _close_table(self) -> None:
        if not self._is_between_cells:
            self._close_cell()
        closed = self._tables.pop()
        self._write(table(closed.rows, nested=len(self._scopes) > 1))
        if closed.is_stray:
            self._close_cell()

    # Paragraphs.

    def _piece(self, text: str | None) -> Piece:
        return Piece(text, self._bold > 0, self._italic > 0, self._links[-1] if self._links else None)

    def _add(self, text: str) -> None:
        """Text joins the paragraph; a space at its beginning or after another space is none."""
        last = self._pieces[-1].text if self._pieces else None
        if last is None or last.endswith(" "):
            text = text.lstrip(" ")
        if text:
            self._pieces.append(self._piece(text))

    def _flush(self) -> None:
        """The paragraph so far, unless nothing can be read in it."""
        if not self._pieces:
            return
        pieces, self._pieces = trimmed(self._pieces), []
        if not pieces:
            return
        self._has_text = True
        scope = self._scopes[-1]
        scope.texts.append("".join(piece.text or "" for piece in pieces))
        if scope.heading and not scope.lists and not scope.style:
            self._write_heading(scope.heading, pieces)
        elif scope.lists:
            style, numbered = scope.lists[-1].next_paragraph()
            self._write(paragraph(runs(pieces, bold=scope.heading > 0), style, numbered=numbered))
        else:
            style = "TableHeading" if scope.heading else "Quote" if scope.quotes else scope.style
            self._write(paragraph(runs(pieces), style))

    def _write_heading(self, depth: int, pieces: list[Piece]) -> None:
        """No level is skipped on the way down, and siblings stay siblings, whatever levels the html begins with."""
        while self._headings and self._headings[-1] >= depth:
            self._headings.pop()
        self._headings.append(depth)
        level = min(self._under + len(self._headings), _DEEPEST_HEADING)
        self._write(paragraph(runs(pieces), f"Heading{level}"))

    def _mark_item(self, scope: _Scope) -> None:
        """A numbered item without text of its own keeps its number, so that those after it keep theirs."""
        if scope.lists and scope.lists[-1].kind is ListKind.NUMBER and scope.lists[-1].is_unmarked:
            style, numbered = scope.lists[-1].next_paragraph()
            self._write(paragraph("", style, numbered=numbered))

    def _write(self, xml: str) -> None:
        self._scopes[-1].blocks.append(xml)


def _span(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 4 and int(text) else 1
