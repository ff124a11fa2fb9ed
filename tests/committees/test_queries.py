"""Reading bodies, seats and departments."""

from datetime import date

from sqlalchemy.orm import Session

from portal.committees import queries
from portal.committees.rules import CommitteeKind
from portal.core import clock
from portal.core.actors import ANONYMOUS, Role
from tests.factories.accounts import a_caseworker, a_person
from tests.factories.committees import a_committee, a_seat

DAY = date(2026, 3, 2)


def test_an_actor_has_the_roles_of_the_person_and_the_seats_of_today(session: Session) -> None:
    user = a_caseworker(session)
    present, past = a_committee(session), a_committee(session, "BSK", "Børne- og Skoleudvalget")
    a_seat(session, user=user, committee=present)
    a_seat(session, user=user, committee=past).to_on = date(2015, 1, 1)
    actor = queries.actor_by_user(session, user.id)
    assert actor.roles == {Role.CASEWORKER}
    assert actor.seats == {present.id}


def test_a_disabled_and_an_unknown_person_are_nobody(session: Session) -> None:
    user = a_caseworker(session)
    user.disabled_at = clock.now()
    assert queries.actor_by_user(session, user.id) is ANONYMOUS
    assert queries.actor_by_user(session, 999_999) is ANONYMOUS


def test_the_bodies_of_a_day_are_those_that_hold_on_it(session: Session) -> None:
    holds, ended, coming = (a_committee(session, code, code) for code in ("AAA", "BBB", "CCC"))
    ended.valid_to = date(2026, 3, 1)
    coming.valid_from = date(2026, 3, 3)
    assert list(queries.valid_on(session, DAY)) == [holds]


def test_a_body_is_found_by_its_address_and_its_name(session: Session) -> None:
    body = a_committee(session, "ØKE", "Økonomiudvalget")
    assert queries.by_slug(session, "oeke") is body
    assert queries.by_name(session, "Økonomiudvalget") is body


def test_elected_bodies_without_anybody_are_named_but_not_the_management(session: Session) -> None:
    empty, filled, management = (a_committee(session, code, code) for code in ("AAA", "BBB", "DIR"))
    management.kind = CommitteeKind.MANAGEMENT
    a_seat(session, user=a_person(session), committee=filled)
    assert list(queries.without_seats_on(session, DAY)) == [empty]


def test_a_person_has_a_part_by_a_role_or_by_a_seat_to_come(session: Session) -> None:
    nobody, caseworker, member, former, disabled = (a_person(session, name=str(number)) for number in range(5))
    caseworker.role_rows = a_caseworker(session).role_rows
    body = a_committee(session)
    a_seat(session, user=member, committee=body, from_on=date(2027, 1, 1))
    a_seat(session, user=former, committee=body).to_on = date(2026, 3, 1)
    disabled.disabled_at = clock.now()
    session.flush()
    assert nobody in (found := queries.people_without_a_part(session, DAY))
    assert former in found
    assert not {caseworker, member, disabled} & set(found)


def test_names_stand_in_danish_order(session: Session) -> None:
    body = a_committee(session)
    for name in ("Åse", "Zita", "Ærø", "Øjvind", "anna"):
        a_seat(session, user=a_person(session, name=name), committee=body)
    names = [seat.user.name for seat in queries.members_on(session, body.id, DAY)]
    assert names == ["anna", "Zita", "Ærø", "Øjvind", "Åse"]


def test_a_persons_seats_are_listed_newest_first(session: Session) -> None:
    user = a_person(session)
    old = a_seat(session, user=user, committee=a_committee(session))
    new = a_seat(session, user=user, committee=a_committee(session, "BSK", "BSK"), from_on=date(2026, 1, 1))
    assert list(queries.seats_of_person(session, user.id)) == [new, old]
