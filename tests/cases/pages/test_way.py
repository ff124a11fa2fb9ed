"""A case on its way: sent, answered, returned."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases.models import Case
from portal.cases.rules import CaseState
from portal.core.actors import Role
from portal.outbox.models import OutboxMessage
from tests.cases.pages import form_of, send
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary, an_administrator, an_approver
from tests.factories.cases import (
    a_case,
    a_decided_case,
    a_submitted_case,
    an_approved_case,
    an_empty_case,
)


@pytest.fixture
def author(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def approver(session: Session, login: Login) -> FlaskClient:
    return login(an_approver(session))


def approve_form(browser: FlaskClient, case: Case) -> dict[str, str]:
    """What the button of the open page sends."""
    page: Any = lxml_html.document_fromstring(browser.get(f"/sager/{case.id}").text)
    (form,) = page.xpath("//form[contains(@action, '/godkend')]")
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


class TestSubmit:
    def test_an_incomplete_case_is_not_sent(self, session: Session, author: User, login: Login) -> None:
        case = an_empty_case(session, author)
        answer = login(author).post(f"/sager/{case.id}/send")
        assert answer.status_code == 409
        assert "Skriv en sagsfremstilling." in answer.text

    def test_a_case_goes_its_way(self, session: Session, author: User, login: Login, approver: FlaskClient) -> None:
        case = a_case(session, author)
        writer = login(author)
        assert writer.post(f"/sager/{case.id}/send").status_code == 303
        answer = approver.post(f"/sager/{case.id}/returner", data={"comment": "Uddyb."})
        assert answer.status_code == 303
        mail = session.scalars(select(OutboxMessage)).one()
        assert (mail.recipient, f"http://localhost:5000/sager/{case.id}/rediger" in mail.text) == (author.email, True)
        assert writer.post(f"/sager/{case.id}/send").status_code == 303
        assert approver.post(f"/sager/{case.id}/godkend").status_code == 303
        session.expire_all()
        assert case.state is CaseState.APPROVED


class TestApprove:
    @pytest.mark.parametrize("make", [a_case, an_approved_case, a_decided_case])
    def test_a_step_out_of_turn_is_a_409_with_its_sentence(
        self, session: Session, approver: FlaskClient, make: Callable[..., Case]
    ) -> None:
        case = make(session)
        state = case.state
        session.commit()
        answer = approver.post(f"/sager/{case.id}/godkend")
        assert (answer.status_code, "ligger ikke til godkendelse" in answer.text) == (409, True)
        can_be_returned = state is CaseState.APPROVED
        assert approver.get(f"/sager/{case.id}/returner").status_code == (200 if can_be_returned else 409)
        session.expire_all()
        assert case.state is state

    def test_a_page_from_before_the_case_was_rewritten_approves_nothing(
        self, session: Session, author: User, login: Login, approver: FlaskClient
    ) -> None:
        case = a_submitted_case(session, author)
        session.commit()
        read = approve_form(approver, case)
        approver.post(f"/sager/{case.id}/returner", data={"comment": "Uddyb."})
        writer = login(author)
        send(writer, case, form_of(writer, case) | {"presentation": "<p>Ulæst</p>"}, do="submit")
        answer = approver.post(f"/sager/{case.id}/godkend", data=read)
        assert (answer.status_code, "Læs den igen, før du godkender" in answer.text) == (409, True)
        assert approver.post(f"/sager/{case.id}/godkend", data=approve_form(approver, case)).status_code == 303
        session.expire_all()
        assert case.state is CaseState.APPROVED

    def test_nobody_approves_their_own_case(self, session: Session, login: Login) -> None:
        both = a_person(session, Role.CASEWORKER, Role.APPROVER)
        case = a_submitted_case(session, both)
        assert login(both).post(f"/sager/{case.id}/godkend").status_code == 403


class TestReturn:
    def test_a_return_without_a_comment_is_refused_with_what_to_do(
        self, session: Session, approver: FlaskClient
    ) -> None:
        case = a_submitted_case(session)
        session.commit()
        answer = approver.post(f"/sager/{case.id}/returner", data={"comment": " "})
        assert answer.status_code == 422
        assert "Skriv, hvad der skal ændres." in answer.text
        session.expire_all()
        assert case.state is CaseState.IN_REVIEW

    def test_a_return_that_comes_too_late_keeps_the_comment(self, session: Session, approver: FlaskClient) -> None:
        case = a_decided_case(session)
        session.commit()
        answer = approver.post(f"/sager/{case.id}/returner", data={"comment": "Lang forklaring"})
        assert answer.status_code == 422
        assert "Lang forklaring" in answer.text
        assert "ligger ikke til godkendelse" in answer.text

    def test_a_secretary_sends_an_approved_case_back(self, session: Session, login: Login) -> None:
        case = an_approved_case(session)
        secretary = login(a_secretary(session))
        assert "Returner med en kommentar" in secretary.get(f"/sager/{case.id}").text
        assert secretary.post(f"/sager/{case.id}/returner", data={"comment": "Ret."}).status_code == 303
        session.expire_all()
        assert case.state is CaseState.DRAFT


@pytest.mark.parametrize("act", ["send", "godkend", "rediger"])
def test_secretaries_do_not_write_and_do_not_approve(session: Session, login: Login, act: str) -> None:
    case = a_submitted_case(session)
    assert login(a_secretary(session)).post(f"/sager/{case.id}/{act}").status_code == 403


@pytest.mark.parametrize("act", ["send", "godkend", "returner", "rediger"])
def test_administrators_only_read(session: Session, login: Login, act: str) -> None:
    case = a_submitted_case(session)
    answer = login(an_administrator(session)).post(f"/sager/{case.id}/{act}", data={"comment": "x"})
    assert answer.status_code == 403
