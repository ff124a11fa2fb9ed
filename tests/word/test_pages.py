"""Word files for staff and members."""

import io

from docx import Document
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary
from tests.factories.agendas import a_released_meeting
from tests.factories.cases import a_case
from tests.factories.committees import a_committee, a_seat


def title_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    return next(paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Title")


class TestItem:
    def test_a_released_item_is_named_by_its_reference(self, session: Session, login: Login) -> None:
        meeting = a_released_meeting(session, a_committee(session))
        (item,) = agendas.released(session, meeting.id)
        answer = login(a_secretary(session)).get(f"/dagsordenspunkter/{item.id}/word")
        assert f"{item.reference}.docx" in answer.headers["Content-Disposition"]
        assert "Sag 1" in title_of(answer.data)

    def test_a_member_takes_the_own_bodys_items_and_no_others(self, session: Session, login: Login) -> None:
        committee = a_committee(session)
        meeting = a_released_meeting(session, committee)
        (item,) = agendas.released(session, meeting.id)
        member, stranger = a_person(session), a_person(session)
        a_seat(session, user=member, committee=committee)
        assert login(member).get(f"/dagsordenspunkter/{item.id}/word").status_code == 200
        assert login(stranger).get(f"/dagsordenspunkter/{item.id}/word").status_code == 404


class TestCase:
    def test_a_draft_leaves_as_word_too(self, session: Session, login: Login) -> None:
        caseworker = a_caseworker(session)
        case = a_case(session, caseworker, title="En kladde: æøå")
        answer = login(caseworker).get(f"/sager/{case.id}/word")
        assert title_of(answer.data) == "En kladde: æøå"
        assert answer.headers["Content-Disposition"].endswith("en-kladde-aeoeaa.docx")
