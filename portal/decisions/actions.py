"""Recording decisions, and closing the meeting."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.models import AgendaItem
from portal.audit import actions as audit
from portal.cases import actions as cases
from portal.core.actors import Actor
from portal.decisions import queries
from portal.decisions.models import Decision
from portal.decisions.rules import (
    CasesSentBack,
    DecisionKind,
    ItemNotReleased,
    ItemsUndecided,
    MeetingClosed,
    MeetingNotReleased,
    WordsMissing,
    ends_the_case,
    settles_the_item,
)
from portal.meetings import actions as meetings
from portal.meetings import queries as meeting_queries
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState


def record(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    item: AgendaItem,
    kind: DecisionKind,
    text: str,
    public_text: str = "",
) -> Decision:
    """Write or rewrite the decision on a released item, until the meeting is closed.

    `public_text` counts for closed items only. Raises ItemNotReleased, MeetingClosed, WordsMissing.
    """
    meeting_queries.lock(session, item.meeting)
    if item.released_at is None:
        raise ItemNotReleased
    if item.meeting.state is MeetingState.CLOSED:
        raise MeetingClosed
    if not text.strip():
        raise WordsMissing
    decision = queries.for_item(session, item.id) or Decision(item=item)
    decision.kind, decision.text = kind, text.strip()
    decision.public_text = public_text.strip() if item.is_closed else ""
    decision.recorded_by, decision.recorded_at = actor.name, at
    session.add(decision)
    session.flush()
    audit.record(session, actor=actor, at=at, act="decisions.record", subject=f"item {item.id}", kind=kind.value)
    return decision


def close_meeting(session: Session, *, actor: Actor, at: datetime, meeting: Meeting) -> None:
    """Close the meeting: the minutes are locked, and the cases that ended are done.

    Raises MeetingNotReleased, MeetingClosed, ItemsUndecided, CasesSentBack.
    """
    meeting_queries.lock(session, meeting)
    if meeting.state is MeetingState.CLOSED:
        raise MeetingClosed
    if meeting.state is not MeetingState.RELEASED:
        raise MeetingNotReleased
    decided = queries.for_meeting(session, meeting.id)
    missing = [item.number or 0 for item in agendas.released(session, meeting.id) if item.id not in decided]
    if missing:
        raise ItemsUndecided(missing)
    sent_back = [item.number or 0 for item in agendas.released(session, meeting.id) if item.needs_release]
    if sent_back:
        raise CasesSentBack(sent_back)
    for item in agendas.released(session, meeting.id):
        _settle(session, actor=actor, at=at, decision=decided[item.id])
    meetings.mark_closed(meeting, at=at)
    audit.record(session, actor=actor, at=at, act="decisions.close_meeting", subject=f"meeting {meeting.id}")


def _settle(session: Session, *, actor: Actor, at: datetime, decision: Decision) -> None:
    """What a decision means for its item and its case, once the meeting is closed."""
    item = decision.item
    item.is_settled = settles_the_item(decision.kind)
    session.flush()
    bodies_left = len(agendas.unsettled_bodies(session, item.case))
    if ends_the_case(decision.kind, bodies_left=bodies_left):
        cases.mark_decided(session, actor=actor, at=at, case=item.case)
