"""What the form holds against: two who write at once, faults in the middle, and those who send what no form has."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, inspect, text
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases import queries
from portal.cases.models import Case
from portal.cases.rules import CaseState
from portal.core.database import Base
from portal.web.database import db
from tests.cases.pages import Typed, edit_url, form_of, send, typed_in
from tests.conftest import Login
from tests.factories.accounts import a_caseworker
from tests.factories.cases import a_case, with_colleague, with_goal_status
from tests.factories.goals import the_catalogue


@pytest.fixture
def author(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def case(session: Session, author: User) -> Case:
    return a_case(session, author)


@pytest.fixture
def writer(author: User, case: Case, login: Login) -> FlaskClient:
    return login(author)


class TestTwoWriters:
    @pytest.fixture
    def colleague(self, session: Session, case: Case, login: Login) -> FlaskClient:
        person = a_caseworker(session, name="Kollega")
        with_colleague(session, case, person)
        return login(person)

    @pytest.fixture
    def clash(self, case: Case, writer: FlaskClient, colleague: FlaskClient) -> Any:
        """The answer to a save on what a colleague has changed meanwhile."""
        mine = form_of(writer, case)
        theirs = form_of(colleague, case) | {
            "title": "<img src=x onerror=alert(1)>",
            "presentation": "<p>Kollegaens tekst</p>",
        }
        assert send(colleague, case, theirs).status_code == 303
        return send(writer, case, mine | {"presentation": "<p>Min tekst</p>", "summary": "<p>Mit resume</p>"})

    def test_the_second_is_told_who_and_what_and_sees_both_texts(self, clash: Any) -> None:
        assert clash.status_code == 409
        for words in ("Kollega gemte sagen", "Kollegaens tekst", "Min tekst", "Mit resume", "Gemt i ”Titel”"):
            assert words in clash.text
        assert "Gemt i ”Indstilling”" not in clash.text

    def test_both_texts_are_shown_as_words(self, clash: Any) -> None:
        assert "<img" not in clash.text
        assert "&lt;img src=x onerror=alert(1)&gt;" in clash.text

    def test_nothing_is_overwritten(self, session: Session, case: Case, clash: Any) -> None:
        session.expire_all()
        assert [section.html for section in case.sections] == ["<p>Kort fortalt.</p>", "<p>Kollegaens tekst</p>"]

    def test_pressing_save_again_does_not_overwrite_either(self, case: Case, writer: FlaskClient, clash: Any) -> None:
        assert send(writer, case, typed_in(clash)).status_code == 409

    def test_whoever_has_seen_the_changes_may_save(
        self, session: Session, case: Case, writer: FlaskClient, clash: Any
    ) -> None:
        assert send(writer, case, typed_in(clash) | {"overrule": "y"}).status_code == 303
        session.expire_all()
        assert [section.html for section in case.sections] == ["<p>Mit resume</p>", "<p>Min tekst</p>"]

    def test_a_third_change_in_between_is_seen_first(
        self, case: Case, writer: FlaskClient, colleague: FlaskClient, clash: Any
    ) -> None:
        send(colleague, case, form_of(colleague, case) | {"title": "Tredje"})
        answer = send(writer, case, typed_in(clash) | {"overrule": "y"})
        assert (answer.status_code, "Tredje" in answer.text) == (409, True)

    def test_the_same_save_twice_is_one(self, session: Session, case: Case, writer: FlaskClient) -> None:
        typed = form_of(writer, case) | {"title": "Ny titel"}
        assert [send(writer, case, typed).status_code for _time in range(2)] == [303, 303]
        session.expire_all()
        assert case.version == 3


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the sessions, whose last-seen is a write of its own."""
    session.rollback()
    tables = [table for table in Base.metadata.sorted_tables if table.name != "user_session"]
    return {table.name: sorted(map(tuple, session.execute(table.select())), key=str) for table in tables}


def the_statements_of(app: Flask, session: Session, case: Case, writer: FlaskClient, typed: Typed, fail_at: int) -> int:
    """Save with a fault at the given statement (0: none); says how many statements there were."""
    count = 0

    def fail(*_args: Any) -> None:
        nonlocal count
        count += 1
        if count == fail_at:
            raise RuntimeError("the database has gone")

    event.listen(db.engine, "before_cursor_execute", fail)
    try:
        send(writer, case, typed)
    except RuntimeError:
        pass
    finally:
        event.remove(db.engine, "before_cursor_execute", fail)
    return count


def test_a_fault_at_any_statement_of_a_save_leaves_nothing_of_it(
    app: Flask, session: Session, case: Case, writer: FlaskClient
) -> None:
    targets = the_catalogue(session)
    with_goal_status(session, case, [targets["hjemloese"]])
    session.commit()
    typed = form_of(writer, case) | {
        "title": "Ny",
        "sections-0-heading": "Økonomi",
        "sections-0-html": "<p>Ny</p>",
        "points": "a\nb",
        "goal_statuses-0-html": "<p>Nyt</p>",
    }
    before = dump(session)
    tried = 1
    while the_statements_of(app, session, case, writer, typed, tried) >= tried:
        assert dump(session) == before, f"statement {tried} left something behind"
        tried += 1
        assert tried < 200
    assert tried > 20
    assert dump(session) != before, "without a fault the same save is stored"


MISCHIEF = {
    "id": "999",
    "state": "approved",
    "caseworker_id": "999",
    "caseworker_name": "En anden",
    "created_at": "2001-01-01",
    "changed_at": "2001-01-01",
    "is_route_known": "",
    "reviews-0-outcome": "approved",
    "reviews": "approved",
    "sections-0-kind": "summary",
    "sections-0-position": "0",
    "sections-0-case_id": "999",
    "attachments-0-title": "x",
    "attachments-0-file_id": "1",
    "attachments-0-filename": "x",
    "recommendation": "x",
}


class TestMassAssignment:
    def test_no_column_is_reached_by_a_field_of_that_name(
        self, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        columns = {name: "999" for name in inspect(Case).columns.keys() if name not in {"title", "version"}}  # noqa: SIM118
        before = {
            name: getattr(case, name) for name in ("id", "state", "caseworker_id", "caseworker_name", "created_at")
        }
        typed = form_of(writer, case) | {"title": "Ny"}
        assert send(writer, case, columns | MISCHIEF | typed).status_code == 303
        session.expire_all()
        assert {name: getattr(case, name) for name in before} == before
        assert (case.title, case.state, case.reviews) == ("Ny", CaseState.DRAFT, [])

    def test_a_new_case_belongs_to_whoever_makes_it(self, session: Session, author: User, writer: FlaskClient) -> None:
        data = {**MISCHIEF, "title": "Min", "committee": "1", "case_number": ""}
        location = writer.post("/sager/ny", data=data).location
        case = queries.get(session, int(location.split("/")[2]))
        assert case is not None
        assert (case.caseworker_id, case.state) == (author.id, CaseState.DRAFT)


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p style='x:expression(alert(1))'>t</p>",
    "<a href='javascript:alert(1)'>t</a>",
    "<svg onload=alert(1)>",
    "<p hx-on:click='alert(1)' hx-get='/log-ud'>t</p>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "</textarea><script>alert(1)</script>",
    "<table><tr><td onmouseover=alert(1)>t</td></tr></table>",
    "<a href='data:text/html,<script>alert(1)</script>'>t</a>",
]


TRACES = ("<script>alert", "<img", "<svg onload", "<iframe", "<p style", "<p hx-", "<td on", 'href="javascript')


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_script_comes_out_of_what_was_typed(session: Session, case: Case, writer: FlaskClient, payload: str) -> None:
    target = the_catalogue(session)["hjemloese"]
    with_goal_status(session, case, [target])
    session.commit()
    fields = ("title", "neutral_title", "summary", "presentation", "proposer", "points", "goal_statuses-0-html")
    typed = form_of(writer, case) | dict.fromkeys(fields, payload)
    typed |= {"goal_statuses-0-judgements-0-reason": payload, "sections-0-heading": payload, "sections-0-html": payload}
    assert send(writer, case, typed).status_code == 303
    for address in (f"/sager/{case.id}", edit_url(case), "/sager"):
        page = writer.get(address).text
        assert [trace for trace in TRACES if trace in page] == []


def test_the_search_finds_what_was_saved_in_decomposed_letters(
    session: Session, case: Case, writer: FlaskClient
) -> None:
    send(writer, case, form_of(writer, case) | {"title": "Bla\u030ab\u00e6rgr\u00f8d"})
    session.expire_all()
    assert session.scalar(text("select title from case_file")) == "Blåbærgrød"
    assert "Blåbærgrød" in writer.get("/sager?soeg=BL\u00c5B\u00c6R").text
