"""The definitions of lists, as they stand in Word's numbering part."""

from collections.abc import Sequence

from portal.word.writing.lists import list_style
from portal.word.writing.references import ListKind

# The indent of one level, in twentieths of a point.
STEP = 397

_NUMBERS = (("decimal", "."), ("lowerLetter", ")"), ("lowerRoman", "."))
_BULLETS = ("•", "–")


def definition(number: int, levels: Sequence[ListKind], *, style: str = "") -> str:
    """The looks of a list's levels; with `style` they belong to the template's list style of that name."""
    parts = [f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>']
    for level, kind in enumerate(levels):
        same_above = sum(above is kind for above in levels[:level])
        linked = f'<w:pStyle w:val="{list_style(style, level)}"/>' if style else ""
        form, text = _bullet(same_above) if kind is ListKind.BULLET else _number(level, same_above)
        parts.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
        )
    parts.append("</w:abstractNum>")
    return "".join(parts)


def instance(number: int) -> str:
    """The list of a definition with the same number; paragraphs point here."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'


def _bullet(same_above: int) -> tuple[str, str]:
    return "bullet", _BULLETS[same_above % len(_BULLETS)]


def _number(level: int, same_above: int) -> tuple[str, str]:
    form, sign = _NUMBERS[same_above % len(_NUMBERS)]
    return form, f"%{level + 1}{sign}"
