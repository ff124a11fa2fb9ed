"""What changes in each goal when the goals are published: for whoever looks before publishing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.core.danish import figure_text
from portal.core.records import from_json
from portal.goals.content import GoalContent, Points, SeriesPoint, computed_judgement
from portal.goals.rules import Presence, with_full_stop
from portal.publication.content import KeptFigure, ProposedItem
from portal.publication.rules import says_the_same

COUNTRY = "Hele landet"
NOT_JUDGED = "ingen vurdering"


@dataclass(frozen=True, kw_only=True)
class GoalPreview:
    """One goal before it goes out: whether it is new, what reads otherwise than in public now, and what stays behind.

    Each line of `changes` is a finished sentence. `kept` is for staff only.
    """

    title: str
    is_new: bool
    changes: tuple[str, ...]
    kept: tuple[KeptFigure, ...]


def goal_preview(item: ProposedItem, before: Mapping[str, Any] | None) -> GoalPreview:
    """A proposed goal held against what is public of it."""
    changes: tuple[str, ...] = ()
    if before is not None and not says_the_same(before, item.content):
        found = tuple(_changes(from_json(GoalContent, before), from_json(GoalContent, item.content)))
        changes = found or ("Teksten om målet er ændret.",)
    return GoalPreview(title=item.title, is_new=before is None, changes=changes, kept=item.kept)


def _changes(before: GoalContent, after: GoalContent) -> Iterator[str]:
    if before.title != after.title:
        yield with_full_stop(f"Ny titel. Før: {before.title}")
    known = {(line.state, line.since) for line in before.states}
    for line in after.states:
        if (line.state, line.since) not in known:
            yield f"Ny status: {line.state.label} ({line.since})."
    if before.target != after.target:
        yield with_full_stop(f"Måltal: {before.target or 'intet'} → {after.target or 'intet'}")
    old = {name: points for name, _, points in _series(before)}
    for name, unit, points in _series(after):
        yield from _series_changes(name, unit, old.pop(name, ()), points)
    yield from (f"{name}: serien vises ikke længere." for name in old)
    if _judgement(before) != _judgement(after):
        yield f"Vurdering: {_judgement(before)} → {_judgement(after)}."


def _series(goal: GoalContent) -> Iterator[tuple[str, str, Points]]:
    """Every series of a goal by a name of its own, with its unit."""
    yield COUNTRY, goal.unit, goal.series
    if goal.local is not None:
        yield goal.local.municipality, goal.unit, goal.local.points
    for variant in goal.variants:
        yield f"{variant.area}, {variant.name}", variant.unit, variant.points


def _series_changes(name: str, unit: str, before: Points, after: Sequence[SeriesPoint]) -> Iterator[str]:
    old = {point.period: point for point in before}
    for point in after:
        now, earlier = _shown(point, unit), old.pop(point.period, None)
        if earlier is None:
            yield with_full_stop(f"{name}, {point.label}: nyt tal, {now}")
        elif now != (then := _shown(earlier, unit)):
            yield with_full_stop(f"{name}, {point.label}: {then} → {now}")
        elif earlier.status is not point.status:
            yield f"{name}, {point.label}: tallet er nu {point.status.label}."
    yield from (f"{name}, {point.label}: tallet er taget ud." for point in old.values())


def _shown(point: SeriesPoint, unit: str) -> str:
    if point.value is not None:
        return figure_text(point.value, unit)
    return Presence.SUPPRESSED.label if point.presence is Presence.SUPPRESSED else Presence.NOT_COUNTED.label


def _judgement(goal: GoalContent) -> str:
    found = computed_judgement(goal)
    return found.label if found else NOT_JUDGED
