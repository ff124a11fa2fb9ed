"""Reading bodies, seats and departments."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, joinedload

from portal.accounts.models import User
from portal.committees.models import Committee, Department, DepartmentMember, Seat
from portal.committees.rules import CommitteeKind
from portal.core import clock
from portal.core.actors import ANONYMOUS, Actor, KnownActor
from portal.core.database import danish_order


def actor_by_user(session: Session, user_id: int) -> Actor:
    """The actor that a person is today: roles, and the bodies the person sits in."""
    user = session.get(User, user_id)
    if user is None or user.disabled_at is not None:
        return ANONYMOUS
    seats = session.scalars(select(Seat.committee_id).where(Seat.user_id == user_id, _holds_on(clock.today())))
    return KnownActor(user_id=user.id, name=user.name, roles=user.roles, seats=frozenset(seats))


def get(session: Session, committee_id: int) -> Committee | None:
    """One body by id."""
    return session.get(Committee, committee_id)


def by_slug(session: Session, slug: str) -> Committee | None:
    """One body by its code in addresses, as sos or oeke."""
    return session.scalar(select(Committee).where(Committee.slug == slug))


def by_name(session: Session, name: str) -> Committee | None:
    """One body by its whole name."""
    return session.scalar(select(Committee).where(Committee.name == name).order_by(Committee.position))


def everything(session: Session) -> Sequence[Committee]:
    """All bodies, in the municipality's own order."""
    return session.scalars(select(Committee).order_by(Committee.position, Committee.id)).all()


def valid_on(session: Session, day: date) -> Sequence[Committee]:
    """The bodies of that day, in the municipality's own order: the columns of the route table."""
    return session.scalars(
        select(Committee)
        .where(
            or_(Committee.valid_from.is_(None), Committee.valid_from <= day),
            or_(Committee.valid_to.is_(None), Committee.valid_to >= day),
        )
        .order_by(Committee.position, Committee.id)
    ).all()


def seats_of(session: Session, committee_id: int) -> Sequence[Seat]:
    """All seats of a body, newest period first."""
    return session.scalars(
        select(Seat)
        .join(Seat.user)
        .options(joinedload(Seat.user))
        .where(Seat.committee_id == committee_id)
        .order_by(Seat.from_on.desc(), danish_order(User.name), Seat.id)
    ).all()


def members_on(session: Session, committee_id: int, day: date) -> Sequence[Seat]:
    """Who sits in a body on a day."""
    return session.scalars(
        select(Seat)
        .join(Seat.user)
        .options(joinedload(Seat.user))
        .where(Seat.committee_id == committee_id, _holds_on(day))
        .order_by(danish_order(User.name), Seat.id)
    ).all()


def without_seats_on(session: Session, day: date) -> Sequence[Committee]:
    """The elected bodies of a day in which nobody sits. The management has no seats to fill."""
    taken = set(session.scalars(select(Seat.committee_id).where(_holds_on(day))))
    return [
        committee
        for committee in valid_on(session, day)
        if committee.id not in taken and committee.kind is not CommitteeKind.MANAGEMENT
    ]


def seats_of_person(session: Session, user_id: int) -> Sequence[Seat]:
    """A person's seats, newest period first."""
    return session.scalars(
        select(Seat)
        .join(Seat.committee)
        .options(joinedload(Seat.committee))
        .where(Seat.user_id == user_id)
        .order_by(Seat.from_on.desc(), Committee.position, Seat.id)
    ).all()


def people_without_a_part(session: Session, day: date) -> Sequence[User]:
    """The active people with neither a role nor a seat from that day on: they can log in, but to nothing."""
    sits = select(Seat.user_id).where(or_(Seat.to_on.is_(None), Seat.to_on >= day))
    return session.scalars(
        select(User)
        .where(User.disabled_at.is_(None), ~User.role_rows.any(), User.id.not_in(sits))
        .order_by(danish_order(User.name), User.id)
    ).all()


def departments(session: Session) -> Sequence[Department]:
    """All departments by name."""
    return session.scalars(
        select(Department).options(joinedload(Department.leader)).order_by(danish_order(Department.name))
    ).all()


def get_department(session: Session, department_id: int) -> Department | None:
    """One department by id."""
    return session.get(Department, department_id)


def members_of(session: Session, department_id: int) -> Sequence[User]:
    """Who works in a department, by name."""
    return session.scalars(
        select(User)
        .join(DepartmentMember, DepartmentMember.user_id == User.id)
        .where(DepartmentMember.department_id == department_id)
        .order_by(danish_order(User.name), User.id)
    ).all()


def get_seat(session: Session, seat_id: int) -> Seat | None:
    """One seat by id."""
    return session.get(Seat, seat_id)


def department_of(session: Session, user_id: int) -> Department | None:
    """Where a person works."""
    return session.scalar(
        select(Department)
        .join(DepartmentMember, DepartmentMember.department_id == Department.id)
        .where(DepartmentMember.user_id == user_id)
    )


def _holds_on(day: date) -> ColumnElement[bool]:
    return and_(Seat.from_on <= day, or_(Seat.to_on.is_(None), Seat.to_on >= day))
