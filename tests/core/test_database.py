"""The database base: what each connection is set to, how moments and names are kept, and how names are ordered."""

import random
from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from portal.accounts.models import User, UserRole
from portal.committees.models import Committee
from portal.core.database import Base, danish_order, lowered
from portal.core.settings import Setting
from portal.web.database import db
from tests.core.test_danish import IN_ORDER
from tests.factories.accounts import a_person
from tests.factories.committees import a_committee


@pytest.mark.sqlite
def test_every_sqlite_connection_is_safe(session: Session) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    connections = [db.engine.connect() for _ in range(3)]
    for connection in connections:
        assert {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in expected} == expected
        connection.close()


def test_a_foreign_key_that_points_nowhere_is_refused(session: Session) -> None:
    session.add(UserRole(user_id=4711, role="caseworker"))
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_moment_comes_back_aware_and_in_utc(session: Session) -> None:
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    person = a_person(session)
    person.created_at = moment
    session.commit()
    assert (person.created_at, person.created_at.tzinfo) == (moment, UTC)


def test_a_moment_without_a_time_zone_is_refused(session: Session) -> None:
    person = a_person(session)
    person.created_at = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001  what is refused
    with pytest.raises(StatementError, match="without a time zone"):
        session.flush()


def test_both_databases_order_names_as_danes_do(session: Session) -> None:
    for name in random.Random(7).sample(IN_ORDER, len(IN_ORDER)):
        a_person(session, name=name)
    found = session.scalars(select(User.name).order_by(danish_order(User.name), User.id)).all()
    assert found == IN_ORDER


def test_both_databases_lower_danish_letters(session: Session) -> None:
    a_person(session, name="ÆRØ ÅLBORG")
    assert session.scalar(select(lowered(User.name))) == "ærø ålborg"


def test_an_enum_is_stored_as_its_value(session: Session) -> None:
    a_committee(session)
    assert session.scalar(text("SELECT kind FROM committee")) == "committee"
    assert session.scalars(select(Committee.kind)).one().label == "Udvalg"


def test_every_constraint_has_a_name_by_which_a_migration_finds_it() -> None:
    unnamed = [
        f"{table.name}: {constraint}"
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_a_setting_is_kept_once_however_often_it_is_set(session: Session, app: Flask) -> None:
    for value in ("et", "to"):
        session.merge(Setting(key="navn", value=value))
        session.flush()
    assert session.scalar(select(func.count()).select_from(Setting)) == 1
