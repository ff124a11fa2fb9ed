"""The agenda as the secretary builds it and the member reads it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.agendas import queries
from portal.agendas.models import AgendaItem
from portal.cases import actions as cases
from portal.cases.models import Case
from portal.cases.rules import CaseState
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.meetings.models import Meeting
from tests.conftest import CountQueries, Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary
from tests.factories.agendas import a_closed_item, a_released_meeting, an_item
from tests.factories.cases import an_approved_case
from tests.factories.committees import a_committee, a_seat
from tests.factories.meetings import a_meeting


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return a_meeting(session, a_committee(session))


@pytest.fixture
def secretary(session: Session, meeting: Meeting, login: Login) -> FlaskClient:
    return login(a_secretary(session))


def attach(session: Session, case: Case, root: Path, data: bytes) -> int:
    """A file of the case; its attachment's id."""
    case.state = CaseState.DRAFT
    attachment = cases.add_attachment(
        session, case=case, data=data, filename="bilag.txt", root=root, actor=SYSTEM, at=clock.now()
    )
    case.state = CaseState.APPROVED if data.startswith(b"Udsendt") else CaseState.DRAFT
    session.flush()
    return attachment.id


def items(session: Session, meeting: Meeting) -> list[AgendaItem]:
    session.expire_all()
    return list(queries.for_meeting(session, meeting.id))


class TestEdit:
    def test_a_waiting_case_is_placed_with_one_click(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        case = an_approved_case(session, meeting.committee, title="Venter på plads")
        session.commit()
        assert "Venter på plads" in secretary.get(f"/moeder/{meeting.id}/dagsorden").text
        assert secretary.post(f"/moeder/{meeting.id}/dagsorden/sager/{case.id}").status_code == 303
        assert [item.case_id for item in items(session, meeting)] == [case.id]

    def test_by_htmx_only_the_agenda_comes_back(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        case = an_approved_case(session, meeting.committee)
        session.commit()
        headers = {"HX-Request": "true", "HX-Target": "agenda"}
        answer = secretary.post(f"/moeder/{meeting.id}/dagsorden/sager/{case.id}", headers=headers)
        assert answer.status_code == 200
        assert "<html" not in answer.text
        assert 'id="agenda"' in answer.text

    def test_the_secretary_orders_takes_off_and_closes(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        first, second = an_item(session, meeting, title="A"), an_item(session, meeting, title="B")
        session.commit()
        secretary.post(f"/dagsordenspunkter/{second.id}/flyt", data={"retning": "op"})
        assert [item.case.title for item in items(session, meeting)] == ["B", "A"]
        secretary.post(f"/dagsordenspunkter/{first.id}/tag-af")
        closing = {"is_closed": "y", "neutral_title": "Neutral", "closed_ground": "Tavshedspligt"}
        assert secretary.post(f"/dagsordenspunkter/{second.id}/luk", data=closing).status_code == 303
        (only,) = items(session, meeting)
        assert only.is_closed

    def test_closing_without_a_ground_is_422_at_the_field(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        item = an_item(session, meeting)
        session.commit()
        form = {"is_closed": "y", "neutral_title": "Neutral titel"}
        answer = secretary.post(f"/dagsordenspunkter/{item.id}/luk", data=form)
        assert answer.status_code == 422
        assert "Skriv, hvorfor punktet er lukket." in answer.text
        assert "#closed_ground" in answer.text
        assert "Neutral titel" in answer.text

    def test_a_rule_that_is_broken_answers_409_with_its_sentence(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        session.commit()
        answer = secretary.post(f"/moeder/{meeting.id}/udsend")
        assert answer.status_code == 409
        assert "ingen nye punkter" in answer.text

    def test_the_page_asks_no_more_of_the_database_for_more_items(
        self, session: Session, meeting: Meeting, secretary: FlaskClient, count_queries: CountQueries
    ) -> None:
        an_item(session, meeting)
        session.commit()
        with count_queries() as few:
            secretary.get(f"/moeder/{meeting.id}/dagsorden")
        for _ in range(8):
            an_item(session, meeting)
        session.commit()
        with count_queries() as many:
            secretary.get(f"/moeder/{meeting.id}/dagsorden")
        assert len(many) == len(few)


class TestRelease:
    def test_members_read_once_it_is_released_and_not_before(
        self, session: Session, meeting: Meeting, secretary: FlaskClient, login: Login
    ) -> None:
        item = an_item(session, meeting, title="Til medlemmerne")
        person = a_person(session)
        a_seat(session, user=person, committee=meeting.committee)
        member = login(person)
        assert member.get(f"/moeder/{meeting.id}/dagsorden").status_code == 404
        assert member.get(f"/dagsordenspunkter/{item.id}").status_code == 404
        assert secretary.post(f"/moeder/{meeting.id}/udsend").status_code == 303
        assert "Til medlemmerne" in member.get(f"/moeder/{meeting.id}/dagsorden").text
        assert member.get(f"/dagsordenspunkter/{item.id}").status_code == 200

    def test_a_member_of_another_body_may_not_know_of_it(self, session: Session, login: Login) -> None:
        released = a_released_meeting(session, a_committee(session))
        person = a_person(session)
        a_seat(session, user=person, committee=a_committee(session, "TMU", "Teknik- og Miljøudvalget"))
        assert login(person).get(f"/moeder/{released.id}/dagsorden").status_code == 404

    def test_the_bodys_own_members_read_a_closed_item(self, session: Session, login: Login) -> None:
        committee = a_committee(session)
        meeting = a_meeting(session, committee)
        item = a_closed_item(session, meeting, title="Fortrolig titel")
        person = a_person(session)
        a_seat(session, user=person, committee=committee)
        secretary, member = login(a_secretary(session)), login(person)
        secretary.post(f"/moeder/{meeting.id}/udsend")
        page = member.get(f"/dagsordenspunkter/{item.id}")
        assert "Fortrolig titel" in page.text
        assert page.headers["Cache-Control"] == "no-store"

    def test_members_read_title_and_files_as_they_were_released(
        self, app: Flask, session: Session, meeting: Meeting, secretary: FlaskClient, login: Login
    ) -> None:
        item = an_item(session, meeting, title="Som udsendt")
        root = Path(app.config["FILES"])
        before = attach(session, item.case, root, b"Udsendt fil.\n")
        person = a_person(session)
        a_seat(session, user=person, committee=meeting.committee)
        member = login(person)
        secretary.post(f"/moeder/{meeting.id}/udsend")
        cases.return_(session, case=item.case, comment="Ret.", link="", actor=SYSTEM, at=clock.now())
        item.case.title = "Hemmelig kladde"
        cases.remove_attachment(
            session, case=item.case, attachment=item.case.attachments[0], actor=SYSTEM, at=clock.now()
        )
        after = attach(session, item.case, root, b"Ny fil i kladden.\n")
        session.commit()
        assert "Hemmelig kladde" not in member.get(f"/moeder/{meeting.id}/dagsorden").text
        assert member.get(f"/dagsordenspunkter/{item.id}/bilag/{before}").data == b"Udsendt fil.\n"
        assert b"Ny fil" not in member.get(f"/dagsordenspunkter/{item.id}/bilag/{after}").data

    def test_a_caseworker_may_not_release(self, session: Session, meeting: Meeting, login: Login) -> None:
        an_item(session, meeting)
        assert login(a_caseworker(session)).post(f"/moeder/{meeting.id}/udsend").status_code == 403
