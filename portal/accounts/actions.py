"""Changing people, and logging in and out."""

from collections.abc import Iterable
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.accounts import queries
from portal.accounts.models import OneTimeLink, User, UserRole, UserSession
from portal.accounts.rules import (
    LINK_LIFETIME,
    EmailTaken,
    LastAdministrator,
    LinkNotUsable,
    LinkPurpose,
    WrongEmailOrPassword,
    check_password,
    new_token,
    normal_email,
    token_hash,
)
from portal.audit import actions as audit
from portal.core.actors import SYSTEM, Actor, KnownActor, Role
from portal.core.danish import nfc

_hasher = PasswordHasher()
# Checked when the address is unknown, so that the answer takes as long as for a known one.
_NOBODYS_HASH = _hasher.hash(new_token())


def create_user(
    session: Session, *, actor: Actor, at: datetime, email: str, name: str, job_title: str, roles: Iterable[Role]
) -> User:
    """Add a person, who logs in once an invitation is used. Raises EmailTaken."""
    if queries.by_email(session, email) is not None:
        raise EmailTaken
    user = User(
        email=normal_email(email),
        name=name,
        job_title=job_title,
        created_at=at,
        role_rows=[UserRole(role=role.value) for role in sorted(set(roles))],
    )
    session.add(user)
    session.flush()
    audit.record(
        session, actor=actor, at=at, act="accounts.create_user", subject=f"user {user.id}", roles=sorted(roles)
    )
    return user


def change_user(
    session: Session, *, actor: Actor, at: datetime, user: User, name: str, job_title: str, roles: Iterable[Role]
) -> None:
    """Change name, title and roles. Raises LastAdministrator."""
    wanted = frozenset(roles)
    if Role.ADMINISTRATOR not in wanted:
        _keep_an_administrator(session, user)
    user.name, user.job_title = name, job_title
    kept = [row for row in user.role_rows if Role(row.role) in wanted]
    user.role_rows = kept + [UserRole(role=role.value) for role in sorted(wanted - user.roles)]
    session.flush()
    audit.record(
        session, actor=actor, at=at, act="accounts.change_user", subject=f"user {user.id}", roles=sorted(wanted)
    )


def disable_user(session: Session, *, actor: Actor, at: datetime, user: User) -> None:
    """Let a person in no more; all their sessions end. Raises LastAdministrator."""
    _keep_an_administrator(session, user)
    user.disabled_at = at
    end_all_sessions(session, user=user, now=at)
    audit.record(session, actor=actor, at=at, act="accounts.disable_user", subject=f"user {user.id}")


def enable_user(session: Session, *, actor: Actor, at: datetime, user: User) -> None:
    """Let a disabled person in again."""
    user.disabled_at = None
    audit.record(session, actor=actor, at=at, act="accounts.enable_user", subject=f"user {user.id}")


def _keep_an_administrator(session: Session, user: User) -> None:
    if Role.ADMINISTRATOR in user.roles and [user] == list(queries.locked_with_role(session, Role.ADMINISTRATOR)):
        raise LastAdministrator


def invite(session: Session, *, actor: Actor, at: datetime, user: User) -> str:
    """A one-time link's token with which the person sets a first password."""
    return _new_link(session, actor=actor, at=at, user=user, purpose=LinkPurpose.INVITATION)


def offer_reset(session: Session, *, email: str, at: datetime) -> tuple[User, str] | None:
    """A person and a token for a new password, or None where nobody active with a password has that address."""
    user = queries.by_email(session, email)
    if user is None or not _can_log_in(user):
        return None
    return user, _new_link(session, actor=SYSTEM, at=at, user=user, purpose=LinkPurpose.RESET)


def _new_link(session: Session, *, actor: Actor, at: datetime, user: User, purpose: LinkPurpose) -> str:
    older = (OneTimeLink.user_id == user.id, OneTimeLink.purpose == purpose, OneTimeLink.used_at.is_(None))
    session.execute(update(OneTimeLink).where(*older).values(used_at=at))
    token = new_token()
    session.add(
        OneTimeLink(
            user_id=user.id, purpose=purpose, token_hash=token_hash(token), expires_at=at + LINK_LIFETIME[purpose]
        )
    )
    audit.record(session, actor=actor, at=at, act=f"accounts.{purpose}", subject=f"user {user.id}")
    return token


def use_link(session: Session, *, token: str, password: str, now: datetime) -> User:
    """Set the password by a one-time link; other sessions end. Raises LinkNotUsable, PasswordTooWeak."""
    link = queries.locked_usable_link(session, token, now)
    if link is None:
        raise LinkNotUsable
    set_password(link.user, password=password)
    link.used_at = now
    end_all_sessions(session, user=link.user, now=now)
    by = KnownActor(user_id=link.user.id, name=link.user.name)
    audit.record(session, actor=by, at=now, act="accounts.set_password", subject=f"user {link.user.id}")
    return link.user


def set_password(user: User, *, password: str) -> None:
    """Raises PasswordTooWeak."""
    check_password(password)
    user.password_hash = _hasher.hash(nfc(password))


def check_login(session: Session, *, email: str, password: str) -> User:
    """The person, when e-mail and password fit. Raises WrongEmailOrPassword, the same for every reason."""
    user = queries.by_email(session, email)
    expected = user.password_hash if user is not None and _can_log_in(user) else None
    try:
        _hasher.verify(expected or _NOBODYS_HASH, nfc(password))
    except (VerifyMismatchError, InvalidHashError) as error:
        raise WrongEmailOrPassword from error
    if user is None or expected is None:
        raise WrongEmailOrPassword
    return user


def _can_log_in(user: User) -> bool:
    return user.password_hash is not None and user.disabled_at is None


def start_session(session: Session, *, user: User, browser: str, now: datetime) -> str:
    """Log in: the new session's token, which only the browser keeps."""
    token = new_token()
    session.add(
        UserSession(user_id=user.id, token_hash=token_hash(token), browser=browser[:200], started_at=now, seen_at=now)
    )
    session.flush()
    by = KnownActor(user_id=user.id, name=user.name)
    audit.record(session, actor=by, at=now, act="accounts.log_in", subject=f"user {user.id}")
    return token


def end_session(session: Session, *, actor: Actor, row: UserSession, now: datetime) -> None:
    """Log out on one browser."""
    row.ended_at = row.ended_at or now
    audit.record(session, actor=actor, at=now, act="accounts.log_out", subject=f"user {row.user_id}")


def end_all_sessions(session: Session, *, user: User, now: datetime) -> None:
    """Log a person out everywhere."""
    session.execute(
        update(UserSession).where(UserSession.user_id == user.id, UserSession.ended_at.is_(None)).values(ended_at=now)
    )


def note_seen(session: Session, *, session_id: int, now: datetime) -> None:
    """Remember that a session is in use."""
    session.execute(update(UserSession).where(UserSession.id == session_id).values(seen_at=now))
