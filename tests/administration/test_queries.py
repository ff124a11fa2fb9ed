"""What the installation is found to be."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from portal.administration import queries
from portal.administration.rules import Installation
from portal.core import settings
from portal.core.database import prepare_engine
from portal.core.settings import Municipality
from portal.meetings.models import Meeting
from portal.outbox import actions as outbox
from portal.outbox.actions import MAX_ATTEMPTS
from portal.web.database import db
from tests.factories.accounts import a_caseworker, a_person, an_administrator
from tests.factories.committees import a_committee, a_seat

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def installation(session: Session) -> Installation:
    session.flush()
    return queries.installation(
        session, base_url="https://x.dk", smtp_url="", mail_from="", today=date(2026, 3, 2), now=NOW
    )


def test_people_bodies_and_their_lacks_are_counted(session: Session) -> None:
    an_administrator(session).password_hash = "x"
    gone, nobody, member = a_caseworker(session, "Borte"), a_person(session, name="Uden"), a_person(session, name="M")
    gone.disabled_at = NOW
    empty, filled = a_committee(session, "AAA", "Det tomme"), a_committee(session, "BBB", "Det fyldte")
    a_seat(session, user=member, committee=filled)
    found = installation(session)
    assert (found.administrators, found.bodies, found.targets) == (1, 2, 0)
    assert found.bodies_without_seats == (empty.name,)
    assert found.people_without_part == (nobody.name,)
    assert found.unused_invitations == ("M", "Uden")


def test_what_the_municipality_has_not_said_of_itself_is_named(session: Session) -> None:
    assert installation(session).facts_missing[:2] == ("navn", "kode")
    said = Municipality(
        name="Eksempel Kommune",
        code="657",
        contact_email="k@eksempel.dk",
        phone="1",
        accessibility_url="https://was.eksempel.dk",
    )
    settings.save_municipality(session, said)
    assert installation(session).facts_missing == ("oplysning om persondata",)


def test_mail_is_late_after_a_quarter_of_an_hour_and_failed_after_many_attempts(session: Session) -> None:
    for age, attempts, sent_at in (
        (timedelta(minutes=16), 0, None),
        (timedelta(minutes=14), 0, None),
        (timedelta(days=1), MAX_ATTEMPTS, None),
        (timedelta(days=1), 1, NOW),
    ):
        mail = outbox.tell(session, recipient="p@eksempel.dk", subject="", text="", at=NOW - age)
        mail.attempts, mail.sent_at = attempts, sent_at
    found = installation(session)
    assert (found.mails_waiting, found.mails_failed) == (1, 1)


def test_a_body_has_meetings_from_the_first_one_planned(session: Session) -> None:
    body = a_committee(session)
    assert not queries.has_meetings(session, body.id)
    session.add(Meeting(committee=body, held_on=date(2026, 4, 1)))
    session.flush()
    assert queries.has_meetings(session, body.id)


class TestCheckDatabase:
    def test_the_portals_own_connections_are_safe_unless_the_server_is_not(self, app: Flask, database: str) -> None:
        """The tests' PostgreSQL server skips on purpose what makes it safe, so there it is the bad example."""
        with app.app_context():
            faults = queries.check_database(db.engine)
        expected = ["fsync", "synchronous_commit"] if database == "postgresql" else []
        assert [word for word in expected if any(word in fault for fault in faults)] == expected
        assert len(faults) == len(expected)

    def test_a_bare_sqlite_connection_is_named_for_each_of_its_faults(self, tmp_path: Path) -> None:
        faults = queries.check_database(create_engine(f"sqlite:///{tmp_path / 'bare.db'}"))
        assert [next(word for word in fault.split() if "_" in word or word == "synchronous") for fault in faults] == [
            "journal_mode",
            "foreign_keys",
        ]

    def test_synchronous_normal_is_unsafe(self, tmp_path: Path) -> None:
        engine = create_engine(f"sqlite:///{tmp_path / 'normal.db'}")
        prepare_engine(engine)
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=NORMAL"))
        assert queries.check_database(engine) == ["SQLite er ikke sat sikkert op: PRAGMA synchronous er 1, ikke 2."]

    def test_a_database_in_memory_is_unsafe(self) -> None:
        assert "hukommelsen" in queries.check_database(create_engine("sqlite://"))[0]
