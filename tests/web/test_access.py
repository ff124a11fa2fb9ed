"""Access is closed by default, and what one may not know of is not there."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.committees.models import Committee
from portal.core.actors import ANONYMOUS, is_known
from portal.web.access import UndeclaredAccess, access_of, is_open, may
from tests import tiny
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person
from tests.factories.committees import a_committee, a_seat
from tests.pages import page_of


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    return fresh_app


@pytest.fixture
def thing(session: Session) -> Committee:
    thing = a_committee(session)
    session.commit()
    return thing


@pytest.fixture
def member(session: Session, thing: Committee, login: Login) -> FlaskClient:
    person = a_person(session)
    a_seat(session, user=person, committee=thing)
    return login(person)


def test_a_page_that_declares_nothing_fails_and_shows_nothing(app: Flask, client: FlaskClient) -> None:
    app.testing = False
    answer = client.get("/lille/glemt")
    assert answer.status_code == 500
    assert "hemmeligt" not in answer.text


def test_a_page_that_declares_nothing_says_so_to_its_author(client: FlaskClient) -> None:
    with pytest.raises(UndeclaredAccess, match=r"tiny\.undeclared"):
        client.get("/lille/glemt")


def test_only_a_page_that_says_so_is_open(app: Flask) -> None:
    with app.app_context():
        endpoints = ["tiny.opened", "tiny.closed", "tiny.undeclared", "findes.ikke", None]
        assert [endpoint for endpoint in endpoints if is_open(endpoint)] == ["tiny.opened"]


def test_a_public_page_is_open_to_everybody(client: FlaskClient) -> None:
    assert client.get("/lille/aaben").status_code == 200


def test_whoever_is_not_logged_in_is_asked_to_and_comes_back(client: FlaskClient) -> None:
    answer = client.get("/lille/lukket?side=2")
    assert (answer.status_code, answer.location) == (302, "/log-ind?next=/lille/lukket?side%3D2")


def test_whoever_is_not_logged_in_cannot_send_a_form_to_a_closed_page(client: FlaskClient, thing: Committee) -> None:
    assert client.post(f"/lille/ting/{thing.id}/ret").status_code == 401


def test_a_page_without_an_object_refuses_with_403(session: Session, login: Login) -> None:
    assert login(a_person(session)).get("/lille/stab").status_code == 403


def test_a_thing_that_one_may_not_know_of_is_not_found(session: Session, login: Login, thing: Committee) -> None:
    stranger = login(a_person(session))
    assert stranger.get(f"/lille/ting/{thing.id}").status_code == 404
    assert stranger.get(f"/lille/ting/{thing.id}/ret").status_code == 404


def test_a_thing_that_one_may_see_but_not_change_is_refused_with_403(member: FlaskClient, thing: Committee) -> None:
    assert member.get(f"/lille/ting/{thing.id}").status_code == 200
    assert member.get(f"/lille/ting/{thing.id}/ret").status_code == 403


def test_a_thing_that_is_not_there_answers_as_one_that_may_not_be_known(member: FlaskClient, thing: Committee) -> None:
    hidden, missing = member.get(f"/lille/ting/{thing.id + 1}"), member.get("/lille/ting/999999")
    assert page_of(hidden) == page_of(missing)


def test_whoever_may_is_let_in_and_given_the_thing(session: Session, login: Login, thing: Committee) -> None:
    answer = login(a_caseworker(session)).get(f"/lille/ting/{thing.id}/ret")
    assert answer.status_code == 200
    assert f"ret {thing.name}" in answer.text


def test_an_unknown_address_is_not_found_by_anybody(client: FlaskClient) -> None:
    assert client.get("/findes-ikke").status_code == 404


def test_a_seat_counts_only_while_it_holds(session: Session, login: Login, thing: Committee) -> None:
    person = a_person(session)
    seat = a_seat(session, user=person, committee=thing)
    seat.to_on = seat.from_on
    assert login(person).get(f"/lille/ting/{thing.id}").status_code == 404


def test_templates_ask_the_policy_of_the_page_itself(app: Flask) -> None:
    with app.test_request_context("/"):
        assert may("tiny.opened")
        assert not may("tiny.closed")
        assert access_of("tiny.closed").policy is is_known
        assert not access_of("tiny.staff").allows(ANONYMOUS)
