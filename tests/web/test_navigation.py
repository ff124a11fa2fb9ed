"""The menu shows only what lets its reader in."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.web.navigation import Entry, menu, set_menu
from tests import tiny
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person

ENTRIES = [Entry("Åbent", "tiny.opened"), Entry("Lukket", "tiny.closed"), Entry("Stab", "tiny.staff")]


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    set_menu(fresh_app, ENTRIES)
    return fresh_app


def test_everybody_sees_the_places_that_are_open_to_them(session: Session, login: Login) -> None:
    page = login(a_person(session)).get("/lille/lukket").text
    assert "Åbent:/lille/aaben:False" in page
    assert "Stab" not in page


def test_staff_see_more(session: Session, login: Login) -> None:
    assert "Stab:/lille/stab:False" in login(a_caseworker(session)).get("/lille/lukket").text


def test_the_place_where_one_stands_is_marked(session: Session, login: Login) -> None:
    assert "Lukket:/lille/lukket:True" in login(a_person(session)).get("/lille/lukket").text


def test_an_address_under_a_place_belongs_to_it(app: Flask) -> None:
    app.add_url_rule("/lille/lukket/og/mere", view_func=app.view_functions["tiny.closed"])
    with app.test_request_context("/lille/lukket/og/mere"):
        links = {link.label: link.is_current for link in menu()}
    assert links == {"Åbent": False}
