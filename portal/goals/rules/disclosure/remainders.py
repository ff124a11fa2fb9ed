"""What can be worked out of counts that stand side by side: what parts leave of a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, combinations, groupby
from typing import TypeVar

from portal.goals.rules.disclosure.cells import Cell, FigureKey, History, Told

MOST_PARTS = 10
Part = TypeVar("Part")
Above = Mapping[str, str]
"""What each indicator counts a part of."""
Values = Mapping[FigureKey, float | None]
Terms = tuple[tuple[FigureKey, int], ...]
"""Figures that are added (1) or taken away (-1)."""


@dataclass(frozen=True, kw_only=True)
class Remainder:
    """A whole less some of its parts. Each may be worked out itself: the women of a quarter are all less the men."""

    whole: Terms
    parts: tuple[Terms, ...]

    def left(self, values: Values) -> float | None:
        """How many are left; None where one of the figures is not known."""
        parts = [_sum(part, values) for part in self.parts]
        whole, known = _sum(self.whole, values), [part for part in parts if part is not None]
        return whole - sum(known) if whole is not None and len(known) == len(parts) else None

    def is_small(self, now: Values, earlier: Sequence[Values], threshold: int) -> bool:
        """Whether it is a small count, or has changed by one since it could be worked out.

        Parts that overlap leave less than nothing, which counts nobody.
        """
        left = self.left(now)
        if left is None or left < 0:
            return False
        then = [before for moment in earlier if (before := self.left(moment)) is not None]
        return 0 < left < threshold or any(0 < abs(left - before) < threshold for before in then)

    def is_all_or_none(self, now: Values) -> bool:
        """Whether one part is everybody or nobody, and so tells the same of each of them."""
        whole = _sum(self.whole, now)
        return len(self.parts) == 1 and bool(whole) and self.left(now) in (0, whole)


def remainders(counts: Sequence[Cell], total: Cell | None, above: Above) -> list[Remainder] | None:
    """Everything that the counts of a group leave of each other; None where they are too many to look through.

    Parts may be of several breakdowns which overlap, so every choice of them is tried: by what they count and by when.
    """
    if _is_tangled(counts, total):
        return None
    found: list[Remainder] = []
    for whole in counts:
        highest = _highest([cell for cell in counts if _is_within(cell, whole, above)], above)
        if len(highest) > MOST_PARTS:
            return None
        aside = [cell for cell in highest if cell.period == whole.period]
        inner = [cell for cell in highest if cell.period != whole.period]
        chosen = (*_choices(aside), *_choices(inner))
        found += [Remainder(whole=_one(whole), parts=tuple(_one(cell) for cell in parts)) for parts in chosen]
        found += _of_rests(whole, aside, inner, counts)
    return found


def _is_tangled(counts: Sequence[Cell], total: Cell | None) -> bool:
    """Whether figures of a year are parted both by what they count and by when, but with gaps.

    A gap is filled in roundabout ways by who knows which parts make up the whole. Without gaps is also a table of
    which the edges alone are counted, by kind and by quarter.
    """
    names, periods = {cell.indicator for cell in counts}, {cell.period for cell in counts}
    if len(names) == 1 or len(periods) == 1:
        return False
    if total not in counts:
        return True
    edges = [cell for cell in counts if total and (cell.indicator == total.indicator or cell.period == total.period)]
    return len(counts) not in (len(edges), len(names) * len(periods))


def _of_rests(whole: Cell, aside: Sequence[Cell], inner: Sequence[Cell], counts: Sequence[Cell]) -> Iterator[Remainder]:
    """What is left of a year's rest, where the same rest can be worked out for parts of the year."""
    there = {cell.key for cell in counts}
    for chosen in _choices([cell.indicator for cell in aside]):
        rests = [_rest(whole.indicator, chosen, cell.period) for cell in inner if cell.indicator == whole.indicator]
        known = [rest for rest in rests if all(key in there for key, _ in rest)]
        for parts in _choices(known):
            yield Remainder(whole=_rest(whole.indicator, chosen, whole.period), parts=parts)


def _is_within(cell: Cell, whole: Cell, above: Above) -> bool:
    """Whether a figure counts some of those whom another counts, or the same in a part of its year."""
    if cell.key == whole.key or not cell.period.startswith(whole.period):
        return False
    return cell.indicator == whole.indicator or whole.indicator in wholes(cell.indicator, above)


def wholes(indicator: str, above: Above) -> list[str]:
    """What an indicator counts a part of, the nearest first; of a ring each once, and itself last."""
    seen: list[str] = []
    while (higher := above.get((seen or [indicator])[-1])) and higher not in seen:
        seen.append(higher)
    return seen


def _highest(parts: Sequence[Cell], above: Above) -> list[Cell]:
    """Those that are in none of the others, which count them already."""
    return [
        part
        for part in parts
        if not any(_is_within(part, other, above) and not _is_within(other, part, above) for other in parts)
    ]


def moments(keys: Sequence[FigureKey], history: History) -> list[Values]:
    """What stood in public of these figures after each edition that changed any of them."""
    standing: dict[FigureKey, float | None] = {}
    dated = [(line.at, line) for key in keys for line in history.get(key, ()) if line.at is not None]
    found: list[Values] = []
    for _, together in groupby(sorted(dated, key=_at), key=_at):
        standing |= {line.key: line.value for _, line in together}
        found.append(dict(standing))
    return found


def _at(dated: tuple[datetime, Told]) -> datetime:
    return dated[0]


def _sum(terms: Terms, values: Values) -> float | None:
    known = [(value, sign) for key, sign in terms if (value := values.get(key)) is not None]
    return sum(value * sign for value, sign in known) if len(known) == len(terms) else None


def _one(cell: Cell) -> Terms:
    return ((cell.key, 1),)


def _rest(whole: str, parts: Sequence[str], period: str) -> Terms:
    return ((whole, period), 1), *(((part, period), -1) for part in parts)


def _choices(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Every choice of some of the parts."""
    return chain.from_iterable(combinations(parts, number) for number in range(1, len(parts) + 1))
