"""A goal as plain frozen data: what its public page shows, and the figures that a case shows of it."""

from dataclasses import dataclass

from portal.goals.rules import Direction, TargetState


@dataclass(frozen=True, kw_only=True)
class SeriesPoint:
    """One year of a series. `value` is None exactly where the year was not counted."""

    year: int
    value: float | None
    is_counted: bool


@dataclass(frozen=True, kw_only=True)
class LocalSeries:
    """The municipality's own series. `is_invented` where any figure of it is: the page must say so."""

    municipality: str
    is_invented: bool
    sources: tuple[str, ...]
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, kw_only=True)
class GoalContent:
    """Everything a public goal page shows. Texts are finished Danish, empty where there is nothing to say.

    A coming target has no number and no indicator; a target may be without baseline and target value. `source` is
    whose figures they are, `target_source` where the target is stated. `local` is None where nothing is counted here.
    """

    number: int | None
    slug: str
    title: str
    area: str
    area_slug: str
    audience: str
    state: TargetState
    description: str
    direction: Direction
    must_hold: bool
    indicator: str
    definition: str
    unit: str
    denominator: str
    periodicity: str
    source: str
    target_source: str
    baseline: str
    baseline_year: int | None
    latest: str
    target: str
    target_year: int | None
    target_value: float | None
    relative_change: str
    notes: tuple[str, ...]
    series: tuple[SeriesPoint, ...]
    local: LocalSeries | None


@dataclass(frozen=True, kw_only=True)
class TargetFigures:
    """A target's national figures as finished Danish text; empty where there is none."""

    baseline: str
    latest: str
    target: str
