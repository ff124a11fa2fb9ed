"""This year's status case, made from last year's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases import actions, queries
from portal.cases.models import Case
from portal.cases.rules import (
    CaseNotRenewable,
    CaseState,
    NothingToRenew,
    PromiseNotGiven,
    PromiseOutcome,
    RouteRole,
    is_long_ago,
    title_of_next,
)
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.goals.models import Target
from portal.goals.rules import Judgement
from tests.cases.actions import acts_on
from tests.factories.accounts import a_caseworker
from tests.factories.cases import (
    a_case,
    a_decided_case,
    a_decided_status_case,
    as_actor,
    with_colleague,
    with_goal_status,
    with_promise,
)
from tests.factories.goals import the_catalogue

LAST_YEAR = datetime(2025, 10, 1, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def homeless(session: Session) -> Target:
    return the_catalogue(session)["hjemloese"]


@pytest.fixture
def writer(session: Session) -> User:
    return a_caseworker(session)


def renewed(session: Session, case: Case, writer: User) -> Case:
    fresh = actions.renew(session, case=case, actor=as_actor(writer), at=NOW)
    session.flush()
    session.expire_all()
    return fresh


class TestTitleOfNext:
    @pytest.mark.parametrize(
        ("title", "made_in", "this_year", "expected"),
        [
            ("Status på sociale mål 2025", 2025, 2026, "Status på sociale mål 2026"),
            ("Status på sociale mål 2025", 2025, 2028, "Status på sociale mål 2028"),
            ("Status på sociale mål 2026", 2025, 2026, "Status på sociale mål 2027"),
            ("Status 2024-2025", 2025, 2026, "Status 2025-2026"),
            ("Status på sociale mål 2025", 2025, 2025, "Status på sociale mål 2026"),
        ],
    )
    def test_the_year_is_moved_on(self, title: str, made_in: int, this_year: int, expected: str) -> None:
        assert title_of_next(title, made_in=made_in, this_year=this_year) == expected

    @pytest.mark.parametrize("title", ["Status på sociale mål", "Mål frem mod 2020", "Sag 12.2013 og 2.013 kr."])
    def test_what_is_not_the_cases_year_stands(self, title: str) -> None:
        assert title_of_next(title, made_in=2013, this_year=2014) == title


class TestIsLongAgo:
    @pytest.mark.parametrize(
        ("last_on", "expected"),
        [(None, True), (date(2025, 11, 1), True), (date(2025, 11, 2), False), (date(2026, 12, 1), False)],
    )
    def test_twelve_months_to_the_day(self, last_on: date | None, *, expected: bool) -> None:
        assert is_long_ago(last_on, date(2026, 11, 2)) is expected


class TestRenew:
    def test_areas_route_recommendation_and_title_follow_and_words_do_not(
        self, session: Session, homeless: Target, writer: User
    ) -> None:
        earlier = a_decided_status_case(session, [homeless], writer, title="Status 2025", at=LAST_YEAR)
        fresh = renewed(session, earlier, writer)
        draft = queries.draft_of(fresh)
        assert (draft.title, draft.case_number, fresh.state) == ("Status 2026", "", CaseState.DRAFT)
        assert draft.proposer == "Direktøren for Social og Sundhed"
        assert draft.points == ("udvalget tager status til efterretning",)
        assert [step.role for step in draft.route] == [RouteRole.DECIDES]
        (status,) = draft.goal_statuses
        assert (status.area_id, status.html, status.promises) == (homeless.area_id, "", ())
        assert all(line.stated is None for line in status.judgements)
        assert all(section.html == "" for section in draft.sections)

    def test_it_remembers_the_case_and_the_statuses_that_it_goes_on_from(
        self, session: Session, homeless: Target, writer: User
    ) -> None:
        earlier = a_decided_status_case(session, [homeless], writer)
        fresh = renewed(session, earlier, writer)
        assert fresh.predecessor_id == earlier.id
        assert [row.previous_id for row in fresh.goal_statuses] == [row.id for row in earlier.goal_statuses]
        assert acts_on(session, fresh)[-1] == "cases.renew"
        assert queries.successors(session, [earlier.id])[earlier.id].id == fresh.id

    def test_the_areas_keep_their_order(self, session: Session, writer: User) -> None:
        targets = the_catalogue(session)
        case = a_case(session, writer)
        for slug in ("stofmisbrug", "hjemloese"):
            with_goal_status(session, case, [targets[slug]])
        case.state = CaseState.DECIDED
        fresh = renewed(session, case, writer)
        assert [row.area_id for row in fresh.goal_statuses] == [
            targets[slug].area_id for slug in ("stofmisbrug", "hjemloese")
        ]

    def test_whoever_makes_it_is_its_caseworker_and_those_of_last_year_write_too(
        self, session: Session, homeless: Target, writer: User
    ) -> None:
        colleague, newcomer = a_caseworker(session, name="Kollega"), a_caseworker(session, name="Ny kollega")
        case = with_goal_status(session, with_colleague(session, a_case(session, writer), colleague), [homeless])
        case.state = CaseState.DECIDED
        fresh = renewed(session, case, newcomer)
        assert fresh.caseworker_id == newcomer.id
        assert [row.user_id for row in fresh.other_caseworkers] == [writer.id, colleague.id]

    def test_a_colleague_who_has_left_and_a_body_that_has_ended_do_not_follow(
        self, session: Session, homeless: Target, writer: User
    ) -> None:
        colleague = a_caseworker(session, name="Kollega")
        case = with_goal_status(session, with_colleague(session, a_case(session, writer), colleague), [homeless])
        case.state = CaseState.DECIDED
        colleague.disabled_at = clock.now()
        case.route[0].committee.valid_to = date(2026, 1, 1)
        session.flush()
        fresh = renewed(session, case, writer)
        assert (fresh.other_caseworkers, fresh.route) == ([], [])

    def test_a_draft_is_no_earlier_case(self, session: Session, homeless: Target, writer: User) -> None:
        case = with_goal_status(session, a_case(session, writer), [homeless])
        with pytest.raises(CaseNotRenewable):
            actions.renew(session, case=case, actor=as_actor(writer), at=NOW)

    def test_a_case_without_goal_status_gives_nothing(self, session: Session, writer: User) -> None:
        case = a_decided_case(session, caseworker=writer)
        with pytest.raises(NothingToRenew):
            actions.renew(session, case=case, actor=as_actor(writer), at=NOW)


class TestPreviousStatuses:
    def test_last_years_words_judgements_and_promises_are_there_by_area(
        self, session: Session, homeless: Target, writer: User
    ) -> None:
        earlier = a_decided_status_case(session, [homeless], writer, html="<p>Ti har fået bolig.</p>")
        promise = with_promise(session, earlier, "Fem boliger mere", due_on=date(2026, 6, 1))
        fresh = renewed(session, earlier, writer)
        found = queries.previous_statuses(session, fresh)[homeless.area_id]
        assert (found.case_id, found.promise_ids) == (earlier.id, (promise.id,))
        assert found.content.html == "<p>Ti har fået bolig.</p>"
        assert [row.text for row in found.content.promises] == ["Fem boliger mere"]
        assert found.content.targets[0].judgement is Judgement.ON_TRACK

    def test_an_area_taken_out_and_in_again_finds_its_own(
        self, session: Session, homeless: Target, writer: User
    ) -> None:
        fresh = renewed(session, a_decided_status_case(session, [homeless], writer), writer)
        draft = queries.draft_of(fresh)
        for statuses in ((), draft.goal_statuses):
            changed = replace(queries.draft_of(fresh), goal_statuses=statuses)
            actions.save(session, case=fresh, draft=changed, version=fresh.version, actor=SYSTEM, at=NOW)
        assert homeless.area_id in queries.previous_statuses(session, fresh)

    def test_a_case_that_goes_on_from_none_has_none(self, session: Session, homeless: Target) -> None:
        case = with_goal_status(session, a_case(session), [homeless])
        assert queries.previous_statuses(session, case) == {}


class TestAnswerPromise:
    def test_the_answer_is_kept_and_the_case_is_not_changed_by_it(
        self, session: Session, homeless: Target, writer: User
    ) -> None:
        case = a_decided_status_case(session, [homeless], writer)
        promise = with_promise(session, case, "Fem boliger mere")
        before = (case.version, case.changed_at, case.state)
        actions.answer_promise(
            session,
            case=case,
            promise=promise,
            outcome=PromiseOutcome.PARTLY_KEPT,
            note=" Tre er klar. ",
            actor=as_actor(writer),
            at=NOW,
        )
        assert (promise.outcome, promise.outcome_note) == (PromiseOutcome.PARTLY_KEPT, "Tre er klar.")
        assert promise.answered_at == NOW
        assert (case.version, case.changed_at, case.state) == before
        assert acts_on(session, case)[-1] == "cases.answer_promise"

    def test_an_answer_can_be_taken_back(self, session: Session, homeless: Target, writer: User) -> None:
        case = a_decided_status_case(session, [homeless], writer)
        promise = with_promise(session, case, "Fem boliger mere")
        for outcome in (PromiseOutcome.KEPT, PromiseOutcome.OPEN):
            actions.answer_promise(
                session, case=case, promise=promise, outcome=outcome, note="", actor=as_actor(writer), at=NOW
            )
        assert promise.answered_at is None

    def test_what_stands_in_a_draft_is_not_promised_yet(self, session: Session, homeless: Target, writer: User) -> None:
        case = with_goal_status(session, a_case(session, writer), [homeless])
        promise = with_promise(session, case, "Fem boliger mere")
        with pytest.raises(PromiseNotGiven):
            actions.answer_promise(
                session,
                case=case,
                promise=promise,
                outcome=PromiseOutcome.KEPT,
                note="",
                actor=as_actor(writer),
                at=NOW,
            )
