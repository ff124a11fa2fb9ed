"""Law: a form changes what its fields say, and a field that it does not have changes nothing (mass assignment).

Each form is sent as a browser would, twice from the same state of the database: as it is, and with every column of
every model beside its own fields. The database must be the same afterwards.
"""

import base64
import shutil
import zlib
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request, url_for
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy import Boolean, Column, Date, DateTime, select
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import Session

from portal.core import clock
from portal.core.database import Base
from portal.core.settings import put
from portal.web.access import public
from portal.web.database import db
from portal.web.database import session as request_session
from tests.conftest import Login
from tests.laws import hold
from tests.laws.access_table import TABLE, Row
from tests.laws.world.people import ROLES, Address, World

# What is drawn by lot, and so never the same twice.
DRAWN = {"token_hash", "password_hash", "message_id", "salt", "sha256"}
LET_IN = {200, 303, 409, 422}
DONE = {200, 303}
POSTS = [row for row in reversed(TABLE) if row.method == "POST" and LET_IN & set(row.expected.values())]
FORMS = {row.endpoint: row for row in sorted(POSTS, key=lambda row: bool(DONE & set(row.expected.values())))}

PASSWORD = "en god og lang sætning"
# Rows in which nothing is typed, and a file of figures as its form carries it on.
NO_FIGURES = {
    f"figures-{row}-{name}": "" for row in range(20) for name in ("value", "out_of", "source", "note", "break_note")
}
A_SHEET = base64.b64encode(zlib.compress(b"periode;tal\n2024;45\n")).decode()
# What a form needs beside what stands in it, so that it is taken.
FILLED = {
    "accounts.link": {"password": PASSWORD, "again": PASSWORD},
    "administration.municipality": {"code": "999", "accessibility_url": "", "privacy_url": ""},
    "administration.new_seat": {"from_on": "2026-01-01", "to_on": "", "list_letter": "A"},
    "administration.seat": {"from_on": "2026-01-01", "to_on": "", "list_letter": "A"},
    "goals.change_state": {"state": "reached", "since": "2025", "successor": ""},
    "goals.own_target": {
        "kind": "at_most",
        "amount": "40",
        "baseline_year": "2011",
        "target_year": "2030",
        "reason": "Vi vil det samme.",
    },
    "goals.variant": {"definition": "De, der tælles.", "comparability": "Kun en del."},
    "goals.withdraw": {"reason": "Det er afløst.", "decision": "Byrådet"},
    "goals.figures": NO_FIGURES | {"figures-0-period": "2024", "figures-0-value": "45", "pasted": "", "do": "save"},
    "goals.import_": {"indicator": "hjemloese", "kept": A_SHEET, "source": "Egen tælling", "do": "preview"},
    "cases.return_": {"comment": "Uddyb økonomien."},
    "decisions.item": {"kind": "noted", "text": "Til efterretning."},
}
REFUSED = {"accounts.login"}  # it has no account to let in, and writes nothing but the session

Data = dict[str, Any]


def role_of(row: Row) -> str:
    """Whoever is let in and may least."""
    return next(role for role in ROLES if row.expected[role] in LET_IN)


def address_of(app: Flask, row: Row, made: Address) -> str:
    with app.test_request_context():
        return url_for(row.endpoint, **made)


def as_a_browser_would(client: FlaskClient, address: str) -> tuple[Data, set[str]]:
    """What stands in the page's form, and something in the fields that are empty; and the names of all its fields."""
    answer = client.get(address)
    page: Any = lxml_html.document_fromstring(answer.text or "<html/>")
    forms = page.forms if answer.status_code == 200 else []
    fields = [field for form in forms if form.method == "POST" for field in form.inputs if field.get("name")]
    found = {field.get("name"): _value(field) for field in fields if field.get("type") not in {"file", "submit"}}
    return {name: value for name, value in found.items() if value is not None} or {"intet": "intet"}, set(found)


def _value(field: Any) -> str | None:
    if field.tag == "select":
        return field.value or next((option for option in field.value_options if option), None)
    if field.get("type") in {"checkbox", "radio"}:
        return field.get("value") if field.get("checked") is not None else None
    samples = {"email": "ny@eksempel.dk", "date": "2026-11-04", "time": "15:00", "number": "1"}
    return str(field.value or samples.get(field.get("type") or "", "Tekst"))


def every_column() -> Data:
    columns = [column for table in Base.metadata.sorted_tables for column in table.columns]
    return {column.name: _sample(column) for column in columns}


def _sample(column: Column[Any]) -> str:
    if isinstance(column.type, EnumType):
        kind = column.type.enum_class
        assert kind is not None
        assert issubclass(kind, Enum)
        return str(list(kind)[-1].value)
    if isinstance(column.type, Boolean):
        return "y"
    return "2026-11-04" if isinstance(column.type, Date | DateTime) or column.name.endswith("_at") else "1"


def stored() -> dict[str, list[Any]]:
    with db.engine.connect() as connection:
        return {
            table.name: sorted(
                map(repr, connection.execute(select(*(c for c in table.columns if c.name not in DRAWN))))
            )
            for table in Base.metadata.sorted_tables
        }


def faults_of(client: FlaskClient, address: str, *, filled: Data | None = None, is_taken: bool = True) -> list[str]:
    path = Path(str(db.engine.url.database))
    kept = path.with_suffix(".kept")
    own, names = as_a_browser_would(client, address)
    own |= filled or {}
    extra = {name: value for name, value in every_column().items() if name not in names}
    db.engine.dispose()
    shutil.copy(path, kept)
    outcomes = []
    for data in (own, own | extra):
        db.engine.dispose()
        shutil.copy(kept, path)
        status = client.post(address, data=data).status_code
        outcomes.append(stored())
    without, with_extra = outcomes
    if is_taken and status >= 400:
        return [f"{address}: the form is refused ({status}) and shows nothing: give it what it needs in FILLED"]
    return [
        f"{address}: a field that the form does not have changes {name}: read the form's own fields, one by one"
        for name in without
        if without[name] != with_extra[name]
    ]


@pytest.fixture
def send(app: Flask, session: Session, login: Login) -> Callable[[Row], list[str]]:
    def run(row: Row) -> list[str]:
        with clock.fixed(clock.now()):
            world = World(app, session)
            address = address_of(app, row, row.make(world))
            role = role_of(row)
            session.commit()
            client = app.test_client() if role == "anonymous" else login(world.people[role])
            session.rollback()
            return faults_of(client, address, filled=FILLED.get(row.endpoint), is_taken=row.endpoint not in REFUSED)

    return run


@pytest.mark.sqlite
@pytest.mark.parametrize("endpoint", FORMS)
def test_a_field_that_a_form_does_not_have_changes_nothing(send: Callable[[Row], list[str]], endpoint: str) -> None:
    hold(send(FORMS[endpoint]))


@pytest.mark.sqlite
class TestWhatIsCaught:
    @pytest.fixture
    def app(self, fresh_app: Flask) -> Flask:
        @fresh_app.post("/skriver-alt")
        @public
        def writes_all() -> str:
            for name in ("state", "is_closed"):
                if name in request.form:
                    put(request_session(), name, request.form[name])
            return ""

        return fresh_app

    def test_a_page_that_takes_whatever_is_sent_is_caught(self, client: FlaskClient, session: Session) -> None:
        (fault,) = faults_of(client, "/skriver-alt")
        assert "changes setting" in fault
