"""The pages on which a secretary publishes."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.publication import queries
from portal.publication.content import FileRoots
from portal.publication.models import Edition
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary, an_administrator, an_approver
from tests.factories.goals import the_catalogue
from tests.factories.publication import (
    Place,
    Words,
    a_closed_item,
    a_possible_cpr_number,
    a_released_meeting,
    an_open_item,
    decide_everything,
    local_figures,
    published_goals,
    the_sentence,
)
from tests.publication.pages.reader import MEETING, page


def test_the_preview_says_what_goes_out(session: Session, files: FileRoots, login: Login) -> None:
    meeting = a_released_meeting(session, files, an_open_item("Status"), a_closed_item("Køb af en bestemt ejendom"))
    shown = page(login(a_secretary(session)), f"/moeder/{meeting.id}/offentliggoer/dagsorden")
    assert "Dagsorden offentliggjort." in shown
    assert "En ejendomssag" in shown
    assert "Køb af en bestemt ejendom" not in shown
    assert "1 lukket bilag bliver ikke offentligt" in shown
    assert shown.count("button-primary") == 1


def test_a_secretary_publishes_the_agenda_and_the_minutes(
    session: Session, files: FileRoots, client: FlaskClient, login: Login
) -> None:
    meeting = a_released_meeting(session, files)
    secretary = login(a_secretary(session))
    answer = secretary.post(f"/moeder/{meeting.id}/offentliggoer/dagsorden")
    assert (answer.status_code, answer.location) == (303, MEETING)
    assert "Dagsordenen er offentliggjort." in page(secretary, MEETING)
    decide_everything(session, meeting)
    session.commit()
    assert "Beslutninger tilføjet." in page(secretary, f"/moeder/{meeting.id}/offentliggoer/referat")
    answer = secretary.post(f"/moeder/{meeting.id}/offentliggoer/referat")
    assert (answer.status_code, answer.location) == (303, MEETING)
    assert "<strong>Til efterretning.</strong>" in page(client, MEETING)


def test_a_possible_cpr_number_is_shown_masked_and_nothing_is_published(
    session: Session, files: FileRoots, client: FlaskClient, login: Login
) -> None:
    number = a_possible_cpr_number()
    meeting = a_released_meeting(session, files, Place(words=Words(presentation=f"Om {number}")))
    secretary = login(a_secretary(session))
    address = f"/moeder/{meeting.id}/offentliggoer/dagsorden"
    shown = page(secretary, address)
    assert f"Punkt 1, Sagsfremstilling: {number[:2]}••••-••••" in shown
    assert number not in shown
    assert "button-primary" not in shown
    answer = secretary.post(address)
    assert answer.status_code == 422
    assert number not in answer.get_data(as_text=True)
    page(client, MEETING, 404)


def test_an_agenda_that_is_not_released_has_no_button(session: Session, files: FileRoots, login: Login) -> None:
    meeting = a_released_meeting(session, files)
    secretary = login(a_secretary(session))
    shown = page(secretary, f"/moeder/{meeting.id}/offentliggoer/referat")
    assert "Mødet skal afsluttes, før referatet kan offentliggøres." in shown
    assert "button-primary" not in shown
    assert secretary.post(f"/moeder/{meeting.id}/offentliggoer/referat").status_code == 422


def test_the_same_agenda_is_not_published_twice(session: Session, files: FileRoots, login: Login) -> None:
    meeting = a_released_meeting(session, files)
    secretary = login(a_secretary(session))
    address = f"/moeder/{meeting.id}/offentliggoer/dagsorden"
    secretary.post(address)
    assert "intet nyt at offentliggøre" in page(secretary, address)
    assert secretary.post(address).status_code == 422
    assert len(queries.versions(session, meeting.reference)) == 1


@pytest.mark.parametrize("somebody", [a_caseworker, an_approver, an_administrator])
def test_only_a_secretary_publishes_meetings(
    session: Session, files: FileRoots, login: Login, somebody: object
) -> None:
    meeting = a_released_meeting(session, files)
    browser = login(somebody(session))  # type: ignore[operator]
    for kind in ("dagsorden", "referat"):
        address = f"/moeder/{meeting.id}/offentliggoer/{kind}"
        assert browser.get(address).status_code == 403
        assert browser.post(address).status_code == 403
    assert session.scalars(select(Edition)).all() == []


def test_somebody_without_a_part_in_it_does_not_know_of_the_page(
    session: Session, files: FileRoots, login: Login, client: FlaskClient
) -> None:
    meeting = a_released_meeting(session, files)
    address = f"/moeder/{meeting.id}/offentliggoer/dagsorden"
    assert login(a_person(session)).get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert client.post(address).status_code == 401


def test_goals_are_published_by_a_secretary_or_an_administrator(
    session: Session, files: FileRoots, client: FlaskClient, login: Login
) -> None:
    the_catalogue(session)
    administrator = login(an_administrator(session))
    assert "Målstatus offentliggjort." in page(administrator, "/maal/offentliggoer")
    answer = administrator.post("/maal/offentliggoer")
    assert (answer.status_code, answer.location) == (303, "/maal")
    assert "Færre hjemløse" in page(client, "/maal")
    secretary = login(a_secretary(session))
    assert "intet nyt at offentliggøre" in page(secretary, "/maal/offentliggoer")
    assert login(a_caseworker(session)).get("/maal/offentliggoer").status_code == 403


def test_the_page_that_publishes_goals_is_no_goal(session: Session, client: FlaskClient) -> None:
    assert client.get("/maal/offentliggoer").status_code == 302


def test_the_preview_of_goals_says_what_changes_and_what_stays_behind(
    session: Session, files: FileRoots, login: Login
) -> None:
    target = the_catalogue(session)["hjemloese"]
    local_figures(session, target, {2024: 50, 2025: 60})
    published_goals(session, files)
    local_figures(session, target, {2024: 58, 2025: 62, 2026: 70})
    session.commit()
    shown = page(login(a_secretary(session)), "/maal/offentliggoer").replace("\N{NO-BREAK SPACE}", " ")
    assert "Eksempel Kommune, 2024: 50 personer → 58 personer." in shown
    assert "Eksempel Kommune, 2025: 60 personer → vises ikke." in shown
    assert "Eksempel Kommune, 2026: nyt tal, 70 personer." in shown
    assert "1 tal vises ikke for borgerne" in shown
    assert "2025: Rettelsen er så lille, at forskellen til det gamle tal kan pege på enkelte mennesker." in shown
    assert "62 personer" not in shown
    assert ">Ændret<" in shown
    assert ">Uændret<" in shown


def test_words_that_tell_a_hidden_figure_are_shown_by_their_place(
    session: Session, files: FileRoots, client: FlaskClient, login: Login
) -> None:
    target = the_catalogue(session)["hjemloese"]
    local_figures(session, target, {2025: 3})
    meeting = a_released_meeting(session, files, Place(target=target, sentence=the_sentence(session, target)))
    session.commit()
    secretary = login(a_secretary(session))
    address = f"/moeder/{meeting.id}/offentliggoer/dagsorden"
    shown = page(secretary, address)
    assert "Punkt 1, målstatus for Hjemløse, ”Hvad gør vi nu?”" in shown
    assert "3 personer" not in shown
    assert "button-primary" not in shown
    assert secretary.post(address).status_code == 422
    page(client, MEETING, 404)


def test_what_to_look_at_once_more_stops_nothing(
    session: Session, files: FileRoots, client: FlaskClient, login: Login
) -> None:
    target = the_catalogue(session)["hjemloese"]
    meeting = a_released_meeting(session, files, Place(words=Words(status="Tre borgere er flyttet."), target=target))
    session.commit()
    secretary = login(a_secretary(session))
    address = f"/moeder/{meeting.id}/offentliggoer/dagsorden"
    shown = page(secretary, address)
    assert "Se efter en gang til" in shown
    assert "Punkt 1, målstatus for Hjemløse, ”Hvad er sket?”: måske står der et så lille antal mennesker" in shown
    assert "Tre borgere" not in shown
    assert secretary.post(address).status_code == 303
    page(client, MEETING)
