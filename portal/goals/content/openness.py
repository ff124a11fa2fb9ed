"""The two copies of a goal: marked for staff, and without what may not be public for everybody."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from portal.goals.content.goals import GoalContent
from portal.goals.content.series import Points, SeriesPoint, figures_of, local_series
from portal.goals.rules import Aim, FigureKey, Presence, Secrecy, Told, own_aim_note, period_of

HIDDEN_BASELINE = "Kommunens tal for udgangspunktet vises ikke."
CORRECTED_BASELINE = (
    "Kommunens tal for udgangspunktet er rettet, siden målet blev sat. Det gamle tal har ikke været offentligt, så "
    "målet vises ikke."
)
HIDDEN_TARGET = "vises ikke"
HIDDEN_BREAK = "Herfra er tallet gjort op på en anden måde."


def marked(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy]) -> GoalContent:
    """For staff: every figure there, and those that may not be public marked with why."""

    return _with_each_point(goal, lambda key, point: replace(point, secret=secrets.get((key, point.period))))


def public_copy(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy], told: Collection[Told] = ()) -> GoalContent:
    """For everybody: without the figures that may not be public, and judged by those that may.

    `told` is what was public before: from there a corrected baseline is known as it was. How many a share is of stays
    behind too, since share and number together give the count; the judgement still knows whether they are few. Of a
    break in a hidden period nothing but that it is there is told.
    """

    def opened(key: str, point: SeriesPoint) -> SeriesPoint:
        if (key, point.period) not in secrets:
            return replace(point, secret=None)
        return SeriesPoint(
            period=point.period,
            value=None,
            presence=Presence.SUPPRESSED,
            source=point.source,
            break_note=HIDDEN_BREAK if point.break_note else "",
        )

    judged = _judged_again(_with_each_point(goal, opened), told)
    return _with_each_point(judged, lambda _, point: replace(point, out_of=None))


def _with_each_point(goal: GoalContent, change: Callable[[str, SeriesPoint], SeriesPoint]) -> GoalContent:
    """The goal with every local figure as `change` gives it for its indicator's key."""

    def changed(key: str, points: Points) -> Points:
        return tuple(change(key, point) for point in points)

    local = replace(goal.local, points=changed(goal.indicator_key, goal.local.points)) if goal.local else None
    variants = (
        replace(line, points=changed(line.key, line.points)) if line.is_local else line for line in goal.variants
    )
    return replace(goal, local=local, variants=tuple(variants))


def _judged_again(goal: GoalContent, told: Collection[Told]) -> GoalContent:
    """What follows from the local figures, from those that are left; a kept back baseline takes its target along."""
    points = goal.local.points if goal.local else ()
    if goal.is_own and not _is_open_baseline(goal.aim, goal, told):
        goal = _without_baseline(goal)
    local = goal.local
    if local is None:
        return goal
    aim, text, note = local.aim, local.aim_text, local.aim_note
    if goal.is_own and aim is not None:
        note = own_aim_note(aim, figures_of(points))
    if aim is not None and not _is_open_baseline(aim, goal, told):
        if aim.target_value is None:
            text, note = "", HIDDEN_BASELINE if _is_hidden(aim, points) else CORRECTED_BASELINE
        aim = replace(aim, baseline_value=None)
    again = local_series(
        municipality=local.municipality,
        area_code=local.area_code,
        is_invented=local.is_invented,
        sources=local.sources,
        points=points,
        aim=aim if aim is not None and aim.value is not None else None,
        aim_text=text,
        aim_note=note,
        unit=goal.unit,
        as_of=goal.as_of,
    )
    return replace(goal, local=again)


def _without_baseline(goal: GoalContent) -> GoalContent:
    """An own target without the baseline that it states by itself, and without what is counted from it.

    The number of a relative target and the note on it would give it.
    """
    aim = replace(goal.aim, baseline_value=None)
    is_stated = aim.target_value is not None or goal.aim.relative_change is None
    return replace(goal, baseline="", relative_change="", aim=aim, target=goal.target if is_stated else HIDDEN_TARGET)


def _is_open_baseline(aim: Aim, goal: GoalContent, told: Collection[Told]) -> bool:
    """Whether everybody sees the baseline in the series, or saw it there before it was corrected."""
    points = goal.local.points if goal.local else ()
    if aim.baseline_value is None:
        return True
    if any(point.value == aim.baseline_value for point in points if point.year == aim.baseline_year):
        return True
    return not _is_hidden(aim, points) and any(
        (line.indicator, line.value) == (goal.indicator_key, aim.baseline_value)
        and period_of(line.period).year == aim.baseline_year
        for line in told
    )


def _is_hidden(aim: Aim, points: Points) -> bool:
    return any(point.presence is Presence.SUPPRESSED for point in points if point.year == aim.baseline_year)
