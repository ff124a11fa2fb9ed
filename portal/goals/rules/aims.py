"""A target as numbers, and the figures that are held against it."""

import math
from dataclasses import dataclass

from portal.goals.rules.vocabulary import Direction


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A target as numbers. `relative_change` is in per cent of the baseline, and rules only where there is no value.

    `must_hold` is "reduce and hold": reached only as long as the value stays there.
    """

    direction: Direction
    baseline_year: int | None = None
    baseline_value: float | None = None
    target_year: int | None = None
    target_value: float | None = None
    relative_change: float | None = None
    must_hold: bool = False

    @property
    def value(self) -> float | None:
        """The number to reach: the absolute one, else what the relative change gives; None without either."""
        if self.direction is Direction.IMPROVE:
            return None
        if self.target_value is not None:
            return self.target_value
        if self.relative_change is None or self.baseline_value is None:
            return None
        return self.baseline_value * (100 + self.relative_change) / 100

    def is_met(self, value: float) -> bool:
        """Whether a value is where it should be; equality counts, also where arithmetic leaves a crumb."""
        aim = self.value
        if aim is None:
            return False
        if math.isclose(value, aim, rel_tol=1e-9):
            return True
        return value <= aim if self.direction is Direction.AT_MOST else value >= aim

    def path(self, year: int) -> float | None:
        """The value on the straight line from baseline to target, which it stays on afterwards.

        It goes by whole years as targets do: every quarter of a year is held against the same value.
        """
        aim = self.value
        if aim is None or self.baseline_value is None or self.baseline_year is None or self.target_year is None:
            return None
        if year < self.baseline_year:
            return None
        if year >= self.target_year:
            return aim
        share = (year - self.baseline_year) / (self.target_year - self.baseline_year)
        return self.baseline_value + (aim - self.baseline_value) * share


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A counted value at a moment (years). `is_break` says that it cannot be compared with the one before.

    `out_of` is how many a share is of, where that is known.
    """

    moment: float
    value: float
    is_break: bool = False
    out_of: int | None = None

    @property
    def year(self) -> int:
        """Targets and baselines are of whole years, so quarters and weeks of counting are judged by theirs."""
        return int(self.moment)
