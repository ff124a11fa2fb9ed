"""Changing bodies, seats and departments."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.audit import actions as audit
from portal.committees import queries
from portal.committees.models import Committee, Department, DepartmentMember, Seat
from portal.committees.rules import (
    CodeFixed,
    CodeSharesAddress,
    CodeTaken,
    CommitteeKind,
    DepartmentNameTaken,
    LeaderCannotApprove,
    SeatRole,
    SeatTaken,
    check_code,
    check_period,
    overlap,
)
from portal.core.actors import Actor, Role
from portal.core.danish import slug
from portal.core.errors import RuleBroken


def create_body(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    code: str,
    name: str,
    kind: CommitteeKind,
    valid_from: date | None,
    valid_to: date | None,
    deadline_days: int,
) -> Committee:
    """Add a body, last in the order. Raises CodeMalformed, CodeTaken, CodeSharesAddress, PeriodReversed."""
    check_period(valid_from, valid_to)
    _check_free_code(session, code)
    committee = Committee(
        code=code,
        slug=slug(code),
        name=name,
        kind=kind,
        position=(session.scalar(select(func.max(Committee.position))) or 0) + 1,
        valid_from=valid_from,
        valid_to=valid_to,
        deadline_days=deadline_days,
    )
    with _refusing_a_double(session, CodeTaken):
        session.add(committee)
    audit.record(
        session, actor=actor, at=at, act="committees.create_body", subject=f"committee {committee.id}", code=code
    )
    return committee


def change_body(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    committee: Committee,
    code: str,
    name: str,
    kind: CommitteeKind,
    valid_from: date | None,
    valid_to: date | None,
    deadline_days: int,
    has_meetings: bool,
) -> None:
    """Change a body. Raises CodeFixed where it `has_meetings`, and what `create_body` raises."""
    check_period(valid_from, valid_to)
    if code != committee.code:
        if has_meetings:
            raise CodeFixed
        _check_free_code(session, code, besides=committee)
    with _refusing_a_double(session, CodeTaken):
        committee.code, committee.slug = code, slug(code)
        committee.name, committee.kind = name, kind
        committee.valid_from, committee.valid_to = valid_from, valid_to
        committee.deadline_days = deadline_days
    audit.record(
        session, actor=actor, at=at, act="committees.change_body", subject=f"committee {committee.id}", code=code
    )


def move_body(session: Session, *, actor: Actor, at: datetime, committee: Committee, step: int) -> None:
    """Move a body `step` places in the order (-1 is up); at either end it stays where it is."""
    order = list(queries.everything(session))
    place = order.index(committee)
    order.insert(max(0, min(place + step, len(order) - 1)), order.pop(place))
    for position, one in enumerate(order, start=1):
        one.position = position
    session.flush()
    audit.record(
        session,
        actor=actor,
        at=at,
        act="committees.move_body",
        subject=f"committee {committee.id}",
        position=committee.position,
    )


def _check_free_code(session: Session, code: str, besides: Committee | None = None) -> None:
    check_code(code)
    found = queries.by_slug(session, slug(code))
    if found is not None and found is not besides:
        raise CodeTaken if found.code == code else CodeSharesAddress


@contextmanager
def _refusing_a_double(session: Session, refusal: type[RuleBroken]) -> Iterator[None]:
    """Two who write the same at once both find it free; the database's constraint refuses the second."""
    try:
        with session.begin_nested():
            yield
            session.flush()
    except IntegrityError as error:
        raise refusal from error


def give_seat(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    committee: Committee,
    user: User,
    role: SeatRole,
    list_letter: str,
    from_on: date,
    to_on: date | None,
) -> Seat:
    """Let a person sit in a body for a time. Raises SeatTaken, PeriodReversed."""
    _check_free_seat(session, committee=committee, user=user, from_on=from_on, to_on=to_on)
    seat = Seat(committee=committee, user=user, role=role, list_letter=list_letter, from_on=from_on, to_on=to_on)
    session.add(seat)
    session.flush()
    _record_seat(session, actor=actor, at=at, act="committees.give_seat", seat=seat)
    return seat


def change_seat(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    seat: Seat,
    role: SeatRole,
    list_letter: str,
    from_on: date,
    to_on: date | None,
) -> None:
    """Change a seat's role, letter or period; a past `to_on` ends it. Raises SeatTaken, PeriodReversed."""
    _check_free_seat(session, committee=seat.committee, user=seat.user, from_on=from_on, to_on=to_on, besides=seat)
    seat.role, seat.list_letter = role, list_letter
    seat.from_on, seat.to_on = from_on, to_on
    session.flush()
    _record_seat(session, actor=actor, at=at, act="committees.change_seat", seat=seat)


def end_seat(session: Session, *, actor: Actor, at: datetime, seat: Seat, last_day: date) -> None:
    """Let a seat hold to a day, that day included. Raises PeriodReversed."""
    check_period(seat.from_on, last_day)
    seat.to_on = last_day
    session.flush()
    _record_seat(session, actor=actor, at=at, act="committees.end_seat", seat=seat)


def take_back_seat(session: Session, *, actor: Actor, at: datetime, seat: Seat) -> None:
    """Undo a seat that was given by mistake; the audit trail still says that it was there."""
    _record_seat(session, actor=actor, at=at, act="committees.take_back_seat", seat=seat)
    session.delete(seat)
    session.flush()


def _check_free_seat(
    session: Session,
    *,
    committee: Committee,
    user: User,
    from_on: date,
    to_on: date | None,
    besides: Seat | None = None,
) -> None:
    check_period(from_on, to_on)
    # Two who give seats in one body at once take turns, so that the second sees what the first gave.
    session.execute(select(Committee.id).where(Committee.id == committee.id).with_for_update())
    for other in queries.seats_of(session, committee.id):
        is_other = other is not besides and other.user_id == user.id
        if is_other and overlap(from_on, to_on, other.from_on, other.to_on):
            raise SeatTaken


def _record_seat(session: Session, *, actor: Actor, at: datetime, act: str, seat: Seat) -> None:
    audit.record(
        session,
        actor=actor,
        at=at,
        act=act,
        subject=f"committee {seat.committee_id}",
        user=seat.user_id,
        role=seat.role,
        from_on=seat.from_on.isoformat(),
        to_on=seat.to_on.isoformat() if seat.to_on else None,
    )


def create_department(session: Session, *, actor: Actor, at: datetime, name: str, leader: User | None) -> Department:
    """Add a department. Raises DepartmentNameTaken, LeaderCannotApprove."""
    _check_leader(leader)
    department = Department(name=name, leader=leader)
    with _refusing_a_double(session, DepartmentNameTaken):
        session.add(department)
    _record_department(session, actor=actor, at=at, act="committees.create_department", department=department)
    return department


def change_department(
    session: Session, *, actor: Actor, at: datetime, department: Department, name: str, leader: User | None
) -> None:
    """Rename a department or give it another leader. Raises DepartmentNameTaken, LeaderCannotApprove."""
    _check_leader(leader)
    with _refusing_a_double(session, DepartmentNameTaken):
        department.name, department.leader = name, leader
    _record_department(session, actor=actor, at=at, act="committees.change_department", department=department)


def place_in_department(
    session: Session, *, actor: Actor, at: datetime, user: User, department: Department | None
) -> None:
    """Let a person work in a department, and in no other; None takes them out."""
    row = session.get(DepartmentMember, user.id)
    before = row.department_id if row else None
    after = department.id if department else None
    if before == after:
        return
    if row is not None:
        session.delete(row)
        session.flush()
    if department is not None:
        session.add(DepartmentMember(user_id=user.id, department_id=department.id))
        session.flush()
        session.expire(department, ["members"])
    audit.record(
        session, actor=actor, at=at, act="committees.place_in_department", subject=f"user {user.id}", department=after
    )


def _check_leader(leader: User | None) -> None:
    if leader is not None and (leader.disabled_at is not None or Role.APPROVER not in leader.roles):
        raise LeaderCannotApprove


def _record_department(session: Session, *, actor: Actor, at: datetime, act: str, department: Department) -> None:
    audit.record(
        session, actor=actor, at=at, act=act, subject=f"department {department.id}", leader=department.leader_id
    )
