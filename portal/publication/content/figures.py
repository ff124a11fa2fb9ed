"""Local figures on their way out: which of them stay behind, and what is told of those that do not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portal.cases.content import GoalStatusContent, TargetContent
from portal.goals.content import GoalContent, SeriesPoint, public_copy
from portal.goals.rules import Cell, FigureKey, Presence, Secrecy, Told, is_share
from portal.goals.rules.disclosure import kept_back, too_small


@dataclass(frozen=True, kw_only=True)
class KeptFigure:
    """A figure that stays behind: whose series, of which period, and why. Only staff may see which."""

    indicator: str
    period: str
    why: Secrecy


@dataclass(frozen=True, kw_only=True)
class LocalFigures:
    """All that decides what may be told: the figures as they stand, what was ever told of any, and the threshold."""

    area_code: str
    cells: tuple[Cell, ...]
    told: tuple[Told, ...]
    threshold: int

    def after(self, told: Sequence[Told]) -> "LocalFigures":
        """The same when this has been told too."""
        return replace(self, told=(*self.told, *told))


@dataclass(frozen=True, kw_only=True)
class Opened:
    """Goals as everybody may see them, in the order they came in.

    `hidden` are the figures kept back in them, `told` what has not been told like this before.
    """

    goals: tuple[GoalContent, ...]
    hidden: frozenset[FigureKey]
    told: tuple[Told, ...]
    kept: Mapping[FigureKey, KeptFigure]

    def kept_of(self, goal: GoalContent) -> tuple[KeptFigure, ...]:
        """Those of one goal."""
        return tuple(self.kept[key] for key, _ in _points(goal) if key in self.kept)


def open_goals(
    goals: Sequence[GoalContent], figures: LocalFigures, before: Mapping[str, GoalContent] | None = None
) -> Opened:
    """Public copies of goals. Their own figures are judged, among the others as they stand.

    `before` are the same goals by slug as they already stand in public in the same place: what is said again there
    tells nobody anything new, and so it stays as it is, unless it is too small by itself.
    """
    secrets = kept_back(_with_own(figures.cells, goals), figures.told, figures.threshold)
    again = {goal.slug: old for goal in goals if (old := _said_before(goal, (before or {}).get(goal.slug), figures))}
    copies = _with_open_targets([again.get(goal.slug) or public_copy(goal, secrets, figures.told) for goal in goals])
    shown = {key for copy in copies for key, point in _points(copy) if point.value is not None}
    kept = {
        key: KeptFigure(indicator=name, period=point.label, why=secrets.get(key, Secrecy.GIVES_ANOTHER))
        for goal in goals
        for name, key, point in _named_points(goal)
        if key not in shown and (point.value is not None or key in secrets)
    }
    fresh = [goal for goal in goals if goal.slug not in again]
    return Opened(
        goals=copies,
        hidden=frozenset({*secrets, *kept} - shown),
        told=tuple(_news(fresh, secrets, figures.told)),
        kept=kept,
    )


def open_statuses(
    statuses: Sequence[GoalStatusContent], figures: LocalFigures, before: Sequence[GoalStatusContent] = ()
) -> tuple[tuple[GoalStatusContent, ...], Opened]:
    """The goal statuses of an item as everybody may read them. `before` are those that stand in public already."""
    held = [target.goal for status in statuses for target in status.targets if target.goal is not None]
    old = {target.slug: target.goal for status in before for target in status.targets if target.goal is not None}
    opened = open_goals(held, figures, old)
    copies = iter(opened.goals)
    return tuple(_open_status(status, copies) for status in statuses), opened


def _open_status(status: GoalStatusContent, copies: Iterator[GoalContent]) -> GoalStatusContent:
    """Links between text and figures stay behind: nobody reads them, and one may tell what is not in the text."""
    targets = tuple(_open_target(target, next(copies)) if target.goal else target for target in status.targets)
    return replace(status, targets=targets, sentences=())


def _open_target(target: TargetContent, goal: GoalContent) -> TargetContent:
    return replace(target, baseline=goal.baseline, latest=goal.latest, target=goal.target, goal=goal)


def _points(goal: GoalContent) -> Iterator[tuple[FigureKey, SeriesPoint]]:
    for indicator, points in goal.series_with_keys:
        yield from (((indicator, point.period), point) for point in points)


def _named_points(goal: GoalContent) -> Iterator[tuple[str, FigureKey, SeriesPoint]]:
    names = {variant.key: variant.name for variant in goal.variants} | {goal.indicator_key: goal.indicator}
    yield from ((names[key[0]], key, point) for key, point in _points(goal))


def _with_own(cells: Iterable[Cell], goals: Sequence[GoalContent]) -> list[Cell]:
    """The figures as they stand, and in their place those of the goals where they have others."""
    found = {cell.key: cell for cell in cells}
    parts = {cell.indicator: cell.part_of for cell in found.values() if cell.part_of}
    for goal in goals:
        units = {variant.key: variant.unit for variant in goal.variants} | {goal.indicator_key: goal.unit}
        part_of = {goal.indicator_key: goal.part_of} | parts
        for key, point in _points(goal):
            found[key] = Cell(
                indicator=key[0],
                period=point.period,
                value=point.value,
                presence=point.presence,
                is_share=is_share(units[key[0]]),
                out_of=point.out_of,
                part_of=part_of.get(key[0], ""),
            )
    return list(found.values())


def _said_before(goal: GoalContent, before: GoalContent | None, figures: LocalFigures) -> GoalContent | None:
    """What stands in public of the goal already, if it is the same with some figures kept back; else None."""
    if before is None:
        return None
    hidden = {key: Secrecy.GIVES_ANOTHER for key, point in _points(before) if point.presence is Presence.SUPPRESSED}
    is_small = any(cell.key not in hidden and too_small(cell, figures.threshold) for cell in _with_own((), [goal]))
    copy = replace(public_copy(goal, hidden, figures.told), own_targets=before.own_targets)
    return before if not is_small and copy == before else None


def _with_open_targets(copies: Sequence[GoalContent]) -> tuple[GoalContent, ...]:
    """The copies with the municipality's own targets as their own copies state them.

    One that has no copy here stays behind: its number may come from a baseline that is kept back.
    """
    texts = {copy.slug: copy.target for copy in copies if copy.is_own}
    return tuple(
        replace(
            copy, own_targets=tuple(replace(own, text=texts[own.slug]) for own in copy.own_targets if own.slug in texts)
        )
        for copy in copies
    )


def _news(goals: Sequence[GoalContent], secrets: Mapping[FigureKey, Secrecy], told: Sequence[Told]) -> Iterator[Told]:
    """What goals tell of their figures, where it is not what was told of them last."""
    last = {line.key: (line.value, line.out_of) for line in told}
    points = {key: point for goal in goals for key, point in _points(goal)}
    for key, point in points.items():
        value, out_of = (None, None) if key in secrets else (point.value, point.out_of)
        if (key in secrets or value is not None) and last.get(key, ()) != (value, out_of):
            yield Told(indicator=key[0], period=key[1], value=value, out_of=out_of)
