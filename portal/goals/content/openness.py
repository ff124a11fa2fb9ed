"""The two copies of a goal: marked for staff, and without what may not be public for everybody."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from portal.goals.content.goals import GoalContent
from portal.goals.content.series import Points, SeriesPoint, local_series
from portal.goals.rules import Aim, FigureKey, Presence, Secrecy

HIDDEN_BASELINE = "Kommunens tal for udgangspunktet vises ikke."
HIDDEN_TARGET = "vises ikke"
HIDDEN_BREAK = "Herfra er tallet gjort op på en anden måde."


def marked(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy]) -> GoalContent:
    """For staff: every figure there, and those that may not be public marked with why."""

    return _with_each_point(goal, lambda key, point: replace(point, secret=secrets.get((key, point.period))))


def public_copy(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy]) -> GoalContent:
    """For everybody: without the figures that may not be public, and judged by those that may.

    How many a share is of stays behind too, since share and number together give the count; the judgement still knows
    whether they are few. Of a break in a hidden period nothing but that it is there is told.
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

    judged = _judged_again(_with_each_point(goal, opened))
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


def _judged_again(goal: GoalContent) -> GoalContent:
    """What follows from the local figures, from those that are left; a kept back baseline takes its target along."""
    goal = _without_secret_baseline(goal)
    local = goal.local
    if local is None:
        return goal
    aim, text, note = local.aim, local.aim_text, local.aim_note
    if aim is not None and not _shows_baseline(aim, local.points):
        aim = replace(aim, baseline_value=None)
        text, note = (text, note) if aim.target_value is not None else ("", HIDDEN_BASELINE)
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


def _without_secret_baseline(goal: GoalContent) -> GoalContent:
    """An own target without the baseline that it states by itself, unless that is a figure which is shown.

    What is counted from it, the number of a relative target and the note on it, would give it.
    """
    if not goal.is_own or _shows_baseline(goal.aim, goal.local.points if goal.local else ()):
        return goal
    aim = replace(goal.aim, baseline_value=None)
    is_stated = aim.target_value is not None or goal.aim.relative_change is None
    return replace(goal, baseline="", relative_change="", aim=aim, target=goal.target if is_stated else HIDDEN_TARGET)


def _shows_baseline(aim: Aim, points: Points) -> bool:
    if aim.baseline_value is None:
        return True
    return any(point.year == aim.baseline_year and point.value == aim.baseline_value for point in points)
