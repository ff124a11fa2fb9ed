"""Rules of goals: audiences, directions, states, what a figure may be, and how targets and figures read in Danish."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from babel.numbers import format_decimal

from portal.core.danish import LOCALE, figure_text
from portal.core.errors import RuleBroken

SHARE_UNIT = "pct."
FIRST_YEAR = 1900


class Audience(StrEnum):
    """Whom a goal area is about."""

    CHILDREN = "children"
    ADULTS = "adults"

    @property
    def label(self) -> str:
        return {"children": "Børn og unge", "adults": "Voksne"}[self.value]


class Direction(StrEnum):
    """What reaching a target means. Equality counts as reached; `improve` has no number."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    IMPROVE = "improve"

    @property
    def word(self) -> str:
        return {"at_most": "højst", "at_least": "mindst", "improve": ""}[self.value]


class TargetState(StrEnum):
    """A coming target is announced without indicator, baseline or number."""

    COMING = "coming"
    ACTIVE = "active"

    @property
    def label(self) -> str:
        return {"coming": "Kommende mål", "active": "Gældende mål"}[self.value]


class ObservationStatus(StrEnum):
    """Not counted is a gap in the series, never zero."""

    COUNTED = "counted"
    NOT_COUNTED = "not_counted"


class FigureImpossible(RuleBroken):
    """The value is no figure of that unit."""

    sentence = "Tallet skal være nul eller større, og en andel kan højst være 100 pct."
    field = "value"


class YearImpossible(RuleBroken):
    """A figure is of a year that has begun."""

    sentence = "Året skal være mellem 1900 og i år."
    field = "year"


class AreaUnknown(RuleBroken):
    """The area is no code of a municipality or of the whole country."""

    sentence = "Området skal være en kommunekode på tre cifre, eller 000 for hele landet."
    field = "area_code"


class FigureExists(RuleBroken):
    """There is another figure for that indicator, area and year."""

    sentence = "Der er allerede et andet tal for det år."
    field = "year"


def is_share(unit: str) -> bool:
    """Whether the unit is a share of something; all other units count."""
    return unit == SHARE_UNIT


def check_figure(*, value: float | None, unit: str, year: int, area_code: str, this_year: int) -> None:
    """Raises FigureImpossible, YearImpossible or AreaUnknown. None is a year that was not counted."""
    highest = 100 if is_share(unit) else math.inf
    if value is not None and not (math.isfinite(value) and 0 <= value <= highest):
        raise FigureImpossible
    if not FIRST_YEAR <= year <= this_year:
        raise YearImpossible
    if not re.fullmatch(r"[0-9]{3}", area_code):
        raise AreaUnknown


def target_text(
    direction: Direction,
    value: float | None,
    unit: str,
    year: int | None,
    *,
    must_hold: bool = False,
    state: TargetState = TargetState.ACTIVE,
) -> str:
    """A target in words: "højst 4.000 personer i 2020"; a target without a number is "forbedres"."""
    if state is TargetState.COMING:
        return "ikke fastsat endnu"
    if direction is Direction.IMPROVE or value is None:
        return "forbedres (intet måltal)"
    suffix = f" i {year}" if year else ""
    held = ", og niveauet skal holdes" if must_hold else ""
    return f"{direction.word} {figure_text(value, unit)}{suffix}{held}"


def relative_change_text(change: float | None, baseline: float | None, unit: str) -> str:
    """What a relative change (in per cent) beside a target number means, as a note; empty where there is none.

    The two seldom agree to the decimal. The number rules, so the note says what the other would have given.
    """
    if change is None or baseline is None:
        return ""
    word = "et fald" if change < 0 else "en stigning"
    size, implied = figure_text(abs(change), SHARE_UNIT), figure_text(baseline * (1 + change / 100), unit)
    return (
        f"Kilden angiver også målet som {word} på mindst {size} fra udgangspunktet. "
        f"Det ville give {implied}, men her gælder måltallet."
    )


def dated_figure(value: float | None, unit: str, year: int | None) -> str:
    """A figure with its year: "5.820 personer (2013)"; empty where there is none."""
    if value is None or year is None:
        return ""
    return f"{figure_text(value, unit)} ({year})"


def figure_texts(values: Sequence[float]) -> tuple[str, ...]:
    """Figures of one series, all with as many decimals as the one that has most: 6,0 and 5,7."""
    decimals = max((_decimals(value) for value in values), default=0)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return tuple(str(format_decimal(value, format=pattern, locale=LOCALE)) for value in values)


def _decimals(value: float) -> int:
    exponent = Decimal(repr(round(value, 4))).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
