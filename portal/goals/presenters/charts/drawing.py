"""Line charts as pure geometry, in per cent of the plot: so a chart fills any width while its letters keep their size.

Everything in a chart is told apart by its form and not by its colour: circles and triangles, solid and dotted lines,
long dashes for the target, dash and dot for the straight way to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.core.danish import listing
from portal.goals.content import GoalContent, LocalSeries, VariantSeries
from portal.goals.presenters.charts.axes import Tick, ValueAxis, YearAxis, value_axis, year_axis
from portal.goals.presenters.charts.descriptions import note_sentences, path_sentences, series_sentences
from portal.goals.presenters.charts.lines import INVENTED, LOWEST, Line, NamedSeries, apart, drawn_line, is_by_target
from portal.goals.rules import Aim, figure_texts, is_share, shown_number

NATIONAL_NAME = "Hele landet"
_CROWDED, _LABEL_REACH = 20.0, 45.0
"""On a phone the target's label takes this much room up or down, from this far in to the right edge."""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The target to be drawn: its value, its year, and its words without unit, as "højst 4.000"."""

    value: float
    year: int
    text: str


@dataclass(frozen=True, kw_only=True)
class TargetLine:
    """The level line of the target; its label stands on the side where the figures are not."""

    y: float
    name: str
    label: str
    is_label_below: bool


@dataclass(frozen=True, kw_only=True)
class PathLine:
    """The straight way from a series' baseline to the target."""

    x1: float
    y1: float
    x2: float
    y2: float
    name: str
    is_local: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart, ready to be drawn: x in per cent from the left of the plot, y from its top.

    `notes` are sentences on breaks and hidden figures, which stand under it for everybody.
    """

    title: str
    description: str
    unit: str
    lines: tuple[Line, ...] = ()
    years: tuple[Tick, ...] = ()
    values: tuple[Tick, ...] = ()
    target: TargetLine | None = None
    paths: tuple[PathLine, ...] = ()
    notes: tuple[str, ...] = ()
    begins_at_zero: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is no figure to draw."""
        return not self.lines

    @property
    def has_gaps(self) -> bool:
        return any(segment.is_gap for line in self.lines for segment in line.segments)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where lines are broken, each place once."""
        return tuple(sorted({place for line in self.lines for place in line.breaks}))

    @property
    def has_preliminary(self) -> bool:
        return any(mark.is_preliminary for line in self.lines for mark in line.marks)


def goal_charts(content: GoalContent) -> tuple[Chart, ...]:
    """The charts of a goal: one, or two where something is counted both in the country and in the municipality.

    Beside a national count a local one would be a line along the bottom, and a national count is no local target.
    A share can be held against the same share, so it stands in one chart.
    """
    groups = [named_series(content)]
    if not is_share(content.unit) and len(groups[0]) > 1:
        groups = [[line] for line in groups[0]]
    title = content.indicator or content.title
    year = content.aim.baseline_year
    return tuple(_titled(title, group, content.unit, baseline_year=year) for group in groups)


def variant_charts(content: GoalContent) -> tuple[tuple[VariantSeries, Chart], ...]:
    """Each series by another definition with a chart of its own: it is never one line with the goal's."""
    charts = []
    for variant in content.variants:
        name = series_name(variant.area, is_invented=variant.is_invented)
        line = NamedSeries(name=name, points=variant.points, is_local=variant.is_local)
        charts.append((variant, _titled(variant.name, [line], variant.unit)))
    return tuple(charts)


def named_series(content: GoalContent) -> list[NamedSeries]:
    """The country's series, which a municipality's own target has none of, and the municipality's where it has one."""
    own = [_local_series(content.local)] if content.local is not None else []
    if content.is_own and own:
        return own
    return [NamedSeries(name=NATIONAL_NAME, points=content.series, aim=content.aim), *own]


def _local_series(local: LocalSeries) -> NamedSeries:
    name = series_name(local.municipality, is_invented=local.is_invented)
    return NamedSeries(name=name, points=local.points, is_local=True, aim=local.aim)


def series_name(area: str, *, is_invented: bool) -> str:
    """Whose figures they are; a reader must see where they are invented."""
    return f"{area}{INVENTED}" if is_invented else area


def goal_of(aim: Aim | None, unit: str) -> Goal | None:
    """The target as it is drawn, or None where it has no number or no year."""
    number = shown_number(aim, unit) if aim is not None else None
    if aim is None or number is None or aim.target_year is None:
        return None
    return Goal(value=number, year=aim.target_year, text=f"{aim.direction.word} {figure_texts([number])[0]}")


def line_chart(
    *, title: str, unit: str, series: Sequence[NamedSeries], goal: Goal | None = None, baseline_year: int | None = None
) -> Chart:
    """The geometry of these series and their target. Without any counted figure the chart is empty."""
    drawn = [line for line in series if line.counted]
    if not drawn:
        return Chart(title=title, description="", unit=unit)
    paths = series_with_path(drawn)
    years = drawn_years(series, goal, paths)
    values = value_axis(values_of(drawn, goal, paths), is_share=is_share(unit))
    target_y = values.position(goal.value) if goal else None
    lines = apart(tuple(drawn_line(line, years, values) for line in drawn), target_y)
    return Chart(
        title=title,
        description=_description(drawn, unit, goal, paths),
        unit=unit,
        lines=lines,
        years=years.ticks(_wanted_labels(drawn, baseline_year)),
        values=values.ticks(),
        target=_target_line(goal, lines, values) if goal else None,
        paths=tuple(path_line(line, years, values, is_alone=len(drawn) == 1) for line in paths),
        notes=tuple(sentence for line in drawn for sentence in note_sentences(line, is_alone=len(drawn) == 1)),
        begins_at_zero=values.bottom == 0,
    )


def _titled(title: str, series: Sequence[NamedSeries], unit: str, *, baseline_year: int | None = None) -> Chart:
    names = listing([line.name for line in series])
    goal = next((goal for goal in (goal_of(line.aim, unit) for line in series) if goal), None)
    return line_chart(title=f"{title}: {names}", unit=unit, series=series, goal=goal, baseline_year=baseline_year)


def series_with_path(drawn: Sequence[NamedSeries]) -> list[NamedSeries]:
    """The series with a straight way from a baseline to a target."""
    return [line for line in drawn if line.aim is not None and _has_path(line.aim)]


def _has_path(aim: Aim) -> bool:
    if None in (aim.value, aim.baseline_value, aim.baseline_year, aim.target_year):
        return False
    return (aim.target_year or 0) > (aim.baseline_year or 0)


def drawn_years(series: Sequence[NamedSeries], goal: Goal | None, paths: Sequence[NamedSeries]) -> YearAxis:
    """The lying axis, on which the figures, the target and the ways to it have room."""
    ends = [year for line in paths if line.aim for year in (line.aim.baseline_year, line.aim.target_year) if year]
    counted = [point.moment for line in series for point in line.points]
    return year_axis(counted + [float(year) for year in ends] + ([float(goal.year)] if goal else []))


def values_of(series: Sequence[NamedSeries], goal: Goal | None, paths: Sequence[NamedSeries]) -> list[float]:
    """All values that must have room in the plot."""
    aims = [line.aim for line in paths if line.aim]
    ends = [value for aim in aims for value in (aim.baseline_value, aim.value) if value is not None]
    counted = [point.value for line in series for point in line.counted if point.value is not None]
    return counted + ends + ([goal.value] if goal else [])


def path_line(series: NamedSeries, years: YearAxis, values: ValueAxis, *, is_alone: bool) -> PathLine:
    """The straight way of a series that has one; it is named after the series where there are several."""
    aim = series.aim
    assert aim is not None
    assert aim.baseline_year is not None
    assert aim.target_year is not None
    number = aim.value or 0
    return PathLine(
        x1=years.position(aim.baseline_year),
        y1=values.position(aim.baseline_value or 0),
        x2=years.position(aim.target_year),
        y2=values.position(number),
        name="Den lige vej til målet" if is_alone else f"Den lige vej til målet, {series.whose}",
        is_local=series.is_local,
    )


def _target_line(goal: Goal, lines: tuple[Line, ...], values: ValueAxis) -> TargetLine:
    y = values.position(goal.value)
    crowd_above, crowd_below = _crowd(lines, y - _CROWDED, y), _crowd(lines, y, y + _CROWDED)
    most_are_over = 2 * sum(line.marks[-1].y < y for line in lines) > len(lines)
    is_below = crowd_above > crowd_below or (crowd_above == crowd_below and most_are_over)
    sides = _sides_of_labels(lines, y)
    if len(sides) == 1:
        is_below = sides == {False}
    return TargetLine(
        y=y, name=f"Mål i {goal.year}", label=f"Mål: {goal.text}", is_label_below=is_below and y <= LOWEST
    )


def _sides_of_labels(lines: tuple[Line, ...], y: float) -> set[bool]:
    """Whether the labels of last figures by the target's line, where its own label would be, stand below."""
    marks = [line.marks[-1] for line in lines]
    return {mark.is_label_below for mark in marks if mark.x >= _LABEL_REACH and is_by_target(mark, y)}


def _crowd(lines: tuple[Line, ...], upper: float, lower: float) -> int:
    """How much stands between two heights where the target's label would be; a figure with its label counts twice."""
    return sum(
        1 + bool(mark.label)
        for line in lines
        for mark in line.marks
        if mark.x >= _LABEL_REACH and upper <= mark.y <= lower
    )


def _wanted_labels(drawn: Sequence[NamedSeries], baseline_year: int | None) -> list[int]:
    observed = sorted({point.year for line in drawn for point in line.counted}, reverse=True)
    newest, older = observed[:1], observed[1:]
    return newest + ([baseline_year] if baseline_year in observed else []) + older


def _description(drawn: Sequence[NamedSeries], unit: str, goal: Goal | None, paths: Sequence[NamedSeries]) -> str:
    sentences = [sentence for line in drawn for sentence in series_sentences(line, unit)]
    if goal:
        sentences.append(f"Målet for {goal.year} er {goal.text} {unit}".rstrip(".") + ".")
    return " ".join(sentences + path_sentences(paths, unit, is_alone=len(drawn) == 1))
