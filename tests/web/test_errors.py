"""Errors are pages in Danish, and typed errors are answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from portal.web.access import public
from portal.web.database import aside, db
from portal.web.security import CONTENT_SECURITY_POLICY
from tests import tiny
from tests.conftest import Login
from tests.factories.accounts import a_person


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    fresh_app.testing = False
    return fresh_app


@pytest.fixture
def member(app: Flask, session: Session, login: Login) -> FlaskClient:
    return login(a_person(session))


@pytest.fixture
def broken_database(app: Flask, member: FlaskClient) -> Iterator[None]:
    """Every statement fails from now on, as when the disk or the connection is gone."""

    def fail(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        raise OperationalError(statement, None, Exception("the disk is gone"))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", fail)
    yield
    event.remove(engine, "before_cursor_execute", fail)


@pytest.mark.usefixtures("broken_database")
@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 503), ("/lille/aaben", 503), ("/lille/lukket", 503), ("/findes-ikke", 404), ("/lille/glemt", 500)],
)
@pytest.mark.parametrize("is_logged_in", [True, False])
def test_without_the_database_an_answer_is_still_a_page_with_headers(
    client: FlaskClient, member: FlaskClient, is_logged_in: bool, address: str, status: int
) -> None:
    answer = (member if is_logged_in else client).get(address)
    if address == "/lille/lukket" and not is_logged_in:
        status = 302  # nobody has to be looked up
    assert answer.status_code == status
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "Cache-Control" in answer.headers
    assert status == 302 or "<h1>" in answer.text


def test_a_database_that_fails_when_the_answer_ends_says_so(app: Flask, client: FlaskClient) -> None:
    def fail(_session: Session) -> None:
        raise OperationalError("INSERT", None, Exception("the disk is full"))

    @app.get("/til-sidst")
    @public
    def at_the_end() -> str:
        aside(fail)
        return "besvaret"

    answer = client.get("/til-sidst")
    assert answer.status_code == 503
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/findes-ikke", 404),
        ("GET", "/lille/glemt", 500),
        ("GET", "/lille/udefineret", 500),
        ("POST", "/lille/aaben", 405),
        ("PUT", "/lille/formular", 405),
        ("POST", "/findes-ikke", 404),
        ("GET", "/lille/ting/99999999999999999999999", 302),
    ],
)
def test_an_error_is_a_danish_page(client: FlaskClient, method: str, address: str, status: int) -> None:
    answer = client.open(address, method=method)
    assert answer.status_code == status
    assert status == 302 or "<h1" in answer.text


@pytest.mark.parametrize(
    "address", ["/lille/%00", "/%2e%2e/%2e%2e/etc/passwd", "/%ff", "/lille/ting/-1", "/static/%00"]
)
def test_a_strange_address_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_an_error_was_stays_inside(client: FlaskClient) -> None:
    answer = client.post("/lille/skriv", data={"slut": "fejl"})
    assert answer.status_code == 500
    assert "nobody thought of" not in answer.text
    assert "Traceback" not in answer.text


def test_a_broken_rule_is_told_in_its_own_words(client: FlaskClient) -> None:
    answer = client.post("/lille/skriv", data={"slut": "regel"})
    assert answer.status_code == 409
    assert "Navnet er taget." in answer.text


def test_what_is_gone_is_told_in_its_own_words(client: FlaskClient) -> None:
    answer = client.get("/lille/borte")
    assert answer.status_code == 404
    assert "Udgaven findes ikke." in answer.text


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_what_is_too_large_is_answered_with_a_page(app: Flask, client: FlaskClient, content_type: str) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    body = b"navn=" + b"x" * 2000
    answer = client.post("/lille/formular", data=body, content_type=content_type)
    assert answer.status_code == 413
    assert "for stort" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "multipart/form-data"},
        {"Content-Type": "multipart/form-data; boundary="},
        {"Content-Type": "application/x-www-form-urlencoded; charset=findes-ikke"},
        {"Content-Type": "/"},
        {"Content-Length": "mange"},
        {"Cookie": "portal=ødelagt; portal==;;="},
        {"Cookie": "portal=eyJhIjoxfQ.Zw.x"},
        {"HX-Request": "true", "HX-Target": "\xff"},
        {"HX-Request": "true", "HX-Current-URL": "http://["},
        {"If-None-Match": "\xff", "If-Modified-Since": "i går"},
        {"Range": "bytes=abc"},
        {"Accept-Language": ";;;q=x"},
        {"Authorization": "Basic \xff"},
    ],
)
def test_a_malformed_header_is_no_fault_of_ours(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.get("/lille/aaben", headers=headers).status_code == 200
    assert client.post("/lille/skriv", headers=headers).status_code in {303, 400, 413}


def test_a_form_with_bytes_that_are_no_text_is_no_fault_of_ours(client: FlaskClient) -> None:
    content_type = "application/x-www-form-urlencoded"
    answer = client.post("/lille/formular", data=b"name=%ff%fe&email=\xff", content_type=content_type)
    assert answer.status_code in {303, 422}
