"""Who may do what with a case, for every role and state."""

from datetime import UTC, datetime
from itertools import product

import pytest

from portal.cases import policies
from portal.cases.models import Attachment, Case, GoalStatus, OtherCaseworker
from portal.cases.rules import CaseState
from portal.core.actors import ANONYMOUS, KnownActor, Role

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def an_actor(user_id: int, *roles: Role, seats: frozenset[int] = frozenset()) -> KnownActor:
    return KnownActor(user_id=user_id, name="Nogen", roles=frozenset(roles), seats=seats)


def a_case(state: CaseState = CaseState.DRAFT) -> Case:
    """Case 7, which person 1 writes together with person 2."""
    return Case(
        id=7,
        title="Sag",
        caseworker_id=1,
        caseworker_name="Sagsbehandler",
        state=state,
        created_at=NOW,
        changed_at=NOW,
        other_caseworkers=[OtherCaseworker(user_id=2, name="Kollega", position=1)],
    )


AUTHOR, COLLEAGUE, STRANGER = (an_actor(user_id, Role.CASEWORKER) for user_id in (1, 2, 3))
APPROVER, SECRETARY = an_actor(4, Role.APPROVER), an_actor(5, Role.SECRETARY)
ADMINISTRATOR, MEMBER = an_actor(6, Role.ADMINISTRATOR), an_actor(8, seats=frozenset({1}))
EVERYBODY = {
    "author": AUTHOR,
    "colleague": COLLEAGUE,
    "stranger": STRANGER,
    "approver": APPROVER,
    "secretary": SECRETARY,
    "administrator": ADMINISTRATOR,
    "member": MEMBER,
    "anonymous": ANONYMOUS,
}
STAFF = {"author", "colleague", "stranger", "approver", "secretary", "administrator"}


@pytest.mark.parametrize("name", EVERYBODY)
def test_staff_see_cases_and_nobody_else_does(name: str) -> None:
    assert policies.may_list(EVERYBODY[name]) == (name in STAFF)
    assert policies.may_see(EVERYBODY[name], a_case()) == (name in STAFF)


@pytest.mark.parametrize("name", EVERYBODY)
def test_caseworkers_create_cases(name: str) -> None:
    assert policies.may_create(EVERYBODY[name]) == (name in {"author", "colleague", "stranger"})


@pytest.mark.parametrize(("name", "state"), list(product(EVERYBODY, CaseState)))
def test_its_writers_edit_and_submit_a_draft(name: str, state: CaseState) -> None:
    expected = name in {"author", "colleague"} and state is CaseState.DRAFT
    assert policies.may_edit(EVERYBODY[name], a_case(state)) == expected
    assert policies.may_submit(EVERYBODY[name], a_case(state)) == expected


@pytest.mark.parametrize(("name", "state"), list(product(EVERYBODY, CaseState)))
def test_approvers_answer_what_waits_for_approval(name: str, state: CaseState) -> None:
    expected = name == "approver" and state is CaseState.IN_REVIEW
    assert policies.may_review(EVERYBODY[name], a_case(state)) == expected


@pytest.mark.parametrize("user_id", [1, 2])
def test_nobody_approves_what_they_wrote(user_id: int) -> None:
    both = an_actor(user_id, Role.CASEWORKER, Role.APPROVER)
    assert not policies.may_review(both, a_case(CaseState.IN_REVIEW))


def test_a_writer_who_is_no_caseworker_any_more_does_not_write() -> None:
    assert not policies.may_edit(an_actor(1, Role.SECRETARY), a_case())


def test_an_imported_case_without_a_person_has_no_writer() -> None:
    case = a_case()
    case.caseworker_id, case.other_caseworkers = None, [OtherCaseworker(user_id=None, name="Kollega", position=1)]
    assert not policies.may_write(KnownActor(user_id=None, name="X", roles=frozenset(Role)), case)


@pytest.mark.parametrize("name", EVERYBODY)
def test_an_attachment_is_seen_by_whoever_sees_its_own_case(name: str) -> None:
    own, foreign = Attachment(case_id=7, title="Bilag"), Attachment(case_id=8, title="Bilag")
    assert policies.may_see_attachment(EVERYBODY[name], a_case(), own) == (name in STAFF)
    assert not policies.may_see_attachment(EVERYBODY[name], a_case(), foreign)


def test_whoever_is_asked_to_write_an_area_writes_and_approves_nothing() -> None:
    case = a_case()
    case.goal_statuses = [GoalStatus(area_id=1, position=1, assignee_id=3), GoalStatus(area_id=2, position=2)]
    assert policies.may_edit(STRANGER, case)
    assert not policies.may_answer(an_actor(3, Role.APPROVER), case)
    assert not policies.may_edit(an_actor(3, Role.SECRETARY), case)
