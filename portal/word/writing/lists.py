"""Lists as Word numbers them: which style a paragraph of an item has, and which list and level it belongs to."""

from dataclasses import dataclass

from portal.word.writing.references import LEVELS, ListKind, References
from portal.word.writing.text import paragraph, run

_STYLES = {ListKind.BULLET: "ListBullet", ListKind.NUMBER: "ListNumber"}
_CONTINUED = "ListContinue"
_DEEPEST_STYLE = 5


@dataclass
class OpenList:
    """A list being written. `levels` are the kinds of its definition, shared with the lists around it."""

    kind: ListKind
    number: int
    level: int
    levels: list[ListKind]
    is_unmarked: bool = False
    can_hold_next: bool = False

    def begin_item(self) -> None:
        """The next paragraph carries the mark or number."""
        self.is_unmarked = True
        self.can_hold_next = False

    def next_paragraph(self) -> tuple[str, tuple[int, int] | None]:
        """Style, and list and level where the paragraph is the first of its item."""
        if not self.is_unmarked:
            return list_style(_CONTINUED, self.level), None
        self.is_unmarked = False
        self.can_hold_next = True
        return list_style(_STYLES[self.kind], self.level), (self.number, self.level)


def open_list(kind: ListKind, around: list[OpenList], references: References) -> OpenList:
    """A new list inside those already open.

    It shares the definition of the list around it where Word restarts the deeper level by itself: after a marked
    item, once for each item, and where that level has the same kind. Else it has its own, and starts at 1 by that.
    """
    parent = around[-1] if around else None
    level = min(parent.level + 1, LEVELS - 1) if parent else 0
    if parent and parent.can_hold_next and parent.level < level:
        parent.can_hold_next = False
        if len(parent.levels) == level:
            parent.levels.append(kind)
        if parent.levels[level] is kind:
            return OpenList(kind, parent.number, level, parent.levels)
    levels = [*(parent.levels[:level] if parent else []), kind]
    return OpenList(kind, references.new_list(levels), len(levels) - 1, levels)


def list_style(base: str, level: int) -> str:
    """The style of a level from 0: List Bullet, List Bullet 2, and so on to 5."""
    return base if level == 0 else f"{base}{min(level + 1, _DEEPEST_STYLE)}"


def points(texts: tuple[str, ...] | list[str], references: References) -> str:
    """Plain lines as a list: numbered, so that they can be spoken of, unless there is only one."""
    kind = ListKind.NUMBER if len(texts) > 1 else ListKind.BULLET
    number = references.new_list([kind])
    return "".join(paragraph(run(text), _STYLES[kind], numbered=(number, 0)) for text in texts)
