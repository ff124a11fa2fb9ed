"""Building an agenda and releasing it."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.agendas import queries
from portal.agendas.models import AgendaItem, NumberSeries
from portal.agendas.rules import (
    AgendaEmpty,
    AlreadyReleased,
    CaseAlreadyPlaced,
    CaseChangedSinceApproval,
    CaseNotApproved,
    CaseNotForThisBody,
    GroundMissing,
    MeetingIsOver,
    NeutralTitleMissing,
)
from portal.audit import actions as audit
from portal.cases.models import Case
from portal.cases.rules import CaseState
from portal.committees import queries as committees
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.core.danish import date_text
from portal.core.records import to_json
from portal.meetings import actions as meetings
from portal.meetings import queries as meeting_queries
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from portal.outbox import actions as outbox


def place(session: Session, *, actor: Actor, at: datetime, meeting: Meeting, case: Case) -> AgendaItem:
    """Put an approved case last on a meeting's agenda.

    Raises CaseNotApproved, CaseAlreadyPlaced, CaseNotForThisBody, MeetingIsOver.
    """
    _require_open(session, meeting)
    session.refresh(case, ["state", "changed_at"], with_for_update=True)
    if case.state is not CaseState.APPROVED:
        raise CaseNotApproved
    if queries.open_place(session, case.id) is not None:
        raise CaseAlreadyPlaced
    if case.is_route_known and meeting.committee_id not in {step.committee_id for step in case.route}:
        raise CaseNotForThisBody
    item = add_item(session, meeting=meeting, case=case)
    _record(session, actor, at, "agendas.place", item)
    return item


def add_item(session: Session, *, meeting: Meeting, case: Case) -> AgendaItem:
    """A new last item, whatever the case's state: for `place`, and for an import of what once happened."""
    positions = [item.position for item in queries.for_meeting(session, meeting.id)]
    item = AgendaItem(
        meeting=meeting,
        committee_id=meeting.committee_id,
        case=case,
        position=max(positions, default=0) + 1,
        neutral_title=case.neutral_title,
    )
    session.add(item)
    session.flush()
    return item


def take_off(session: Session, *, actor: Actor, at: datetime, item: AgendaItem) -> None:
    """Take an item off before release; the case waits again. Raises AlreadyReleased, MeetingIsOver."""
    _require_changeable(session, item)
    _record(session, actor, at, "agendas.take_off", item)
    session.delete(item)
    session.flush()


def move(session: Session, *, actor: Actor, at: datetime, item: AgendaItem, by: int) -> None:
    """Move an item up (-1) or down (+1) among those not released. Raises AlreadyReleased, MeetingIsOver."""
    _require_changeable(session, item)
    movable = [other for other in queries.for_meeting(session, item.meeting_id) if other.number is None]
    index = movable.index(item)
    target = max(0, min(len(movable) - 1, index + by))
    positions = [other.position for other in movable]
    movable.insert(target, movable.pop(index))
    for other, position in zip(movable, positions, strict=True):
        other.position = position
    _record(session, actor, at, "agendas.move", item)


def set_closed(
    session: Session, *, actor: Actor, at: datetime, item: AgendaItem, is_closed: bool, neutral_title: str, ground: str
) -> None:
    """Close or open an item before release. Raises NeutralTitleMissing, GroundMissing, AlreadyReleased."""
    _require_changeable(session, item)
    if is_closed and not neutral_title:
        raise NeutralTitleMissing
    if is_closed and not ground:
        raise GroundMissing
    item.is_closed, item.closed_ground = is_closed, ground if is_closed else ""
    item.neutral_title = neutral_title
    _record(session, actor, at, "agendas.close_item" if is_closed else "agendas.open_item", item)


def release(session: Session, *, actor: Actor, at: datetime, meeting: Meeting) -> list[AgendaItem]:
    """Send the agenda to the members: numbers are drawn, content and figures freeze, members are told.

    A later release of the same meeting sends what has come or been corrected since; a corrected item keeps its
    number. Raises AgendaEmpty, CaseChangedSinceApproval, MeetingIsOver.
    """
    _require_open(session, meeting)
    fresh = [item for item in queries.for_meeting(session, meeting.id) if item.needs_release]
    if not fresh:
        raise AgendaEmpty
    for item in fresh:
        session.refresh(item.case, ["state", "changed_at"], with_for_update=True)
        if item.case.state is not CaseState.APPROVED:
            raise CaseChangedSinceApproval(item.case.title)
    numbers = iter(_draw(session, meeting, sum(item.number is None for item in fresh)))
    for item in fresh:
        freeze(session, item=item, number=item.number or next(numbers), at=at)
    meetings.mark_released(meeting, at=at)
    audit.record(session, actor=actor, at=at, act="agendas.release", subject=f"meeting {meeting.id}", items=len(fresh))
    _tell_members(session, meeting=meeting, at=at)
    return fresh


def freeze(session: Session, *, item: AgendaItem, number: int, at: datetime) -> None:
    """Give an item its number and freeze what it says, figures included."""
    item.number, item.number_year, item.released_at = number, item.meeting.held_on.year, at
    item.frozen = to_json(queries.live_content(session, item, today=to_local(at).date()))
    session.flush()


def take_number(session: Session, *, meeting: Meeting, number: int) -> None:
    """Note a number given elsewhere (an import), so that the series goes on after it."""
    series = _series(session, meeting)
    series.last_number = max(series.last_number, number)


def _draw(session: Session, meeting: Meeting, count: int) -> range:
    series = _series(session, meeting)
    first = series.last_number + 1
    series.last_number += count
    session.flush()
    return range(first, first + count)


def _series(session: Session, meeting: Meeting) -> NumberSeries:
    """The series of the meeting's body and year; locking the body first keeps two from making it at once."""
    session.refresh(meeting.committee, with_for_update=True)
    series = queries.number_series(session, meeting.committee_id, meeting.held_on.year)
    if series is None:
        last = queries.highest_number(session, meeting.committee_id, meeting.held_on.year)
        series = NumberSeries(committee_id=meeting.committee_id, year=meeting.held_on.year, last_number=last)
        session.add(series)
        session.flush()
    return series


def _tell_members(session: Session, *, meeting: Meeting, at: datetime) -> None:
    for seat in committees.members_on(session, meeting.committee_id, meeting.held_on):
        user = accounts.get(session, seat.user_id)
        if user is not None and user.disabled_at is None:
            outbox.tell(
                session,
                recipient=user.email,
                subject=f"Dagsorden til {meeting.committee.name} {date_text(meeting.held_on)}",
                text="Dagsordenen er klar. Log ind i Udvalgsportalen for at læse den.\n",
                at=at,
            )


def _require_open(session: Session, meeting: Meeting) -> None:
    meeting_queries.lock(session, meeting)
    if meeting.state is MeetingState.CLOSED:
        raise MeetingIsOver


def _require_changeable(session: Session, item: AgendaItem) -> None:
    _require_open(session, item.meeting)
    if item.number is not None:
        raise AlreadyReleased


def _record(session: Session, actor: Actor, at: datetime, act: str, item: AgendaItem) -> None:
    audit.record(
        session, actor=actor, at=at, act=act, subject=f"item {item.id}", case=item.case_id, meeting=item.meeting_id
    )
