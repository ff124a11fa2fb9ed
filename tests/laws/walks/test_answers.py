"""Law: every answer carries the headers, none is a 500, and no form is taken without its token or from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import Headers

from portal.app import create_app
from portal.core import settings as stored
from portal.web.database import db
from tests import tiny
from tests.conftest import settings
from tests.factories.accounts import a_person
from tests.inspection import InspectingClient
from tests.laws import hold
from tests.laws.walks import Stop, rules, walk

ALWAYS = ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cache-Control")
SAFE = {"GET"}
FOREIGN = [
    {"Origin": "https://ond.dk"},
    {"Origin": "null"},
    {"Origin": "http://["},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]
NASTY = ["..%2f..%2fwsgi.py", "%2e%2e", "%00", "a%0d%0ab", "%ff", "..%5cwsgi.py", "%e2%80%ae", "x" * 3000]


@pytest.fixture
def guarded(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The portal with CSRF protection on, answering errors as it does to a person."""
    app = create_app(settings(tmp_path / "instance", database_url) | {"WTF_CSRF_ENABLED": True, "TESTING": False})
    app.test_client_class = InspectingClient
    yield app
    with app.app_context():
        db.engine.dispose()


def policy_faults(headers: Headers) -> list[str]:
    """An answer may carry a stricter policy than the pages' own, as a file does, never a looser one."""
    policy = headers.get("Content-Security-Policy", "")
    directives = {part.split(" ")[0]: part.split(" ")[1:] for part in policy.split("; ") if part}
    faults = [f"{name} is missing" for name in ALWAYS if name not in headers]
    if directives.get("default-src") != ["'none'"]:
        faults.append("let the policy begin with default-src 'none'")
    for name, sources in directives.items():
        if set(sources) - {"'none'", "'self'", "data:"} and name != "sandbox":
            faults.append(f"{name} lets in {' '.join(sources)}")
    return faults


def answer_faults(app: Flask) -> list[str]:
    client, faults = app.test_client(), []
    for stop in [*walk(app), Stop("", "GET", "/findes-ikke"), Stop("", "DELETE", "/")]:
        answer = client.open(stop.path, method=stop.method)
        said = policy_faults(answer.headers) + (["it is a 500"] if answer.status_code >= 500 else [])
        faults += [f"{stop.method} {stop.path}: {fault}" for fault in said]
    return faults


def taken(client: FlaskClient, stops: list[Stop], data: dict[str, str], headers: dict[str, str]) -> list[str]:
    """Addresses that did not refuse the form."""
    return [
        f"{stop.method} {stop.path}: {answer.status_code}"
        for stop in stops
        if (answer := client.open(stop.path, method=stop.method, data=data, headers=headers)).status_code != 400
    ]


def forms(app: Flask) -> list[Stop]:
    return [stop for stop in walk(app) if stop.method not in SAFE]


def token_of(client: FlaskClient) -> str:
    return client.get("/log-ind").text.split('name="csrf_token" value="')[1].split('"')[0]


def test_every_answer_carries_the_headers_and_none_is_a_fault_of_ours(guarded: Flask) -> None:
    hold(answer_faults(guarded))


@pytest.mark.parametrize("words", NASTY)
def test_words_made_to_slip_out_find_nothing(guarded: Flask, words: str) -> None:
    client, faults = guarded.test_client(), []
    for rule in rules(guarded):
        if "GET" in (rule.methods or ()) and rule.arguments:
            address = re.sub(r"<string:\w+>|<path:\w+>", words, re.sub(r"<int[^>]*>", "1", rule.rule))
            status = client.get(address).status_code
            if status not in {302, 308, 400, 404}:
                faults.append(f"{address}: {status}")
    hold(faults)


def test_only_get_and_post_are_answered(guarded: Flask) -> None:
    assert {stop.method for stop in walk(guarded)} == {"GET", "POST"}


def test_no_form_is_taken_without_its_token(guarded: Flask) -> None:
    client = guarded.test_client()
    token_of(client)
    hold(taken(client, forms(guarded), {}, {}))
    hold(taken(client, forms(guarded), {"csrf_token": "forkert"}, {}))


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_no_form_is_taken_from_elsewhere_though_it_has_its_token(guarded: Flask, headers: dict[str, str]) -> None:
    client = guarded.test_client()
    hold(taken(client, forms(guarded), {"csrf_token": token_of(client)}, headers))


def test_a_form_with_its_token_is_taken(guarded: Flask) -> None:
    """So that the two above do not pass because everything is refused."""
    client = guarded.test_client()
    posts = [stop for stop in forms(guarded) if stop.endpoint == "accounts.login"]
    assert taken(client, posts, {"csrf_token": token_of(client)}, {}) == ["POST /log-ind: 422"]


def test_a_page_without_protection_is_caught(guarded: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.add_to(guarded)
    view = guarded.view_functions["tiny.write"]
    monkeypatch.setattr(guarded.extensions["csrf"], "_exempt_views", {f"{view.__module__}.{view.__name__}"})
    assert taken(guarded.test_client(), forms(guarded), {}, {}) == ["POST /lille/skriv: 303"]


def test_an_answer_that_fails_is_caught(guarded: Flask) -> None:
    tiny.add_to(guarded)
    guarded.test_client_class = FlaskClient  # one of the tiny pages is bad on purpose
    assert "GET /lille/glemt: it is a 500" in answer_faults(guarded)


@pytest.mark.parametrize(
    "policy",
    ["", "script-src 'self'", "default-src 'self'", "default-src 'none'; script-src 'unsafe-inline'",
     "default-src 'none'; img-src *", "default-src 'none'; style-src https://eksempel.dk"],
)  # fmt: skip
def test_a_loose_policy_is_caught(policy: str) -> None:
    good = Headers(dict.fromkeys(ALWAYS, "x") | {"Content-Security-Policy": "default-src 'none'; sandbox"})
    assert policy_faults(good) == []
    bad = Headers(good)
    bad["Content-Security-Policy"] = policy
    assert policy_faults(bad) != []


@pytest.mark.parametrize(
    "target", ["//ond.dk", "/\\ond.dk", "https:ond.dk", "\thttps://ond.dk", "/\t/ond.dk", "https://ond.dk"]
)
def test_nobody_is_sent_elsewhere_after_log_in(client: FlaskClient, session: Session, target: str) -> None:
    person = a_person(session)
    stored.put(session, "demo", str(person.id))
    session.commit()
    answer = client.post(f"/log-ind/demo/{person.id}", query_string={"next": target})
    assert (answer.status_code, answer.location) == (303, "/overblik")


def test_whoever_was_asked_to_log_in_comes_back(client: FlaskClient, session: Session) -> None:
    person = a_person(session)
    stored.put(session, "demo", str(person.id))
    session.commit()
    answer = client.post(f"/log-ind/demo/{person.id}", query_string={"next": "/sager?side=2"})
    assert answer.location == "/sager?side=2"
