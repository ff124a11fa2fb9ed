"""Cases: the caseworker of the table has written them, or somebody else (foreign)."""

from portal.accounts.models import User
from portal.cases.models import Case
from tests.factories.cases import (
    a_case,
    a_decided_case,
    a_decided_status_case,
    a_submitted_case,
    an_approved_case,
    an_attachment,
    with_promise,
)
from tests.factories.goals import the_catalogue
from tests.laws.world.people import Address, World


def draft(world: World) -> Address:
    return _case(a_case(world.session, world.people["caseworker"], committee=world.body))


def foreign_draft(world: World) -> Address:
    return _case(a_case(world.session, world.stranger, committee=world.body))


def submitted_case(world: World) -> Address:
    return _case(a_submitted_case(world.session, world.people["caseworker"], committee=world.body))


def approved_case(world: World) -> Address:
    return _case(an_approved_case(world.session, world.body, caseworker=world.people["caseworker"]))


def decided_case(world: World) -> Address:
    return _case(a_decided_case(world.session, world.body, caseworker=world.people["caseworker"]))


def status_case(world: World) -> Address:
    return _case(_a_status_case(world, world.people["caseworker"]))


def given_promise(world: World) -> Address:
    return _promise(world, world.people["caseworker"])


def foreign_promise(world: World) -> Address:
    return _promise(world, world.stranger)


def promise_of_another_case(world: World) -> Address:
    return {**given_promise(world), "case_id": draft(world)["case_id"]}


def _a_status_case(world: World, writer: User) -> Case:
    homeless = the_catalogue(world.session)["hjemloese"]
    return a_decided_status_case(world.session, [homeless], writer)


def _promise(world: World, writer: User) -> Address:
    case = _a_status_case(world, writer)
    return {"case_id": case.id, "promise_id": with_promise(world.session, case, "Fem boliger mere").id}


def attached_file(world: World) -> Address:
    case = a_case(world.session, world.people["caseworker"], committee=world.body)
    attachment = an_attachment(world.session, case, world.files.private, is_closed=True)
    return {"case_id": case.id, "attachment_id": attachment.id}


def file_of_another_case(world: World) -> Address:
    return {**attached_file(world), "case_id": draft(world)["case_id"]}


def _case(case: Case) -> Address:
    return {"case_id": case.id}
