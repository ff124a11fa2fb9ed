"""One cell: a figure as Danes write it, or a mark that says why there is none.

`5.290` is five thousand: a full stop stands before every three digits and nowhere else, and so does a space. `33,6`
has a decimal. What has a full stop in another place (`33.6`) could mean two things and is refused, unless the file is
said to have a decimal point; then the comma stands between thousands.
"""

import re
from decimal import Decimal

from portal.goals.rules import Presence

_SPACES = "\u0020\u00a0\u2009\u202f\u2007"
_MINUS = "-\u2212\u2013"
_LONGEST = 40
_DASHES = {"-", "\u2212", "\u2013", "\u2014"}
_SUPPRESSED = {"..", "x"}
_NOT_COUNTED = {"."}
_PER_CENT = re.compile(rf"[{_SPACES}]*(?:%|pct\.?)\Z", re.IGNORECASE)


def _pattern(thousands: str, decimal: str) -> re.Pattern[str]:
    groups = rf"[1-9][0-9]{{0,2}}(?:(?P<mark>[{re.escape(thousands)}{_SPACES}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*)"
    return re.compile(rf"[{_MINUS}]?(?:{groups}|[0-9]+)(?:{re.escape(decimal)}[0-9]+)?")


_COMMA, _POINT = _pattern(".", ","), _pattern(",", ".")
_PLAIN_POINT = re.compile(rf"[{_MINUS}]?[0-9]+\.[0-9]+")


class NotAFigure(ValueError):
    """The cell holds no figure. The message is a Danish sentence."""


def figure_cell(
    text: str, *, has_point: bool = False, dash_is_zero: bool = False, is_share: bool = False
) -> tuple[float | None, Presence] | None:
    """The value and whether it was counted; None where the cell is empty and says nothing. Raises NotAFigure.

    `..` and `x` are kept back, `.` was not counted. A lone dash is zero at Statistikbanken; in anybody else's sheet it
    stands for nothing to count, so it is not counted there.
    """
    cell = text.strip()
    word = cell.casefold()
    if not cell:
        return None
    if word in _SUPPRESSED or word == Presence.SUPPRESSED.label:
        return None, Presence.SUPPRESSED
    if word in _NOT_COUNTED or word == Presence.NOT_COUNTED.label:
        return None, Presence.NOT_COUNTED
    if cell in _DASHES:
        return (0.0, Presence.COUNTED) if dash_is_zero else (None, Presence.NOT_COUNTED)
    return _number(_PER_CENT.sub("", cell) if is_share else cell, has_point=has_point), Presence.COUNTED


def whole_number(text: str, *, has_point: bool = False) -> int | None:
    """How many; None where the cell is empty. Raises NotAFigure."""
    if not text.strip():
        return None
    value = _number(text.strip(), has_point=has_point)
    if not value.is_integer():
        raise NotAFigure("skriv et helt tal.")
    return int(value)


def _number(cell: str, *, has_point: bool) -> float:
    thousands, decimal = (",", ".") if has_point else (".", ",")
    if len(cell) > _LONGEST:
        raise NotAFigure("det er for langt til at være et tal.")
    if not (_POINT if has_point else _COMMA).fullmatch(cell):
        if not has_point and _PLAIN_POINT.fullmatch(cell):
            raise NotAFigure(f"et punktum kan ikke stå der i et dansk tal. Mener du {cell.replace('.', ',')}?")
        raise NotAFigure("det er ikke et tal.")
    plain = re.sub(f"[{_SPACES}]", "", cell).replace(thousands, "").replace(decimal, ".")
    return float(re.sub(f"[{_MINUS}]", "-", plain)) + 0.0  # minus zero is zero


def exact_text(value: float) -> str:
    """The figure with every decimal it has, so that what is shown in a field is read back as the very same figure."""
    return format(Decimal(repr(value)).normalize(), ",f").translate(str.maketrans(",.", ".,"))


def marker_text(presence: Presence) -> str:
    """What is written in a field for a period without a figure."""
    return {Presence.SUPPRESSED: "..", Presence.NOT_COUNTED: "-", Presence.COUNTED: ""}[presence]
