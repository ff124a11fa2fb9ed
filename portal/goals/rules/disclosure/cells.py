"""A figure on its way out, what was told of it before, and whether it may be told whatever else is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_DOWN, Decimal
from enum import StrEnum

from portal.core.errors import RuleBroken
from portal.goals.rules.vocabulary import Presence

DEFAULT_THRESHOLD = 5
LOWEST_THRESHOLD = 3
HIGHEST_THRESHOLD = 100
FigureKey = tuple[str, str]


class Secrecy(StrEnum):
    """Why a figure is kept back."""

    SMALL_COUNT = "small_count"
    SMALL_SHARE = "small_share"
    NO_DENOMINATOR = "no_denominator"
    AT_SOURCE = "at_source"
    SMALL_REVISION = "small_revision"
    GIVES_ANOTHER = "gives_another"
    ALL_OR_NONE = "all_or_none"

    @property
    def sentence(self) -> str:
        return _SENTENCES[self]


_SENTENCES = {
    Secrecy.SMALL_COUNT: "Tallet er så lille, at det kan pege på enkelte mennesker.",
    Secrecy.SMALL_SHARE: "Andelen dækker over så få mennesker, at den kan pege på dem.",
    Secrecy.NO_DENOMINATOR: "Det er ikke oplyst, hvor mange andelen er beregnet af.",
    Secrecy.AT_SOURCE: "Tallet er markeret som skjult.",
    Secrecy.SMALL_REVISION: "Rettelsen er så lille, at forskellen til det gamle tal kan pege på enkelte mennesker.",
    Secrecy.GIVES_ANOTHER: "Et skjult tal kunne regnes ud af det.",
    Secrecy.ALL_OR_NONE: "Sammen med det samlede tal viser det, at noget gælder alle eller ingen.",
}


class ThresholdOutOfRange(RuleBroken):
    """A threshold is neither so low that it hides nobody nor so high that it hides everything."""

    sentence = f"Grænsen skal være et helt tal fra {LOWEST_THRESHOLD} til {HIGHEST_THRESHOLD}."
    field = "threshold"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One local figure: `value` is None where there is none, `out_of` how many a share is of.

    `part_of` is the key of the indicator that this one counts a part of, empty where it is no part.
    """

    indicator: str
    period: str
    value: float | None
    presence: Presence
    is_share: bool = False
    out_of: int | None = None
    part_of: str = ""

    @property
    def key(self) -> FigureKey:
        return self.indicator, self.period


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an earlier edition showed of a figure; `value` is None where it showed that a figure is kept back.

    Figures that were told `at` the same moment stood side by side.
    """

    indicator: str
    period: str
    value: float | None
    out_of: int | None = None
    at: datetime | None = None

    @property
    def key(self) -> FigureKey:
        return self.indicator, self.period


History = Mapping[FigureKey, Sequence[Told]]


def check_threshold(threshold: int) -> None:
    """Raises ThresholdOutOfRange."""
    if not LOWEST_THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise ThresholdOutOfRange


def too_small(cell: Cell, threshold: int) -> Secrecy | None:
    """Why a figure may not be public whatever else is; None where it may, or where there is none."""
    if cell.presence is Presence.SUPPRESSED:
        return Secrecy.AT_SOURCE
    if cell.value is None:
        return None
    if not cell.is_share:
        return Secrecy.SMALL_COUNT if 0 < cell.value < threshold else None
    if cell.out_of is None:
        return Secrecy.NO_DENOMINATOR
    return Secrecy.SMALL_SHARE if min(_people(cell.value, cell.out_of)) < threshold else None


def by_key(told: Sequence[Told]) -> dict[FigureKey, list[Told]]:
    """What was told of each figure, oldest first."""
    found: defaultdict[FigureKey, list[Told]] = defaultdict(list)
    for line in told:
        found[line.key].append(line)
    return found


def own_reason(cell: Cell, history: History, threshold: int) -> Secrecy | None:
    """The same, and whether it tells too much beside what was told of the same figure before."""
    reason = too_small(cell, threshold)
    if reason is None and any(_is_near(cell, line, threshold) for line in history.get(cell.key, ())):
        return Secrecy.SMALL_REVISION
    return reason


def _is_near(cell: Cell, line: Told, threshold: int) -> bool:
    """Whether the figure differs from one that was told, but by fewer people than may be known."""
    if cell.value is None or line.value is None or cell.value == line.value:
        return False
    if not cell.is_share:
        return abs(cell.value - line.value) < threshold
    if cell.out_of is None or line.out_of is None:
        return True
    now, then = _people(cell.value, cell.out_of), _people(line.value, line.out_of)
    return any(0 < abs(new - old) < threshold for new, old in zip(now, then, strict=True))


def _people(share: float, out_of: int) -> tuple[int, int]:
    """How many a share is at least, and how many it leaves: a half counts down on both sides."""
    exact = Decimal(repr(share)) * out_of / 100
    return _half_down(exact), _half_down(out_of - exact)


def _half_down(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_DOWN))
