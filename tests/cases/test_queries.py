"""Reading cases: lists, and the case as everybody reads it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from portal.cases import queries
from portal.cases.models import Case
from portal.cases.rules import CaseState, ReviewOutcome, RouteRole
from portal.core.actors import ANONYMOUS, SYSTEM
from portal.goals.rules import Judgement
from tests.conftest import CountQueries
from tests.factories.accounts import a_caseworker, an_approver
from tests.factories.cases import (
    a_case,
    a_decided_case,
    a_returned_case,
    a_submitted_case,
    an_approved_case,
    an_attachment,
    with_colleague,
    with_goal_status,
)
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue

DAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

TODAY = date(2026, 11, 22)


class TestVisibleTo:
    def test_the_newest_change_stands_first(self, session: Session) -> None:
        for number in range(3):
            a_case(session, title=f"Sag {number}", at=DAY + timedelta(hours=number))
        found = queries.visible_to(session, SYSTEM)
        assert [case.title for case in found.cases] == ["Sag 2", "Sag 1", "Sag 0"]

    def test_twenty_stand_on_a_page_and_a_page_too_far_is_the_last(self, session: Session) -> None:
        for number in range(21):
            a_case(session, title=f"Sag {number}", at=DAY + timedelta(hours=number))
        first, last = queries.visible_to(session, SYSTEM), queries.visible_to(session, SYSTEM, page=10**30)
        assert (len(first.cases), first.total, first.pages) == (20, 21, 2)
        assert ([case.title for case in last.cases], last.page) == (["Sag 0"], 2)

    @pytest.mark.parametrize(
        ("search", "is_found"),
        [
            ("ældre", True),
            ("ÆLDRE PLEJE", True),
            ("pleje ældre", True),
            ("27.42", True),
            ("Pa\u030a", True),
            ("100%", True),
            ("%", True),
            ("_", False),
            ("børn", False),
            ("ældre børn", False),
            ("'; drop table case_file; --", False),
        ],
    )
    def test_every_word_of_a_search_stands_in_title_or_number(
        self, session: Session, search: str, is_found: bool
    ) -> None:
        a_case(session, title="Pleje af Ældre på 100% tid")
        assert (queries.visible_to(session, SYSTEM, search=search).total == 1) is is_found

    def test_a_state_narrows_the_list(self, session: Session) -> None:
        a_case(session)
        waiting = a_submitted_case(session)
        found = queries.visible_to(session, SYSTEM, state=CaseState.IN_REVIEW)
        assert [case.id for case in found.cases] == [waiting.id]

    def test_whoever_is_not_employed_finds_nothing(self, session: Session) -> None:
        a_case(session)
        assert queries.visible_to(session, ANONYMOUS).total == 0


class TestOfCaseworker:
    def test_own_and_shared_cases_are_listed_until_they_are_decided(self, session: Session) -> None:
        person, other = a_caseworker(session), a_caseworker(session, name="Kollega")
        own = a_case(session, person, title="Egen")
        shared = with_colleague(session, a_case(session, other, title="Fælles"), person)
        a_case(session, other, title="En andens")
        a_decided_case(session, caseworker=person)
        assert {case.id for case in queries.of_caseworker(session, person.id)} == {own.id, shared.id}


class TestAwaitingReview:
    def test_a_case_waits_for_everybody_but_its_writers(self, session: Session) -> None:
        author, colleague, leader = a_caseworker(session), a_caseworker(session, name="Kollega"), an_approver(session)
        case = with_colleague(session, a_case(session, author), colleague)
        case.state = CaseState.IN_REVIEW
        an_approved_case(session)
        session.flush()
        assert [found.id for found in queries.awaiting_review(session, leader.id)] == [case.id]
        assert queries.awaiting_review(session, author.id) == []
        assert queries.awaiting_review(session, colleague.id) == []


class TestLatestReviews:
    def test_the_newest_answer_counts(self, session: Session) -> None:
        returned, unanswered = a_returned_case(session), a_case(session)
        answers = queries.latest_reviews(session, [returned.id, unanswered.id])
        assert {case_id: answer.outcome for case_id, answer in answers.items()} == {returned.id: ReviewOutcome.RETURNED}


class TestContent:
    def test_the_case_reads_with_the_figures_of_its_targets(self, session: Session, tmp_path: Path) -> None:
        target = the_catalogue(session)["hjemloese"]
        case = with_goal_status(session, a_case(session), [target], stated=Judgement.UNCHANGED)
        an_attachment(session, case, tmp_path, is_closed=True)
        content = queries.content(session, case, today=TODAY)
        (status,) = content.goal_statuses
        (line,) = status.targets
        assert (status.area, status.html) == ("Hjemløse", "<p>Det går fremad.</p>")
        assert (line.number, line.judgement, line.reason) == (5, Judgement.UNCHANGED, "Se tallene.")
        assert "5.290" in line.baseline
        assert "5.789" in line.latest
        assert "4.000" in line.target
        assert [(row.title, row.media_type, row.is_closed) for row in content.attachments] == [
            ("Notat", "application/pdf", True)
        ]
        assert content.recommendation is not None
        assert content.recommendation.points == ("udvalget tager status til efterretning",)

    def test_the_route_has_a_column_for_each_body_of_the_day(self, session: Session) -> None:
        sos = a_committee(session)
        council = a_committee(session, code="BYR", name="Byrådet")
        gone = a_committee(session, code="GAM", name="Gammelt udvalg")
        gone.valid_to = date(2020, 12, 31)
        content = queries.content(session, a_case(session, committee=sos), today=TODAY)
        assert content.route is not None
        roles = {cell.code: cell.role for cell in content.route}
        assert roles == {sos.code: RouteRole.DECIDES, council.code: None}

    def test_on_another_day_the_route_has_the_bodies_of_that_day(self, session: Session) -> None:
        sos = a_committee(session)
        gone = a_committee(session, code="GAM", name="Gammelt udvalg")
        gone.valid_to = date(2020, 12, 31)
        content = queries.content(session, a_case(session, committee=sos), today=TODAY, on=date(2020, 12, 31))
        assert content.route is not None
        assert {cell.code: cell.role for cell in content.route} == {sos.code: RouteRole.DECIDES, "GAM": None}

    def test_a_body_that_is_gone_keeps_its_column_in_the_cases_that_went_there(self, session: Session) -> None:
        gone = a_committee(session, code="GAM", name="Gammelt udvalg")
        gone.valid_to = date(2020, 12, 31)
        content = queries.content(session, a_case(session, committee=gone), today=TODAY)
        assert content.route is not None
        assert [cell.code for cell in content.route] == ["GAM"]

    def test_a_route_that_could_not_be_read_is_unknown(self, session: Session) -> None:
        case = a_case(session)
        case.route, case.is_route_known = [], False
        session.flush()
        assert queries.content(session, case, today=TODAY).route is None

    @pytest.mark.parametrize("load", [queries.get, lambda session, case_id: session.get(Case, case_id)])
    def test_reading_a_longer_case_asks_no_more(
        self,
        session: Session,
        tmp_path: Path,
        count_queries: CountQueries,
        load: Callable[[Session, int], Case | None],
    ) -> None:
        targets = the_catalogue(session)
        short = a_case(session)
        with_goal_status(session, short, [targets["hjemloese"]])
        an_attachment(session, short, tmp_path)
        long = with_colleague(session, a_case(session), a_caseworker(session, name="Kollega"))
        for slugs in (["hjemloese"], ["genindskrivning", "krisecenter"], ["stofmisbrug", "narkodoedsfald"]):
            with_goal_status(session, long, [targets[slug] for slug in slugs])
        for number in range(5):
            an_attachment(session, long, tmp_path, filename=f"Bilag {number}.pdf")
        ids = short.id, long.id
        counts = []
        for case_id in ids:
            session.flush()
            session.expunge_all()
            with count_queries() as asked:
                case = load(session, case_id)
                assert case is not None
                queries.content(session, case, today=TODAY)
            counts.append(len(asked))
        assert counts[0] == counts[1]
