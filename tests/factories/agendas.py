"""Agendas, as secretaries speak of them."""

from sqlalchemy.orm import Session

from portal.agendas import actions
from portal.agendas.models import AgendaItem
from portal.committees.models import Committee
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.meetings.models import Meeting
from tests.factories.cases import an_approved_case
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


def a_released_meeting(session: Session, committee: Committee, *, items: int = 1) -> Meeting:
    """A meeting whose agenda the members have, with so many items."""
    meeting = a_meeting(session, committee)
    for number in range(items):
        an_item(session, meeting, title=f"Sag {number + 1}")
    actions.release(session, actor=SYSTEM, at=clock.now(), meeting=meeting)
    return meeting
