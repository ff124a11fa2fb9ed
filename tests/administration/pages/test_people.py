"""The list of people, and one person."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.administration.presenters import PAGE_SIZE
from portal.committees import queries as committees
from portal.committees.models import Department
from portal.core import clock
from portal.core.actors import Role
from portal.outbox.models import OutboxMessage
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person, an_administrator

PLACE = "/administration/brugere"


@pytest.fixture
def administrator(session: Session) -> User:
    return an_administrator(session)


@pytest.fixture
def admin(administrator: User, login: Login) -> FlaskClient:
    return login(administrator)


def token_in(page: str) -> str:
    found = re.search(r"/adgang/([\w-]+)", page)
    assert found
    return found.group(1)


class TestPeople:
    def test_the_list_has_pages(self, admin: FlaskClient, session: Session) -> None:
        for number in range(PAGE_SIZE + 5):
            a_person(session, name=f"Navn {number:02}")
        session.commit()
        first, second = admin.get(PLACE).text, admin.get(f"{PLACE}?side=2").text
        assert "Navn 00" in first
        assert "Navn 00" not in second
        assert f"Navn {PAGE_SIZE + 4}" in second
        assert 'aria-current="page"' in second

    def test_a_search_finds_by_name_and_e_mail_in_any_case(self, admin: FlaskClient, session: Session) -> None:
        asta, bent = a_person(session, name="Åsta Ærlig"), a_person(session, name="Bent")
        session.commit()
        assert bent.email not in (page := admin.get(f"{PLACE}?q=åSTA").text)
        assert asta.email in page
        assert asta.name not in (page := admin.get(f"{PLACE}?q={bent.email.upper()}").text)
        assert "Bent" in page

    def test_a_search_without_a_find_says_so(self, admin: FlaskClient) -> None:
        assert "Ingen brugere passer" in admin.get(f"{PLACE}?q=zzzz").text

    @pytest.mark.parametrize(("shown", "names"), [("fra", {"Borte"}), ("uden", {"Ny"}), ("aktive", {"Ny", "Klar"})])
    def test_the_list_shows_those_asked_for(
        self, admin: FlaskClient, session: Session, shown: str, names: set[str]
    ) -> None:
        a_person(session, name="Ny")
        a_person(session, name="Klar").password_hash = "x"
        a_person(session, name="Borte").disabled_at = clock.now()
        session.commit()
        page = admin.get(f"{PLACE}?vis={shown}").text
        assert {name for name in ("Ny", "Klar", "Borte") if f">{name}</a>" in page} == names

    @pytest.mark.parametrize("query", ["side=0", "side=999", "side=x", "vis=andet", "q=" + "x" * 500, "q=%00"])
    def test_a_strange_question_is_answered(self, admin: FlaskClient, query: str) -> None:
        assert admin.get(f"{PLACE}?{query}").status_code == 200


class TestNewPerson:
    def test_a_new_person_has_roles_and_a_department(self, admin: FlaskClient, session: Session) -> None:
        department = Department(name="Voksne")
        session.add(department)
        session.commit()
        answer = admin.post(
            f"{PLACE}/ny",
            data={
                "name": "Ny Person",
                "email": " Ny@Eksempel.dk ",
                "roles": ["caseworker", "approver"],
                "department_id": department.id,
            },
        )
        user = accounts.by_email(session, "ny@eksempel.dk")
        assert user is not None
        assert answer.location == f"{PLACE}/{user.id}"
        assert user.roles == {Role.CASEWORKER, Role.APPROVER}
        assert committees.department_of(session, user.id) == department

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"name": ""}, "name"),
            ({"email": "ny"}, "email"),
            ({"email": "taget@eksempel.dk"}, "email"),
            ({"roles": "konge"}, "roles-0"),
            ({"department_id": "77"}, "department_id"),
        ],
    )
    def test_a_wrong_value_is_said_at_its_field_and_makes_nobody(
        self, admin: FlaskClient, session: Session, wrong: dict[str, str], field: str
    ) -> None:
        a_person(session).email = "taget@eksempel.dk"
        session.commit()
        before = len(accounts.everybody(session))
        given = {"name": "Ny Person", "email": "ny@eksempel.dk", "job_title": "Konsulent", "department_id": ""}
        answer = admin.post(f"{PLACE}/ny", data=given | wrong)
        assert answer.status_code == 422
        assert f'href="#{field}"' in answer.text
        assert 'value="Konsulent"' in answer.text
        assert len(accounts.everybody(session)) == before

    def test_a_password_cannot_be_slipped_in(self, admin: FlaskClient, session: Session) -> None:
        given = {"name": "Ny", "email": "ny@eksempel.dk", "department_id": "", "password_hash": "x", "id": "9999"}
        assert admin.post(f"{PLACE}/ny", data=given).status_code == 303
        user = accounts.by_email(session, "ny@eksempel.dk")
        assert user is not None
        assert (user.password_hash, user.id) != ("x", 9999)
        assert user.password_hash is None


class TestPerson:
    def test_name_title_and_roles_change_but_not_the_e_mail(self, admin: FlaskClient, session: Session) -> None:
        user = a_caseworker(session)
        session.commit()
        email = user.email
        given = {
            "name": "Nyt Navn",
            "job_title": "Leder",
            "roles": ["approver"],
            "department_id": "",
            "email": "x@y.dk",
        }
        assert admin.post(f"{PLACE}/{user.id}", data=given).status_code == 303
        session.refresh(user)
        assert (user.name, user.job_title, user.roles) == ("Nyt Navn", "Leder", {Role.APPROVER})
        assert user.email == email

    def test_the_last_administrator_keeps_the_role(
        self, admin: FlaskClient, session: Session, administrator: User
    ) -> None:
        given = {"name": "Administrator", "department_id": "", "job_title": "Ny titel"}
        answer = admin.post(f"{PLACE}/{administrator.id}", data=given)
        assert answer.status_code == 422
        assert 'href="#roles-0"' in answer.text
        assert 'value="Ny titel"' in answer.text
        session.refresh(administrator)
        assert administrator.roles == {Role.ADMINISTRATOR}

    def test_a_disabled_person_is_logged_out_and_may_come_back(
        self, admin: FlaskClient, session: Session, login: Login
    ) -> None:
        user = a_caseworker(session)
        theirs = login(user)
        assert theirs.get("/min-konto").status_code == 200
        assert admin.post(f"{PLACE}/{user.id}/deaktiver").status_code == 303
        assert theirs.get("/min-konto").status_code == 302
        assert "Aktivér igen" in admin.get(f"{PLACE}/{user.id}").text
        admin.post(f"{PLACE}/{user.id}/aktiver")
        session.refresh(user)
        assert user.disabled_at is None

    def test_the_last_administrator_cannot_be_disabled(self, admin: FlaskClient, administrator: User) -> None:
        answer = admin.post(f"{PLACE}/{administrator.id}/deaktiver")
        assert answer.status_code == 409
        assert "mindst én aktiv administrator" in answer.text


class TestInvite:
    def test_without_a_mail_server_the_link_is_shown_once(
        self, admin: FlaskClient, client: FlaskClient, session: Session
    ) -> None:
        user = a_caseworker(session)
        session.commit()
        answer = admin.post(f"{PLACE}/{user.id}/invitation")
        assert answer.headers["Cache-Control"] == "no-store"
        assert client.get(f"/adgang/{token_in(answer.text)}").status_code == 200
        assert "/adgang/" not in admin.get(f"{PLACE}/{user.id}").text

    def test_with_a_mail_server_it_is_mailed_and_not_shown(
        self, app: Flask, admin: FlaskClient, session: Session
    ) -> None:
        app.config["SMTP_URL"] = "smtp://localhost:25"
        user = a_caseworker(session)
        session.commit()
        answer = admin.post(f"{PLACE}/{user.id}/invitation", follow_redirects=True)
        assert f"sendt til {user.email}" in answer.text
        assert "/adgang/" not in answer.text
        assert token_in(session.scalars(select(OutboxMessage.text)).one())

    def test_the_address_comes_from_the_configuration_not_from_the_request(
        self, app: Flask, admin: FlaskClient, session: Session
    ) -> None:
        app.config["BASE_URL"] = "http://udvalg.eksempel.dk"
        user = a_caseworker(session)
        session.commit()
        answer = admin.post(f"{PLACE}/{user.id}/invitation")
        assert "http://udvalg.eksempel.dk/adgang/" in answer.text

    def test_a_disabled_person_is_not_invited(self, admin: FlaskClient, session: Session) -> None:
        user = a_caseworker(session)
        user.disabled_at = clock.now()
        session.commit()
        answer = admin.post(f"{PLACE}/{user.id}/invitation")
        assert answer.status_code == 409
        assert "Aktivér personen først" in answer.text
