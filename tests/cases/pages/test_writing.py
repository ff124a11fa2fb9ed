"""Beginning a case, and the form in which it is written: what is saved, and what comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases import queries
from portal.cases.models import Case
from portal.cases.rules import CaseState, RouteRole
from portal.goals.rules import Judgement
from tests.cases.pages import edit_url, form_of, headings, send
from tests.conftest import Login
from tests.factories.accounts import a_caseworker
from tests.factories.cases import (
    a_case,
    a_decided_case,
    a_returned_case,
    a_submitted_case,
    an_approved_case,
    an_empty_case,
    with_colleague,
    with_goal_status,
)
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue


@pytest.fixture
def author(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def case(session: Session, author: User) -> Case:
    return a_case(session, author)


@pytest.fixture
def writer(author: User, case: Case, login: Login) -> FlaskClient:
    return login(author)


class TestNew:
    def test_a_case_is_begun_and_opens_for_writing(self, session: Session, author: User, login: Login) -> None:
        body = a_committee(session)
        browser = login(author)
        answer = browser.post(
            "/sager/ny", data={"title": "Ny sag", "case_number": "27.42.00-G01-3-26", "committee": str(body.id)}
        )
        case = session.scalars(select(Case)).one()
        assert (answer.status_code, answer.location) == (303, f"/sager/{case.id}/rediger")
        assert [(step.committee_id, step.role) for step in case.route] == [(body.id, RouteRole.DECIDES)]
        assert case.caseworker_id == author.id

    def test_a_number_that_may_be_wrong_is_kept_and_said(self, session: Session, author: User, login: Login) -> None:
        a_case(session, author, case_number="26/7", title="Den ældre sag")
        body = queries.get(session, 1)
        assert body is not None
        browser = login(author)
        data = {"title": "Ny", "case_number": "26/7", "committee": str(body.route[0].committee_id)}
        page = browser.post("/sager/ny", data=data, follow_redirects=True).text
        assert "26/7 har ikke KLE-form" in page
        assert "bruges også af sagen ”Den ældre sag”" in page

    def test_what_is_missing_is_said_and_what_was_typed_stays(
        self, session: Session, author: User, login: Login
    ) -> None:
        answer = login(author).post("/sager/ny", data={"title": "", "case_number": "26/7"})
        assert answer.status_code == 422
        assert 'href="#title"' in answer.text
        assert 'href="#committee"' in answer.text
        assert 'value="26/7"' in answer.text
        assert session.scalar(select(func.count()).select_from(Case)) == 0


class TestEdit:
    def test_saving_what_was_opened_changes_nothing(self, session: Session, case: Case, writer: FlaskClient) -> None:
        targets = the_catalogue(session)
        with_goal_status(session, case, [targets["stofmisbrug"], targets["narkodoedsfald"]])
        session.commit()
        before = (queries.draft_of(case), case.version)
        assert send(writer, case, form_of(writer, case)).status_code == 303
        session.expire_all()
        assert (queries.draft_of(case), case.version) == before

    def test_everything_typed_is_saved(self, session: Session, case: Case, writer: FlaskClient) -> None:
        targets, council = the_catalogue(session), a_committee(session, code="BYR", name="Byrådet")
        colleague = a_caseworker(session, name="Kollega")
        session.commit()
        typed = form_of(writer, case) | {
            "title": "Ny titel",
            "case_number": "26/99",
            "neutral_title": "Neutral",
            "other_caseworkers": [str(colleague.id)],
            "informed": [str(council.id)],
            "summary": "<p>Resume</p>",
            "presentation": "<h2>Baggrund</h2><p>Tekst<script>x</script></p>",
            "sections-0-heading": "Økonomi",
            "sections-0-html": "Ingen udgifter.",
            "goal_statuses-0-area_id": str(targets["hjemloese"].area_id),
            "goal_statuses-0-html": "<p>Lokalt</p>",
            "goal_statuses-0-judgements-0-target_id": str(targets["hjemloese"].id),
            "goal_statuses-0-judgements-0-stated": "unchanged",
            "goal_statuses-0-judgements-0-reason": "43 mod 45",
            "proposer": "Direktøren indstiller,",
            "points": "at udvalget drøfter sagen\r\n\r\n2. at der følges op",
        }
        answer = send(writer, case, typed)
        assert (answer.status_code, answer.location) == (303, edit_url(case))
        session.expire_all()
        draft = queries.draft_of(case)
        assert (draft.title, draft.case_number, draft.neutral_title) == ("Ny titel", "26/99", "Neutral")
        assert draft.other_caseworker_ids == (colleague.id,)
        assert {step.role for step in draft.route} == {RouteRole.DECIDES, RouteRole.INFORMED}
        assert [section.html for section in draft.sections] == [
            "<p>Resume</p>",
            "<h2>Baggrund</h2><p>Tekst</p>",
            "<p>Ingen udgifter.</p>",
        ]
        assert draft.points == ("udvalget drøfter sagen", "der følges op")
        (status,) = draft.goal_statuses
        assert (status.html, status.judgements[0].stated) == ("<p>Lokalt</p>", Judgement.UNCHANGED)

    def test_a_wrong_form_comes_back_with_links_and_all_that_was_typed(
        self, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        target = the_catalogue(session)["hjemloese"]
        session.commit()
        typed = form_of(writer, case) | {
            "title": "",
            "presentation": "<p>Kostbar tekst</p>",
            "sections-0-heading": "",
            "sections-0-html": "Afsnit uden overskrift",
            "goal_statuses-0-area_id": str(target.area_id),
            "goal_statuses-0-html": "<p>Nyt område</p>",
            "points": "at noget sker",
        }
        answer = send(writer, case, typed)
        assert answer.status_code == 422
        for words in ("Kostbar tekst", "Afsnit uden overskrift", "Nyt område", "at noget sker", "5.290"):
            assert words in answer.text
        for field in ("title", "sections-0-heading"):
            assert f'href="#{field}"' in answer.text
            assert f'id="{field}-error"' in answer.text
        session.expire_all()
        assert (case.title, case.version) == ("Status på de sociale mål", 2)

    def test_a_fault_in_a_group_without_choices_is_linked_to_the_group(self, case: Case, writer: FlaskClient) -> None:
        answer = send(writer, case, form_of(writer, case) | {"other_caseworkers": "999"})
        assert answer.status_code == 422
        page: Any = lxml_html.document_fromstring(answer.text)
        (summary,) = page.find_class("error-summary")
        links = [link.get("href") for link in summary.iter("a")]
        assert links == ["#other_caseworkers"]
        assert len(page.xpath("//*[@id='other_caseworkers']")) == 1

    def test_a_text_without_end_is_refused_with_a_sentence(self, case: Case, writer: FlaskClient) -> None:
        answer = send(writer, case, form_of(writer, case) | {"summary": "x" * 200_001})
        assert answer.status_code == 422
        assert "højst rumme 200.000 tegn" in answer.text

    def test_a_body_in_two_roles_is_refused(self, case: Case, writer: FlaskClient) -> None:
        typed = form_of(writer, case)
        answer = send(writer, case, typed | {"informed": typed["decides"]})
        assert answer.status_code == 422
        assert "kun have én rolle" in answer.text

    def test_saving_and_sending_is_one_press(self, session: Session, case: Case, writer: FlaskClient) -> None:
        answer = send(writer, case, form_of(writer, case) | {"title": "Færdig"}, do="submit")
        assert (answer.status_code, answer.location) == (303, f"/sager/{case.id}")
        session.expire_all()
        assert (case.title, case.state) == ("Færdig", CaseState.IN_REVIEW)

    def test_sending_what_is_not_finished_names_each_field(
        self, session: Session, author: User, writer: FlaskClient
    ) -> None:
        case = an_empty_case(session, author)
        session.commit()
        answer = send(writer, case, form_of(writer, case) | {"summary": "<p>Kostbar</p>"}, do="submit")
        assert answer.status_code == 422
        for field in ("decides-0", "presentation", "proposer", "points"):
            assert f'href="#{field}"' in answer.text
        assert "Kostbar" in answer.text
        session.expire_all()
        assert case.state is CaseState.DRAFT

    def test_a_changed_number_is_warned_about_once(self, case: Case, writer: FlaskClient) -> None:
        typed = form_of(writer, case) | {"case_number": "26/1"}
        send(writer, case, typed)
        assert "har ikke KLE-form" in writer.get(edit_url(case)).text
        send(writer, case, form_of(writer, case) | {"title": "Ny"})
        assert "har ikke KLE-form" not in writer.get(edit_url(case)).text

    def test_the_comment_of_a_return_stands_above_the_form(
        self, session: Session, author: User, writer: FlaskClient
    ) -> None:
        case = a_returned_case(session, author, comment="Uddyb økonomien.")
        session.commit()
        page = writer.get(edit_url(case))
        assert "Returneret af Systemet" in headings(page, "h2")
        assert "Uddyb økonomien." in page.text

    def test_a_colleague_on_the_case_writes_too(self, session: Session, case: Case, login: Login) -> None:
        colleague = a_caseworker(session, name="Kollega")
        with_colleague(session, case, colleague)
        browser = login(colleague)
        assert send(browser, case, form_of(browser, case) | {"title": "Rettet"}).status_code == 303

    def test_another_caseworker_may_see_the_case_but_not_write(
        self, session: Session, case: Case, login: Login
    ) -> None:
        browser = login(a_caseworker(session, name="En anden"))
        assert browser.get(f"/sager/{case.id}").status_code == 200
        assert browser.get(edit_url(case)).status_code == 403
        assert browser.post(edit_url(case), data={"title": "Min"}).status_code == 403

    @pytest.mark.parametrize("make", [a_submitted_case, an_approved_case, a_decided_case])
    def test_what_is_sent_on_is_not_written_in(
        self, session: Session, author: User, login: Login, make: Callable[..., Case]
    ) -> None:
        case, browser = make(session, caseworker=author), login(author)
        assert browser.get(edit_url(case)).location == f"/sager/{case.id}"
        answer = send(browser, case, {"version": "2", "title": "For sent", "summary": "Kostbar tekst"})
        assert answer.status_code == 409
        assert "Kostbar tekst" in answer.text
        assert "sendt videre" in answer.text
        session.expire_all()
        assert case.title == "Status på de sociale mål"
