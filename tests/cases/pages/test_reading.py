"""The list of cases, the case as it reads, and its files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases.models import Case
from portal.core.actors import Role
from tests.cases.pages import headings
from tests.conftest import CountQueries, Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary, an_approver
from tests.factories.agendas import an_item
from tests.factories.cases import (
    a_case,
    a_decided_case,
    a_returned_case,
    a_submitted_case,
    an_approved_case,
    an_attachment,
    an_empty_case,
    with_goal_status,
)
from tests.factories.committees import a_committee, a_seat
from tests.factories.documents import A_PDF
from tests.factories.goals import the_catalogue
from tests.factories.meetings import a_meeting


@pytest.fixture
def author(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def approver(session: Session, login: Login) -> FlaskClient:
    return login(an_approver(session))


def files(app: Flask) -> Path:
    return Path(app.config["FILES"])


class TestIndex:
    def test_search_and_state_stand_in_the_address(self, session: Session, author: User, login: Login) -> None:
        a_case(session, author, title="Støtte i hjemmet")
        a_submitted_case(session, author, title="Støtte til unge")
        page = login(author).get("/sager?soeg=STØTTE&tilstand=in_review")
        assert "Støtte til unge" in page.text
        assert "Støtte i hjemmet" not in page.text
        assert 'value="STØTTE"' in page.text
        assert "1 sag" in page.text

    def test_by_htmx_only_the_list_comes_back(self, session: Session, author: User, login: Login) -> None:
        a_case(session, author)
        page = login(author).get("/sager", headers={"HX-Request": "true", "HX-Target": "cases"})
        assert "<html" not in page.text
        assert 'id="cases"' in page.text

    def test_the_pages_keep_the_search(self, session: Session, author: User, login: Login) -> None:
        for number in range(21):
            a_case(session, author, title=f"Sag {number}")
        page = login(author).get("/sager?soeg=sag&tilstand=draft")
        assert "soeg=sag&amp;tilstand=draft&amp;side=2" in page.text

    @pytest.mark.parametrize("address", ["tilstand=ukendt", "side=-1", "side=x", f"side={10**40}", "soeg=%00%25_'"])
    def test_nonsense_in_the_address_breaks_nothing(
        self, session: Session, author: User, login: Login, address: str
    ) -> None:
        a_case(session, author)
        assert login(author).get(f"/sager?{address}").status_code == 200

    def test_an_empty_list_says_what_to_do(self, author: User, login: Login) -> None:
        assert "Begynd med den første" in login(author).get("/sager").text

    def test_only_caseworkers_are_offered_a_new_case(self, session: Session, login: Login) -> None:
        assert "/sager/ny" not in login(a_secretary(session)).get("/sager").text

    def test_a_longer_list_asks_no_more(
        self, session: Session, author: User, login: Login, count_queries: CountQueries
    ) -> None:
        browser = login(author)
        counts = []
        for _round in range(2):
            a_case(session, author)
            a_case(session, author)
            session.commit()
            with count_queries() as asked:
                browser.get("/sager")
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestShow:
    def test_the_case_reads_as_it_will_be_read(self, app: Flask, session: Session, author: User, login: Login) -> None:
        case = a_case(session, author, presentation="<h2>Baggrund</h2><p>Tekst</p><h4>Detalje</h4>")
        with_goal_status(session, case, [the_catalogue(session)["hjemloese"]])
        an_attachment(session, case, files(app), filename="Alle skal med.pdf", is_closed=True)
        page = login(author).get(f"/sager/{case.id}")
        assert headings(page, "h2")[:5] == ["Resume", "Sagsfremstilling", "Målstatus", "Indstilling", "Om sagen"]
        assert headings(page, "h3") == ["Baggrund", "Hjemløse"]
        assert headings(page, "h4") == ["Detalje"]
        assert "på rette vej" in page.text
        assert "Behandles i Social- og Sundhedsudvalget." in " ".join(page.text.split())
        assert "at udvalget tager status til efterretning" in page.text
        assert "Lukket" in page.text

    def test_a_draft_that_lacks_something_says_what_and_offers_no_sending(
        self, session: Session, author: User, login: Login
    ) -> None:
        case = an_empty_case(session, author)
        page = login(author).get(f"/sager/{case.id}").text
        assert "Skriv en sagsfremstilling." in page
        assert f"/sager/{case.id}/send" not in page

    @pytest.mark.parametrize(
        ("make", "offered"),
        [(a_case, "/send"), (a_submitted_case, None), (an_approved_case, None), (a_decided_case, None)],
    )
    def test_its_writer_is_offered_what_can_be_done_now(
        self, session: Session, author: User, login: Login, make: Callable[..., Case], offered: str | None
    ) -> None:
        case = make(session, caseworker=author)
        page = login(author).get(f"/sager/{case.id}").text
        acts = [act for act in ("/send", "/godkend", "/returner") if f"/sager/{case.id}{act}" in page]
        assert acts == ([offered] if offered else [])

    def test_an_approver_is_offered_both_answers(self, session: Session, approver: FlaskClient) -> None:
        case = a_submitted_case(session)
        session.commit()
        page = approver.get(f"/sager/{case.id}").text
        assert f"/sager/{case.id}/godkend" in page
        assert f"/sager/{case.id}/returner" in page

    def test_the_comment_of_a_return_stands_first(self, session: Session, author: User, login: Login) -> None:
        case = a_returned_case(session, author, comment="Uddyb <b>økonomien</b>.")
        page = login(author).get(f"/sager/{case.id}")
        assert headings(page, "h2")[0] == "Returneret af Systemet"
        assert "Uddyb &lt;b&gt;økonomien&lt;/b&gt;." in page.text

    def test_its_place_on_an_agenda_is_shown(self, session: Session, author: User, login: Login) -> None:
        meeting = a_meeting(session, a_committee(session))
        item = an_item(session, meeting)
        page = login(author).get(f"/sager/{item.case_id}").text
        assert "På dagsordener" in page
        assert f"/dagsordenspunkter/{item.id}" in page

    def test_members_and_strangers_do_not_know_of_it(self, session: Session, login: Login, client: FlaskClient) -> None:
        case, member = a_case(session), a_person(session)
        a_seat(session, user=member, committee=case.route[0].committee)
        assert login(member).get(f"/sager/{case.id}").status_code == 404
        assert client.get(f"/sager/{case.id}").status_code == 302

    @pytest.mark.parametrize("role", list(Role))
    def test_everybody_employed_reads_it(self, session: Session, login: Login, role: Role) -> None:
        case = a_case(session)
        assert login(a_person(session, role)).get(f"/sager/{case.id}").status_code == 200


class TestAttachment:
    def test_staff_download_it_under_its_name(self, app: Flask, session: Session, approver: FlaskClient) -> None:
        row = an_attachment(session, a_case(session), files(app), filename="Mål 2026.pdf")
        session.commit()
        answer = approver.get(f"/sager/{row.case_id}/bilag/{row.id}")
        assert answer.data == A_PDF
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert "M%C3%A5l%202026.pdf" in answer.headers["Content-Disposition"]
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"

    def test_under_another_case_it_is_not_found(self, app: Flask, session: Session, approver: FlaskClient) -> None:
        row, other = an_attachment(session, a_case(session), files(app)), a_case(session)
        session.commit()
        assert approver.get(f"/sager/{other.id}/bilag/{row.id}").status_code == 404

    def test_members_do_not_know_of_it(self, app: Flask, session: Session, login: Login) -> None:
        row = an_attachment(session, a_case(session), files(app))
        assert login(a_person(session)).get(f"/sager/{row.case_id}/bilag/{row.id}").status_code == 404

    def test_a_file_known_only_by_name_or_lost_is_a_404(
        self, app: Flask, session: Session, approver: FlaskClient
    ) -> None:
        lost, named = (an_attachment(session, a_case(session), files(app)) for _ in range(2))
        assert lost.file is not None
        named.file_id = None
        session.commit()
        sha256 = lost.file.sha256
        (files(app) / sha256[:2] / sha256).unlink()
        for row, words in ((lost, "administratoren"), (named, "Kun dens navn")):
            answer = approver.get(f"/sager/{row.case_id}/bilag/{row.id}")
            assert (answer.status_code, words in answer.text) == (404, True)

    @pytest.mark.parametrize("tail", ["..%2f..%2fportal.db", "%00", "1%2f..", "-1", "x"])
    def test_no_path_leads_out_of_the_folder(self, session: Session, approver: FlaskClient, tail: str) -> None:
        case = a_case(session)
        session.commit()
        assert approver.get(f"/sager/{case.id}/bilag/{tail}").status_code == 404


@pytest.mark.parametrize("number", ["999", str(2**31), str(10**30), "0", "-1"])
def test_an_unknown_case_is_a_404_everywhere(approver: FlaskClient, number: str) -> None:
    for act in ("", "/rediger", "/returner", "/bilag/1"):
        assert approver.get(f"/sager/{number}{act}").status_code == 404
