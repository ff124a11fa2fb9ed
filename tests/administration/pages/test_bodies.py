"""Bodies and their order."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.committees import queries
from portal.committees.rules import CommitteeKind
from portal.meetings.models import Meeting
from tests.conftest import Login
from tests.factories.accounts import an_administrator
from tests.factories.committees import a_committee

PLACE = "/administration/udvalg"
GIVEN = {
    "code": "øke",
    "name": "Økonomiudvalget",
    "kind": "committee",
    "deadline_days": "3",
    "valid_from": "2026-01-01",
    "to_on": "",
}


@pytest.fixture
def admin(session: Session, login: Login) -> FlaskClient:
    return login(an_administrator(session))


def test_an_empty_list_says_what_to_do(admin: FlaskClient) -> None:
    assert "Opret dem" in admin.get(PLACE).text


def test_a_body_is_made_with_its_code_in_capitals(admin: FlaskClient, session: Session) -> None:
    assert admin.post(f"{PLACE}/nyt", data=GIVEN).status_code == 303
    made = queries.by_slug(session, "oeke")
    assert made is not None
    assert (made.code, made.kind, made.deadline_days) == ("ØKE", CommitteeKind.COMMITTEE, 3)
    assert (made.valid_from, made.valid_to) == (date(2026, 1, 1), None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "S1"}, "code"),
        ({"code": "SOS"}, "code"),
        ({"name": ""}, "name"),
        ({"kind": "andet"}, "kind"),
        ({"deadline_days": "-1"}, "deadline_days"),
        ({"deadline_days": "fire"}, "deadline_days"),
        ({"valid_from": "30. februar"}, "valid_from"),
        ({"to_on": "2025-12-31"}, "to_on"),
    ],
)
def test_a_wrong_value_is_said_at_its_field_and_all_that_was_typed_stands(
    admin: FlaskClient, session: Session, wrong: dict[str, str], field: str
) -> None:
    a_committee(session)
    session.commit()
    answer = admin.post(f"{PLACE}/nyt", data=GIVEN | wrong)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert field == "name" or 'value="Økonomiudvalget"' in answer.text
    assert len(queries.everything(session)) == 1


def test_the_code_stands_fast_once_there_is_a_meeting(admin: FlaskClient, session: Session) -> None:
    body = a_committee(session)
    session.add(Meeting(committee=body, held_on=date(2026, 4, 1)))
    session.commit()
    assert "koden er fast" in admin.get(f"{PLACE}/{body.id}").text
    answer = admin.post(f"{PLACE}/{body.id}", data=GIVEN | {"code": "SUS"})
    assert answer.status_code == 422
    assert "Koden kan ikke ændres" in answer.text
    assert admin.post(f"{PLACE}/{body.id}", data=GIVEN | {"code": "SOS"}).status_code == 303
    session.refresh(body)
    assert (body.code, body.name) == ("SOS", "Økonomiudvalget")


def test_bodies_move_up_and_down(admin: FlaskClient, session: Session) -> None:
    first, second = a_committee(session, "AAA", "A"), a_committee(session, "BBB", "B")
    session.commit()
    admin.post(f"{PLACE}/{second.id}/flyt", data={"retning": "op"})
    assert list(queries.everything(session)) == [second, first]
    admin.post(f"{PLACE}/{second.id}/flyt", data={"retning": "ned"})
    assert list(queries.everything(session)) == [first, second]
