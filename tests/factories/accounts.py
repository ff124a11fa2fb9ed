"""People, as clerks speak of them."""

from itertools import count

from sqlalchemy.orm import Session

from portal.accounts.models import User, UserRole
from portal.core import clock
from portal.core.actors import Role

_numbers = count(1)


def a_person(session: Session, *roles: Role, name: str = "") -> User:
    """Somebody with these roles, or with none."""
    number = next(_numbers)
    user = User(
        email=f"person{number}@eksempel.dk",
        name=name or f"Person {number}",
        created_at=clock.now(),
        role_rows=[UserRole(role=role.value) for role in roles],
    )
    session.add(user)
    session.flush()
    return user


def an_administrator(session: Session) -> User:
    return a_person(session, Role.ADMINISTRATOR, name="Administrator")


def a_caseworker(session: Session, name: str = "Sagsbehandler") -> User:
    return a_person(session, Role.CASEWORKER, name=name)


def an_approver(session: Session) -> User:
    return a_person(session, Role.APPROVER, name="Afdelingsleder")


def a_secretary(session: Session) -> User:
    return a_person(session, Role.SECRETARY, name="Udvalgssekretær")
