"""One goal with all that its page shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.goals.content.series import LocalSeries, Points, VariantSeries
from portal.goals.rules import Aim, Assessment, Direction, Judgement, TargetState


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


def computed_judgement(goal: GoalContent) -> Judgement | None:
    """What the figures say: the municipality's own where they are held against a target, else the country's.

    A national verdict is never one on the municipality, so it does not stand in where the local figures give none.
    """
    return goal.local.assessment.judgement if goal.local is not None else goal.assessment.judgement
