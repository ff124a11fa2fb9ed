"""Reading decisions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from portal.agendas import queries as agendas
from portal.agendas.content import DecisionContent, ItemContent
from portal.agendas.models import AgendaItem
from portal.decisions.models import Decision
from portal.meetings.models import Meeting


def for_item(session: Session, item_id: int) -> Decision | None:
    """The decision on an item, or None."""
    return session.scalar(select(Decision).where(Decision.item_id == item_id))


def for_meeting(session: Session, meeting_id: int) -> Mapping[int, Decision]:
    """A meeting's decisions by item id."""
    found = session.scalars(
        select(Decision).join(AgendaItem, AgendaItem.id == Decision.item_id).where(AgendaItem.meeting_id == meeting_id)
    )
    return {decision.item_id: decision for decision in found}


def undecided(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """A meeting's released items that have no decision, by number."""
    decided = for_meeting(session, meeting_id)
    return [item for item in agendas.released(session, meeting_id) if item.id not in decided]


def treated(session: Session, case_ids: Collection[int]) -> Sequence[tuple[AgendaItem, Decision | None]]:
    """The released items of these cases by the day of their meeting, each with its decision if there is one."""
    rows = session.execute(
        select(AgendaItem, Decision)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Decision, Decision.item_id == AgendaItem.id)
        .options(joinedload(AgendaItem.meeting).joinedload(Meeting.committee), joinedload(AgendaItem.case))
        .where(AgendaItem.case_id.in_(case_ids), AgendaItem.released_at.is_not(None))
        .order_by(Meeting.held_on, AgendaItem.id)
    )
    return [(item, decision) for item, decision in rows]


def content(session: Session, item: AgendaItem, decision: Decision | None, *, today: date) -> ItemContent:
    """The item as it reads with its decision."""
    return with_decision(agendas.content(session, item, today=today), item, decision)


def with_decision(content: ItemContent, item: AgendaItem, decision: Decision | None) -> ItemContent:
    """Content and decision put together."""
    if decision is None:
        return content
    words = DecisionContent(kind=decision.kind.label, text=decision.text, decided_on=item.meeting.held_on)
    return replace(content, decision=words)
