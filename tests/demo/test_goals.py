"""The goals of the demo: figures that say something, and two rounds of status on them."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.agendas.content import ItemContent
from portal.agendas.models import AgendaItem
from portal.audit.models import AuditEntry
from portal.cases import queries as cases
from portal.cases.models import Case, GoalStatus, Promise
from portal.cases.rules import CaseState, PromiseOutcome, needs_reason
from portal.core import clock, settings
from portal.core.actors import SYSTEM
from portal.core.records import from_json
from portal.demo import content
from portal.demo.actions.loading import load
from portal.goals import queries as goals
from portal.goals.content import GoalContent, computed_judgement
from portal.goals.models import GoalArea, Observation
from portal.goals.rules import Judgement, Secrecy
from portal.publication import actions as publication
from portal.publication.content import FileRoots

OWN = "en-fjerdedel-faerre-hjemloese-i-2030"


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def files(app: Flask) -> FileRoots:
    return FileRoots.of(app.config)


@pytest.fixture
def demo(session: Session, files: FileRoots, now: datetime) -> dict[str, GoalContent]:
    """The demo in the database, and its goals as they are today."""
    load(session, now=now, files=files, progress=lambda _line: None)
    session.flush()
    session.expire_all()
    here = settings.municipality(session)
    found = goals.goal_contents(
        session, on=clock.to_local(now).date(), municipality_code=here.code, municipality_name=here.name
    )
    return {goal.slug: goal for goal in found}


def case_of(session: Session, *, is_new: bool) -> Case:
    found = select(Case).where(Case.predecessor_id.is_not(None) if is_new else Case.title.startswith("Status på"))
    return session.scalars(found.order_by(Case.id)).first()  # type: ignore[return-value]


def test_three_goals_have_figures_of_their_own_up_to_2025(demo: dict[str, GoalContent]) -> None:
    local = {slug: goal.local for slug, goal in demo.items() if goal.local is not None and not goal.is_own}
    assert set(local) == set(content.SERIES)
    assert all(line.is_invented and line.points[-1].period == "2025" for line in local.values())


def test_two_of_them_did_not_reach_the_target(demo: dict[str, GoalContent]) -> None:
    judged = {slug: computed_judgement(demo[slug]) for slug in ("hjemloese", "stofmisbrug")}
    assert set(judged.values()) == {Judgement.NOT_REACHED}


@pytest.mark.parametrize("slug", ["genindskrivning", OWN])
def test_one_with_a_break_and_one_of_small_numbers_are_not_judged(demo: dict[str, GoalContent], slug: str) -> None:
    local = demo[slug].local
    assert local is not None
    assert local.assessment.judgement is None
    assert local.assessment.why_not.endswith(".")


def test_the_own_target_has_its_reason_and_its_decision(demo: dict[str, GoalContent]) -> None:
    own = demo[OWN]
    assert own.is_own
    assert own.reason
    assert own.decision
    assert own.target.startswith("højst 28")
    assert [target.slug for target in demo["hjemloese"].own_targets] == [OWN]


def test_a_small_part_is_kept_back_and_what_would_give_it(demo: dict[str, GoalContent], session: Session) -> None:
    secrets = goals.secrets(session, content.MUNICIPALITY_CODE)
    assert sorted(why for (_, period), why in secrets.items() if period == "2025") == [
        Secrecy.GIVES_ANOTHER,
        Secrecy.SMALL_COUNT,
    ]


def test_the_parts_are_together_the_whole() -> None:
    whole = {figure.year: figure.count for figure in content.SERIES["hjemloese"]}
    parts = [definition for definition in content.DEFINITIONS if definition.is_part]
    for figures in zip(*(part.figures for part in parts), strict=True):
        assert sum(figure.count for figure in figures) == whole[figures[0].year]


def test_a_claim_of_another_denominator_stands_with_its_caveat(demo: dict[str, GoalContent]) -> None:
    (claim,) = demo["stofmisbrug"].variants
    assert all(point.value is not None and point.value > 50 for point in claim.points)
    assert "afbrudte" in claim.comparability


def test_every_area_has_somebody_who_answers_for_it(demo: dict[str, GoalContent], session: Session) -> None:
    assert all(session.scalars(select(GoalArea.responsible)))


def test_last_years_status_is_decided_and_this_years_goes_on_from_it(
    demo: dict[str, GoalContent], session: Session
) -> None:
    earlier, fresh = case_of(session, is_new=False), case_of(session, is_new=True)
    assert (earlier.state, fresh.state) == (CaseState.DECIDED, CaseState.DRAFT)
    assert fresh.predecessor is earlier
    assert [status.previous_id for status in fresh.goal_statuses] == [status.id for status in earlier.goal_statuses]
    assert earlier.title != fresh.title


def test_last_years_status_shows_the_figures_of_its_time(
    demo: dict[str, GoalContent], session: Session, now: datetime
) -> None:
    frozen = session.scalars(select(AgendaItem.frozen).order_by(AgendaItem.id)).first()
    content_then = from_json(ItemContent, frozen)
    assert content_then.case is not None
    shown = [line.goal for status in content_then.case.goal_statuses for line in status.targets if line.goal]
    days = {point.published_on for goal in shown if goal.local for point in goal.local.points if point.published_on}
    assert max(goal.as_of for goal in shown) < now.date() - timedelta(days=300)
    assert max(days) <= min(goal.as_of for goal in shown)


def test_two_areas_are_given_to_a_colleague_and_one_is_late(
    demo: dict[str, GoalContent], session: Session, now: datetime
) -> None:
    owed = [status for status in case_of(session, is_new=True).goal_statuses if status.assignee_id]
    today = clock.to_local(now).date()
    assert [status.due_on is not None and status.due_on < today for status in owed] == [False, True]
    assert all(status.html == "" for status in owed)


def test_promises_have_every_outcome_and_one_is_past_its_day(
    demo: dict[str, GoalContent], session: Session, now: datetime
) -> None:
    assert set(session.scalars(select(Promise.outcome))) == set(PromiseOutcome)
    assert len(cases.overdue_promises(session, clock.to_local(now).date())) == 1


def test_a_judgement_that_is_not_the_figures_has_its_reason(demo: dict[str, GoalContent], session: Session) -> None:
    rows = [row for status in session.scalars(select(GoalStatus)) for row in status.judgements]
    assert any(needs_reason(row.stated, computed_judgement(demo[row.target.slug])) for row in rows)
    for row in rows:
        assert row.reason or not needs_reason(row.stated, computed_judgement(demo[row.target.slug]))


def test_a_corrected_figure_waits_to_be_published(
    demo: dict[str, GoalContent], session: Session, files: FileRoots, now: datetime
) -> None:
    slug, figure = content.CORRECTION
    key = demo[slug].indicator_key
    (old,) = session.scalars(select(Observation).where(Observation.superseded_at.is_not(None), Observation.is_invented))
    assert (old.indicator.key, old.period) == (key, str(figure.year))
    edition = publication.publish_goals(session, actor=SYSTEM, at=now, files=files)
    assert edition.version == 2


def test_the_trail_knows_who_set_the_own_target(demo: dict[str, GoalContent], session: Session) -> None:
    acts = set(session.scalars(select(AuditEntry.act)))
    assert {"goals.set_own_target", "goals.add_definition", "cases.renew", "cases.answer_promise"} <= acts


def test_a_demo_of_an_earlier_year_has_no_figures_of_the_future(session: Session, files: FileRoots) -> None:
    load(session, now=datetime(2024, 6, 3, 9, 0, tzinfo=UTC), files=files, progress=lambda _line: None)
    assert session.scalar(select(func.max(Observation.period)).where(Observation.is_invented)) == "2024"
