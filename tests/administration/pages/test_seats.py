"""Giving, changing and ending seats."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.committees import queries
from portal.committees.models import Committee
from portal.committees.rules import SeatRole
from portal.core import clock
from tests.conftest import Login
from tests.factories.accounts import a_person, an_administrator
from tests.factories.committees import a_committee, a_seat


@pytest.fixture
def admin(session: Session, login: Login) -> FlaskClient:
    return login(an_administrator(session))


@pytest.fixture
def body(session: Session) -> Committee:
    return a_committee(session)


@pytest.fixture
def member(session: Session) -> User:
    return a_person(session, name="Udvalgsmedlem")


def new(body: Committee) -> str:
    return f"/administration/udvalg/{body.id}/pladser/ny"


def given(user: User, **other: str) -> dict[str, str]:
    fields = {"user_id": str(user.id), "role": "chair", "list_letter": "a", "from_on": "2026-01-01", "to_on": ""}
    return fields | other


def test_a_seat_is_given(admin: FlaskClient, session: Session, body: Committee, member: User) -> None:
    session.commit()
    assert admin.post(new(body), data=given(member)).status_code == 303
    seat = queries.seats_of(session, body.id)[0]
    assert (seat.user, seat.role, seat.list_letter) == (member, SeatRole.CHAIR, "A")
    assert (seat.from_on, seat.to_on) == (date(2026, 1, 1), None)
    assert "Udvalgsmedlem" in admin.get(f"/administration/udvalg/{body.id}").text


def test_an_overlapping_seat_of_the_same_person_is_refused_in_words(
    admin: FlaskClient, session: Session, body: Committee, member: User
) -> None:
    a_seat(session, user=member, committee=body)
    session.commit()
    answer = admin.post(new(body), data=given(member))
    assert answer.status_code == 422
    assert "allerede en plads i udvalget" in answer.text
    assert 'href="#from_on"' in answer.text
    assert len(queries.seats_of(session, body.id)) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"user_id": ""}, "user_id"),
        ({"user_id": "9999"}, "user_id"),
        ({"user_id": "x"}, "user_id"),
        ({"role": "konge"}, "role"),
        ({"list_letter": "ABCD"}, "list_letter"),
        ({"from_on": ""}, "from_on"),
        ({"to_on": "2025-12-31"}, "to_on"),
    ],
)
def test_a_wrong_value_is_said_at_its_field(
    admin: FlaskClient, session: Session, body: Committee, member: User, wrong: dict[str, str], field: str
) -> None:
    session.commit()
    answer = admin.post(new(body), data=given(member, **wrong))
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert not queries.seats_of(session, body.id)


def test_a_disabled_person_is_not_offered_a_seat(
    admin: FlaskClient, session: Session, body: Committee, member: User
) -> None:
    member.disabled_at = clock.now()
    session.commit()
    assert member.email not in admin.get(new(body)).text
    assert admin.post(new(body), data=given(member)).status_code == 422


def test_a_seat_is_changed_without_changing_whose_it_is(
    admin: FlaskClient, session: Session, body: Committee, member: User
) -> None:
    seat, other = a_seat(session, user=member, committee=body), a_person(session)
    session.commit()
    answer = admin.post(f"/administration/pladser/{seat.id}", data=given(other, role="vice_chair"))
    assert answer.status_code == 303
    session.refresh(seat)
    assert (seat.user, seat.role, seat.from_on) == (member, SeatRole.VICE_CHAIR, date(2026, 1, 1))


def test_a_seat_that_ends_today_holds_today_and_not_tomorrow(
    admin: FlaskClient, session: Session, body: Committee, member: User
) -> None:
    seat = a_seat(session, user=member, committee=body)
    session.commit()
    assert "Slut med i dag" in admin.get(f"/administration/pladser/{seat.id}").text
    assert admin.post(f"/administration/pladser/{seat.id}/afslut").status_code == 303
    assert queries.members_on(session, body.id, clock.today())
    assert not queries.members_on(session, body.id, clock.today() + timedelta(days=1))


def test_a_seat_of_the_future_is_not_ended_but_taken_back(
    admin: FlaskClient, session: Session, body: Committee, member: User
) -> None:
    seat = a_seat(session, user=member, committee=body, from_on=clock.today() + timedelta(days=9))
    session.commit()
    assert "Slut med i dag" not in admin.get(f"/administration/pladser/{seat.id}").text
    assert admin.post(f"/administration/pladser/{seat.id}/afslut").status_code == 409
    assert admin.post(f"/administration/pladser/{seat.id}/tag-tilbage").status_code == 303
    assert not queries.seats_of(session, body.id)
