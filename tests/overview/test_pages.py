"""Each role's start page says what waits."""

from datetime import timedelta

from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.cases import actions as cases
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import actions as decisions
from portal.decisions.rules import DecisionKind
from tests.conftest import CountQueries, Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary, an_administrator, an_approver
from tests.factories.agendas import a_released_meeting
from tests.factories.cases import (
    a_case,
    a_decided_status_case,
    a_submitted_case,
    an_approved_case,
    with_asked_colleague,
    with_promise,
)
from tests.factories.committees import a_committee, a_seat
from tests.factories.goals import the_catalogue
from tests.factories.meetings import a_meeting


class TestIndex:
    def test_a_returned_case_waits_for_its_caseworker_with_the_comment(self, session: Session, login: Login) -> None:
        caseworker = a_caseworker(session)
        case = a_submitted_case(session, caseworker, title="Kom tilbage")
        cases.return_(session, case=case, comment="Uddyb.", link="/", actor=SYSTEM, at=clock.now())
        page = login(caseworker).get("/overblik").text
        assert "Én ting venter på dig" in page
        assert "Kom tilbage" in page
        assert "Uddyb." in page

    def test_an_area_that_a_colleague_asked_for_waits_and_is_counted(self, session: Session, login: Login) -> None:
        asked = a_caseworker(session, name="Kollega")
        homeless = the_catalogue(session)["hjemloese"]
        due_on = clock.today() - timedelta(days=1)
        case = with_asked_colleague(session, a_case(session, title="Årets status"), homeless, asked, due_on=due_on)
        page = login(asked).get("/overblik").text
        assert "Én ting venter på dig" in page
        assert "Bedt om af en kollega" in page
        assert "Frist overskredet" in page
        assert f"/sager/{case.id}/rediger" in page

    def test_a_caseworker_is_told_what_is_to_be_followed_up(self, session: Session, login: Login) -> None:
        homeless = the_catalogue(session)["hjemloese"]
        writer, asked = a_caseworker(session), a_caseworker(session, name="Kollega")
        case = a_decided_status_case(session, [homeless], writer)
        with_promise(session, case, "Fem boliger mere", due_on=clock.today() - timedelta(days=1))
        with_asked_colleague(session, a_case(session, writer), homeless, asked)
        page = login(writer).get("/overblik").text
        assert "6 målområder uden status i 12 måneder" in page
        assert "1 løfte over tid" in page
        assert "1 målområde mangler fra kolleger" in page
        assert "/sager/opfoelgning" in page
        assert "/sager/mangler" in page

    def test_a_caseworker_can_begin_from_last_year(self, session: Session, login: Login) -> None:
        assert "/sager/ny-status" in login(a_caseworker(session)).get("/overblik").text

    def test_a_submitted_case_waits_for_the_approver(self, session: Session, login: Login) -> None:
        a_submitted_case(session, a_caseworker(session), title="Skal godkendes")
        page = login(an_approver(session)).get("/overblik").text
        assert "Skal godkendes" in page
        assert "Én ting venter på dig" in page

    def test_the_secretary_sees_the_deadline_and_what_has_no_place(self, session: Session, login: Login) -> None:
        committee = a_committee(session)
        a_meeting(session, committee)
        an_approved_case(session, committee, title="Uden plads")
        page = login(a_secretary(session)).get("/overblik").text
        assert "udsend senest" in page
        assert "Uden plads" in page

    def test_a_held_meeting_waits_for_decisions_and_then_for_its_minutes(self, session: Session, login: Login) -> None:
        meeting = a_released_meeting(session, a_committee(session))
        meeting.held_on = clock.today()
        secretary = login(a_secretary(session))
        assert "skriv beslutninger" in secretary.get("/overblik").text
        (item,) = agendas.released(session, meeting.id)
        decisions.record(
            session, actor=SYSTEM, at=clock.now(), item=item, kind=DecisionKind.NOTED, text="Til efterretning."
        )
        decisions.close_meeting(session, actor=SYSTEM, at=clock.now(), meeting=meeting)
        session.commit()
        assert "offentliggør referatet" in secretary.get("/overblik").text

    def test_a_member_sees_the_released_agendas_of_own_bodies(self, session: Session, login: Login) -> None:
        committee = a_committee(session)
        member = a_person(session)
        a_seat(session, user=member, committee=committee)
        a_released_meeting(session, committee)
        assert "dagsordenen er klar" in login(member).get("/overblik").text

    def test_the_administrator_is_led_to_the_installation(self, session: Session, login: Login) -> None:
        assert "/administration" in login(an_administrator(session)).get("/overblik").text

    def test_somebody_without_role_and_seat_is_told_what_to_do(self, session: Session, login: Login) -> None:
        assert "Spørg en administrator" in login(a_person(session)).get("/overblik").text

    def test_more_cases_ask_no_more_of_the_database(
        self, session: Session, login: Login, count_queries: CountQueries
    ) -> None:
        caseworker, homeless = a_caseworker(session), the_catalogue(session)["hjemloese"]

        def one_more() -> None:
            a_submitted_case(session, caseworker)
            with_asked_colleague(session, a_case(session, caseworker), homeless, caseworker)
            case = a_decided_status_case(session, [homeless], caseworker)
            with_promise(session, case, "Fem boliger mere", due_on=clock.today() - timedelta(days=1))

        one_more()
        browser = login(caseworker)
        with count_queries() as few:
            browser.get("/overblik")
        for _ in range(4):
            one_more()
        session.commit()
        with count_queries() as many:
            browser.get("/overblik")
        assert len(many) == len(few)
