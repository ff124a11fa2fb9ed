"""The meeting, run by the secretary."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.decisions import queries
from portal.decisions.rules import DecisionKind
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_secretary
from tests.factories.agendas import a_closed_item, a_released_meeting
from tests.factories.committees import a_committee
from tests.factories.meetings import a_meeting


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return a_released_meeting(session, a_committee(session), items=2)


@pytest.fixture
def secretary(session: Session, meeting: Meeting, login: Login) -> FlaskClient:
    return login(a_secretary(session))


class TestItem:
    def test_til_efterretning_fills_kind_and_words_with_one_click(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        first, second = agendas.released(session, meeting.id)
        filled = secretary.get(f"/dagsordenspunkter/{first.id}/beslutning?udfyld=noted").text
        assert '<option selected value="noted">' in filled
        assert "Til efterretning.</textarea>" in filled
        form = {"kind": "noted", "text": "Til efterretning med tak."}
        answer = secretary.post(f"/dagsordenspunkter/{first.id}/beslutning", data=form)
        assert answer.location == f"/dagsordenspunkter/{second.id}/beslutning"
        decision = queries.for_item(session, first.id)
        assert decision is not None
        assert (decision.kind, decision.text) == (DecisionKind.NOTED, "Til efterretning med tak.")

    def test_filling_by_htmx_sends_the_form_only(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        item = agendas.released(session, meeting.id)[0]
        headers = {"HX-Request": "true", "HX-Target": "decision"}
        answer = secretary.get(f"/dagsordenspunkter/{item.id}/beslutning?udfyld=noted", headers=headers)
        assert "<html" not in answer.text
        assert "Til efterretning." in answer.text

    def test_a_decision_without_kind_and_words_is_422_and_keeps_what_was_typed(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        item = agendas.released(session, meeting.id)[0]
        answer = secretary.post(f"/dagsordenspunkter/{item.id}/beslutning", data={"kind": "", "text": "Mine ord"})
        assert answer.status_code == 422
        assert "Mine ord" in answer.text
        assert "#kind" in answer.text

    def test_only_a_closed_item_asks_what_may_be_published(self, session: Session, login: Login) -> None:
        meeting = a_meeting(session, a_committee(session))
        item = a_closed_item(session, meeting)
        secretary = login(a_secretary(session))
        secretary.post(f"/moeder/{meeting.id}/udsend")
        assert "må offentliggøres" in secretary.get(f"/dagsordenspunkter/{item.id}/beslutning").text

    def test_a_caseworker_may_not_decide(self, session: Session, meeting: Meeting, login: Login) -> None:
        item = agendas.released(session, meeting.id)[0]
        assert login(a_caseworker(session)).get(f"/dagsordenspunkter/{item.id}/beslutning").status_code == 403


class TestClose:
    def test_a_meeting_with_all_decided_is_closed_and_leads_on(
        self, session: Session, meeting: Meeting, secretary: FlaskClient
    ) -> None:
        for item in agendas.released(session, meeting.id):
            form = {"kind": "noted", "text": "Til efterretning."}
            secretary.post(f"/dagsordenspunkter/{item.id}/beslutning", data=form)
        assert "Afslut mødet" in secretary.get(f"/moeder/{meeting.id}/beslutninger").text
        assert secretary.post(f"/moeder/{meeting.id}/afslut").status_code == 303
        session.refresh(meeting)
        assert meeting.state is MeetingState.CLOSED

    def test_a_meeting_with_undecided_items_stays_open(self, meeting: Meeting, secretary: FlaskClient) -> None:
        answer = secretary.post(f"/moeder/{meeting.id}/afslut")
        assert answer.status_code == 409
        assert "1, 2" in answer.text
