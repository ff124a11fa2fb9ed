"""The axes of a chart: where they begin and end, and which ticks have a label."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.goals.rules import figure_texts

_INTERVALS = 4
_LABEL_GAP = 18.0
"""Labels of years stand this many per cent of the width apart, so that they do not touch on a phone."""


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on an axis, in per cent of the plot from its left or its top; `label` is empty where it has none."""

    position: float
    label: str


@dataclass(frozen=True, kw_only=True)
class ValueAxis:
    """The upright axis, from `bottom` to `top` in steps of `step`."""

    bottom: float
    top: float
    step: float

    def position(self, value: float) -> float:
        """Per cent from the top of the plot."""
        return _percent((self.top - value) / (self.top - self.bottom))

    def ticks(self) -> tuple[Tick, ...]:
        count = round((self.top - self.bottom) / self.step)
        values = [self.bottom + self.step * number for number in range(count + 1)]
        labels = figure_texts([round(value, 4) for value in values])
        return tuple(
            Tick(position=self.position(value), label=label) for value, label in zip(values, labels, strict=True)
        )


@dataclass(frozen=True, kw_only=True)
class YearAxis:
    """The lying axis, from the first year to the last."""

    first: int
    last: int

    def position(self, moment: float) -> float:
        """Per cent from the left of the plot; a single year stands in the middle."""
        return _percent((moment - self.first) / (self.last - self.first)) if self.last > self.first else 50.0

    def ticks(self, wanted: Sequence[int]) -> tuple[Tick, ...]:
        """A tick for every year. Labels go to the ends, then to `wanted` in that order, as far as there is room."""
        labelled: list[int] = []
        for year in (self.first, self.last, *wanted):
            if all(abs(self.position(year) - self.position(other)) >= _LABEL_GAP for other in labelled):
                labelled.append(year)
        years = range(self.first, self.last + 1)
        return tuple(Tick(position=self.position(year), label=str(year) if year in labelled else "") for year in years)


def year_axis(moments: Iterable[float]) -> YearAxis:
    """The lying axis for these moments, of which there is at least one: from year to year."""
    known = list(moments)
    return YearAxis(first=math.floor(min(known)), last=math.ceil(max(known)))


def value_axis(values: Iterable[float], *, is_share: bool) -> ValueAxis:
    """The upright axis for these values, of which there is at least one.

    It begins at zero, so that a small change looks small, except for a share whose figures and target would then fill
    less than a fifth of the height.
    """
    known = list(values)
    low, high = min(known), max(known)
    if low >= 0 and not (is_share and high - low < high / 5 and high > low):
        low = 0.0
    span = max(high - low, abs(high) / 1000, 0.001)  # a smaller difference could not be seen, and would break the steps
    step = _nice(span / _INTERVALS)
    if not is_share:
        step = max(step, 1.0)
    bottom = math.floor(low / step) * step
    top = math.ceil(high / step) * step
    return ValueAxis(bottom=bottom, top=top if top > bottom else bottom + step, step=step)


def _nice(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … that is at least as large."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999999)


def _percent(part: float) -> float:
    return round(part * 100, 2)
