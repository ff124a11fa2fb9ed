"""Changing what the municipality says of itself, giving people access, and making an installation ready."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from portal.accounts import actions as accounts
from portal.accounts import queries as people
from portal.accounts.models import User
from portal.administration.rules import PersonDisabled, check_logo
from portal.audit import actions as audit
from portal.core import settings
from portal.core.actors import SYSTEM, Actor, Role
from portal.core.settings import Municipality
from portal.documents import actions as documents
from portal.goals import actions as goals
from portal.goals.queries import figures
from portal.goals.rules.disclosure import check_threshold
from portal.outbox import actions as outbox

FIRST_NAME = "Administrator"


def set_municipality(session: Session, *, actor: Actor, at: datetime, value: Municipality) -> None:
    """Store what the municipality says of itself; the logo stays as it is."""
    settings.save_municipality(session, replace(value, logo=settings.municipality(session).logo))
    audit.record(session, actor=actor, at=at, act="administration.set_municipality", subject="municipality")


def set_threshold(session: Session, *, actor: Actor, at: datetime, threshold: int) -> None:
    """Set how many people a public count is of at least. Raises ThresholdOutOfRange."""
    check_threshold(threshold)
    if threshold == figures.threshold(session):
        return
    settings.put(session, figures.THRESHOLD, str(threshold))
    audit.record(
        session, actor=actor, at=at, act="administration.set_threshold", subject="municipality", threshold=threshold
    )


def set_logo(session: Session, *, actor: Actor, at: datetime, data: bytes, root: Path) -> None:
    """Store a logo, a png or jpeg by its content. Raises LogoTooBig, LogoNotPicture."""
    check_logo(data)
    file = documents.store(session, data=data, root=root, at=at)
    settings.save_municipality(session, replace(settings.municipality(session), logo=file.sha256))
    audit.record(session, actor=actor, at=at, act="administration.set_logo", subject="municipality", sha256=file.sha256)


def remove_logo(session: Session, *, actor: Actor, at: datetime) -> None:
    """Show no logo; the file stays stored."""
    settings.save_municipality(session, replace(settings.municipality(session), logo=""))
    audit.record(session, actor=actor, at=at, act="administration.remove_logo", subject="municipality")


def send_link(
    session: Session, *, actor: Actor, at: datetime, user: User, address: Callable[[str], str], is_mailed: bool
) -> str:
    """Give a person a one-time link to choose a password, and mail it where there is a mail server.

    It lasts seven days for a first password, an hour for a new one. `address` makes the full address from the token.
    Returns that. Raises PersonDisabled.
    """
    link = address(_token(session, actor=actor, at=at, user=user))
    if is_mailed:
        lasts = "syv dage" if user.password_hash is None else "én time"
        outbox.tell(
            session,
            recipient=user.email,
            subject="Adgang til Udvalgsportalen",
            text=(
                f"Vælg en adgangskode til Udvalgsportalen, {settings.municipality(session).name}, her:\n\n"
                f"{link}\n\n"
                f"Linket virker én gang og i {lasts}. Er det udløbet, så bed administratoren om et nyt.\n"
            ),
            at=at,
        )
    return link


def _token(session: Session, *, actor: Actor, at: datetime, user: User) -> str:
    if user.password_hash is None and user.disabled_at is None:
        return accounts.invite(session, actor=actor, at=at, user=user)
    offer = accounts.offer_reset(session, email=user.email, at=at)
    if offer is None:
        raise PersonDisabled
    audit.record(session, actor=actor, at=at, act="administration.send_reset", subject=f"user {user.id}")
    return offer[1]


def prepare(session: Session, *, at: datetime) -> None:
    """Put the goal catalogue and the settings into a database; what is there already stays."""
    goals.load_catalogue(session, actor=SYSTEM, at=at)
    settings.save_municipality(session, settings.municipality(session))


def first_administrator(session: Session, *, at: datetime, email: str) -> tuple[User, bool]:
    """The person of that address, made an administrator where nobody has it. Says whether the person is new."""
    found = people.by_email(session, email)
    if found is not None:
        return found, False
    user = accounts.create_user(
        session, actor=SYSTEM, at=at, email=email, name=FIRST_NAME, job_title="", roles=[Role.ADMINISTRATOR]
    )
    return user, True
