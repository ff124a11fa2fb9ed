"""Logging in and out as a browser does it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts import actions, queries
from portal.accounts.models import User
from portal.accounts.pages import SESSION_KEY
from portal.accounts.rules import SESSION_IDLE
from portal.core import clock, settings
from portal.core.actors import SYSTEM
from portal.core.database import transaction
from portal.outbox.models import OutboxMessage
from portal.web.database import take_turn
from tests.conftest import Login
from tests.factories.accounts import a_caseworker

PASSWORD = "en god og lang sætning"


@pytest.fixture
def user(session: Session) -> User:
    person = a_caseworker(session)
    actions.set_password(person, password=PASSWORD)
    session.commit()
    return person


def log_in(client: FlaskClient, email: str, password: str = PASSWORD, target: str = "") -> int:
    address = f"/log-ind?next={target}" if target else "/log-ind"
    return client.post(address, data={"email": email, "password": password}).status_code


def with_cookie(app: Flask, token: str | None) -> FlaskClient:
    """Another browser, which has got hold of a session's token."""
    thief = app.test_client()
    with thief.session_transaction() as cookie:
        cookie[SESSION_KEY] = token
    return thief


def token_of(client: FlaskClient) -> str | None:
    with client.session_transaction() as cookie:
        return cookie.get(SESSION_KEY)


class TestLogin:
    def test_a_person_with_the_right_password_comes_in(self, client: FlaskClient, user: User) -> None:
        assert log_in(client, user.email) == 303
        assert user.email in client.get("/min-konto").text

    def test_a_wrong_password_is_422_and_keeps_the_address(self, client: FlaskClient, user: User) -> None:
        answer = client.post("/log-ind", data={"email": user.email, "password": "forkert"})
        assert answer.status_code == 422
        assert "E-mail eller adgangskode er forkert" in answer.text
        assert user.email in answer.text

    def test_the_session_is_a_new_one_at_each_log_in(self, client: FlaskClient, user: User) -> None:
        log_in(client, user.email)
        first = token_of(client)
        log_in(client, user.email)
        assert token_of(client) != first

    def test_a_cookie_from_before_the_log_in_is_worthless(self, app: Flask, client: FlaskClient, user: User) -> None:
        log_in(client, user.email)
        saved = token_of(client)
        log_in(client, user.email)
        assert with_cookie(app, saved).get("/min-konto").status_code == 302
        assert client.get("/min-konto").status_code == 200

    def test_a_log_in_in_another_browser_goes_on(self, app: Flask, client: FlaskClient, user: User) -> None:
        log_in(client, user.email)
        log_in(app.test_client(), user.email)
        assert client.get("/min-konto").status_code == 200

    def test_whoever_was_logged_in_before_is_logged_out_by_the_next(
        self, app: Flask, session: Session, login: Login, user: User
    ) -> None:
        browser = login(a_caseworker(session))
        saved = token_of(browser)
        assert log_in(browser, user.email) == 303
        assert with_cookie(app, saved).get("/min-konto").status_code == 302
        assert user.email in browser.get("/min-konto").text

    def test_nobody_waits_for_a_wrong_password_to_be_checked(
        self, client: FlaskClient, user: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        taken: list[Any] = []
        monkeypatch.setattr("portal.web.database.WriteTurn", taken.append)
        assert log_in(client, user.email, "forkert") == 422
        assert taken == []

    @pytest.mark.parametrize("change", ["disabled", "new password"])
    def test_what_changes_while_the_password_is_checked_counts(
        self, client: FlaskClient, session: Session, user: User, monkeypatch: pytest.MonkeyPatch, change: str
    ) -> None:
        def change_meanwhile() -> None:
            with transaction(session):
                if change == "disabled":
                    actions.disable_user(session, actor=SYSTEM, at=clock.now(), user=user)
                else:
                    actions.set_password(user, password="en helt anden sætning")
            take_turn()

        monkeypatch.setattr("portal.accounts.pages.take_turn", change_meanwhile)
        assert log_in(client, user.email) == 422
        assert queries.open_sessions(session, user.id, clock.now()) == []

    def test_after_log_in_one_lands_where_one_was_going(self, client: FlaskClient, user: User) -> None:
        answer = client.get("/min-konto")
        assert answer.status_code == 302
        form = {"email": user.email, "password": PASSWORD}
        assert client.post(answer.location, data=form).location == "/min-konto"

    @pytest.mark.parametrize(
        "target", ["//evil.dk", "/\\evil.dk", "https:evil.dk", "%09https://evil.dk", "https://evil.dk"]
    )
    def test_nobody_is_sent_to_a_foreign_site(self, client: FlaskClient, user: User, target: str) -> None:
        answer = client.post(f"/log-ind?next={target}", data={"email": user.email, "password": PASSWORD})
        assert answer.location == "/overblik"

    def test_a_form_left_open_while_the_session_ran_out_can_be_sent_after_log_in(self, app: Flask, user: User) -> None:
        app.config["WTF_CSRF_ENABLED"] = True
        browser = app.test_client()
        browser.post("/log-ind", data={"email": user.email, "password": PASSWORD, "csrf_token": form_token(browser)})
        left_open = form_token(browser, "/min-konto")
        with clock.fixed(clock.now() + SESSION_IDLE):
            late = {"csrf_token": left_open}
            assert browser.post("/min-konto/sessioner/1/afslut", data=late).status_code == 401
            login = {"email": user.email, "password": PASSWORD, "csrf_token": form_token(browser)}
            assert browser.post("/log-ind", data=login).status_code == 303
            assert browser.post("/min-konto/sessioner/2/afslut", data=late).status_code == 303


def form_token(browser: FlaskClient, page: str = "/log-ind") -> str:
    """The token that the page's forms are signed with."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page).text)
    assert found is not None
    return found[1]


class TestLogout:
    def test_a_saved_cookie_is_worthless_after_log_out(self, app: Flask, client: FlaskClient, user: User) -> None:
        log_in(client, user.email)
        saved = token_of(client)
        client.post("/log-ud")
        assert with_cookie(app, saved).get("/min-konto").status_code == 302

    def test_a_disabled_person_is_out_at_once(self, session: Session, login: Login, user: User) -> None:
        browser = login(user)
        actions.disable_user(session, actor=SYSTEM, at=clock.now(), user=user)
        session.commit()
        assert browser.get("/min-konto").status_code == 302

    def test_an_idle_session_must_log_in_again(self, login: Login, user: User) -> None:
        browser = login(user)
        with clock.fixed(clock.now() + SESSION_IDLE):
            assert browser.get("/min-konto").status_code == 302

    def test_use_keeps_a_session_alive(self, login: Login, user: User) -> None:
        browser = login(user)
        start = clock.now()
        for hours in (1, 2, 3):
            with clock.fixed(start + timedelta(hours=hours)):
                assert browser.get("/min-konto").status_code == 200


class TestProfile:
    def test_one_may_end_another_browser(self, login: Login, session: Session, user: User) -> None:
        here, there = login(user), login(user)
        newest = queries.open_sessions(session, user.id, clock.now())[0]
        assert here.post(f"/min-konto/sessioner/{newest.id}/afslut").status_code == 303
        assert there.get("/min-konto").status_code == 302
        assert here.get("/min-konto").status_code == 200

    def test_nobody_may_end_anothers_session(self, login: Login, session: Session, user: User) -> None:
        stranger = login(a_caseworker(session))
        login(user)
        row = queries.open_sessions(session, user.id, clock.now())[0]
        assert stranger.post(f"/min-konto/sessioner/{row.id}/afslut").status_code == 404


class TestLink:
    def test_an_invitation_leads_in(self, client: FlaskClient, session: Session) -> None:
        token = actions.invite(session, actor=SYSTEM, at=clock.now(), user=a_caseworker(session))
        session.commit()
        assert client.get(f"/adgang/{token}").status_code == 200
        answer = client.post(f"/adgang/{token}", data={"password": PASSWORD, "again": PASSWORD})
        assert answer.status_code == 303
        assert client.get(f"/adgang/{token}").status_code == 404

    def test_two_different_passwords_are_refused(self, client: FlaskClient, session: Session) -> None:
        token = actions.invite(session, actor=SYSTEM, at=clock.now(), user=a_caseworker(session))
        session.commit()
        answer = client.post(f"/adgang/{token}", data={"password": PASSWORD, "again": "noget andet her"})
        assert answer.status_code == 422
        assert "ikke ens" in answer.text


class TestForgotten:
    def test_a_known_address_gets_a_mail_with_our_own_host(self, app: Flask, session: Session, user: User) -> None:
        app.config.update(SMTP_URL="smtp://127.0.0.1:25", BASE_URL="https://udvalg.eksempel.dk")
        answer = app.test_client().post("/glemt-adgangskode", data={"email": user.email})
        assert answer.status_code == 303
        mail = session.scalars(select(OutboxMessage)).one()
        assert "https://udvalg.eksempel.dk/adgang/" in mail.text

    def test_an_unknown_address_gets_the_same_answer_and_no_mail(self, app: Flask, session: Session) -> None:
        app.config.update(SMTP_URL="smtp://127.0.0.1:25")
        answer = app.test_client().post("/glemt-adgangskode", data={"email": "ingen@eksempel.dk"})
        assert answer.status_code == 303
        assert session.scalars(select(OutboxMessage)).all() == []

    @pytest.mark.parametrize("mail", ["", "smtp://127.0.0.1:25"])
    def test_a_stranger_cannot_kill_an_invitation(self, app: Flask, session: Session, mail: str) -> None:
        invited = a_caseworker(session)
        token = actions.invite(session, actor=SYSTEM, at=clock.now(), user=invited)
        session.commit()
        app.config.update(SMTP_URL=mail)
        assert app.test_client().post("/glemt-adgangskode", data={"email": invited.email}).status_code == 303
        assert app.test_client().get(f"/adgang/{token}").status_code == 200
        assert session.scalars(select(OutboxMessage)).all() == []

    def test_where_there_is_no_mail_a_link_from_an_administrator_lives_on(
        self, client: FlaskClient, session: Session, user: User
    ) -> None:
        _, token = actions.offer_reset(session, email=user.email, at=clock.now()) or (None, "")
        session.commit()
        assert client.post("/glemt-adgangskode", data={"email": user.email}).status_code == 303
        assert client.get(f"/adgang/{token}").status_code == 200


class TestDemoLogin:
    def test_in_a_demo_one_click_logs_in(self, client: FlaskClient, session: Session, user: User) -> None:
        settings.put(session, "demo", str(user.id))
        session.commit()
        assert user.name in client.get("/log-ind").text
        assert client.post(f"/log-ind/demo/{user.id}").status_code == 303
        assert client.get("/min-konto").status_code == 200

    def test_outside_a_demo_there_is_no_such_way_in(self, client: FlaskClient, user: User) -> None:
        assert client.post(f"/log-ind/demo/{user.id}").status_code == 404
