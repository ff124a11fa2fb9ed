"""Figures as a body saw them with a case, beside the same figures as they are known later."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from portal.cases.content.contents import GoalStatusContent, TargetContent
from portal.cases.content.kept import secrets_of, without
from portal.core.danish import figure_text
from portal.goals.content import GoalContent, Points, SeriesPoint, computed_judgement, marked
from portal.goals.rules import Presence, Secrecy

NO_VERDICT = "ingen vurdering"


@dataclass(frozen=True, kw_only=True)
class ChangedLine:
    """Something that reads otherwise now; a text is empty where there was or is nothing.

    `is_then_kept` and `is_now_kept` are whether citizens may not see that figure.
    """

    label: str
    then: str
    now: str
    is_then_kept: bool = False
    is_now_kept: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangedGoal:
    """A goal of which something reads otherwise now."""

    slug: str
    title: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, kw_only=True)
class ThenAndNow:
    """What has changed since the body saw it, with the two days.

    `invented` is whose figures are made up, if any, and `note` where the later figures are from.
    """

    then_on: date
    now_on: date
    invented: str
    goals: tuple[ChangedGoal, ...]
    note: str = ""


def then_and_now(
    statuses: Sequence[GoalStatusContent], now: Mapping[str, GoalContent], *, seen_on: date
) -> ThenAndNow | None:
    """What reads otherwise in later contents of the same goals, by slug; None where nothing does.

    `seen_on` is when the figures were seen where they do not say so themselves. What was known on an earlier
    day tells nothing; on the same day a figure may have been revised since.
    """
    pairs = [(target, now[target.slug]) for status in statuses for target in status.targets if target.slug in now]
    later = [(target, goal) for target, goal in pairs if goal.as_of >= _seen(target, seen_on)]
    goals = tuple(
        ChangedGoal(slug=target.slug, title=_title(target), lines=lines)
        for target, goal in later
        if (lines := tuple(_lines(_without_hidden(target, goal), goal)))
    )
    if not goals:
        return None
    return ThenAndNow(
        then_on=max(_seen(target, seen_on) for target, _ in later),
        now_on=max(goal.as_of for _, goal in later),
        invented=next((goal.local.municipality for _, goal in later if goal.local and goal.local.is_invented), ""),
        goals=goals,
    )


def _without_hidden(target: TargetContent, now: GoalContent) -> TargetContent:
    """The target as it was seen, without what a later content keeps back and all that follows from it.

    Else a judgement or a number that is only not told any more would look like one that has changed.
    """
    hidden = {
        (key, point.period): Secrecy.GIVES_ANOTHER
        for key, points in now.series_with_keys
        for point in points
        if point.presence is Presence.SUPPRESSED
    }
    if target.goal is None or not hidden:
        return target
    copy = without(target.goal, hidden)
    return replace(target, target=copy.target, goal=marked(copy, secrets_of(target.goal)))


def _seen(target: TargetContent, seen_on: date) -> date:
    return target.goal.as_of if target.goal else seen_on


def _title(target: TargetContent) -> str:
    return f"{target.number}. {target.title}" if target.number is not None else target.title


def _lines(target: TargetContent, now: GoalContent) -> Iterator[ChangedLine]:
    """All that differs of one goal. Figures by another definition are not held against each other."""
    then = target.goal
    yield from _text("Måltal", target.target, now.target)
    if then is None:
        yield from _text("Hele landet, seneste tal", target.latest, now.latest or target.latest)
        return
    yield from _text("Målet er", then.state.label.lower(), now.state.label.lower())
    if then.indicator_key != now.indicator_key:
        yield from _text("Opgøres som", then.indicator, now.indicator)
        return
    yield from _series("Hele landet", then.series, now.series, now.unit)
    if now.local is not None:
        before = then.local.points if then.local else ()
        yield from _series(now.local.municipality, before, now.local.points, now.unit)
    yield from _text("Beregnet vurdering", _verdict(then), _verdict(now))


def _text(label: str, then: str, now: str) -> Iterator[ChangedLine]:
    if then != now:
        yield ChangedLine(label=label, then=then, now=now)


def _verdict(goal: GoalContent) -> str:
    found = computed_judgement(goal)
    return found.label if found else NO_VERDICT


def _series(whose: str, then: Points, now: Points, unit: str) -> Iterator[ChangedLine]:
    """The newest figure where there is a newer, and those corrected since. What is kept back now is not told of."""
    before, after = _counted(then), _counted(now)
    old, new = (max(found.values(), key=lambda point: point.moment, default=None) for found in (before, after))
    if new is not None and (old is None or new.moment >= old.moment):
        yield from _marked(f"{whose}, seneste tal", _figure(old, unit), _figure(new, unit), old, new)
    for period, point in before.items():
        if period in after and not (point is old and new is after[period]):
            texts = _value(point, unit), _value(after[period], unit)
            yield from _marked(f"{whose} {point.label}", *texts, point, after[period])


def _marked(label: str, then: str, now: str, old: SeriesPoint | None, new: SeriesPoint) -> Iterator[ChangedLine]:
    """The line with whether the figures in it may be public."""
    for line in _text(label, then, now):
        yield replace(line, is_then_kept=bool(old and old.secret), is_now_kept=bool(new.secret))


def _counted(points: Points) -> dict[str, SeriesPoint]:
    return {point.period: point for point in points if point.value is not None}


def _figure(point: SeriesPoint | None, unit: str) -> str:
    return f"{_value(point, unit)} ({point.label})" if point else ""


def _value(point: SeriesPoint, unit: str) -> str:
    return figure_text(point.value or 0, unit)
