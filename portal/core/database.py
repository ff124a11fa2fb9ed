"""The database base: naming of constraints, UTC times, Danish collation, and the one place where a commit happens."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, DateTime, Engine, MetaData, TypeDecorator, event, func
from sqlalchemy import Enum as EnumType
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql.functions import GenericFunction

from portal.core.danish import sort_key

NAMING_CONVENTION = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is refused, since nobody could say what it meant."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of all models."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it from the class
        datetime: UtcDateTime,
        Enum: EnumType(
            Enum, native_enum=False, length=30, values_callable=lambda members: [member.value for member in members]
        ),
    }


class danish_order(GenericFunction[str]):  # noqa: N801  it is written like an SQL function
    """`order_by(danish_order(column))`: æ, ø, å last and case without meaning, the same on both databases."""

    inherit_cache = True


@compiles(danish_order, "sqlite")
def _danish_on_sqlite(element: danish_order, compiler: Any, **kw: Any) -> str:
    return f"{compiler.process(element.clauses, **kw)} COLLATE danish"


@compiles(danish_order, "postgresql")
def _danish_on_postgresql(element: danish_order, compiler: Any, **kw: Any) -> str:
    return f'{compiler.process(element.clauses, **kw)} COLLATE "da-x-icu"'


def lowered(column: ColumnElement[str] | Any) -> ColumnElement[str]:
    """The column in lower case by Unicode, æøå included, which SQLite's own lower() leaves alone."""
    return func.lower(column)


def _compare(left: str, right: str) -> int:
    a, b = sort_key(left), sort_key(right)
    return (a > b) - (a < b)


def prepare_engine(engine: Engine) -> None:
    """Make every connection safe: on SQLite WAL, foreign keys, full sync and explicit BEGIN."""
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_on_sqlite)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin on its own: _begin_on_sqlite does
    connection.create_collation("danish", _compare)
    connection.create_function(
        "lower", 1, lambda text: text.lower() if isinstance(text, str) else text, deterministic=True
    )
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_on_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class WriteTurn:
    """One write transaction: begins, and ends in exactly one of `commit` and `roll_back`.

    On SQLite the turn is a lock file held from before BEGIN IMMEDIATE until after COMMIT: writers of all processes
    queue fairly there, and no two connections write or checkpoint a WAL at once (SQLite's WAL-reset fault).
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._lock = _lock_file(session)
        try:
            session.rollback()  # whatever was read before the turn may be old by now
            session.connection(execution_options={"writes": True})
        except BaseException:
            self._release()
            raise

    def commit(self) -> None:
        try:
            self.session.commit()
        finally:
            self.roll_back()

    def roll_back(self) -> None:
        """End the turn, undoing what was not committed; harmless after `commit`."""
        try:
            self.session.rollback()
        finally:
            self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _lock_file(session: Session) -> Any:
    engine = session.get_bind().engine
    path = engine.url.database
    if engine.dialect.name != "sqlite" or path in {None, "", ":memory:"}:
        return None
    lock = Path(f"{path}.lock").open("w")  # noqa: SIM115  it is held until the turn ends
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


@contextmanager
def transaction(session: Session) -> Iterator[Session]:
    """All or nothing: commits at the end, rolls back when anything is raised."""
    turn = WriteTurn(session)
    try:
        yield session
    except BaseException:
        turn.roll_back()
        raise
    turn.commit()
