"""A series as drawn: where its figures stand, and what is between them, in per cent of the plot.

A solid line joins figures of neighbouring periods. Where periods without a figure lie between, it is dotted: what
happened there is not known. Over a break there is no line, since the figures on its sides cannot be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from portal.goals.content import Points, SeriesPoint
from portal.goals.presenters.charts.axes import ValueAxis, YearAxis
from portal.goals.rules import Aim, ObservationStatus, figure_texts

_A_YEAR, _A_QUARTER = 1.1, 0.26
"""Neighbours are at most this far apart; the week of a yearly count moves a little from year to year."""
_NEAR = (18.0, 14.0)
"""Two labels nearer to each other than this, in per cent across and down, would touch."""
INVENTED = " (opdigtede tal)"
_NEAR_TARGET = 12.0
"""A figure nearer to the target's line than this would have its label on the line, or touch the target's label."""
LOWEST = 90.0
"""A label below what is lower than this would stand among the years."""


@dataclass(frozen=True, kw_only=True)
class NamedSeries:
    """A series to be drawn, whose it is, and what it is held against."""

    name: str
    points: Points
    is_local: bool = False
    aim: Aim | None = None

    @property
    def whose(self) -> str:
        """The name as it stands within a sentence or a parenthesis."""
        return self.name.removesuffix(INVENTED)

    @property
    def counted(self) -> Sequence[SeriesPoint]:
        """The points with a figure, in order of time."""
        return sorted((point for point in self.points if point.value is not None), key=lambda point: point.moment)


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A straight line between two figures; `is_gap` where periods without a figure lie between them."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_gap: bool


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A figure's place. `label` is written at the last one of a line, below it where there is no room above."""

    x: float
    y: float
    label: str = ""
    is_label_below: bool = False
    is_preliminary: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """One series as drawn; `breaks` are the places between two figures that cannot be compared."""

    name: str
    is_local: bool
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    breaks: tuple[float, ...]


def drawn_line(series: NamedSeries, years: YearAxis, values: ValueAxis) -> Line:
    """The series' place in the plot. It has at least one figure."""
    counted = series.counted
    marks = [_mark(point, years, values) for point in counted]
    segments, breaks = [], []
    for (here, there), (left, right) in zip(pairwise(counted), pairwise(marks), strict=True):
        between = [point for point in series.points if here.moment < point.moment <= there.moment]
        if any(point.break_note for point in between):
            breaks.append(round((left.x + right.x) / 2, 2))
        else:
            is_gap = len(between) > 1 or there.moment - here.moment > _step(here, there)
            segments.append(Segment(x1=left.x, y1=left.y, x2=right.x, y2=right.y, is_gap=is_gap))
    marks[-1] = replace(marks[-1], label=figure_texts([counted[-1].value or 0])[0])
    return Line(
        name=series.name,
        is_local=series.is_local,
        segments=tuple(segments),
        marks=tuple(marks),
        breaks=tuple(breaks),
    )


def _mark(point: SeriesPoint, years: YearAxis, values: ValueAxis) -> Mark:
    return Mark(
        x=years.position(point.moment),
        y=values.position(point.value or 0),
        is_preliminary=point.status is ObservationStatus.PRELIMINARY,
    )


def _step(here: SeriesPoint, there: SeriesPoint) -> float:
    return _A_QUARTER if "K" in here.period and "K" in there.period else _A_YEAR


def apart(lines: tuple[Line, ...], target_y: float | None = None) -> tuple[Line, ...]:
    """Put each last figure's label where neither another last figure, the target nor its own line is in the way."""
    return tuple(_labelled_below(line) if _belongs_below(line, lines, target_y) else line for line in lines)


def is_by_target(mark: Mark, target_y: float) -> bool:
    """Whether a figure stands so near to the target's line that its label must be kept away from it."""
    return abs(mark.y - target_y) < _NEAR_TARGET


def _labelled_below(line: Line) -> Line:
    return replace(line, marks=(*line.marks[:-1], replace(line.marks[-1], is_label_below=True)))


def _belongs_below(line: Line, lines: tuple[Line, ...], target_y: float | None) -> bool:
    mark = line.marks[-1]
    if mark.y > LOWEST:
        return False
    others = [other.marks[-1] for other in lines if other is not line]
    wants_below = len(line.marks) > 1 and line.marks[-2].y < mark.y
    if target_y is not None and is_by_target(mark, target_y):
        wants_below = mark.y > target_y
    if any(_is_under(mark, other) for other in others):
        return True
    return wants_below and not any(_is_under(other, mark) for other in others)


def _is_under(lower: Mark, upper: Mark) -> bool:
    return abs(lower.x - upper.x) < _NEAR[0] and 0 < lower.y - upper.y < _NEAR[1]
