"""Somebody who wants to know what is hidden, and knows nothing of our rules but what anybody can see.

They have every figure that was ever shown, see where one is kept back, know which figures were revised between two
editions, and which are the sum of which: a total of its parts, by every way of parting it. They bound every figure,
and every change of it between any two editions, by interval arithmetic until no bound moves.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

TOTAL = "total"
Cell = tuple[str, int]
Change = tuple[str, int, int]
Bounds = tuple[float, float]
ROUNDS = 2000


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One edition as anybody sees it: the values, None where one is kept back, and what was revised since the last."""

    values: Mapping[str, float | None]
    revised: frozenset[str] = frozenset()


Sums = Sequence[tuple[str, Sequence[str]]]
"""Figures, each with parts that it is the sum of."""


@dataclass
class Attacker:
    """What can be worked out of some editions. `cells` and `changes` are the narrowest bounds there are.

    Where nothing is said of `sums`, there is one total, and all others are its parts.
    """

    editions: Sequence[Seen]
    sums: Sums = ()
    cells: dict[Cell, Bounds] = field(default_factory=dict)
    changes: dict[Change, Bounds] = field(default_factory=dict)
    _has_moved: bool = False

    def __post_init__(self) -> None:
        self._names = list(self.editions[0].values)
        self.sums = self.sums or [(TOTAL, [name for name in self._names if name != TOTAL])]
        self._pairs = list(combinations(range(len(self.editions)), 2))
        for number, edition in enumerate(self.editions):
            for name, value in edition.values.items():
                self.cells[name, number] = (0, math.inf) if value is None else (value, value)
        for first, last in self._pairs:
            between = range(first + 1, last + 1)
            for name in self._names:
                is_same = not any(name in self.editions[number].revised for number in between)
                self.changes[name, first, last] = (0, 0) if is_same else (-math.inf, math.inf)
        self._solve()

    def _solve(self) -> None:
        for _ in range(ROUNDS):
            self._has_moved = False
            for number in range(len(self.editions)):
                for whole, parts in self.sums:
                    self._sum((whole, number), [(part, number) for part in parts], self.cells)
            for first, last in self._pairs:
                for whole, parts in self.sums:
                    self._sum((whole, first, last), [(part, first, last) for part in parts], self.changes)
                for name in self._names:
                    self._difference(name, first, last)
            self._chain()
            if not self._has_moved:
                return
        raise AssertionError("the bounds do not come to rest")

    def _sum(self, whole: tuple, parts: list[tuple], known: dict) -> None:  # type: ignore[type-arg]
        """The whole is the sum of the parts, so each is what the others leave of it."""
        self._narrow(known, whole, (sum(known[part][0] for part in parts), sum(known[part][1] for part in parts)))
        for part in parts:
            others = [known[other] for other in parts if other != part]
            low, high = sum(other[0] for other in others), sum(other[1] for other in others)
            self._narrow(known, part, (_minus(known[whole][0], high), _minus(known[whole][1], low)))

    def _difference(self, name: str, first: int, last: int) -> None:
        """What a figure was, what it became, and how much it changed: any two give the third."""
        before, after, change = (name, first), (name, last), (name, first, last)
        then, now, moved = self.cells[before], self.cells[after], self.changes[change]
        self._narrow(self.changes, change, (_minus(now[0], then[1]), _minus(now[1], then[0])))
        self._narrow(self.cells, after, (_plus(then[0], moved[0]), _plus(then[1], moved[1])))
        self._narrow(self.cells, before, (_minus(now[0], moved[1]), _minus(now[1], moved[0])))

    def _chain(self) -> None:
        """Two changes in a row are one."""
        for name in self._names:
            for first, middle, last in combinations(range(len(self.editions)), 3):
                one, two = (name, first, middle), (name, middle, last)
                both = (name, first, last)
                known = self.changes
                self._narrow(known, both, tuple(_plus(known[one][side], known[two][side]) for side in (0, 1)))
                for other, rest in ((one, two), (two, one)):
                    low, high = known[both][0], known[both][1]
                    self._narrow(known, other, (_minus(low, known[rest][1]), _minus(high, known[rest][0])))

    def _narrow(self, known: dict, key: tuple, bounds: tuple) -> None:  # type: ignore[type-arg]
        low, high = max(known[key][0], bounds[0]), min(known[key][1], bounds[1])
        assert low <= high, f"what was shown cannot be true of {key}"
        if (low, high) != known[key]:
            known[key] = low, high
            self._has_moved = True


def _minus(one: float, other: float) -> float:
    """A bound less a bound: nothing is known where both are endless."""
    if math.isinf(one):
        return one
    return -other if math.isinf(other) else one - other


def _plus(one: float, other: float) -> float:
    return _minus(one, -other)


def hidden_small_counts(truth: Sequence[Mapping[str, int]], seen: Sequence[Seen], threshold: int) -> Iterator[Cell]:
    """The figures that are small and kept back."""
    for number, (real, edition) in enumerate(zip(truth, seen, strict=True)):
        for name, value in real.items():
            if edition.values[name] is None and 0 < value < threshold:
                yield name, number


def hidden_small_changes(truth: Sequence[Mapping[str, int]], seen: Sequence[Seen], threshold: int) -> Iterator[Change]:
    """The changes that are small, where one of the two figures is kept back."""
    for first, last in combinations(range(len(truth)), 2):
        for name in truth[first]:
            is_hidden = seen[first].values[name] is None or seen[last].values[name] is None
            if is_hidden and 0 < abs(truth[last][name] - truth[first][name]) < threshold:
                yield name, first, last
