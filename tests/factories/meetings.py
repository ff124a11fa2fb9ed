"""Meetings."""

from datetime import date, time, timedelta

from sqlalchemy.orm import Session

from portal.committees.models import Committee
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.meetings import actions
from portal.meetings.models import Meeting


def a_meeting(session: Session, committee: Committee, *, held_on: date | None = None, hour: int = 15) -> Meeting:
    """A planned meeting, in two weeks unless said otherwise."""
    return actions.plan(
        session,
        actor=SYSTEM,
        at=clock.now(),
        committee=committee,
        held_on=held_on or clock.today() + timedelta(days=14),
        starts=time(hour),
        place="C3.40",
    )
