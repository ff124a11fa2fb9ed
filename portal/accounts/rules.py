"""Rules of log-in: what a password must be, how long sessions and links last."""

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from portal.core.danish import nfc
from portal.core.errors import RuleBroken

PASSWORD_MIN = 12
PASSWORD_MAX = 200
SESSION_IDLE = timedelta(hours=2)
SESSION_MAX = timedelta(hours=12)


class LinkPurpose(StrEnum):
    """What a one-time link is for."""

    INVITATION = "invitation"
    RESET = "reset"


LINK_LIFETIME = {LinkPurpose.INVITATION: timedelta(days=7), LinkPurpose.RESET: timedelta(hours=1)}


class WrongEmailOrPassword(RuleBroken):
    sentence = "E-mail eller adgangskode er forkert."


class PasswordTooWeak(RuleBroken):
    sentence = f"Adgangskoden skal have mindst {PASSWORD_MIN} tegn. Brug gerne en sætning."
    field = "password"


class EmailTaken(RuleBroken):
    sentence = "Der er allerede en bruger med den e-mail."
    field = "email"


class LinkNotUsable(RuleBroken):
    sentence = "Linket er brugt eller udløbet. Bed om et nyt."


class LastAdministrator(RuleBroken):
    sentence = "Der skal være mindst én aktiv administrator."
    field = "roles"


def check_password(password: str) -> None:
    """Length is what counts. Raises PasswordTooWeak."""
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX or len(set(password)) < 5:
        raise PasswordTooWeak


def new_token() -> str:
    """A secret for a session or a link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def normal_email(email: str) -> str:
    """The address as it is stored and compared."""
    return nfc(email).strip().lower()


def is_live(*, started_at: datetime, seen_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether a session may still be used: not ended, not idle for too long, not too old."""
    return ended_at is None and now - seen_at < SESSION_IDLE and now - started_at < SESSION_MAX
