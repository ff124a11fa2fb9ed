"""The chart of a row in a table: lines without axes, and one sentence that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.core.danish import figure_text
from portal.goals.content import GoalContent
from portal.goals.presenters.charts.axes import ValueAxis
from portal.goals.presenters.charts.drawing import (
    Goal,
    PathLine,
    drawn_years,
    goal_of,
    named_series,
    path_line,
    series_with_path,
    values_of,
)
from portal.goals.presenters.charts.lines import Line, NamedSeries, drawn_line
from portal.goals.rules import is_share


@dataclass(frozen=True, kw_only=True)
class SmallChart:
    """As much of a goal's chart as can be seen at the height of two lines; `label` is read aloud instead.

    It has no axis, and goes from the lowest of its figures and target to the highest.
    """

    label: str
    lines: tuple[Line, ...]
    breaks: tuple[float, ...]
    target_y: float | None
    paths: tuple[PathLine, ...]


def small_chart(content: GoalContent) -> SmallChart | None:
    """The series that can be held against the goal's own target; None where none has a figure."""
    series = [line for line in named_series(content) if line.counted]
    shown = series if is_share(content.unit) else series[:1]
    if not shown:
        return None
    goal = next((goal for goal in (goal_of(line.aim, content.unit) for line in shown) if goal), None)
    paths = series_with_path(shown)
    years, values = drawn_years(shown, goal, paths), _values(values_of(shown, goal, paths))
    lines = tuple(drawn_line(line, years, values) for line in shown)
    return SmallChart(
        label=" ".join([*(_sentence(line, content.unit) for line in shown), *_goal_sentence(goal)]),
        lines=lines,
        breaks=tuple(sorted({place for line in lines for place in line.breaks})),
        target_y=values.position(goal.value) if goal else None,
        paths=tuple(path_line(line, years, values, is_alone=len(shown) == 1) for line in paths),
    )


def _values(values: Sequence[float]) -> ValueAxis:
    low, high = min(values), max(values)
    room = (high - low) / 10 or 1.0  # so that a level line stands in the middle
    return ValueAxis(bottom=low - room, top=high + room, step=room)


def _sentence(series: NamedSeries, unit: str) -> str:
    first, last = series.counted[0], series.counted[-1]
    if first is last:
        return f"{series.name}: {figure_text(last.value or 0, unit)} i {last.label}."
    start, end = figure_text(first.value or 0, unit), figure_text(last.value or 0, unit)
    broken = ", med brud" if any(point.break_note for point in series.counted[1:]) else ""
    return f"{series.name}: fra {start} i {first.label} til {end} i {last.label}{broken}."


def _goal_sentence(goal: Goal | None) -> list[str]:
    return [f"Målet for {goal.year} er {goal.text}."] if goal else []
