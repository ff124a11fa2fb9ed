"""Errors are pages in Danish, and typed errors are answers."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import tiny


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    fresh_app.testing = False
    return fresh_app


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
