"""Law: every page × every role, total both ways, by real requests on real objects; and reading changes nothing.

The table is in access_table.py, the objects in world/.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask, template_rendered, url_for
from flask.testing import FlaskClient
from jinja2 import Template
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing.converters import NumberConverter
from werkzeug.test import TestResponse

from portal.core.database import Base
from portal.web.access import Access
from portal.web.database import db
from tests import tiny
from tests.conftest import Login
from tests.laws import hold
from tests.laws.access_table import TABLE, Row
from tests.laws.world.people import ROLES, Address, World, nothing

NOT_PAGES = {"static"}
UNSEEN = {"HEAD", "OPTIONS"}
Clients = Callable[[str], FlaskClient]


@pytest.fixture
def world(app: Flask, session: Session) -> World:
    return World(app, session)


@pytest.fixture
def clients(app: Flask, world: World, login: Login) -> Clients:
    """A browser of each role, logged in afresh."""

    def of(role: str) -> FlaskClient:
        world.session.commit()
        return app.test_client() if role == "anonymous" else login(world.people[role])

    return of


def pages(app: Flask) -> set[tuple[str, str]]:
    return {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - UNSEEN
        if rule.endpoint not in NOT_PAGES
    }


def untold(app: Flask, table: Sequence[Row]) -> list[str]:
    """Pages that the table does not know, and rows whose page is gone."""
    told, there = {(row.endpoint, row.method) for row in table}, pages(app)
    missing = [f"{endpoint} {method}: add a row to access_table.py" for endpoint, method in sorted(there - told)]
    gone = [
        f"{endpoint} {method}: there is no such page; take its row away" for endpoint, method in sorted(told - there)
    ]
    return missing + gone


def undeclared(app: Flask) -> list[str]:
    return [
        f"{endpoint} says neither @requires nor @public"
        for endpoint, view in sorted(app.view_functions.items())
        if not isinstance(getattr(view, "access", None), Access)
    ]


def faults_of_row(row: Row, world: World, clients: Clients) -> list[str]:
    """Make a request as each role. What is only read is made once; what is changed is made anew for each of them."""
    faults, names = [], Names()
    browsers = {role: clients(role) for role in ROLES}
    address = _address(row, world)
    before = dump()
    for role, expected in row.expected.items():
        with names.noted(browsers[role].application):
            answer = _ask(browsers[role], row, address)
        if answer.status_code != expected:
            faults.append(f"{row} as {role}: {answer.status_code}, and the table says {expected}")
        if row.method != "GET" and role != ROLES[-1]:
            address = _address(row, world)
    if row.method == "GET":
        faults += [f"{row}: reading has changed {table}" for table in changed(before, dump())]
    return faults + names.faults_of(row)


def _address(row: Row, world: World) -> Address:
    address = row.make(world)
    world.session.commit()
    return address


def _ask(browser: FlaskClient, row: Row, address: Address) -> TestResponse:
    with browser.application.test_request_context():
        url = url_for(row.endpoint, **address)
    # A form without a single value would be taken for one that was not sent.
    return browser.open(url, method=row.method, data={"intet": "intet"} if row.method == "POST" else None)


class Names:
    """Which templates an endpoint renders."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    @contextmanager
    def noted(self, app: Flask) -> Iterator[None]:
        def note(_app: Flask, template: Template, context: dict[str, Any]) -> None:
            self.seen.add(template.name or "")

        with template_rendered.connected_to(note, app):
            yield

    def faults_of(self, row: Row) -> list[str]:
        """A page's own template bears its name; beside it stand only error pages and names that begin with its own."""
        feature, name = row.endpoint.split(".")
        own = {template for template in self.seen if not template.startswith("errors/")}
        return [
            f"{row.endpoint} renders {template}: call it {feature}/{name}.html"
            for template in sorted(own)
            if template != f"{feature}/{name}.html" and not template.startswith(f"{feature}/{name}_")
        ]


def dump() -> dict[str, list[Any]]:
    """Everything that is stored."""
    with db.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)))) for table in Base.metadata.sorted_tables
        }


def changed(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> list[str]:
    return [name for name in before if before[name] != after[name]]


def test_the_table_has_every_page_and_no_other(app: Flask) -> None:
    hold(untold(app, TABLE))


def test_every_page_declares_who_may_open_it(app: Flask) -> None:
    hold(undeclared(app))


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_each_role_gets_what_the_table_says(row: Row, world: World, clients: Clients) -> None:
    hold(faults_of_row(row, world, clients))


@pytest.mark.parametrize("number", [999_999, 2**31, 2**63, 10**30])
def test_what_is_not_there_is_not_found_by_those_who_may_most(app: Flask, clients: Clients, number: int) -> None:
    """And a number that no column can hold is only one more that is not there."""
    faults = []
    for role in ("secretary", "administrator", "caseworker"):
        browser = clients(role)
        for rule in app.url_map.iter_rules():
            if rule.arguments and rule.endpoint not in NOT_PAGES and "GET" in (rule.methods or ()):
                url = rule.rule
                for name, converter in rule._converters.items():
                    value = str(number) if isinstance(converter, NumberConverter) else "findes-ikke"
                    url = _filled(url, name, value)
                status = browser.get(url).status_code
                if status not in {403, 404}:
                    faults.append(f"{url} as {role}: {status}")
    hold(faults)


def _filled(rule: str, name: str, value: str) -> str:
    before, _, rest = rule.partition("<")
    converter, _, after = rest.partition(">")
    if converter.split(":")[-1] == name:
        return f"{before}{value}{after}"
    return f"{before}<{converter}>{_filled(after, name, value)}"


class TestWhatIsCaught:
    """On a portal with the tiny pages, some of which are bad on purpose."""

    @pytest.fixture
    def app(self, fresh_app: Flask) -> Flask:
        tiny.add_to(fresh_app)
        return fresh_app

    def test_a_page_without_a_row_is_caught(self, app: Flask) -> None:
        assert "tiny.thing GET: add a row to access_table.py" in untold(app, TABLE)

    def test_a_row_without_a_page_is_caught(self, app: Flask) -> None:
        row = Row("cases.gone", "GET", nothing, "200 " * len(ROLES))
        assert "cases.gone GET: there is no such page; take its row away" in untold(app, [*TABLE, row])

    def test_a_page_that_declares_nothing_is_caught(self, app: Flask) -> None:
        assert undeclared(app) == ["tiny.undeclared says neither @requires nor @public"]

    def test_a_wrong_status_is_caught(self, world: World, clients: Clients) -> None:
        row = Row("cases.index", "GET", nothing, "302 403 403 403 200 200 200")
        (fault,) = faults_of_row(row, world, clients)
        assert "as caseworker: 200, and the table says 403" in fault

    def test_a_page_that_writes_when_it_is_read_is_caught(self, app: Flask, world: World, clients: Clients) -> None:
        row = Row("tiny.beside", "GET", nothing, "200 " * len(ROLES))
        assert "tiny.beside-GET-nothing: reading has changed setting" in faults_of_row(row, world, clients)

    def test_a_template_of_another_name_is_caught(self, app: Flask, world: World, clients: Clients) -> None:
        row = Row("tiny.opened", "GET", nothing, "200 " * len(ROLES))
        assert faults_of_row(row, world, clients) == ["tiny.opened renders tiny/plain.html: call it tiny/opened.html"]
