"""One turn for each request that may write: it commits by its status, and everything else is rolled back."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.core.settings import get
from portal.web.database import DatabaseNotMigrated, require_migrated
from tests import tiny


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    fresh_app.testing = False  # an error is answered as it is to a person
    return fresh_app


def test_a_form_that_is_accepted_commits_and_redirects(client: FlaskClient, session: Session) -> None:
    assert client.post("/lille/skriv").status_code == 303
    assert get(session, "navn") == "skrevet"


@pytest.mark.parametrize("status", ["400", "403", "404", "409", "422", "500"])
def test_an_answer_of_400_and_up_changes_nothing(client: FlaskClient, session: Session, status: str) -> None:
    assert client.post("/lille/skriv", data={"slut": status}).status_code == int(status)
    assert get(session, "navn") is None


@pytest.mark.parametrize(
    ("end", "status"), [("fejl", 500), ("databasefejl", 500), ("fejl ved commit", 500), ("regel", 409)]
)
def test_an_error_changes_nothing_and_is_answered_with_a_page(
    client: FlaskClient, session: Session, end: str, status: int
) -> None:
    answer = client.post("/lille/skriv", data={"slut": end})
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert "<h1" in answer.text
    assert get(session, "navn") is None


@pytest.mark.parametrize("end", ["fejl", "databasefejl", "fejl ved commit", "422", ""])
def test_the_next_request_can_write_whatever_came_of_the_one_before(
    client: FlaskClient, session: Session, end: str
) -> None:
    client.post("/lille/skriv", data={"slut": end})
    assert client.post("/lille/skriv").status_code == 303
    assert get(session, "navn") == "skrevet"


def test_reading_changes_nothing_whatever_the_page_does(client: FlaskClient, session: Session) -> None:
    assert client.get("/lille/skriv-ved-laesning").status_code == 200
    assert get(session, "navn") is None


def test_a_side_write_is_kept_also_when_a_page_is_only_read(client: FlaskClient, session: Session) -> None:
    client.get("/lille/ved-siden-af")
    assert get(session, "ved siden af") == "skrevet"


@pytest.mark.parametrize(("status", "seen"), [("200", "skrevet"), ("422", "intet")])
def test_a_side_write_runs_when_the_main_one_has_ended(
    client: FlaskClient, session: Session, status: str, seen: str
) -> None:
    client.post("/lille/ved-siden-af", data={"status": status})
    assert get(session, "set") == seen
    assert get(session, "ved siden af") == "skrevet"


def test_a_foreign_form_takes_no_turn(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Any] = []
    monkeypatch.setattr("portal.web.database.WriteTurn", taken.append)
    assert client.post("/lille/skriv", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400
    assert taken == []


def test_a_command_runs_on_a_migrated_database(session: Session) -> None:
    require_migrated()


def test_a_command_says_what_to_run_where_the_database_is_old(session: Session) -> None:
    session.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    session.commit()
    with pytest.raises(DatabaseNotMigrated, match="flask db upgrade"):
        require_migrated()


def test_a_command_says_what_to_run_where_the_database_is_empty(session: Session) -> None:
    session.execute(text("DROP TABLE alembic_version"))
    session.commit()
    with pytest.raises(DatabaseNotMigrated, match="flask init"):
        require_migrated()
