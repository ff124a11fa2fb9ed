"""Reading agendas."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from portal.agendas.content import ItemContent
from portal.agendas.models import AgendaItem, NumberSeries
from portal.cases import queries as cases
from portal.cases.models import Case, RouteStep
from portal.cases.rules import CaseState, RouteRole
from portal.committees.models import Committee
from portal.core.records import from_json
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState


def _items() -> Select[AgendaItem]:
    return select(AgendaItem).options(
        joinedload(AgendaItem.case), joinedload(AgendaItem.meeting).joinedload(Meeting.committee)
    )


def get(session: Session, item_id: int) -> AgendaItem | None:
    """One item by id, with its case, meeting and body."""
    return session.scalar(_items().where(AgendaItem.id == item_id))


def by_reference(session: Session, *, code: str, year: int, number: int) -> AgendaItem | None:
    """One released item by body, year and number."""
    return session.scalar(
        _items()
        .join(Committee, Committee.id == AgendaItem.committee_id)
        .where(Committee.code == code, AgendaItem.number_year == year, AgendaItem.number == number)
    )


def for_meeting(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """A meeting's items in order."""
    return session.scalars(
        _items().where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position, AgendaItem.id)
    ).all()


def released(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """A meeting's released items by number."""
    return session.scalars(
        _items().where(AgendaItem.meeting_id == meeting_id, AgendaItem.number.is_not(None)).order_by(AgendaItem.number)
    ).all()


def of_case(session: Session, case_id: int) -> Sequence[AgendaItem]:
    """A case's places, oldest first."""
    return session.scalars(_items().where(AgendaItem.case_id == case_id).order_by(AgendaItem.id)).all()


def open_place(session: Session, case_id: int) -> AgendaItem | None:
    """The case's place on a meeting that is not closed, if it has one."""
    return session.scalar(
        _items()
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.case_id == case_id, Meeting.state != MeetingState.CLOSED)
    )


def _waiting() -> Select[Case]:
    placed = exists().where(
        AgendaItem.case_id == Case.id, AgendaItem.meeting_id == Meeting.id, Meeting.state != MeetingState.CLOSED
    )
    return select(Case).where(Case.state == CaseState.APPROVED, ~placed).order_by(Case.changed_at, Case.id)


def waiting_for(session: Session, committee_id: int) -> Sequence[Case]:
    """The approved cases that a body on their route has not settled and that stand on no open agenda, oldest first.

    A case whose route is unknown waits for every body: the secretary knows.
    """
    on_route = exists().where(RouteStep.case_id == Case.id, RouteStep.committee_id == committee_id)
    settled = exists().where(
        AgendaItem.case_id == Case.id, AgendaItem.committee_id == committee_id, AgendaItem.is_settled
    )
    return session.scalars(_waiting().where(or_(on_route, Case.is_route_known.is_(False)), ~settled)).all()


def unsettled_bodies(session: Session, case: Case) -> set[int]:
    """The bodies on a case's route, but for those only informed, that are not done with it."""
    settled = session.scalars(
        select(AgendaItem.committee_id).where(AgendaItem.case_id == case.id, AgendaItem.is_settled)
    )
    return {step.committee_id for step in case.route if step.role is not RouteRole.INFORMED} - set(settled)


def approved_without_place(session: Session) -> Sequence[Case]:
    """All approved cases that wait for a place, longest waiting first."""
    return session.scalars(_waiting()).all()


def highest_number(session: Session, committee_id: int, year: int) -> int:
    """The highest number given in a body's year, whoever gave it."""
    drawn = session.scalar(
        select(func.max(AgendaItem.number)).where(
            AgendaItem.committee_id == committee_id, AgendaItem.number_year == year
        )
    )
    return drawn or 0


def number_series(session: Session, committee_id: int, year: int) -> NumberSeries | None:
    """The series, locked until the transaction ends so that nobody else draws from it."""
    return session.scalar(
        select(NumberSeries)
        .where(NumberSeries.committee_id == committee_id, NumberSeries.year == year)
        .with_for_update()
    )


def content(session: Session, item: AgendaItem, *, today: date) -> ItemContent:
    """The item as members see it: frozen from its release on, until then the case as it is `today`."""
    if item.frozen is not None:
        return from_json(ItemContent, item.frozen)
    return live_content(session, item, today=today)


def live_content(session: Session, item: AgendaItem, *, today: date) -> ItemContent:
    """The item with its case as it is now, and figures as they are known now or were at the meeting."""
    return ItemContent(
        reference=item.reference,
        number=item.number,
        title=item.case.title,
        is_closed=item.is_closed,
        closed_ground=item.closed_ground or None,
        committee_code=item.meeting.committee.code,
        committee_name=item.meeting.committee.name,
        meeting_on=item.meeting.held_on,
        place=item.meeting.place,
        case=cases.content(session, item.case, today=today, on=item.meeting.held_on),
        decision=None,
    )


def draft_content(session: Session, case: Case, *, today: date) -> ItemContent:
    """A case that stands on no agenda, in the shape of an item."""
    return ItemContent(
        reference=None,
        number=None,
        title=case.title,
        is_closed=False,
        closed_ground=None,
        committee_code=None,
        committee_name=None,
        meeting_on=None,
        place=None,
        case=cases.content(session, case, today=today),
        decision=None,
    )
