"""Reading people, sessions and links."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import OneTimeLink, User, UserRole, UserSession
from portal.accounts.rules import is_live, normal_email, token_hash
from portal.core.actors import Role
from portal.core.danish import nfc
from portal.core.database import danish_order, lowered


def get(session: Session, user_id: int) -> User | None:
    """One person by id."""
    return session.get(User, user_id)


def by_email(session: Session, email: str) -> User | None:
    """One person by e-mail, however it is written."""
    return session.scalar(select(User).where(User.email == normal_email(email)))


def everybody(session: Session, search: str = "") -> Sequence[User]:
    """All people by name; `search` looks in name and e-mail."""
    query = select(User).order_by(danish_order(User.name), User.id)
    if search:
        word = nfc(search).lower()
        in_name, in_email = (lowered(column).contains(word, autoescape=True) for column in (User.name, User.email))
        query = query.where(or_(in_name, in_email))
    return session.scalars(query).all()


def with_role(session: Session, role: Role) -> Sequence[User]:
    """The active people who have a role, by name."""
    return session.scalars(_with_role(role)).all()


def locked_with_role(session: Session, role: Role) -> Sequence[User]:
    """The same as they are now; no other transaction changes them or takes the role from them until this one ends."""
    return session.scalars(_with_role(role).with_for_update().execution_options(populate_existing=True)).all()


def _with_role(role: Role) -> Select[User]:
    return (
        select(User)
        .join(UserRole, UserRole.user_id == User.id)
        .where(UserRole.role == role.value, User.disabled_at.is_(None))
        .order_by(danish_order(User.name), User.id)
    )


def live_session(session: Session, token: str, now: datetime) -> UserSession | None:
    """The session of a cookie's token, if it may still be used and its person is active."""
    found = session.scalar(select(UserSession).where(UserSession.token_hash == token_hash(token)))
    if found is None or found.user.disabled_at is not None:
        return None
    live = is_live(started_at=found.started_at, seen_at=found.seen_at, ended_at=found.ended_at, now=now)
    return found if live else None


def open_sessions(session: Session, user_id: int, now: datetime) -> Sequence[UserSession]:
    """A person's live sessions, newest first."""
    found = session.scalars(
        select(UserSession)
        .where(UserSession.user_id == user_id, UserSession.ended_at.is_(None))
        .order_by(UserSession.started_at.desc(), UserSession.id.desc())
    )
    return [row for row in found if is_live(started_at=row.started_at, seen_at=row.seen_at, ended_at=None, now=now)]


def get_session(session: Session, session_id: int) -> UserSession | None:
    """One log-in by id."""
    return session.get(UserSession, session_id)


def usable_link(session: Session, token: str, now: datetime) -> OneTimeLink | None:
    """The link of a token, if it is not used, not expired, and its person is active."""
    return _usable(session.scalar(_link(token)), now)


def locked_usable_link(session: Session, token: str, now: datetime) -> OneTimeLink | None:
    """The same as it is now; whoever else would use it waits until this transaction ends."""
    found = session.scalar(_link(token).with_for_update().execution_options(populate_existing=True))
    return _usable(found, now)


def _link(token: str) -> Select[OneTimeLink]:
    return select(OneTimeLink).where(OneTimeLink.token_hash == token_hash(token))


def _usable(found: OneTimeLink | None, now: datetime) -> OneTimeLink | None:
    if found is None or found.used_at is not None or found.expires_at <= now or found.user.disabled_at is not None:
        return None
    return found
