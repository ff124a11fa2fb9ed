"""Two secretaries at the same moment, with real threads."""

from datetime import date

from flask import Flask
from sqlalchemy.orm import Session

from portal.agendas import actions, queries
from portal.agendas.models import AgendaItem
from portal.cases.models import Case
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import actions as decisions
from portal.decisions import queries as decision_queries
from portal.decisions.rules import DecisionKind
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from tests.at_once import Act, at_once
from tests.factories.agendas import a_released_meeting, an_item
from tests.factories.cases import an_approved_case
from tests.factories.committees import a_committee
from tests.factories.meetings import a_meeting


def test_one_agenda_released_twice_at_once_keeps_its_first_numbers(app: Flask, session: Session) -> None:
    meeting = a_meeting(session, a_committee(session))
    for _ in range(3):
        an_item(session, meeting)
    session.commit()
    meeting_id = meeting.id

    def release(own: Session) -> None:
        actions.release(own, actor=SYSTEM, at=clock.now(), meeting=own.get_one(Meeting, meeting_id))

    refusals = at_once(app, release, release)
    session.rollback()
    assert sorted(item.number or 0 for item in queries.for_meeting(session, meeting_id)) == [1, 2, 3]
    assert sum(refused is not None for refused in refusals) == 1


def test_one_case_placed_on_two_agendas_at_once_gets_one_place(app: Flask, session: Session) -> None:
    committee = a_committee(session)
    meetings = [a_meeting(session, committee, held_on=date(2027, month, 3)) for month in (3, 4)]
    case_id = an_approved_case(session, committee).id
    session.commit()

    def placing(meeting_id: int) -> Act:
        return lambda own: actions.place(
            own,
            actor=SYSTEM,
            at=clock.now(),
            meeting=own.get_one(Meeting, meeting_id),
            case=own.get_one(Case, case_id),
        )

    refusals = at_once(app, *(placing(meeting.id) for meeting in meetings))
    session.rollback()
    assert len(queries.of_case(session, case_id)) == 1
    assert sum(refused is not None for refused in refusals) == 1


def test_a_decision_written_while_the_meeting_closes_is_in_it_or_refused(app: Flask, session: Session) -> None:
    meeting = a_released_meeting(session, a_committee(session))
    (item,) = queries.for_meeting(session, meeting.id)
    decisions.record(session, actor=SYSTEM, at=clock.now(), item=item, kind=DecisionKind.NOTED, text="Før.")
    session.commit()
    meeting_id, item_id = meeting.id, item.id
    closed_with: list[str] = []

    def close(own: Session) -> None:
        decisions.close_meeting(own, actor=SYSTEM, at=clock.now(), meeting=own.get_one(Meeting, meeting_id))
        closed_with.append(decision_queries.for_meeting(own, meeting_id)[item_id].text)

    def rewrite(own: Session) -> None:
        found = own.get_one(AgendaItem, item_id)
        decisions.record(own, actor=SYSTEM, at=clock.now(), item=found, kind=DecisionKind.NOTED, text="Efter.")

    at_once(app, close, rewrite)
    session.rollback()
    assert session.get_one(Meeting, meeting_id).state is MeetingState.CLOSED
    assert [decision_queries.for_meeting(session, meeting_id)[item_id].text] == closed_with
