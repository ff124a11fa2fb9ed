"""Departments and their leaders."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.committees import queries
from portal.committees.models import Department
from portal.core.actors import Role
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person, an_administrator

PLACE = "/administration/afdelinger"


@pytest.fixture
def admin(session: Session, login: Login) -> FlaskClient:
    return login(an_administrator(session))


def test_an_empty_list_says_what_to_do(admin: FlaskClient) -> None:
    assert "Opret en" in admin.get(PLACE).text


def test_a_department_is_made_and_led(admin: FlaskClient, session: Session) -> None:
    leader = a_person(session, Role.APPROVER, name="Afdelingsleder")
    session.commit()
    answer = admin.post(f"{PLACE}/ny", data={"name": "Voksne", "leader_id": leader.id})
    made = queries.departments(session)[0]
    assert (answer.status_code, answer.location) == (303, f"{PLACE}/{made.id}")
    assert made.leader == leader
    assert "Afdelingsleder" in admin.get(PLACE).text


def test_a_department_is_renamed(admin: FlaskClient, session: Session) -> None:
    department = Department(name="Voksne")
    session.add(department)
    session.commit()
    assert admin.post(f"{PLACE}/{department.id}", data={"name": "Social", "leader_id": ""}).status_code == 303
    assert queries.departments(session)[0].name == "Social"


def test_only_approvers_are_offered_and_taken_as_leaders(admin: FlaskClient, session: Session) -> None:
    caseworker = a_caseworker(session, "Kan ikke lede")
    session.commit()
    assert "Kan ikke lede" not in admin.get(f"{PLACE}/ny").text
    answer = admin.post(f"{PLACE}/ny", data={"name": "Voksne", "leader_id": caseworker.id})
    assert answer.status_code == 422
    assert 'href="#leader_id"' in answer.text
    assert 'value="Voksne"' in answer.text


def test_a_leader_who_lost_the_role_is_shown_and_must_be_changed(admin: FlaskClient, session: Session) -> None:
    leader = a_caseworker(session, "Tidligere leder")
    department = Department(name="Voksne", leader=leader)
    session.add(department)
    session.commit()
    assert "Tidligere leder" in admin.get(f"{PLACE}/{department.id}").text
    answer = admin.post(f"{PLACE}/{department.id}", data={"name": "Voksne", "leader_id": leader.id})
    assert answer.status_code == 422
    assert "rollen Godkender" in answer.text


def test_a_name_that_is_taken_is_said_at_the_field(admin: FlaskClient, session: Session) -> None:
    session.add(Department(name="Voksne"))
    session.commit()
    answer = admin.post(f"{PLACE}/ny", data={"name": "Voksne", "leader_id": ""})
    assert answer.status_code == 422
    assert "allerede en afdeling med det navn" in answer.text
    assert len(queries.departments(session)) == 1
