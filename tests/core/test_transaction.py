"""The one place where a commit happens: all or nothing, and on SQLite one writer at a time."""

import sqlite3
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from portal.accounts.models import User
from portal.core.database import WriteTurn, prepare_engine, transaction
from portal.core.settings import Setting, get, put
from portal.web.database import db
from tests.factories.accounts import a_person


class Interrupted(Exception):
    """What goes wrong in the middle."""


def people(session: Session) -> int:
    with Session(session.get_bind()) as other:
        return other.scalar(select(func.count()).select_from(User)) or 0


def test_what_ends_well_is_committed(session: Session) -> None:
    with transaction(session):
        a_person(session)
    assert people(session) == 1


def test_an_error_in_the_middle_leaves_nothing_behind(session: Session) -> None:
    def be_interrupted() -> None:
        with transaction(session):
            a_person(session)
            put(session, "navn", "værdi")
            raise Interrupted

    with pytest.raises(Interrupted):
        be_interrupted()
    assert people(session) == 0
    assert get(session, "navn") is None


def test_an_error_at_the_commit_leaves_nothing_behind(session: Session) -> None:
    def add_two_alike() -> None:
        with transaction(session):
            for _ in range(2):
                session.add(User(email="en@eksempel.dk", name="En", created_at=a_person(session).created_at))

    with pytest.raises(IntegrityError):
        add_two_alike()
    assert people(session) == 0


def test_each_statement_may_fail_and_nothing_is_left(session: Session) -> None:
    """The steps of one save, broken off after each of them."""
    steps: list[Callable[[], object]] = [
        lambda: a_person(session),
        lambda: put(session, "et", "1"),
        lambda: put(session, "to", "2"),
    ]

    def be_interrupted(stop: int) -> None:
        with transaction(session):
            for step in steps[:stop]:
                step()
            raise Interrupted

    for stop in range(1, len(steps) + 1):
        with pytest.raises(Interrupted):
            be_interrupted(stop)
        assert (people(session), get(session, "et")) == (0, None)


def test_a_transaction_reads_what_is_there_now_and_not_what_the_session_read_before(session: Session) -> None:
    person = a_person(session, name="Før")
    session.commit()
    assert person.name == "Før"
    with db.engine.begin() as other:
        other.execute(text("UPDATE user_account SET name = 'Efter'"))
    with transaction(session):
        assert person.name == "Efter"


def test_the_next_transaction_can_begin_after_an_error(session: Session) -> None:
    with pytest.raises(Interrupted), transaction(session):
        raise Interrupted
    with transaction(session):
        a_person(session)
    assert people(session) == 1


@pytest.mark.sqlite
def test_a_write_turn_holds_the_database_from_its_beginning(session: Session) -> None:
    turn = WriteTurn(session)
    other = sqlite3.connect(str(db.engine.url.database), timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    turn.commit()
    other.execute("BEGIN IMMEDIATE")
    other.close()


@pytest.mark.sqlite
def test_a_turn_that_cannot_begin_lets_the_lock_go(session: Session) -> None:
    gone = sessionmaker(create_engine("sqlite:////nowhere/at/all.db"))()
    with pytest.raises(FileNotFoundError), transaction(gone):
        pass
    path = Path(str(db.engine.url.database))
    blocked = sqlite3.connect(path)
    blocked.execute("BEGIN IMMEDIATE")
    impatient = create_engine(f"sqlite:///{path}", connect_args={"timeout": 0})
    with Session(impatient) as waiting, pytest.raises(Exception, match="locked"), transaction(waiting):
        waiting.execute(text("DELETE FROM setting"))
    blocked.rollback()
    blocked.close()
    impatient.dispose()
    with transaction(session):
        put(session, "navn", "værdi")
    assert get(session, "navn") == "værdi"


@pytest.mark.sqlite
def test_two_threads_never_write_at_once(session: Session) -> None:
    """Each reads a number, waits, and writes the next one: a turn that did not hold would lose some."""
    with transaction(session):
        put(session, "tal", "0")
    turns: list[tuple[float, float]] = []
    _in_threads(4, lambda own: _count_up(own, turns, times=15), str(db.engine.url))
    session.rollback()
    assert get(session, "tal") == "60"
    turns.sort()
    overlapping = [(first, second) for first, second in pairwise(turns) if second[0] < first[1]]
    assert overlapping == []


def _count_up(session: Session, turns: list[tuple[float, float]], times: int) -> None:
    for _ in range(times):
        with transaction(session):
            begun = time.perf_counter()
            row = session.get_one(Setting, "tal")
            row.value = str(int(row.value) + 1)
            session.flush()
            turns.append((begun, time.perf_counter()))


def _in_threads(number: int, act: Callable[[Session], Any], url: str) -> None:
    engine = create_engine(url)
    prepare_engine(engine)
    faults: list[BaseException] = []

    def run() -> None:
        try:
            with Session(engine) as own:
                act(own)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    engine.dispose()
    assert faults == []
