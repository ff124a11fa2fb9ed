"""A goal as plain frozen data: what pages show, cases freeze and editions publish of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from portal.core.danish import figure_text
from portal.goals.rules import (
    Aim,
    Assessment,
    Direction,
    Figure,
    FigureKey,
    Judgement,
    ObservationStatus,
    Presence,
    Secrecy,
    TargetState,
    assess,
    period_of,
)


@dataclass(frozen=True, kw_only=True)
class SeriesPoint:
    """One period of a series. `value` is None exactly where it was not counted or is kept back.

    `break_note` says why the figure cannot be compared with the one before it. `out_of` is how many a share is of, and
    `secret` why the figure may not be public: both are for staff, and never in a public copy.
    """

    period: str
    value: float | None
    presence: Presence = Presence.COUNTED
    status: ObservationStatus = ObservationStatus.FINAL
    break_note: str = ""
    note: str = ""
    source: str = ""
    published_on: date | None = None
    out_of: int | None = None
    secret: Secrecy | None = None

    @property
    def year(self) -> int:
        return period_of(self.period).year

    @property
    def moment(self) -> float:
        """Its place on a line of years."""
        return period_of(self.period).moment

    @property
    def label(self) -> str:
        return period_of(self.period).label


Points = tuple[SeriesPoint, ...]
HIDDEN_BASELINE = "Kommunens tal for udgangspunktet vises ikke."


@dataclass(frozen=True, kw_only=True)
class LocalSeries:
    """The municipality's own series, and the target as it applies here.

    `aim` is None where no target does; `aim_note` is the sentence that says how it applies or why not. `is_invented`
    where any figure of it is: the page must say so.
    """

    municipality: str
    area_code: str
    is_invented: bool
    sources: tuple[str, ...]
    points: Points
    aim: Aim | None
    aim_text: str
    aim_note: str
    assessment: Assessment


@dataclass(frozen=True, kw_only=True)
class VariantSeries:
    """The same thing by another definition: never one line with the first. `area` is the country or municipality."""

    key: str
    name: str
    definition: str
    denominator: str
    unit: str
    comparability: str
    source: str
    area: str
    is_local: bool
    is_invented: bool
    points: Points


@dataclass(frozen=True, kw_only=True)
class StateLine:
    """A state of the target since a day, month or year (`since` is 2013-09-12, 2016-05 or 2016)."""

    state: TargetState
    since: str
    source: str
    note: str
    successor: str
    successor_slug: str


@dataclass(frozen=True, kw_only=True)
class OwnTarget:
    """The municipality's own target for the same thing."""

    slug: str
    title: str
    text: str
    reason: str
    decision: str


@dataclass(frozen=True, kw_only=True)
class GoalContent:
    """Everything a goal's page shows. Texts are finished Danish, empty where there is nothing to say.

    A coming target has no number and no indicator; a target may be without baseline and target value. `source` is
    whose figures they are, `target_source` where the target is stated. `local` is None where nothing is counted here.
    `reason` and `decision` are a municipality's for its own target; then `series` is empty and `local` is judged.
    `as_of` is the day on which it was so.
    """

    number: int | None
    slug: str
    title: str
    goal_set: str
    goal_set_slug: str
    goal_set_years: str
    is_own: bool
    area: str
    area_slug: str
    responsible: str
    audience: str
    state: TargetState
    states: tuple[StateLine, ...]
    description: str
    direction: Direction
    must_hold: bool
    indicator_key: str
    part_of: str
    indicator: str
    definition: str
    unit: str
    denominator: str
    periodicity: str
    source: str
    target_source: str
    reason: str
    decision: str
    baseline: str
    latest: str
    target: str
    aim: Aim
    relative_change: str
    notes: tuple[str, ...]
    series: Points
    assessment: Assessment
    local: LocalSeries | None
    variants: tuple[VariantSeries, ...]
    own_targets: tuple[OwnTarget, ...]
    as_of: date

    @property
    def series_with_keys(self) -> Iterable[tuple[str, Points]]:
        """The local series in it by indicator: what a public copy must be looked through for."""
        if self.local is not None:
            yield self.indicator_key, self.local.points
        yield from ((variant.key, variant.points) for variant in self.variants if variant.is_local)


def figures_of(points: Points) -> list[Figure]:
    """The counted points as they are judged, in order of time."""
    counted = [
        Figure(moment=point.moment, value=point.value, is_break=bool(point.break_note), out_of=point.out_of)
        for point in points
        if point.value is not None
    ]
    return sorted(counted, key=lambda figure: figure.moment)


def latest_text(points: Points, unit: str) -> str:
    """The last counted figure with its period: "5.820 personer (2013)"; empty where there is none."""
    counted = [point for point in points if point.value is not None]
    return f"{figure_text(counted[-1].value or 0, unit)} ({counted[-1].label})" if counted else ""


def computed_judgement(goal: GoalContent) -> Judgement | None:
    """What the figures say: the municipality's own where they are held against a target, else the country's.

    A national verdict is never one on the municipality, so it does not stand in where the local figures give none.
    """
    return goal.local.assessment.judgement if goal.local is not None else goal.assessment.judgement


def marked(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy]) -> GoalContent:
    """For staff: every figure there, and those that may not be public marked with why."""

    def mark(key: str, points: Points) -> Points:
        return tuple(replace(point, secret=secrets.get((key, point.period))) for point in points)

    return _with_local_points(goal, {key: mark(key, points) for key, points in goal.series_with_keys})


def public_copy(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy]) -> GoalContent:
    """For everybody: without the figures that may not be public, and judged by those that may.

    How many a share is of stays behind too, since share and number together give the count.
    """

    def open_(key: str, point: SeriesPoint) -> SeriesPoint:
        if (key, point.period) in secrets:
            return SeriesPoint(period=point.period, value=None, presence=Presence.SUPPRESSED, source=point.source)
        return replace(point, out_of=None, secret=None)

    opened = {key: tuple(open_(key, point) for point in points) for key, points in goal.series_with_keys}
    return _judged_again(_with_local_points(goal, opened))


def _with_local_points(goal: GoalContent, points: Mapping[str, Points]) -> GoalContent:
    local = replace(goal.local, points=points[goal.indicator_key]) if goal.local else None
    variants = (replace(line, points=points[line.key]) if line.is_local else line for line in goal.variants)
    return replace(goal, local=local, variants=tuple(variants))


def _judged_again(goal: GoalContent) -> GoalContent:
    """What follows from the local figures, from those that are left; a kept back baseline takes its target along."""
    local = goal.local
    if local is None:
        return goal
    aim, text, note = local.aim, local.aim_text, local.aim_note
    counted = {point.moment for point in local.points if point.value is not None}
    if aim is not None and aim.baseline_value is not None and aim.baseline_year not in counted:
        aim = replace(aim, baseline_value=None)
        text, note = (text, note) if aim.target_value is not None else ("", HIDDEN_BASELINE)
        if goal.is_own:
            goal = replace(goal, baseline="", aim=aim)
    again = local_series(
        municipality=local.municipality,
        area_code=local.area_code,
        is_invented=local.is_invented,
        sources=local.sources,
        points=local.points,
        aim=aim if aim is not None and aim.value is not None else None,
        aim_text=text,
        aim_note=note,
        unit=goal.unit,
        as_of=goal.as_of,
    )
    return replace(goal, local=again)


def local_series(
    *,
    municipality: str,
    area_code: str,
    is_invented: bool,
    sources: tuple[str, ...],
    points: Points,
    aim: Aim | None,
    aim_text: str,
    aim_note: str,
    unit: str,
    as_of: date,
) -> LocalSeries:
    """The series, judged by what is in it."""
    assessment = (
        assess(aim, figures_of(points), unit=unit, this_year=as_of.year, is_local=True)
        if aim is not None
        else Assessment(why_not=aim_note)
    )
    return LocalSeries(
        municipality=municipality,
        area_code=area_code,
        is_invented=is_invented,
        sources=sources,
        points=points,
        aim=aim,
        aim_text=aim_text,
        aim_note=aim_note,
        assessment=assessment,
    )
