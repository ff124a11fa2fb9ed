"""Reading what the installation is and lacks."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine, exists, func, select
from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.administration.rules import Installation
from portal.committees import queries as committees
from portal.core import settings
from portal.core.actors import Role
from portal.core.database import danish_order
from portal.core.settings import Municipality
from portal.goals.models import Observation, Target
from portal.meetings.models import Meeting
from portal.outbox.actions import MAX_ATTEMPTS
from portal.outbox.models import OutboxMessage
from portal.publication.models import Edition
from portal.publication.rules import EditionKind

MAIL_IS_LATE = timedelta(minutes=15)
SQLITE_MUST = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
POSTGRESQL_MUST = {"fsync": "on", "server_encoding": "UTF8"}


def figures_under(session: Session, code: str) -> int:
    """How many of the municipality's own figures stand under a code."""
    standing = select(func.count()).where(Observation.area_code == code, Observation.superseded_at.is_(None))
    return session.scalar(standing) or 0


def installation(
    session: Session, *, base_url: str, smtp_url: str, mail_from: str, today: date, now: datetime
) -> Installation:
    """Everything that the administrator's first page judges."""
    return Installation(
        base_url=base_url,
        smtp_url=smtp_url,
        mail_from=mail_from,
        database_faults=tuple(check_database(session.get_bind().engine)),
        facts_missing=_facts_missing(settings.municipality(session)),
        administrators=len(accounts.with_role(session, Role.ADMINISTRATOR)),
        bodies=len(committees.valid_on(session, today)),
        bodies_without_seats=tuple(body.name for body in committees.without_seats_on(session, today)),
        departments_without_leader=tuple(
            department.name for department in committees.departments(session) if department.leader is None
        ),
        people_without_part=tuple(user.name for user in committees.people_without_a_part(session, today)),
        unused_invitations=_without_password(session),
        targets=session.scalar(select(func.count()).select_from(Target)) or 0,
        are_goals_public=_are_goals_public(session),
        mails_waiting=_mails_waiting(session, now),
        mails_failed=_mails_failed(session),
    )


def _facts_missing(own: Municipality) -> tuple[str, ...]:
    has_name = own.name not in {"", Municipality.name}
    facts = (
        ("navn", has_name),
        ("kode", own.code),
        ("e-mail", own.contact_email),
        ("telefon", own.phone),
        ("tilgængelighedserklæring", own.accessibility_url),
        ("oplysning om persondata", own.privacy_url),
    )
    return tuple(label for label, is_there in facts if not is_there)


def has_meetings(session: Session, committee_id: int) -> bool:
    """Whether a body has any meeting, planned or past."""
    return bool(session.scalar(select(exists().where(Meeting.committee_id == committee_id))))


def check_database(engine: Engine) -> list[str]:
    """What is unsafe in how the database is set up, asked of a real connection; empty where nothing is."""
    with engine.connect() as connection:
        return _sqlite_faults(connection) if engine.dialect.name == "sqlite" else _postgresql_faults(connection)


def _sqlite_faults(connection: Connection) -> list[str]:
    if not connection.engine.url.database or connection.engine.url.database == ":memory:":
        return ["Databasen ligger kun i hukommelsen og er væk, når portalen stopper."]
    return [
        f"SQLite er ikke sat sikkert op: PRAGMA {name} er {found}, ikke {wanted}."
        for name, wanted in SQLITE_MUST.items()
        if (found := connection.exec_driver_sql(f"PRAGMA {name}").scalar()) != wanted
    ]


def _postgresql_faults(connection: Connection) -> list[str]:
    faults = [
        f"PostgreSQL er ikke sat sikkert op: {name} er {found}, ikke {wanted}."
        for name, wanted in POSTGRESQL_MUST.items()
        if (found := connection.exec_driver_sql(f"SHOW {name}").scalar()) != wanted
    ]
    if connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off":
        faults.append("PostgreSQL bekræfter, før der er gemt: sæt synchronous_commit til on.")
    if not connection.exec_driver_sql("SELECT count(*) FROM pg_collation WHERE collname = 'da-x-icu'").scalar():
        faults.append("PostgreSQL mangler den danske sortering da-x-icu: brug en udgave med ICU.")
    return faults


def _without_password(session: Session) -> tuple[str, ...]:
    found = session.scalars(
        select(User.name)
        .where(User.password_hash.is_(None), User.disabled_at.is_(None))
        .order_by(danish_order(User.name), User.id)
    )
    return tuple(found)


def _are_goals_public(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(Edition.kind == EditionKind.GOALS))))


def _mails_waiting(session: Session, now: datetime) -> int:
    waits = (
        OutboxMessage.sent_at.is_(None),
        OutboxMessage.attempts < MAX_ATTEMPTS,
        OutboxMessage.written_at < now - MAIL_IS_LATE,
    )
    return session.scalar(select(func.count()).select_from(OutboxMessage).where(*waits)) or 0


def _mails_failed(session: Session) -> int:
    failed = (OutboxMessage.sent_at.is_(None), OutboxMessage.attempts >= MAX_ATTEMPTS)
    return session.scalar(select(func.count()).select_from(OutboxMessage).where(*failed)) or 0
