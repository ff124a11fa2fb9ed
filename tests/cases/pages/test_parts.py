"""The parts of the form that come and go: goal areas, further sections, attachments."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases import queries
from portal.cases.models import Case
from portal.cases.rules import MAX_ATTACHMENTS, MAX_SECTIONS
from portal.goals.models import Target
from tests.cases.pages import Typed, edit_url, form_of, headings, send, typed_in
from tests.conftest import Login
from tests.factories.accounts import a_caseworker
from tests.factories.cases import a_case, an_attachment, with_attachments, with_goal_status, with_sections
from tests.factories.documents import A_PDF, A_PNG, A_PROGRAM
from tests.factories.goals import the_catalogue

HTMX = {"HX_Request": "true"}


@pytest.fixture
def author(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def case(session: Session, author: User) -> Case:
    return a_case(session, author)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


@pytest.fixture
def writer(author: User, case: Case, targets: dict[str, Target], login: Login) -> FlaskClient:
    return login(author)


def areas_in(typed: Typed) -> list[str]:
    names = [f"goal_statuses-{place}-area_id" for place in range(10)]
    return [typed[name][0] for name in names if name in typed]


class TestGoalAreas:
    def test_choosing_an_area_shows_its_targets_with_their_figures(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        typed = form_of(writer, case) | {"title": "", "new_area": str(targets["hjemloese"].area_id)}
        page = send(writer, case, typed, do="add:goal_statuses:")
        assert page.status_code == 200
        assert headings(page, "h3") == ["Hjemløse"]
        for figure in ("5.290", "5.789", "4.000"):
            assert figure in page.text

    def test_adding_an_area_saves_nothing_and_keeps_all_that_was_typed(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        typed = form_of(writer, case) | {"title": "Ugemt", "new_area": str(targets["hjemloese"].area_id)}
        again = typed_in(send(writer, case, typed, do="add:goal_statuses:"))
        assert again["title"] == ["Ugemt"]
        session.expire_all()
        assert (case.title, case.goal_statuses) == ("Status på de sociale mål", [])
        assert send(writer, case, again).status_code == 303
        session.expire_all()
        assert [status.area_id for status in case.goal_statuses] == [targets["hjemloese"].area_id]

    def test_by_htmx_only_the_areas_come_back(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        typed = form_of(writer, case) | {"new_area": str(targets["hjemloese"].area_id)}
        page = send(writer, case, typed, do="add:goal_statuses:", HX_Target="goal_statuses", **HTMX)
        assert "<html" not in page.text
        assert 'id="goal_statuses"' in page.text
        assert "autofocus" in page.text

    def test_areas_change_places_and_go(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        for slug in ("hjemloese", "stofmisbrug", "krisecenter"):
            with_goal_status(session, case, [targets[slug]], html=f"<p>{slug}</p>")
        session.commit()
        first, second, third = (str(targets[slug].area_id) for slug in ("hjemloese", "stofmisbrug", "krisecenter"))
        typed = form_of(writer, case)
        assert areas_in(typed) == [first, second, third]
        typed = typed_in(send(writer, case, typed, do=f"up:goal_statuses:{third}"))
        typed = typed_in(send(writer, case, typed, do=f"down:goal_statuses:{first}"))
        assert areas_in(typed) == [third, first, second]
        typed = typed_in(send(writer, case, typed, do=f"remove:goal_statuses:{first}"))
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        assert [status.html for status in case.goal_statuses] == ["<p>krisecenter</p>", "<p>stofmisbrug</p>"]

    @pytest.mark.parametrize("do", ["up:goal_statuses:999", "remove:title:0", "add:goal_statuses:", "down::", "add:x:"])
    def test_a_button_that_makes_no_sense_changes_nothing(self, case: Case, writer: FlaskClient, do: str) -> None:
        typed = form_of(writer, case)
        assert typed_in(send(writer, case, typed | {"new_area": "999"}, do=do)) == typed

    def test_areas_and_targets_that_are_not_there_are_passed_over(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        area_id = str(targets["hjemloese"].area_id)
        typed = form_of(writer, case) | {
            "goal_statuses-0-area_id": "999",
            "goal_statuses-1-area_id": area_id,
            "goal_statuses-1-judgements-0-target_id": str(targets["stofmisbrug"].id),
            "goal_statuses-1-judgements-0-stated": "reached",
            "goal_statuses-2-area_id": area_id,
        }
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        (status,) = queries.draft_of(case).goal_statuses
        assert [line.target_id for line in status.judgements] == [targets["hjemloese"].id]


class TestSections:
    def test_a_section_is_added_moved_and_taken_out(self, session: Session, case: Case, writer: FlaskClient) -> None:
        typed = typed_in(send(writer, case, form_of(writer, case), do="add:sections:"))
        typed |= {"sections-0-heading": "Økonomi", "sections-0-html": "<p>A</p>"}
        typed = typed_in(send(writer, case, typed, do="add:sections:"))
        typed |= {"sections-1-heading": "Høring", "sections-1-html": "<p>B</p>"}
        typed = typed_in(send(writer, case, typed, do="up:sections:1"))
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        assert [section.heading for section in case.sections[2:]] == ["Høring", "Økonomi"]
        typed = typed_in(send(writer, case, form_of(writer, case), do="remove:sections:0"))
        send(writer, case, typed)
        session.expire_all()
        assert [section.heading for section in case.sections[2:]] == ["Økonomi"]

    def test_a_section_without_words_is_left_out(self, session: Session, case: Case, writer: FlaskClient) -> None:
        typed = typed_in(send(writer, case, form_of(writer, case), do="add:sections:"))
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        assert len(case.sections) == 2


class TestManySections:
    def test_the_button_refuses_one_more_with_a_sentence_and_keeps_what_was_typed(
        self, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        with_sections(case, MAX_SECTIONS)
        session.commit()
        typed = form_of(writer, case) | {"title": "Ugemt", "sections-39-html": "<p>Ugemt afsnit</p>"}
        answer = send(writer, case, typed, do="add:sections:")
        assert answer.status_code == 422
        assert "højst have 40 afsnit" in answer.text
        assert 'href="#sections"' in answer.text
        assert 'id="sections"' in answer.text
        again = typed_in(answer)
        assert (again["title"], again["sections-39-html"][0].strip()) == (["Ugemt"], "<p>Ugemt afsnit</p>")
        assert again.keys() == typed.keys()

    def test_by_htmx_the_sentence_stands_at_the_button(self, session: Session, case: Case, writer: FlaskClient) -> None:
        with_sections(case, MAX_SECTIONS)
        session.commit()
        page = send(writer, case, form_of(writer, case), do="add:sections:", HX_Target="more_sections", **HTMX)
        assert (page.status_code, "<html" in page.text) == (422, False)
        assert "højst have 40 afsnit" in page.text

    def test_an_imported_case_with_more_is_opened_and_saved_but_gets_no_further_one(
        self, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        with_sections(case, MAX_SECTIONS + 5)
        session.commit()
        typed = form_of(writer, case) | {"title": "Ny"}
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        assert (case.title, len(case.sections)) == ("Ny", MAX_SECTIONS + 7)
        more = {"sections-45-heading": "Endnu et", "sections-45-html": "<p>Et til</p>"}
        answer = send(writer, case, form_of(writer, case) | more)
        assert (answer.status_code, "højst have 40 afsnit" in answer.text, "Et til" in answer.text) == (422, True, True)

    def test_of_what_no_form_has_only_so_much_is_read(self, case: Case, writer: FlaskClient) -> None:
        typed = {f"sections-{place}-html": "x" for place in range(2000)}
        answer = writer.post(edit_url(case), data=form_of(writer, case) | typed | {"do": "up:sections:0"})
        assert len([name for name in typed_in(answer) if name.endswith("-heading")]) == 500


def a_choice(*files: tuple[bytes, str]) -> list[Any]:
    """What a file field sends."""
    return [(BytesIO(data), name) for data, name in files]


class TestAttachments:
    def test_a_chosen_file_is_attached_at_once_and_no_text_is_saved(
        self, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        typed = form_of(writer, case) | {"title": "Ugemt", "files": a_choice((A_PDF, "Notat.pdf"), (A_PNG, "kort.png"))}
        page = send(writer, case, typed, do="upload", HX_Target="attachments", **HTMX)
        assert page.status_code == 200
        assert "<html" not in page.text
        assert 'value="Notat"' in page.text
        session.expire_all()
        assert [row.filename for row in case.attachments] == ["Notat.pdf", "kort.png"]
        assert case.title == "Status på de sociale mål"

    def test_a_refused_file_costs_no_text_and_takes_the_others_with_it(
        self, app: Flask, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        files = a_choice((A_PDF, "Notat.pdf"), (A_PROGRAM, "Regneark.pdf"))
        answer = send(writer, case, form_of(writer, case) | {"title": "Ugemt", "files": files}, do="upload")
        assert answer.status_code == 422
        assert "Regneark.pdf: Filen kan ikke vedhæftes." in answer.text
        assert 'href="#files"' in answer.text
        assert typed_in(answer)["title"] == ["Ugemt"]
        session.expire_all()
        assert case.attachments == []

    def test_a_file_above_the_limit_is_refused_with_the_limit(
        self, app: Flask, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        app.config["MAX_FILE_SIZE"] = 50
        answer = send(writer, case, form_of(writer, case) | {"files": a_choice((A_PDF, "Notat.pdf"))})
        assert answer.status_code == 422
        assert "Filen er for stor" in answer.text

    def test_more_than_a_request_may_hold_is_a_413_that_says_what_to_do(
        self, app: Flask, case: Case, writer: FlaskClient
    ) -> None:
        typed = form_of(writer, case)
        app.config["MAX_CONTENT_LENGTH"] = 10_000
        answer = send(writer, case, typed | {"files": a_choice((A_PDF * 1000, "Notat.pdf"))})
        assert answer.status_code == 413
        assert "25 MB" in answer.text

    def test_pressing_upload_without_a_file_says_so(self, case: Case, writer: FlaskClient) -> None:
        answer = send(writer, case, form_of(writer, case), do="upload")
        assert (answer.status_code, "Vælg en fil først." in answer.text) == (422, True)

    def test_files_chosen_and_not_uploaded_come_with_the_save(
        self, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        typed = form_of(writer, case) | {"files": a_choice((A_PDF, "../../Ma\u030al.pdf"))}
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        assert [row.filename for row in case.attachments] == ["Mål.pdf"]

    def test_attachments_are_renamed_closed_and_taken_off_by_saving(
        self, app: Flask, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        root = Path(app.config["FILES"])
        kept, _gone = (an_attachment(session, case, root, filename=name).id for name in ("a.pdf", "b.pdf"))
        session.commit()
        typed = form_of(writer, case)
        typed |= {"attachments-0-title": "Nyt navn", "attachments-0-is_closed": "y", "attachments-1-is_removed": "y"}
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        assert [(row.id, row.title, row.is_closed) for row in case.attachments] == [(kept, "Nyt navn", True)]

    def test_another_cases_attachment_is_out_of_reach(
        self, app: Flask, session: Session, author: User, case: Case, writer: FlaskClient
    ) -> None:
        foreign = an_attachment(session, a_case(session, author), Path(app.config["FILES"]))
        session.commit()
        typed = form_of(writer, case) | {
            "attachments-0-attachment_id": str(foreign.id),
            "attachments-0-title": "Stjålet",
            "attachments-0-is_removed": "y",
        }
        assert send(writer, case, typed).status_code == 303
        session.expire_all()
        assert (foreign.title, foreign.case_id) != ("Stjålet", case.id)

    def test_a_case_with_more_attachments_than_it_can_have_is_opened_and_takes_no_more(
        self, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        with_attachments(case, MAX_ATTACHMENTS + 1)
        session.commit()
        typed = form_of(writer, case) | {"title": "Ugemt", "files": a_choice((A_PDF, "Notat.pdf"))}
        for do in ("upload", "save"):
            typed["files"] = a_choice((A_PDF, "Notat.pdf"))
            answer = send(writer, case, typed, do=do)
            assert (answer.status_code, "højst have 100 bilag" in answer.text) == (422, True)
            assert typed_in(answer)["title"] == ["Ugemt"]
            assert 'href="#files"' in answer.text

    def test_the_page_lists_what_is_attached(
        self, app: Flask, session: Session, case: Case, writer: FlaskClient
    ) -> None:
        an_attachment(session, case, Path(app.config["FILES"]), filename="Alle skal med.pdf")
        session.commit()
        assert 'value="Alle skal med"' in writer.get(edit_url(case)).text
