"""Reading meetings."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, select, true
from sqlalchemy.orm import Session, contains_eager

from portal.committees.models import Committee
from portal.core.actors import Actor, is_staff
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState

PAGE_SIZE = 20
LAST_PAGE = 10_000  # more meetings than any municipality has held


def _meetings() -> Select[Meeting]:
    return select(Meeting).join(Meeting.committee).options(contains_eager(Meeting.committee))


def get(session: Session, meeting_id: int) -> Meeting | None:
    """One meeting by id, with its body."""
    return session.scalar(_meetings().where(Meeting.id == meeting_id))


def lock(session: Session, meeting: Meeting) -> None:
    """Hold the meeting until the transaction ends, and forget what was read before: it may be old by now."""
    session.flush()
    session.expire_all()
    session.refresh(meeting, ["state", "released_at", "closed_at"], with_for_update=True)


def on(session: Session, committee_id: int, day: date) -> Sequence[Meeting]:
    """A body's meetings of one day, first to last."""
    return session.scalars(
        _meetings().where(Meeting.committee_id == committee_id, Meeting.held_on == day).order_by(Meeting.sequence)
    ).all()


def _is_readable(reader: Actor) -> ColumnElement[bool]:
    """As `policies.may_see_meeting` says it of one."""
    if is_staff(reader):
        return true()
    return and_(Meeting.committee_id.in_(reader.seats), Meeting.released_at.is_not(None))


def upcoming(session: Session, today: date, *, reader: Actor) -> Sequence[Meeting]:
    """The meetings of today and later that the reader may see, soonest first."""
    return session.scalars(
        _meetings()
        .where(Meeting.held_on >= today, _is_readable(reader))
        .order_by(Meeting.held_on, Committee.position, Meeting.id)
    ).all()


def past(session: Session, today: date, *, reader: Actor, page: int) -> Sequence[Meeting]:
    """The meetings before today that the reader may see, newest first, a page at a time (page 1 first) and one more."""
    return session.scalars(
        _meetings()
        .where(Meeting.held_on < today, _is_readable(reader))
        .order_by(Meeting.held_on.desc(), Committee.position, Meeting.id)
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    ).all()


def awaiting_decisions(session: Session, today: date) -> Sequence[Meeting]:
    """The released meetings of today and before that are not closed, oldest first."""
    return session.scalars(
        _meetings()
        .where(Meeting.held_on <= today, Meeting.state == MeetingState.RELEASED)
        .order_by(Meeting.held_on, Committee.position, Meeting.id)
    ).all()


def closed_since(session: Session, day: date) -> Sequence[Meeting]:
    """The closed meetings held on a day or later, oldest first."""
    return session.scalars(
        _meetings()
        .where(Meeting.held_on >= day, Meeting.state == MeetingState.CLOSED)
        .order_by(Meeting.held_on, Committee.position, Meeting.id)
    ).all()
