"""What a case leaves to be done: what colleagues owe, and what was promised."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases.models import Case, Promise
from portal.cases.rules import PromiseOutcome
from portal.core import clock
from portal.goals.models import Target
from tests.cases.pages import headings
from tests.conftest import CountQueries, Login
from tests.factories.accounts import a_caseworker, a_secretary
from tests.factories.cases import (
    a_case,
    a_decided_status_case,
    with_asked_colleague,
    with_goal_status,
    with_promise,
)
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue
from tests.factories.treated import a_treated_status_case


class TestOwed:
    def test_ones_own_stand_first_and_then_the_nearest_deadline(
        self, session: Session, login: Login, writer: User
    ) -> None:
        targets, colleague = the_catalogue(session), a_caseworker(session, name="Kollega")
        today = clock.today()
        case = a_case(session, writer)
        with_asked_colleague(session, case, targets["stofmisbrug"], colleague, due_on=today + timedelta(days=9))
        with_asked_colleague(session, case, targets["hjemloese"], colleague, due_on=today - timedelta(days=1))
        with_asked_colleague(session, case, targets["anbringelser-sammenbrud"], writer)
        page = login(writer).get("/sager/mangler").text
        places = [page.index(f">{name}</a>") for name in ("Anbringelser", "Hjemløse", "Misbrug")]
        assert places == sorted(places)
        assert "Frist overskredet" in page

    def test_what_is_written_is_owed_no_longer(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = with_asked_colleague(session, a_case(session, writer), homeless, writer)
        case.goal_statuses[0].why_html = "<p>Fordi der er bygget.</p>"
        assert "Ingen skylder noget" in login(writer).get("/sager/mangler").text

    def test_whoever_is_asked_is_led_to_the_form_and_others_to_the_case(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        colleague = a_caseworker(session, name="Kollega")
        case = with_asked_colleague(session, a_case(session, writer), homeless, colleague)
        assert f"/sager/{case.id}/rediger#" in login(colleague).get("/sager/mangler").text
        assert f'"/sager/{case.id}"' in login(a_secretary(session)).get("/sager/mangler").text

    def test_more_areas_ask_no_more_of_the_database(
        self, session: Session, login: Login, homeless: Target, writer: User, count_queries: CountQueries
    ) -> None:
        with_asked_colleague(session, a_case(session, writer), homeless, writer)
        browser = login(writer)
        with count_queries() as few:
            browser.get("/sager/mangler")
        for _ in range(4):
            with_asked_colleague(session, a_case(session, writer), homeless, a_caseworker(session))
        session.commit()
        with count_queries() as many:
            browser.get("/sager/mangler")
        assert len(many) == len(few)


class TestPromise:
    @pytest.fixture
    def case(self, session: Session, homeless: Target, writer: User) -> Case:
        return a_decided_status_case(session, [homeless], writer)

    @pytest.fixture
    def promise(self, session: Session, case: Case) -> Promise:
        return with_promise(session, case, "Fem boliger mere", due_on=clock.today() - timedelta(days=3))

    def test_a_writer_says_what_came_of_it(
        self, session: Session, login: Login, case: Case, promise: Promise, writer: User
    ) -> None:
        browser = login(writer)
        address = f"/sager/{case.id}/loefter/{promise.id}"
        assert "Fem boliger mere" in browser.get(address).text
        answer = browser.post(address, data={"outcome": "partly_kept", "note": "Tre er klar."})
        assert (answer.status_code, answer.location) == (303, f"/sager/{case.id}")
        session.refresh(promise)
        assert (promise.outcome, promise.outcome_note) == (PromiseOutcome.PARTLY_KEPT, "Tre er klar.")
        assert "Tre er klar." in browser.get(f"/sager/{case.id}").text

    def test_whoever_writes_the_case_that_goes_on_from_it_answers_too(
        self, session: Session, login: Login, case: Case, promise: Promise
    ) -> None:
        newcomer = login(a_caseworker(session, name="Ny kollega"))
        address = f"/sager/{case.id}/loefter/{promise.id}"
        assert newcomer.get(address).status_code == 403
        newcomer.post(f"/sager/{case.id}/ny-status")
        assert newcomer.post(address, data={"outcome": "kept", "note": ""}).status_code == 303

    def test_an_answer_that_is_none_is_refused(self, login: Login, case: Case, promise: Promise, writer: User) -> None:
        answer = login(writer).post(f"/sager/{case.id}/loefter/{promise.id}", data={"outcome": "måske", "note": ""})
        assert answer.status_code == 422

    def test_a_promise_of_another_case_is_not_found(
        self, session: Session, login: Login, homeless: Target, promise: Promise, writer: User
    ) -> None:
        other = a_decided_status_case(session, [homeless], writer)
        assert login(writer).get(f"/sager/{other.id}/loefter/{promise.id}").status_code == 404

    def test_what_the_body_saw_is_not_changed_by_it(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        item = a_treated_status_case(session, homeless, writer, held_on=clock.today())
        promise = with_promise(session, item.case, "Fem boliger mere")
        before = item.frozen
        login(writer).post(f"/sager/{item.case_id}/loefter/{promise.id}", data={"outcome": "kept", "note": ""})
        session.refresh(item)
        assert item.frozen == before
        assert not item.needs_release


class TestFollowUp:
    def test_an_area_that_no_body_has_heard_of_for_a_year_is_named_with_its_last_status(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        a_treated_status_case(session, homeless, writer, held_on=clock.today() - timedelta(days=400))
        page = login(writer).get("/sager/opfoelgning")
        assert "Over 12 måneder siden" in page.text
        assert "Seneste status" in page.text

    def test_an_area_with_a_new_status_is_not_named(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        a_treated_status_case(session, homeless, writer, held_on=clock.today() - timedelta(days=30))
        page = login(writer).get("/sager/opfoelgning")
        assert headings(page, "h2") == ["Målområder uden status i 12 måneder", "Løfter, der er over tid"]
        assert homeless.area.name not in page.text
        assert "Aldrig" in page.text

    def test_a_draft_on_its_way_is_told_of_and_is_no_status_yet(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        with_goal_status(session, a_case(session, writer, title="Er på vej"), [homeless])
        page = login(writer).get("/sager/opfoelgning").text
        assert "På vej: " in page
        assert "Er på vej" in page

    def test_a_promise_past_its_day_stands_there_until_it_is_answered_for(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = a_decided_status_case(session, [homeless], writer)
        late = with_promise(session, case, "Fem boliger mere", due_on=clock.today() - timedelta(days=1))
        with_promise(session, case, "Endnu et værested", due_on=clock.today())
        browser = login(writer)
        page = browser.get("/sager/opfoelgning").text
        assert "Fem boliger mere" in page
        assert "Endnu et værested" not in page
        browser.post(f"/sager/{case.id}/loefter/{late.id}", data={"outcome": "dropped", "note": "Ingen penge."})
        assert "Fem boliger mere" not in browser.get("/sager/opfoelgning").text

    def test_only_its_writers_are_led_to_answer(
        self, session: Session, login: Login, homeless: Target, writer: User
    ) -> None:
        case = a_decided_status_case(session, [homeless], writer)
        with_promise(session, case, "Fem boliger mere", due_on=clock.today() - timedelta(days=1))
        assert "/loefter/" in login(writer).get("/sager/opfoelgning").text
        assert "/loefter/" not in login(a_secretary(session)).get("/sager/opfoelgning").text

    def test_more_cases_and_promises_ask_no_more_of_the_database(
        self, session: Session, login: Login, homeless: Target, writer: User, count_queries: CountQueries
    ) -> None:
        def one_more(days: int) -> None:
            item = a_treated_status_case(session, homeless, writer, held_on=clock.today() - timedelta(days=days))
            with_promise(session, item.case, "Fem boliger mere", due_on=clock.today() - timedelta(days=1))

        a_committee(session)
        one_more(400)
        browser = login(writer)
        with count_queries() as few:
            browser.get("/sager/opfoelgning")
        for days in range(401, 405):
            one_more(days)
        session.commit()
        with count_queries() as many:
            browser.get("/sager/opfoelgning")
        assert len(many) == len(few)
