"""Reading meetings."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

from portal.committees.models import Committee
from portal.meetings.models import Meeting

PAGE_SIZE = 20
LAST_PAGE = 10_000  # more meetings than any municipality has held


def _meetings() -> Select[Meeting]:
    return select(Meeting).join(Meeting.committee).options(contains_eager(Meeting.committee))


def get(session: Session, meeting_id: int) -> Meeting | None:
    """One meeting by id, with its body."""
    return session.scalar(_meetings().where(Meeting.id == meeting_id))


def on(session: Session, committee_id: int, day: date) -> Sequence[Meeting]:
    """A body's meetings of one day, first to last."""
    return session.scalars(
        _meetings().where(Meeting.committee_id == committee_id, Meeting.held_on == day).order_by(Meeting.sequence)
    ).all()


def upcoming(session: Session, today: date) -> Sequence[Meeting]:
    """The meetings of today and later, soonest first."""
    return session.scalars(
        _meetings().where(Meeting.held_on >= today).order_by(Meeting.held_on, Committee.position, Meeting.id)
    ).all()


def past(session: Session, today: date, *, page: int) -> Sequence[Meeting]:
    """The meetings before today, newest first, a page at a time (page 1 first)."""
    return session.scalars(
        _meetings()
        .where(Meeting.held_on < today)
        .order_by(Meeting.held_on.desc(), Committee.position, Meeting.id)
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    ).all()


def open_for_cases(session: Session, today: date) -> Sequence[Meeting]:
    """The meetings to come that still take cases: their agenda is not released."""
    return [meeting for meeting in upcoming(session, today) if meeting.released_at is None]
