"""Which local figures are kept back from the public, so that nobody small in number can be found in them.

Statistics Denmark's practice with a threshold of the municipality's own: counts under it, shares whose numerator or
complement is under it, totals and parts that would give a hidden figure by subtraction, and revisions whose difference
would be such a count.

Why it holds: as long as every figure of a group (a total with its parts) is shown, nothing of it is hidden. From the
first one that must be hidden no part is ever shown again, and the total only where no part was ever public, with two
values at most, one after the other. Then all that anybody knows of the parts is their sum, before and after one
revision that is itself no small number: any part may be nothing, or all that is left.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_DOWN, Decimal
from enum import StrEnum
from itertools import groupby

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

    @property
    def sentence(self) -> str:
        return _SENTENCES[self]


_SENTENCES = {
    Secrecy.SMALL_COUNT: "Tallet er så lille, at det kan pege på enkelte mennesker.",
    Secrecy.SMALL_SHARE: "Andelen dækker over så få mennesker, at den kan pege på dem.",
    Secrecy.NO_DENOMINATOR: "Det er ikke oplyst, hvor mange andelen er beregnet af.",
    Secrecy.AT_SOURCE: "Kilden viser ikke tallet.",
    Secrecy.SMALL_REVISION: "Rettelsen er så lille, at forskellen til det gamle tal kan pege på enkelte mennesker.",
    Secrecy.GIVES_ANOTHER: "Et skjult tal kunne regnes ud af det.",
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


def kept_back(cells: Sequence[Cell], told: Sequence[Told], threshold: int) -> dict[FigureKey, Secrecy]:
    """The figures that may not be public, each with why. `told` is all that ever was, oldest first.

    A part of a part counts as a part of the topmost total, and parts of a year as parts of that year's figure.
    """
    history = _by_key(told)
    secrets = {cell.key: why for cell in cells if (why := _own_reason(cell, history, threshold))}
    for group in _groups(cells, told):
        for key, why in _group_reasons(group, history, threshold, secrets).items():
            secrets.setdefault(key, why)
    return secrets


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


def _by_key(told: Sequence[Told]) -> dict[FigureKey, list[Told]]:
    found: defaultdict[FigureKey, list[Told]] = defaultdict(list)
    for line in told:
        found[line.key].append(line)
    return found


def _own_reason(cell: Cell, history: History, threshold: int) -> Secrecy | None:
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


@dataclass(frozen=True, kw_only=True)
class _Group:
    """Figures that add up: a total and every part of it, with what was told of parts. `total` is None if unknown."""

    total: Cell | None
    parts: Sequence[Cell]
    told_parts: Sequence[Told]

    @property
    def left_over(self) -> Iterator[tuple[Cell, Sequence[Cell]]]:
        """Counts with those of their parts that leave a number over which is nobody's figure but can be worked out."""
        counts = [cell for cell in (*self.parts, self.total) if cell and cell.value is not None and not cell.is_share]
        for whole in counts:
            parts = [cell for cell in counts if (cell.part_of, cell.period) == whole.key]
            yield from ((whole, [part]) for part in parts)
            if len(parts) > 1:
                yield whole, parts


def _groups(cells: Sequence[Cell], told: Sequence[Told]) -> Iterator[_Group]:
    """Every total that has parts, and every set of parts whose total is not known."""
    above = {cell.indicator: cell.part_of for cell in cells if cell.part_of}
    keys = [*(cell.key for cell in cells), *(line.key for line in told)]
    roots = {indicator: _topmost(indicator, above) for indicator, _ in keys}
    whole_years = {(roots[indicator], period) for indicator, period in keys}

    def total_of(key: FigureKey) -> FigureKey:
        root, year = roots[key[0]], key[1][:4]
        return (root, year) if (root, year) in whole_years else (root, key[1])

    members: defaultdict[FigureKey, list[Cell]] = defaultdict(list)
    for cell in cells:
        members[total_of(cell.key)].append(cell)
    earlier: defaultdict[FigureKey, list[Told]] = defaultdict(list)
    for line in told:
        if line.key != total_of(line.key):
            earlier[total_of(line.key)].append(line)
    for key, own in members.items():
        parts = [cell for cell in own if cell.key != key]
        if parts or earlier[key]:
            total = next((cell for cell in own if cell.key == key), None)
            yield _Group(total=total, parts=parts, told_parts=earlier[key])


def _topmost(indicator: str, above: Mapping[str, str]) -> str:
    """The total at the top; indicators that are parts of each other in a ring have the first by name."""
    seen = [indicator]
    while (higher := above.get(seen[-1])) and higher not in seen:
        seen.append(higher)
    return min(seen) if higher else seen[-1]


def _group_reasons(
    group: _Group, history: History, threshold: int, secrets: Mapping[FigureKey, Secrecy]
) -> dict[FigureKey, Secrecy]:
    """What must be hidden because something else of the group is, or was."""
    members = [*group.parts, *([group.total] if group.total else [])]
    is_open = (
        not any(cell.key in secrets for cell in members)
        and all(line.value is not None for line in group.told_parts)
        and not any(_gives_small(whole, parts, history, threshold) for whole, parts in group.left_over)
    )
    if is_open:
        return {}
    hidden = [cell for cell in group.parts if cell.value is not None]
    if group.total and group.total.value is not None and not _may_total(group, history):
        hidden.append(group.total)
    return {cell.key: Secrecy.GIVES_ANOTHER for cell in hidden}


def _may_total(group: _Group, history: History) -> bool:
    """Whether the total may stand over parts that are hidden: no part was ever public, and it was revised once at most.

    More values than two would bound the parts, since it is known which of them were revised in between.
    """
    if group.total is None or any(line.value is not None for line in group.told_parts):
        return False
    values = [line.value for line in history.get(group.total.key, ()) if line.value is not None]
    steps = [value for value, _ in groupby([*values, group.total.value])]
    return len(steps) <= 2 or steps == [value for value, _ in groupby(values)]


def _gives_small(whole: Cell, parts: Sequence[Cell], history: History, threshold: int) -> bool:
    """Whether what the parts leave of the whole is a small count, or has changed by one since it could be worked out.

    Parts that overlap leave less than nothing, which counts nobody.
    """
    left = _left(whole.value, [part.value for part in parts])
    if left is None or left < 0:
        return False
    earlier = (
        _left(moment.get(whole.key), [moment.get(part.key) for part in parts])
        for moment in _moments([whole.key, *(part.key for part in parts)], history)
    )
    return 0 < left < threshold or any(then is not None and 0 < abs(left - then) < threshold for then in earlier)


def _left(whole: float | None, parts: Sequence[float | None]) -> float | None:
    """The whole less its parts; None where one of them is not known."""
    known = [part for part in parts if part is not None]
    return whole - sum(known) if whole is not None and len(known) == len(parts) else None


def _moments(keys: Sequence[FigureKey], history: History) -> Iterator[dict[FigureKey, float | None]]:
    """What stood in public of these figures after each edition that changed any of them."""
    standing: dict[FigureKey, float | None] = {}
    dated = [(line.at, line) for key in keys for line in history.get(key, ()) if line.at is not None]
    for _, together in groupby(sorted(dated, key=_moment), key=_moment):
        standing |= {line.key: line.value for _, line in together}
        yield dict(standing)


def _moment(dated: tuple[datetime, Told]) -> datetime:
    return dated[0]
