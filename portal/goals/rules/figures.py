"""Rules of figures: what a figure may be, and how targets and figures read in Danish."""

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from portal.core.danish import LOCALE, figure_text, number_text
from portal.goals.rules.periods import FIRST_YEAR, Period, period_of
from portal.goals.rules.vocabulary import (
    HIGHEST_DENOMINATOR,
    HIGHEST_VALUE,
    AreaUnknown,
    DenominatorImpossible,
    Direction,
    FigureImpossible,
    PeopleNotWhole,
    PeriodImpossible,
    TargetState,
)

SHARE_UNIT = "pct."
POINTS_UNIT = "procentpoint"
PEOPLE_UNIT = "personer"
_LARGE_COUNT = 100


def is_share(unit: str) -> bool:
    """Whether the unit is a share of something; all other units count."""
    return unit == SHARE_UNIT


def check_figure(
    *, value: float | None, unit: str, period: str, area_code: str, this_year: int, out_of: int | None = None
) -> Period:
    """The period as it is stored. A value of None is a period without a figure.

    Raises FigureImpossible, PeopleNotWhole, DenominatorImpossible, PeriodImpossible or AreaUnknown.
    """
    highest = 100 if is_share(unit) else HIGHEST_VALUE
    if value is not None and not (math.isfinite(value) and 0 <= value <= highest):
        raise FigureImpossible
    if value is not None and unit == PEOPLE_UNIT and not float(value).is_integer():
        raise PeopleNotWhole
    if out_of is not None and not 1 <= out_of <= HIGHEST_DENOMINATOR:
        raise DenominatorImpossible
    if not re.fullmatch(r"[0-9]{3}", area_code):
        raise AreaUnknown
    found = period_of(period)
    if not FIRST_YEAR <= found.year <= this_year:
        raise PeriodImpossible
    return found


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


def figure_in_text(value: float, unit: str) -> str:
    """A figure inside a sentence, where people need no unit: "47" and "33,6 pct."."""
    return number_text(value) if unit == PEOPLE_UNIT else figure_text(value, unit)


def path_text(value: float, unit: str) -> str:
    """A value on the way to a target, as it stands in a sentence."""
    return figure_in_text(rounded_path(value, unit), unit)


def rounded_path(value: float, unit: str) -> float:
    """A value on the way to a target as it is told: shares with one decimal, large counts whole.

    A count under a hundred has a decimal too (or two, where one would make it whole): rounded to a whole number, a way
    of 33,8 would look reached by a figure of 34 that has not reached it.
    """
    if is_share(unit):
        return rounded(value, 1)
    if abs(value) >= _LARGE_COUNT:
        return rounded(value, 0)
    tenths = rounded(value, 1)
    return rounded(value, 2) if tenths.is_integer() else tenths


def difference_text(change: float, unit: str) -> str:
    """How large a change is: that of shares in percentage points, that of counts as a bare number."""
    size = round(abs(change), 4)
    return figure_text(size, POINTS_UNIT) if is_share(unit) else number_text(size)


def relative_difference_text(value: float, start: float) -> str:
    """How large a change is in per cent of where it began; empty where that is nothing."""
    return figure_text(rounded(abs(value - start) / start * 100, 1), SHARE_UNIT) if start > 0 else ""


def with_full_stop(text: str) -> str:
    """A sentence to its end: what ends with "pct." has its full stop already."""
    return text if text.endswith(".") else f"{text}."


def rounded(value: float, decimals: int) -> float:
    """As people round: a half goes up, away from zero."""
    exact = Decimal(repr(round(value, 9)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def figure_texts(values: Sequence[float]) -> tuple[str, ...]:
    """Figures of one series, all with as many decimals as the one that has most: 6,0 and 5,7."""
    decimals = max((_decimals(value) for value in values), default=0)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return tuple(str(format_decimal(value, format=pattern, locale=LOCALE)) for value in values)


def _decimals(value: float) -> int:
    exponent = Decimal(repr(round(value, 4))).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
