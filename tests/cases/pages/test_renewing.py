"""The next status case, made from an earlier one."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases import actions
from portal.cases.models import Case
from portal.cases.queries.reading import PAGE_SIZE
from portal.cases.rules import CaseState
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.goals.models import Target
from tests.conftest import CountQueries, Login
from tests.factories.cases import (
    a_case,
    a_decided_status_case,
    with_goal_status,
    with_promise,
)
from tests.factories.treated import a_treated_status_case

LAST_YEAR = datetime(2025, 10, 1, 8, 0, tzinfo=UTC)


def an_approved_status_case(session: Session, target: Target, writer: User, title: str = "Status") -> Case:
    """A status case that is on no agenda."""
    case = with_goal_status(session, a_case(session, writer, title=title), [target])
    actions.submit(session, case=case, actor=SYSTEM, at=clock.now())
    actions.approve(session, case=case, actor=SYSTEM, at=clock.now())
    return case


class TestRenewable:
    def test_earlier_status_cases_are_offered_with_what_came_of_them(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        a_treated_status_case(session, homeless, writer, held_on=clock.today(), words="Taget til efterretning.")
        page = login(writer).get("/sager/ny-status").text
        assert "Status på de sociale mål" in page
        assert "Hjemløse" in page
        assert "Taget til efterretning." in page

    def test_drafts_and_cases_without_goal_status_are_not(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        with_goal_status(session, a_case(session, writer, title="En kladde"), [homeless])
        page = login(writer).get("/sager/ny-status").text
        assert "En kladde" not in page
        assert "ingen tidligere statussag" in page

    def test_what_no_body_has_been_sent_is_not(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        an_approved_status_case(session, homeless, writer, title="Godkendt i går")
        assert "Godkendt i går" not in login(writer).get("/sager/ny-status").text

    def test_pages_are_counted_by_those_that_are(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        a_treated_status_case(session, homeless, writer, held_on=clock.today())
        for _ in range(PAGE_SIZE):
            an_approved_status_case(session, homeless, writer, title="Godkendt i går")
        page = login(writer).get("/sager/ny-status").text
        assert "Status på de sociale mål" in page
        assert "side=2" not in page

    def test_one_that_was_made_already_is_told_of(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = a_decided_status_case(session, [homeless], writer, title="Status 2025", at=LAST_YEAR)
        browser = login(writer)
        browser.post(f"/sager/{case.id}/ny-status")
        assert "Der er allerede lavet en" in browser.get("/sager/ny-status").text

    def test_more_cases_ask_no_more_of_the_database(
        self, session: Session, login: Login, homeless: Target, writer: User, count_queries: CountQueries
    ) -> None:
        a_decided_status_case(session, [homeless], writer)
        browser = login(writer)
        with count_queries() as few:
            browser.get("/sager/ny-status")
        for _ in range(4):
            a_decided_status_case(session, [homeless], writer)
        session.commit()
        with count_queries() as many:
            browser.get("/sager/ny-status")
        assert len(many) == len(few)


class TestRenew:
    def test_one_press_leads_to_the_form_of_the_new_case(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = a_decided_status_case(session, [homeless], writer, title="Status 2025", at=LAST_YEAR)
        browser = login(writer)
        answer = browser.post(f"/sager/{case.id}/ny-status")
        fresh = session.scalars(select(Case).where(Case.predecessor_id == case.id)).one()
        assert answer.status_code == 303
        assert answer.location == f"/sager/{fresh.id}/rediger"
        assert browser.get(answer.location).status_code == 200

    def test_the_two_cases_lead_to_each_other(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = a_decided_status_case(session, [homeless], writer, title="Status 2025", at=LAST_YEAR)
        browser = login(writer)
        browser.post(f"/sager/{case.id}/ny-status")
        fresh = session.scalars(select(Case).where(Case.predecessor_id == case.id)).one()
        assert f'href="/sager/{fresh.id}"' in browser.get(f"/sager/{case.id}").text
        assert f'href="/sager/{case.id}"' in browser.get(f"/sager/{fresh.id}").text

    def test_last_years_words_decision_and_promises_stand_in_the_new_form(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        item = a_treated_status_case(session, homeless, writer, held_on=clock.today(), words="Taget til efterretning.")
        promise = with_promise(session, item.case, "Fem boliger mere")
        browser = login(writer)
        page = browser.get(browser.post(f"/sager/{item.case_id}/ny-status").location).text
        assert "Det går fremad." in page
        assert "Taget til efterretning." in page
        assert "Fem boliger mere" in page
        assert f"/sager/{item.case_id}/loefter/{promise.id}" in page

    def test_a_draft_is_refused_with_a_sentence(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = with_goal_status(session, a_case(session, writer), [homeless])
        answer = login(writer).post(f"/sager/{case.id}/ny-status")
        assert answer.status_code == 409
        assert "som et udvalg har fået" in answer.text

    def test_an_approved_case_that_no_body_has_been_sent_neither_offers_it_nor_gives_it(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = an_approved_status_case(session, homeless, writer)
        browser = login(writer)
        assert "/ny-status" not in browser.get(f"/sager/{case.id}").text
        answer = browser.post(f"/sager/{case.id}/ny-status")
        assert (answer.status_code, "som et udvalg har fået" in answer.text) == (409, True)

    def test_a_case_that_a_body_has_been_sent_offers_it_before_it_is_decided(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        item = a_treated_status_case(session, homeless, writer, held_on=clock.today())
        browser = login(writer)
        assert f"/sager/{item.case_id}/ny-status" in browser.get(f"/sager/{item.case_id}").text
        assert browser.post(f"/sager/{item.case_id}/ny-status").status_code == 303

    @pytest.mark.parametrize("state", [CaseState.DRAFT, CaseState.DECIDED])
    def test_the_case_offers_it_where_it_can_be_done(
        self, session: Session, login: Login, homeless: Target, writer: User, state: CaseState
    ) -> None:
        case = a_decided_status_case(session, [homeless], writer)
        case.state = state
        page = login(writer).get(f"/sager/{case.id}").text
        assert ("/ny-status" in page) is (state is CaseState.DECIDED)
