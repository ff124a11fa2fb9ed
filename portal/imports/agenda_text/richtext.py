"""Rich text out of plain lines: paragraphs, lists and the few lines that are clearly headings."""

from dataclasses import dataclass, replace
from html import escape

from portal.imports.agenda_text.grammar import Line

_HEADING_LENGTH = 60
_WRAPPED_FROM = 60
_SENTENCE_WORDS = frozenset(
    (
        "er",
        "vil",
        "skal",
        "har",
        "kan",
        "bør",
        "blev",
        "bliver",
        "at",
        "indstiller",
        "foreslår",
        "anbefaler",
        "omfatter",
    )
)


@dataclass(frozen=True)
class Paragraph:
    """Words of one or more lines; `line` is the first. `is_adjacent` where no blank line stands before it."""

    line: int
    text: str
    is_adjacent: bool = False
    is_heading: bool = False


@dataclass(frozen=True)
class BulletList:
    """A list; every item is one or more paragraphs."""

    items: tuple[tuple[Paragraph, ...], ...]
    is_numbered: bool = False


Block = Paragraph | BulletList


def parse_blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Paragraphs and lists in the order of the lines; not a word is left out."""
    reader = _Reader(_numbered_lines(lines))
    for line in lines:
        reader.read(line)
    return _with_headings(reader.finished())


def to_html(blocks: tuple[Block, ...]) -> str:
    return "".join(_list_html(block) if isinstance(block, BulletList) else _paragraph_html(block) for block in blocks)


def to_text(blocks: tuple[Block, ...]) -> str:
    """The same words as lines, with a blank line between blocks."""
    return "\n\n".join(_list_text(block) if isinstance(block, BulletList) else block.text for block in blocks)


def is_label(text: str) -> bool:
    """Whether a line is short and no sentence."""
    return len(text) <= _HEADING_LENGTH and not text.endswith((".", ",", ";", "!", "?"))


@dataclass
class _OpenList:
    """A list that more lines may belong to."""

    items: list[list[Paragraph]]
    is_numbered: bool

    def closed(self) -> BulletList:
        """The list without bullets that nothing was written behind."""
        return BulletList(tuple(tuple(item) for item in self.items if item[0].text), self.is_numbered)


class _Reader:
    """Puts one line after another onto the block where it belongs."""

    def __init__(self, numbered: frozenset[int]) -> None:
        self._blocks: list[Paragraph | _OpenList] = []
        self._numbered = numbered
        self._after_blank = True

    def read(self, line: Line) -> None:
        if line.is_blank:
            self._after_blank = True
            return
        numbered = line.numbered if line.number in self._numbered else None
        if numbered:
            self._add_item(Paragraph(line.number, numbered[1]), number=numbered[0])
        elif line.bullet is not None:
            self._add_item(Paragraph(line.number, line.bullet), number=None)
        else:
            self._add_words(line)
        self._after_blank = False

    def finished(self) -> tuple[Block, ...]:
        closed = (block.closed() if isinstance(block, _OpenList) else block for block in self._blocks)
        return tuple(block for block in closed if isinstance(block, Paragraph) or block.items)

    def _add_item(self, words: Paragraph, *, number: int | None) -> None:
        last = self._blocks[-1] if self._blocks else None
        is_numbered = number is not None
        if isinstance(last, _OpenList) and last.is_numbered is is_numbered and number != 1:
            last.items.append([words])
        else:
            self._blocks.append(_OpenList([[words]], is_numbered))

    def _add_words(self, line: Line) -> None:
        last = self._blocks[-1] if self._blocks else None
        new = Paragraph(line.number, line.text, is_adjacent=not self._after_blank)
        if not new.is_adjacent or last is None:
            self._blocks.append(new)
        elif isinstance(last, Paragraph):
            self._blocks[-1:] = _joined(last, new)
        elif _belongs_to_item(last.items[-1][-1], line):
            last.items[-1][-1:] = _joined(last.items[-1][-1], new)
        else:
            self._blocks.append(new)


def _belongs_to_item(before: Paragraph, line: Line) -> bool:
    return line.is_indented or not before.text or _is_wrapped(before.text, line.text)


def _joined(before: Paragraph, new: Paragraph) -> list[Paragraph]:
    """One paragraph where the source only wrapped its line, else two."""
    if not before.text:
        return [replace(before, text=new.text)]
    if _is_wrapped(before.text, new.text):
        return [replace(before, text=f"{before.text} {new.text}")]
    return [before, new]


def _is_wrapped(before: str, after: str) -> bool:
    last_line_is_long = len(before) >= _WRAPPED_FROM
    return last_line_is_long and not before.endswith((".", ":", ";", "!", "?")) and after[0].islower()


def _numbered_lines(lines: tuple[Line, ...]) -> frozenset[int]:
    """The lines that stand in a list counted 1, 2, …: only there may a number be left to the list."""
    found: set[int] = set()
    run: list[int] = []
    after_blank = True
    for line in lines:
        number = line.numbered[0] if line.numbered else 0
        if number == 1:
            run = [line.number]
        elif run and number == len(run) + 1:
            run.append(line.number)
            found.update(run)
        elif not line.is_blank and (after_blank or not line.is_indented or line.bullet is not None):
            run = []
        after_blank = line.is_blank
    return frozenset(found)


def _with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    followers = (*blocks[1:], None)
    return tuple(
        replace(block, is_heading=True) if isinstance(block, Paragraph) and _is_heading(block, follower) else block
        for block, follower in zip(blocks, followers, strict=False)
    )


def _is_heading(block: Paragraph, follower: Block | None) -> bool:
    if not isinstance(follower, BulletList) or block.is_adjacent or not block.text[:1].isupper():
        return False
    if not is_label(block.text) or _SENTENCE_WORDS & set(block.text.casefold().rstrip(":").split()):
        return False
    return not block.text.endswith(":") or block.text.startswith("Status ")


def _paragraph_html(paragraph: Paragraph) -> str:
    tag = "h3" if paragraph.is_heading else "p"
    return f"<{tag}>{escape(paragraph.text, quote=False)}</{tag}>"


def _list_html(block: BulletList) -> str:
    tag = "ol" if block.is_numbered else "ul"
    items = ("".join(_paragraph_html(paragraph) for paragraph in item) for item in block.items)
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _list_text(block: BulletList) -> str:
    marks = (f"{position}." if block.is_numbered else "•" for position, _ in enumerate(block.items, 1))
    return "\n".join(
        f"{mark} " + "\n".join(paragraph.text for paragraph in item)
        for mark, item in zip(marks, block.items, strict=False)
    )
