"""Line charts as pure geometry, in per cent of the plot: so a chart fills any width while its letters keep their size.

A solid line joins figures of neighbouring years. Where years without a figure lie between, the line is thin and dashed:
what happened there is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from portal.core.danish import figure_text, listing
from portal.goals.content import GoalContent, SeriesPoint
from portal.goals.presenters.axes import Tick, ValueAxis, YearAxis, value_axis
from portal.goals.rules import Direction, Presence, figure_texts, is_share

NATIONAL_NAME = "Hele landet"
_NEAR = (18.0, 14.0)
"""Two labels nearer to each other than this, in per cent across and down, would touch."""
_CROWDED, _LABEL_REACH = 20.0, 45.0
"""On a phone the target's label takes this much room up or down, from this far in to the right edge."""
_LOWEST = 90.0
"""A label below what is lower than this would stand among the years."""


@dataclass(frozen=True, kw_only=True)
class NamedSeries:
    """A series to be drawn, and whose it is."""

    name: str
    points: tuple[SeriesPoint, ...]
    is_local: bool = False


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The target to be drawn: its value, its year, and its words without unit, as "højst 4.000"."""

    value: float
    year: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A straight line between two figures; `is_gap` where years without a figure lie between them."""

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


@dataclass(frozen=True, kw_only=True)
class Line:
    """One series as drawn."""

    name: str
    is_local: bool
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class TargetLine:
    """The level line of the target; its label stands on the side where the figures are not."""

    y: float
    name: str
    label: str
    is_label_below: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart, ready to be drawn: x in per cent from the left of the plot, y from its top."""

    title: str
    description: str
    unit: str
    lines: tuple[Line, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    target: TargetLine | None
    has_gaps: bool
    begins_at_zero: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is no figure to draw."""
        return not self.lines


def goal_charts(content: GoalContent) -> tuple[Chart, ...]:
    """The charts of a goal: one, or two where something is counted both in the country and in the municipality.

    Beside a national count a local one would be a line along the bottom, and a national count is no local target.
    A share can be held against the same share, so it stays in one chart.
    """
    goal = goal_of(content)
    national = NamedSeries(name=NATIONAL_NAME, points=content.series)
    if content.local is None:
        return (_titled(content, (national,), goal),)
    note = " (opdigtede tal)" if content.local.is_invented else ""
    local = NamedSeries(name=f"{content.local.municipality}{note}", points=content.local.points, is_local=True)
    if is_share(content.unit):
        return (_titled(content, (national, local), goal),)
    return (_titled(content, (national,), goal), _titled(content, (local,), None))


def goal_of(content: GoalContent) -> Goal | None:
    """The target as it is drawn, or None where it has no number."""
    if content.direction is Direction.IMPROVE or content.aim.value is None or content.aim.target_year is None:
        return None
    text = f"{content.direction.word} {figure_texts([content.aim.value])[0]}"
    return Goal(value=content.aim.value, year=content.aim.target_year, text=text)


def line_chart(
    *, title: str, unit: str, series: Sequence[NamedSeries], goal: Goal | None = None, baseline_year: int | None = None
) -> Chart:
    """The geometry of these series and their target. Without any counted figure the chart is empty."""
    counted = [(line, _counted(line)) for line in series]
    drawn = [(line, figures) for line, figures in counted if figures]
    if not drawn:
        return _empty(title, unit)
    years = _year_axis(series, goal)
    values = value_axis(
        [value for _, figures in drawn for _, value in figures] + ([goal.value] if goal else []),
        is_share=is_share(unit),
    )
    lines = _apart(tuple(_line(line, figures, years, values) for line, figures in drawn))
    return Chart(
        title=title,
        description=_description(drawn, unit, goal),
        unit=unit,
        lines=lines,
        years=years.ticks(_wanted_labels(drawn, baseline_year)),
        values=values.ticks(),
        target=_target_line(goal, lines, values) if goal else None,
        has_gaps=any(segment.is_gap for line in lines for segment in line.segments),
        begins_at_zero=values.bottom == 0,
    )


def _titled(content: GoalContent, series: tuple[NamedSeries, ...], goal: Goal | None) -> Chart:
    names = listing([line.name for line in series])
    title = f"{content.indicator or content.title}: {names}"
    return line_chart(title=title, unit=content.unit, series=series, goal=goal, baseline_year=content.aim.baseline_year)


def _counted(line: NamedSeries) -> list[tuple[int, float]]:
    return sorted((point.year, point.value) for point in line.points if point.value is not None)


def _empty(title: str, unit: str) -> Chart:
    return Chart(
        title=title,
        description="",
        unit=unit,
        lines=(),
        years=(),
        values=(),
        target=None,
        has_gaps=False,
        begins_at_zero=True,
    )


def _year_axis(series: Sequence[NamedSeries], goal: Goal | None) -> YearAxis:
    years = [point.year for line in series for point in line.points] + ([goal.year] if goal else [])
    return YearAxis(first=min(years), last=max(years))


def _line(line: NamedSeries, figures: list[tuple[int, float]], years: YearAxis, values: ValueAxis) -> Line:
    marks = [Mark(x=years.position(year), y=values.position(value)) for year, value in figures]
    segments = tuple(
        Segment(x1=here.x, y1=here.y, x2=there.x, y2=there.y, is_gap=figures[i + 1][0] - figures[i][0] > 1)
        for i, (here, there) in enumerate(pairwise(marks))
    )
    marks[-1] = replace(marks[-1], label=figure_texts([figures[-1][1]])[0])
    return Line(name=line.name, is_local=line.is_local, segments=segments, marks=tuple(marks))


def _apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put each last figure's label where neither its own line nor another one's last figure is in the way."""
    return tuple(_labelled_below(line) if _belongs_below(line, lines) else line for line in lines)


def _labelled_below(line: Line) -> Line:
    return replace(line, marks=(*line.marks[:-1], replace(line.marks[-1], is_label_below=True)))


def _belongs_below(line: Line, lines: tuple[Line, ...]) -> bool:
    mark = line.marks[-1]
    if mark.y > _LOWEST:
        return False
    others = [other.marks[-1] for other in lines if other is not line]
    falls = len(line.marks) > 1 and line.marks[-2].y < mark.y
    return any(_is_under(mark, other) for other in others) or (falls and not any(_is_under(o, mark) for o in others))


def _is_under(lower: Mark, upper: Mark) -> bool:
    return abs(lower.x - upper.x) < _NEAR[0] and 0 < lower.y - upper.y < _NEAR[1]


def _target_line(goal: Goal, lines: tuple[Line, ...], values: ValueAxis) -> TargetLine:
    y = values.position(goal.value)
    crowd_above, crowd_below = _crowd(lines, y - _CROWDED, y), _crowd(lines, y, y + _CROWDED)
    most_are_over = 2 * sum(line.marks[-1].y < y for line in lines) > len(lines)
    is_below = crowd_above > crowd_below or (crowd_above == crowd_below and most_are_over)
    return TargetLine(
        y=y, name=f"Mål i {goal.year}", label=f"Mål: {goal.text}", is_label_below=is_below and y <= _LOWEST
    )


def _crowd(lines: tuple[Line, ...], upper: float, lower: float) -> int:
    """How much stands between two heights where the target's label would be; a figure with its label counts twice."""
    return sum(
        1 + bool(mark.label)
        for line in lines
        for mark in line.marks
        if mark.x >= _LABEL_REACH and upper <= mark.y <= lower
    )


def _wanted_labels(drawn: list[tuple[NamedSeries, list[tuple[int, float]]]], baseline_year: int | None) -> list[int]:
    observed = sorted({year for _, figures in drawn for year, _ in figures}, reverse=True)
    newest, older = observed[:1], observed[1:]
    return newest + ([baseline_year] if baseline_year in observed else []) + older


def _description(drawn: list[tuple[NamedSeries, list[tuple[int, float]]]], unit: str, goal: Goal | None) -> str:
    sentences = [_sentence(line, figures, unit) for line, figures in drawn]
    if goal:
        sentences.append(f"Målet for {goal.year} er {goal.text} {unit}".rstrip(".") + ".")
    return " ".join(sentences)


def _sentence(line: NamedSeries, figures: list[tuple[int, float]], unit: str) -> str:
    (first, start), (last, end) = figures[0], figures[-1]
    if first == last:
        sentence = f"{line.name}: {figure_text(start, unit)} i {first}."
    else:
        sentence = f"{line.name}: fra {figure_text(start, unit)} i {first} til {figure_text(end, unit)} i {last}."
    missing = [str(point.year) for point in line.points if point.presence is Presence.NOT_COUNTED]
    return f"{sentence} Ikke opgjort i {listing(missing)}." if missing else sentence
