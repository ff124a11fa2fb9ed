"""What stands beside the fields of a goal status: figures, sentences on offer, and what was said the last time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.cases import queries
from portal.cases.content import (
    STATUS_TEXTS,
    KeptBack,
    NewFigures,
    PublishedStatus,
    Reading,
    StaleSentence,
    figures_since,
    kept_back,
    suggestions,
)
from portal.cases.forms.case import CaseForm
from portal.cases.models import Case
from portal.cases.presenters.desk import Desk
from portal.cases.presenters.following import LastYear, last_year
from portal.cases.presenters.slots import PUBLISHED_STATUSES
from portal.core.html import is_empty
from portal.goals.content import GoalContent, computed_judgement
from portal.goals.presenters.charts import Chart, goal_charts
from portal.goals.presenters.judging import AssessmentView, assessment_view
from portal.goals.presenters.tables import SeriesTable, series_rows
from portal.goals.rules import Judgement, TargetState


@dataclass(frozen=True, kw_only=True)
class OfferedSentence:
    """A sentence on offer; `do` is what its button sends, and `is_used` where it stands in one of the texts."""

    do: str
    text: str
    is_used: bool


@dataclass(frozen=True, kw_only=True)
class TargetHelp:
    """What stands at a target: its figures as of now, what they say, and which came since the last time.

    `kept` is what of it citizens do not see, if anything.
    """

    goal: GoalContent
    kept: KeptBack | None
    computed: Judgement | None
    assessment: AssessmentView | None
    charts: Sequence[Chart]
    table: SeriesTable
    sentences: Sequence[OfferedSentence]
    news: Sequence[NewFigures]

    @property
    def is_folded(self) -> bool:
        """Whether the figures are folded: the target no longer holds, and none of them are the municipality's."""
        goal = self.goal
        has_own = goal.local is not None or any(variant.is_local for variant in goal.variants)
        return not has_own and goal.state not in {TargetState.COMING, TargetState.ACTIVE}

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to see of the figures."""
        return bool(self.assessment or self.table.rows or any(not chart.is_empty for chart in self.charts))


@dataclass(frozen=True, kw_only=True)
class StatusHelp:
    """What stands at an area: last year's status where the case goes on from one, else what was last published."""

    targets: Mapping[int, TargetHelp]
    stale: Sequence[StaleSentence]
    published: PublishedStatus | None
    last_year: LastYear | None

    @property
    def can_be_repeated(self) -> bool:
        """Whether last year left words that could stand again."""
        earlier = self.last_year.status.content if self.last_year else None
        return bool(earlier and (earlier.html or earlier.why_html or earlier.next_html))


def status_helps(session: Session, case: Case, form: CaseForm, desk: Desk) -> dict[int, StatusHelp]:
    """By the area's id, for the areas of the form as it is typed: a fixed number of queries."""
    forms = {entry.form.area_id.data: entry.form for entry in form.goal_statuses}
    stale = queries.stale_sentences(case, desk.goals, {key: _texts(row) for key, row in forms.items()})
    earlier = last_year(session, case)
    asked = [
        area_id for area_id, row in forms.items() if _has_empty_text(row) and not _decided_on(earlier.get(area_id))
    ]
    published = _published(session, [desk.area_slugs[area_id] for area_id in asked])
    return {
        area_id: _status_help(
            desk,
            row,
            earlier.get(area_id),
            published.get(desk.area_slugs[area_id]),
            [sentence for sentence in stale if sentence.area_id == area_id],
        )
        for area_id, row in forms.items()
    }


def _decided_on(earlier: LastYear | None) -> date | None:
    return earlier.decisions[-1].on if earlier and earlier.decisions else None


def _status_help(
    desk: Desk,
    form: Any,
    earlier: LastYear | None,
    published: PublishedStatus | None,
    stale: Sequence[StaleSentence],
) -> StatusHelp:
    area_id: int = form.area_id.data
    decided_on = _decided_on(earlier)
    return StatusHelp(
        targets=_target_helps(desk, area_id, _texts(form), published.published_on if published else decided_on),
        stale=stale,
        published=published,
        last_year=earlier,
    )


def offered_sentence(desk: Desk, area_id: int, target_id: int, kind: str) -> str:
    """The words of a sentence on offer; empty where there is no such sentence (any more)."""
    targets = desk.targets.get(area_id, ())
    given = suggestions(desk.goal(target) for target in targets)
    found = [row.text for target in targets for row in given[target.slug] if (target.id, row.kind) == (target_id, kind)]
    return found[0] if found else ""


def _has_empty_text(form: Any) -> bool:
    return any(is_empty(html) for html in _texts(form))


def _texts(form: Any) -> tuple[str, ...]:
    """What is typed of an area, whichever field it stands in."""
    return tuple(form[name].data or "" for name in STATUS_TEXTS)


def _published(session: Session, areas: Sequence[str]) -> Mapping[str, PublishedStatus]:
    return PUBLISHED_STATUSES.only(session, areas) if areas and PUBLISHED_STATUSES.providers else {}


def _target_helps(desk: Desk, area_id: int, texts: Sequence[str], since: date | None) -> dict[int, TargetHelp]:
    readings = [Reading(html) for html in texts]
    given = suggestions(desk.goal(target) for target in desk.targets[area_id])
    helps = {}
    for target in desk.targets[area_id]:
        goal, begin = desk.goal(target), f"insert:{area_id}:{target.id}"
        helps[target.id] = TargetHelp(
            goal=goal,
            kept=kept_back(goal),
            computed=computed_judgement(goal),
            assessment=_assessment(goal),
            charts=goal_charts(goal),
            table=series_rows(goal),
            sentences=[
                OfferedSentence(do=f"{begin}:{row.kind}", text=row.text, is_used=_stands(readings, row.text))
                for row in given[target.slug]
            ],
            news=figures_since(goal, since) if since else (),
        )
    return helps


def _stands(readings: Sequence[Reading], text: str) -> bool:
    return any(reading.has(text) for reading in readings)


def _assessment(goal: GoalContent) -> AssessmentView | None:
    """What the judgement is computed from. How the target applies here stands with the target already."""
    view = assessment_view(goal, is_local=goal.local is not None)
    if view is None or goal.local is None:
        return view
    return replace(view, notes=tuple(note for note in view.notes if note != goal.local.aim_note))
