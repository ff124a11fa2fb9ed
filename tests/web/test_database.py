"""One turn for each request that may write: it commits by its status, and everything else is rolled back."""

from typing import Any

import pytest
from flask import Blueprint, Flask, Response, request
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.core.settings import get, put
from portal.web import database
from portal.web.access import public
from portal.web.database import DatabaseNotMigrated, late_turn, require_migrated, take_turn
from portal.web.rendering import render
from tests import tiny


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    add_late_page(fresh_app)
    fresh_app.testing = False  # an error is answered as it is to a person
    return fresh_app


def add_late_page(app: Flask) -> None:
    """A page that writes, before and after it takes its turn, and answers as the form says."""
    late = Blueprint("late", __name__)

    @late.post("/sent")
    @public
    @late_turn
    def write() -> Response:
        put(database.session(), "før", "skrevet")
        if "tag" in request.form:
            take_turn()
            put(database.session(), "efter", "skrevet")
        return render("tiny/plain.html", status=int(request.form["status"]), text="besvaret")

    app.register_blueprint(late)


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


def test_a_late_page_has_no_turn_until_it_takes_it(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Any] = []
    monkeypatch.setattr("portal.web.database.WriteTurn", taken.append)
    assert client.post("/sent", data={"status": "200"}).status_code == 200
    assert taken == []


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        ({"status": "200", "tag": "ja"}, "skrevet"),
        ({"status": "422", "tag": "ja"}, None),
        ({"status": "200"}, None),
    ],
)
def test_a_late_page_keeps_what_it_writes_in_its_turn_and_nothing_else(
    client: FlaskClient, session: Session, form: dict[str, str], kept: str | None
) -> None:
    assert client.post("/sent", data=form).status_code == int(form["status"])
    assert get(session, "efter") == kept
    assert get(session, "før") is None
    assert client.post("/lille/skriv").status_code == 303


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
