"""Bodies and seats."""

from datetime import date

from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.committees.models import Committee, Seat
from portal.committees.rules import CommitteeKind, SeatRole
from portal.core.danish import slug


def a_committee(session: Session, code: str = "SOS", name: str = "Social- og Sundhedsudvalget") -> Committee:
    """A body that holds on every day."""
    committee = Committee(code=code, slug=slug(code), name=name, kind=CommitteeKind.COMMITTEE, position=len(code))
    session.add(committee)
    session.flush()
    return committee


def a_seat(session: Session, *, user: User, committee: Committee, from_on: date = date(2010, 1, 1)) -> Seat:
    """The person sits in the body from that day on."""
    seat = Seat(user=user, committee=committee, role=SeatRole.MEMBER, from_on=from_on)
    session.add(seat)
    session.flush()
    return seat
