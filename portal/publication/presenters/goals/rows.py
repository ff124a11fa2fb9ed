"""A goal as a row in a table: the country's latest figure and the municipality's, each with its own verdict."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.core.danish import listing
from portal.core.records import from_json
from portal.goals.content import GoalContent, LocalSeries
from portal.goals.presenters.charts import SmallChart, small_chart
from portal.goals.presenters.judging import AssessmentView, assessment_view
from portal.goals.rules import Judgement, TargetState
from portal.publication.models import EditionItem


class Outcome(StrEnum):
    """Where a target stands, as the first line of the page counts it."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    BEHIND = "behind"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"

    @property
    def word(self) -> str:
        return {"reached": "nået", "on_the_way": "på vej", "behind": "bagud", "not_reached": "ikke nået"}[self.value]


_BY_STATE = {
    TargetState.REACHED: Outcome.REACHED,
    TargetState.NOT_REACHED: Outcome.NOT_REACHED,
    TargetState.NOT_MEASURABLE: Outcome.UNKNOWN,
    TargetState.DEFINITION_CHANGED: Outcome.UNKNOWN,
}
_BY_JUDGEMENT = {
    Judgement.REACHED: Outcome.REACHED,
    Judgement.ON_TRACK: Outcome.ON_THE_WAY,
    Judgement.TOO_SLOW: Outcome.BEHIND,
    Judgement.UNCHANGED: Outcome.BEHIND,
    Judgement.WRONG_WAY: Outcome.BEHIND,
    Judgement.NOT_REACHED: Outcome.NOT_REACHED,
}


@dataclass(frozen=True, kw_only=True)
class GoalRow:
    """One goal. `national` is None for a municipality's own target, `local` where nothing is counted here.

    `latest` is the moment of its newest figure, `cases` how many published items speak of it.
    """

    goal: GoalContent
    chart: SmallChart | None
    national: AssessmentView | None
    local: AssessmentView | None
    latest: float
    cases: int

    @property
    def is_invented(self) -> bool:
        local = self.goal.local is not None and self.goal.local.is_invented
        return local or any(variant.is_invented for variant in self.goal.variants)

    @property
    def is_over(self) -> bool:
        """Whether the target is in any other state than being pursued."""
        return self.goal.state is not TargetState.ACTIVE

    @property
    def judgements(self) -> list[Judgement | None]:
        """The country's and the municipality's, each for itself."""
        national = [] if self.goal.is_own else [self.goal.assessment.judgement]
        return national + ([self.goal.local.assessment.judgement] if self.goal.local else [])


def goal_of(item: EditionItem) -> GoalContent:
    """The goal as it was published."""
    return from_json(GoalContent, item.content)


def goal_row(goal: GoalContent, cases: int = 0) -> GoalRow:
    """The goal with what its latest figures say."""
    points = goal.series + (goal.local.points if goal.local else ())
    return GoalRow(
        goal=goal,
        chart=small_chart(goal),
        national=assessment_view(goal, is_local=False),
        local=assessment_view(goal, is_local=True),
        latest=max((point.moment for point in points if point.value is not None), default=0.0),
        cases=cases,
    )


def rows_of(items: Sequence[EditionItem], cases: Mapping[str, int]) -> list[GoalRow]:
    """The goals of an edition in its order, which is that of the areas."""
    return [goal_row(goal_of(item), cases.get(item.slug or "", 0)) for item in items]


def summary(rows: Sequence[GoalRow]) -> list[str]:
    """How many targets are reached, on the way, behind and not to be told: for the country, then for the municipality.

    A target that is announced only is not counted, nor an own one that is set aside, and a verdict on the country is
    never one on the municipality.
    """
    goals = [row.goal for row in rows if _counts(row.goal)]
    national = [_BY_STATE.get(goal.state) or _outcome(goal.assessment.judgement) for goal in goals if not goal.is_own]
    local = [(goal.local.municipality, _local_outcome(goal, goal.local)) for goal in goals if goal.local]
    sentences = [_counted(national, "nationale mål")] if national else []
    if local:
        sentences.append(_counted([outcome for _, outcome in local], f"mål med tal for {local[0][0]}"))
    return sentences


def _counts(goal: GoalContent) -> bool:
    return goal.state is not TargetState.COMING and not (goal.is_own and goal.state.is_set_aside)


def _local_outcome(goal: GoalContent, local: LocalSeries) -> Outcome:
    """A state is the target's: of a national one it says nothing of the municipality."""
    return (_BY_STATE.get(goal.state) if goal.is_own else None) or _outcome(local.assessment.judgement)


def _outcome(judgement: Judgement | None) -> Outcome:
    return _BY_JUDGEMENT.get(judgement, Outcome.UNKNOWN) if judgement else Outcome.UNKNOWN


def _counted(outcomes: Sequence[Outcome], what: str) -> str:
    counts = Counter(outcomes)
    unknown = counts.pop(Outcome.UNKNOWN, 0)
    known = [f"{counts[outcome]} {outcome.word}" for outcome in Outcome if counts[outcome]]
    if not known:
        return f"Ingen af de {len(outcomes)} {what} kan måles eller vurderes."
    rest = f", mens {unknown} ikke kan måles eller vurderes" if unknown else ""
    return f"Af de {len(outcomes)} {what} er {listing(known)}{rest}."
