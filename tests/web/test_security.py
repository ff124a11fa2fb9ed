"""What every answer says to the browser, and what every request must show before it may change anything."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from portal.accounts.pages import SESSION_KEY
from portal.app import create_app
from portal.web.access import public
from portal.web.database import db
from portal.web.security import CONTENT_SECURITY_POLICY, external_url, is_local_path
from tests import tiny
from tests.conftest import Login, settings
from tests.factories.accounts import a_person
from tests.inspection import InspectingClient

SECURE = "https://udvalg.eksempel.dk"
Make = Callable[..., FlaskClient]


@pytest.fixture
def portal(database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Make:
    """A browser on an app with CSRF protection, as in real use, and with the settings that are given."""

    def make(**config: Any) -> FlaskClient:
        given = settings(tmp_path / "instance", database_url) | {"WTF_CSRF_ENABLED": True} | config
        app = create_app(given)
        app.testing = False
        app.test_client_class = AtItsOwnAddress
        tiny.add_to(app)
        request.addfinalizer(lambda: _dispose(app))
        return app.test_client()

    return make


class AtItsOwnAddress(InspectingClient):
    """A browser that has the portal's own address in its address bar."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **({"base_url": self.application.config["BASE_URL"]} | kwargs))


def _dispose(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def token_of(client: FlaskClient) -> str:
    page = client.get("/lille/formular").text
    return page.split('name="csrf_token" value="')[1].split('"')[0]


@pytest.mark.parametrize(
    "address", ["/lille/aaben", "/findes-ikke", "/lille/glemt", "/static/portal.css", "/lille/lukket"]
)
def test_every_answer_carries_the_headers(portal: Make, address: str) -> None:
    answer = portal(BASE_URL=SECURE).get(address)
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_nothing_inline_and_nothing_foreign_is_allowed() -> None:
    directives = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    for name in ("default-src", "base-uri", "object-src", "frame-ancestors"):
        assert directives[name] == "'none'"
    assert directives["script-src"] == directives["style-src"] == directives["connect-src"] == "'self'"


def test_only_https_is_asked_to_stay_https(portal: Make) -> None:
    assert "Strict-Transport-Security" not in portal().get("/lille/aaben").headers


def test_a_page_for_one_person_is_kept_by_nobody(login: Login, app: Flask, session: Any) -> None:
    assert login(a_person(session)).get("/log-ind").headers["Cache-Control"] == "no-store"


def test_a_page_for_everybody_must_be_asked_for_again(portal: Make) -> None:
    assert portal().get("/lille/aaben").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", ["/findes-ikke", "/lille/glemt", "/lille/lukket"])
def test_an_error_is_kept_by_nobody(portal: Make, address: str) -> None:
    assert portal().get(address).headers["Cache-Control"] == "no-store"


def test_the_headers_ask_the_database_for_nothing(fresh_app: Flask) -> None:
    fresh_app.add_url_rule("/tavs", "silent", public(lambda: "tavs"))
    browser = fresh_app.test_client()
    with browser.session_transaction() as cookie:
        cookie[SESSION_KEY] = "token"
    asked: list[str] = []
    with fresh_app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert browser.get("/tavs").headers["Cache-Control"] == "no-store"
    assert asked == []
    browser.get("/log-ind")
    assert asked != []


def test_over_https_the_cookie_is_bound_to_this_host_alone(portal: Make) -> None:
    cookie = portal(BASE_URL=SECURE).get("/lille/formular").headers["Set-Cookie"]
    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-portal=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(attributes)
    assert not any(attribute.startswith("Domain") for attribute in attributes)


def test_on_loopback_the_cookie_is_plain_but_hidden_from_scripts(portal: Make) -> None:
    cookie = portal().get("/lille/formular").headers["Set-Cookie"]
    assert cookie.startswith("portal=")
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_whoever_only_reads_gets_no_cookie(portal: Make) -> None:
    assert "Set-Cookie" not in portal().get("/lille/aaben").headers


@pytest.mark.parametrize("host", ["ond.dk", "localhost.ond.dk", "localhost:5000@ond.dk", "[", "", "localhost\x00"])
def test_a_foreign_host_is_refused(portal: Make, host: str) -> None:
    answer = portal().get("/lille/aaben", headers={"Host": host})
    assert answer.status_code == 400
    assert "ond.dk" not in answer.text


@pytest.mark.parametrize("host", ["udvalg.eksempel.dk", "127.0.0.1:8000", "localhost"])
def test_the_portals_own_names_are_answered(portal: Make, host: str) -> None:
    assert portal(BASE_URL=SECURE).get("/lille/aaben", headers={"Host": host}).status_code == 200


def test_a_form_with_its_token_is_accepted(portal: Make) -> None:
    client = portal()
    data = {"name": "Navn", "csrf_token": token_of(client)}
    assert client.post("/lille/formular", data=data).status_code == 303


def test_a_form_with_its_token_is_accepted_over_https(portal: Make) -> None:
    client = portal(BASE_URL=SECURE)
    data = {"name": "Navn", "csrf_token": token_of(client)}
    answer = client.post(
        "/lille/formular", data=data, headers={"Referer": f"{SECURE}/lille/formular", "Origin": SECURE}
    )
    assert answer.status_code == 303


@pytest.mark.parametrize("token", ["", "forkert", "a.b.c", "æ", "\x00"])
def test_a_form_without_its_token_is_refused_with_a_page(portal: Make, token: str) -> None:
    client = portal()
    token_of(client)
    answer = client.post("/lille/skriv", data={"csrf_token": token})
    assert answer.status_code == 400
    assert "Log ind i et nyt vindue" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://ond.dk"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "\xff"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "noget andet"},
    ],
)
def test_a_form_from_elsewhere_is_refused_though_it_has_the_token(portal: Make, headers: dict[str, str]) -> None:
    client = portal(BASE_URL=SECURE)
    data = {"csrf_token": token_of(client)}
    answer = client.post("/lille/skriv", data=data, headers={"Referer": f"{SECURE}/"} | headers)
    assert answer.status_code == 400


@pytest.mark.parametrize("referer", ["https://[", "https://udvalg.eksempel.dk:havn/", "\xff", ""])
def test_a_malformed_referer_is_no_fault_of_ours(portal: Make, referer: str) -> None:
    client = portal(BASE_URL=SECURE)
    data = {"csrf_token": token_of(client)}
    assert client.post("/lille/skriv", data=data, headers={"Referer": referer}).status_code in {303, 400}


def test_the_host_of_a_link_in_a_mail_comes_from_the_settings(app: Flask) -> None:
    app.config["BASE_URL"] = f"{SECURE}/"
    with app.test_request_context("/", headers={"Host": "localhost"}):
        assert external_url("/adgang/x") == f"{SECURE}/adgang/x"


@pytest.mark.parametrize(
    "target",
    ["/", "/sager", "/sager/1?side=2#top", "/udvalg/sos/moeder/2013-10-30", "/sager?next=https://eksempel.dk"],
)
def test_a_path_of_ours_is_local(target: str) -> None:
    assert is_local_path(target)


@pytest.mark.parametrize(
    "target",
    [
        "", "sager", "//ond.dk", "///ond.dk", "////ond.dk", "/\\ond.dk", "\\\\ond.dk", "\\/ond.dk", "/\t/ond.dk",
        "\t//ond.dk", "\thttps://ond.dk", " https://ond.dk", " //ond.dk", "https://ond.dk", "https:ond.dk",
        "https:/ond.dk", "javascript:alert(1)", "data:text/html,x", "/\n//ond.dk", "/a\\..\\ond.dk", "/a b", "/\x00",
        "/\r\nLocation: https://ond.dk", "http://[", "ftp://ond.dk", "@ond.dk",
    ],
)  # fmt: skip
def test_what_a_browser_could_take_elsewhere_is_not_local(target: str) -> None:
    assert not is_local_path(target)
