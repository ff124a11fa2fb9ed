"""Planning and changing meetings."""

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from portal.audit import actions as audit
from portal.committees.models import Committee
from portal.committees.rules import covers
from portal.core.actors import Actor
from portal.core.clock import from_local
from portal.meetings import queries
from portal.meetings.models import Meeting
from portal.meetings.rules import BodyNotValid, MeetingIsClosed, MeetingKind, MeetingState, MeetingTaken


def plan(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    committee: Committee,
    held_on: date,
    starts: time | None,
    place: str,
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> Meeting:
    """Plan a meeting. A second one that day gets the next sequence. Raises BodyNotValid, MeetingTaken."""
    if not covers(committee.valid_from, committee.valid_to, held_on):
        raise BodyNotValid
    starts_at = from_local(held_on, starts) if starts else None
    same_day = queries.on(session, committee.id, held_on)
    if any(meeting.starts_at == starts_at for meeting in same_day):
        raise MeetingTaken
    meeting = Meeting(
        committee=committee,
        held_on=held_on,
        sequence=1 + max((meeting.sequence for meeting in same_day), default=0),
        starts_at=starts_at,
        place=place,
        kind=kind,
    )
    session.add(meeting)
    session.flush()
    audit.record(session, actor=actor, at=at, act="meetings.plan", subject=f"meeting {meeting.id}")
    return meeting


def change(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    meeting: Meeting,
    starts: time | None,
    place: str,
    kind: MeetingKind,
) -> None:
    """Change hour, place and kind; the date stays, since the address is made of it.

    Raises MeetingIsClosed, MeetingTaken.
    """
    queries.lock(session, meeting)
    if meeting.state is MeetingState.CLOSED:
        raise MeetingIsClosed
    starts_at = from_local(meeting.held_on, starts) if starts else None
    others = [other for other in queries.on(session, meeting.committee_id, meeting.held_on) if other is not meeting]
    if any(other.starts_at == starts_at for other in others):
        raise MeetingTaken(field="starts")
    meeting.starts_at, meeting.place, meeting.kind = starts_at, place, kind
    audit.record(session, actor=actor, at=at, act="meetings.change", subject=f"meeting {meeting.id}")


def mark_released(meeting: Meeting, *, at: datetime) -> None:
    """The agenda has gone to the members. Later items of the same meeting leave the first moment standing."""
    meeting.state = MeetingState.RELEASED
    meeting.released_at = meeting.released_at or at


def mark_closed(meeting: Meeting, *, at: datetime) -> None:
    """All is decided; from here the minutes are locked."""
    meeting.state = MeetingState.CLOSED
    meeting.closed_at = at
