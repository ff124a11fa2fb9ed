"""Line charts as pure geometry: a goal's, those of other definitions, and the small one of a row."""

from portal.goals.presenters.charts.drawing import (
    NATIONAL_NAME,
    Chart,
    Goal,
    PathLine,
    TargetLine,
    goal_charts,
    goal_of,
    line_chart,
    named_series,
    series_name,
    variant_charts,
)
from portal.goals.presenters.charts.lines import Line, Mark, NamedSeries, Segment
from portal.goals.presenters.charts.small import SmallChart, small_chart

__all__ = [
    "NATIONAL_NAME",
    "Chart",
    "Goal",
    "Line",
    "Mark",
    "NamedSeries",
    "PathLine",
    "Segment",
    "SmallChart",
    "TargetLine",
    "goal_charts",
    "goal_of",
    "line_chart",
    "named_series",
    "series_name",
    "small_chart",
    "variant_charts",
]
