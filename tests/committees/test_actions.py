"""Keeping bodies, seats and departments."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.committees import actions, queries
from portal.committees.models import Committee, Department, Seat
from portal.committees.rules import (
    CodeFixed,
    CodeMalformed,
    CodeSharesAddress,
    CodeTaken,
    CommitteeKind,
    DepartmentNameTaken,
    LeaderCannotApprove,
    PeriodReversed,
    SeatRole,
    SeatTaken,
)
from portal.core.actors import SYSTEM
from tests.factories.accounts import a_caseworker, a_person, an_approver
from tests.factories.committees import a_committee, a_seat

WHO: dict[str, Any] = {"actor": SYSTEM, "at": datetime(2026, 3, 2, 9, 0, tzinfo=UTC)}


def a_body(session: Session, code: str = "SOS", **other: Any) -> Committee:
    given: dict[str, Any] = {
        "code": code,
        "name": f"Udvalget {code}",
        "kind": CommitteeKind.COMMITTEE,
        "valid_from": None,
        "valid_to": None,
        "deadline_days": 4,
    }
    return actions.create_body(session, **WHO, **(given | other))


def change(session: Session, body: Committee, *, has_meetings: bool = False, **other: Any) -> None:
    given = {
        "code": body.code,
        "name": body.name,
        "kind": body.kind,
        "valid_from": body.valid_from,
        "valid_to": body.valid_to,
        "deadline_days": body.deadline_days,
    }
    actions.change_body(session, **WHO, committee=body, has_meetings=has_meetings, **(given | other))


def sit(session: Session, body: Committee, user: Any, from_on: date, to_on: date | None = None) -> Seat:
    return actions.give_seat(
        session,
        **WHO,
        committee=body,
        user=user,
        role=SeatRole.MEMBER,
        list_letter="A",
        from_on=from_on,
        to_on=to_on,
    )


def acts(session: Session) -> list[str]:
    session.flush()
    return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)))


class TestBodies:
    def test_a_new_body_stands_last_with_its_address_in_ascii(self, session: Session) -> None:
        first, second = a_body(session), a_body(session, "ØKE")
        assert second.slug == "oeke"
        assert list(queries.everything(session)) == [first, second]
        assert acts(session) == ["committees.create_body"] * 2

    def test_a_code_is_used_once(self, session: Session) -> None:
        a_body(session)
        with pytest.raises(CodeTaken):
            a_body(session)

    def test_two_codes_with_one_address_are_refused(self, session: Session) -> None:
        a_body(session, "ØKE")
        with pytest.raises(CodeSharesAddress):
            a_body(session, "OEKE")

    def test_a_code_of_small_letters_is_refused(self, session: Session) -> None:
        with pytest.raises(CodeMalformed):
            a_body(session, "sos")

    def test_a_body_cannot_end_before_it_starts(self, session: Session) -> None:
        with pytest.raises(PeriodReversed):
            a_body(session, valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1))

    def test_the_code_can_change_until_there_are_meetings(self, session: Session) -> None:
        body = a_body(session)
        change(session, body, code="SUS")
        assert (body.code, body.slug) == ("SUS", "sus")
        with pytest.raises(CodeFixed):
            change(session, body, code="SOS", has_meetings=True)
        change(session, body, name="Et nyt navn", has_meetings=True)
        assert (body.code, body.name) == ("SUS", "Et nyt navn")

    def test_a_body_cannot_take_the_code_of_another(self, session: Session) -> None:
        a_body(session)
        other = a_body(session, "BSK")
        with pytest.raises(CodeTaken):
            change(session, other, code="SOS")
        assert other.code == "BSK"

    @pytest.mark.parametrize(
        ("code", "step", "order"),
        [("B", -1, "BAC"), ("B", 1, "ACB"), ("A", -1, "ABC"), ("C", 1, "ABC"), ("C", -2, "CAB")],
    )
    def test_a_body_moves_up_and_down_and_stays_at_the_ends(
        self, session: Session, code: str, step: int, order: str
    ) -> None:
        bodies = {letter: a_body(session, letter * 2) for letter in "ABC"}
        actions.move_body(session, **WHO, committee=bodies[code], step=step)
        assert "".join(body.code[0] for body in queries.everything(session)) == order

    def test_moving_mends_positions_that_are_equal(self, session: Session) -> None:
        first, second = a_committee(session, "AAA"), a_committee(session, "BBB")
        assert first.position == second.position
        actions.move_body(session, **WHO, committee=second, step=-1)
        assert list(queries.everything(session)) == [second, first]


class TestSeats:
    def test_a_seat_makes_a_member_from_its_first_to_its_last_day(self, session: Session) -> None:
        body, user = a_committee(session), a_person(session)
        seat = sit(session, body, user, date(2026, 1, 1), date(2026, 1, 31))
        assert list(queries.members_on(session, body.id, date(2026, 1, 1))) == [seat]
        assert list(queries.members_on(session, body.id, date(2026, 1, 31))) == [seat]
        assert not queries.members_on(session, body.id, date(2026, 2, 1))

    @pytest.mark.parametrize(
        ("from_on", "to_on"),
        [
            (date(2026, 1, 31), None),
            (date(2025, 1, 1), date(2026, 1, 1)),
            (date(2025, 1, 1), None),
            (date(2026, 1, 10), date(2026, 1, 11)),
        ],
    )
    def test_the_same_person_cannot_sit_twice_at_once_in_a_body(
        self, session: Session, from_on: date, to_on: date | None
    ) -> None:
        body, user = a_committee(session), a_person(session)
        sit(session, body, user, date(2026, 1, 1), date(2026, 1, 31))
        with pytest.raises(SeatTaken):
            sit(session, body, user, from_on, to_on)

    def test_a_later_period_another_body_and_another_person_are_free(self, session: Session) -> None:
        body, user = a_committee(session), a_person(session)
        sit(session, body, user, date(2026, 1, 1), date(2026, 1, 31))
        sit(session, body, user, date(2026, 2, 1))
        sit(session, a_committee(session, "BSK", "Et andet udvalg"), user, date(2026, 1, 1))
        sit(session, body, a_person(session), date(2026, 1, 1))

    def test_a_seat_may_be_changed_within_its_own_period_but_not_into_another(self, session: Session) -> None:
        body, user = a_committee(session), a_person(session)
        first = sit(session, body, user, date(2026, 1, 1), date(2026, 1, 31))
        sit(session, body, user, date(2026, 3, 1))
        values: dict[str, Any] = {"role": SeatRole.CHAIR, "list_letter": "", "from_on": date(2026, 1, 1)}
        actions.change_seat(session, **WHO, seat=first, to_on=date(2026, 2, 28), **values)
        assert (first.role, first.to_on) == (SeatRole.CHAIR, date(2026, 2, 28))
        with pytest.raises(SeatTaken):
            actions.change_seat(session, **WHO, seat=first, to_on=date(2026, 3, 1), **values)
        assert first.to_on == date(2026, 2, 28)

    def test_a_seat_ends_with_a_day_but_not_before_it_began(self, session: Session) -> None:
        body, user = a_committee(session), a_person(session)
        seat = sit(session, body, user, date(2026, 1, 10))
        with pytest.raises(PeriodReversed):
            actions.end_seat(session, **WHO, seat=seat, last_day=date(2026, 1, 9))
        actions.end_seat(session, **WHO, seat=seat, last_day=date(2026, 1, 20))
        assert not queries.members_on(session, body.id, date(2026, 1, 21))

    def test_a_seat_given_by_mistake_goes_and_leaves_its_audit_lines(self, session: Session) -> None:
        body, user = a_committee(session), a_person(session)
        actions.take_back_seat(session, **WHO, seat=sit(session, body, user, date(2026, 1, 1)))
        assert not queries.seats_of(session, body.id)
        assert acts(session) == ["committees.give_seat", "committees.take_back_seat"]

    def test_an_audit_line_says_who_sits_when_but_no_name(self, session: Session) -> None:
        body, user = a_committee(session), a_person(session)
        sit(session, body, user, date(2026, 1, 1))
        session.flush()
        line = session.scalars(select(AuditEntry)).one()
        assert line.subject == f"committee {body.id}"
        assert line.details == {"user": user.id, "role": "member", "from_on": "2026-01-01", "to_on": None}


class TestDepartments:
    def test_a_department_has_a_name_of_its_own(self, session: Session) -> None:
        actions.create_department(session, **WHO, name="Voksne", leader=None)
        other = actions.create_department(session, **WHO, name="Børn", leader=None)
        with pytest.raises(DepartmentNameTaken):
            actions.create_department(session, **WHO, name="Voksne", leader=None)
        with pytest.raises(DepartmentNameTaken):
            actions.change_department(session, **WHO, department=other, name="Voksne", leader=None)
        assert [department.name for department in queries.departments(session)] == ["Børn", "Voksne"]

    def test_a_leader_must_be_able_to_approve(self, session: Session) -> None:
        with pytest.raises(LeaderCannotApprove):
            actions.create_department(session, **WHO, name="Voksne", leader=a_caseworker(session))
        disabled = an_approver(session)
        disabled.disabled_at = WHO["at"]
        with pytest.raises(LeaderCannotApprove):
            actions.create_department(session, **WHO, name="Voksne", leader=disabled)
        leader = an_approver(session)
        assert actions.create_department(session, **WHO, name="Voksne", leader=leader).leader is leader

    def test_a_person_works_in_one_department_at_a_time(self, session: Session) -> None:
        adults, children = (self.department(session, name) for name in ("Voksne", "Børn"))
        user = a_caseworker(session)
        for department in (adults, adults, children):
            actions.place_in_department(session, **WHO, user=user, department=department)
        assert queries.department_of(session, user.id) is children
        assert list(queries.members_of(session, children.id)) == [user]
        assert not queries.members_of(session, adults.id)
        assert acts(session).count("committees.place_in_department") == 2

    def test_a_person_may_be_taken_out_of_every_department(self, session: Session) -> None:
        user, department = a_caseworker(session), self.department(session, "Voksne")
        actions.place_in_department(session, **WHO, user=user, department=department)
        actions.place_in_department(session, **WHO, user=user, department=None)
        assert queries.department_of(session, user.id) is None

    def department(self, session: Session, name: str) -> Department:
        return actions.create_department(session, **WHO, name=name, leader=None)


def test_a_constraint_of_the_database_becomes_the_typed_error(session: Session) -> None:
    """Two who find a code free at once: the database refuses the second, in Danish all the same."""
    a_committee(session, "SOS")
    with pytest.raises(CodeTaken), actions._refusing_a_double(session, CodeTaken):
        session.add(Committee(code="SOS", slug="sos2", name="", kind=CommitteeKind.COMMITTEE, position=2))
    assert queries.by_slug(session, "sos2") is None


def test_a_seat_of_the_factory_counts_as_taken(session: Session) -> None:
    body, user = a_committee(session), a_person(session)
    a_seat(session, user=user, committee=body)
    with pytest.raises(SeatTaken):
        sit(session, body, user, date(2026, 1, 1))
