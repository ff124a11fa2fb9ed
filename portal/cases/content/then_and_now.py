"""Figures as a body saw them with a case, beside the same figures as they are known later."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.cases.content.contents import GoalStatusContent, TargetContent
from portal.core.danish import figure_text
from portal.goals.content import GoalContent, Points, SeriesPoint, computed_judgement

NO_VERDICT = "ingen vurdering"


@dataclass(frozen=True, kw_only=True)
class ChangedLine:
    """Something that reads otherwise now; a text is empty where there was or is nothing."""

    label: str
    then: str
    now: str


@dataclass(frozen=True, kw_only=True)
class ChangedGoal:
    """A goal of which something reads otherwise now."""

    slug: str
    title: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, kw_only=True)
class ThenAndNow:
    """What has changed since the body saw it, with the two days. `invented` is whose figures are made up, if any."""

    then_on: date
    now_on: date
    invented: str
    goals: tuple[ChangedGoal, ...]


def then_and_now(
    statuses: Sequence[GoalStatusContent], now: Mapping[str, GoalContent], *, seen_on: date
) -> ThenAndNow | None:
    """What reads otherwise in later contents of the same goals, by slug; None where nothing does.

    `seen_on` is when the figures were seen where they do not say so themselves. What is known no later tells nothing.
    """
    pairs = [(target, now[target.slug]) for status in statuses for target in status.targets if target.slug in now]
    later = [(target, goal) for target, goal in pairs if goal.as_of > _seen(target, seen_on)]
    goals = tuple(
        ChangedGoal(slug=target.slug, title=_title(target), lines=lines)
        for target, goal in later
        if (lines := tuple(_lines(target, goal)))
    )
    if not goals:
        return None
    return ThenAndNow(
        then_on=max(_seen(target, seen_on) for target, _ in later),
        now_on=max(goal.as_of for _, goal in later),
        invented=next((goal.local.municipality for _, goal in later if goal.local and goal.local.is_invented), ""),
        goals=goals,
    )


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
        yield from _text(f"{whose}, seneste tal", _figure(old, unit), _figure(new, unit))
    for period, point in before.items():
        if period in after and not (point is old and new is after[period]):
            yield from _text(f"{whose} {point.label}", _value(point, unit), _value(after[period], unit))


def _counted(points: Points) -> dict[str, SeriesPoint]:
    return {point.period: point for point in points if point.value is not None}


def _figure(point: SeriesPoint | None, unit: str) -> str:
    return f"{_value(point, unit)} ({point.label})" if point else ""


def _value(point: SeriesPoint, unit: str) -> str:
    return figure_text(point.value or 0, unit)
