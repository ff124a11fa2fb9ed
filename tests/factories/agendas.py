"""Agendas, as secretaries speak of them."""

from datetime import date, time

from sqlalchemy.orm import Session

from portal.agendas import actions
from portal.agendas.models import AgendaItem
from portal.cases import actions as cases
from portal.committees.models import Committee
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.core.clock import from_local
from portal.goals.models import Target
from portal.meetings.models import Meeting
from tests.factories.cases import a_case, an_approved_case, with_goal_status
from tests.factories.meetings import a_meeting


def an_item(session: Session, meeting: Meeting, *, title: str = "En sag") -> AgendaItem:
    """An approved case with a place on the meeting's agenda."""
    case = an_approved_case(session, meeting.committee, title=title)
    return actions.place(session, actor=SYSTEM, at=clock.now(), meeting=meeting, case=case)


def a_closed_item(session: Session, meeting: Meeting, *, title: str = "En fortrolig sag") -> AgendaItem:
    """An item that citizens only see the neutral title of."""
    item = an_item(session, meeting, title=title)
    actions.set_closed(
        session,
        actor=SYSTEM,
        at=clock.now(),
        item=item,
        is_closed=True,
        neutral_title="Neutral titel",
        ground="Tavshedspligt",
    )
    return item


def a_status_seen_earlier(
    session: Session, committee: Committee, target: Target, *, held_on: date, title: str = "Status"
) -> AgendaItem:
    """An item with a goal status whose figures froze when it was released, on the day of its meeting."""
    at = from_local(held_on, time(9))
    case = with_goal_status(session, a_case(session, committee=committee, title=title, at=at), [target])
    cases.submit(session, case=case, actor=SYSTEM, at=at)
    cases.approve(session, case=case, actor=SYSTEM, at=at)
    meeting = a_meeting(session, committee, held_on=held_on)
    item = actions.place(session, actor=SYSTEM, at=at, meeting=meeting, case=case)
    actions.release(session, actor=SYSTEM, at=at, meeting=meeting)
    return item


def a_released_meeting(session: Session, committee: Committee, *, items: int = 1) -> Meeting:
    """A meeting whose agenda the members have, with so many items."""
    meeting = a_meeting(session, committee)
    for number in range(items):
        an_item(session, meeting, title=f"Sag {number + 1}")
    actions.release(session, actor=SYSTEM, at=clock.now(), meeting=meeting)
    return meeting
