"""What citizens were last told of a goal area: it stands beside the empty field of the next case."""

from dataclasses import dataclass
from datetime import date

from portal.cases.content.contents import GoalStatusContent
from portal.goals.content import GoalContent, Points
from portal.goals.rules import period_of


@dataclass(frozen=True, kw_only=True)
class PublishedStatus:
    """The latest published local status of an area: its words, where they stand, and the day they became public.

    `label` is such as "Social- og Sundhedsudvalget 30. oktober 2013, punkt 104".
    """

    status: GoalStatusContent
    label: str
    url: str
    published_on: date


@dataclass(frozen=True, kw_only=True)
class NewFigures:
    """Figures of a series that came after a day, by period; `whose` is the country or the municipality."""

    whose: str
    unit: str
    figures: tuple[tuple[str, float], ...]


def figures_since(goal: GoalContent, day: date) -> tuple[NewFigures, ...]:
    """The counted figures of the goal that were not known on a day, the country's first."""
    series = [("Hele landet", goal.series)]
    if goal.local is not None:
        series.append((goal.local.municipality, goal.local.points))
    return tuple(
        NewFigures(whose=whose, unit=goal.unit, figures=figures)
        for whose, points in series
        if (figures := _since(points, day))
    )


def _since(points: Points, day: date) -> tuple[tuple[str, float], ...]:
    """A figure without a date of publication counts from its own year, as where goals are read as of a day."""
    return tuple(
        (point.label, point.value)
        for point in points
        if point.value is not None
        and (point.published_on > day if point.published_on else period_of(point.period).year > day.year)
    )
