"""Bodies, meetings and items as somebody without a login reads them."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.core import clock
from portal.publication.content import FileRoots
from tests.factories.goals import the_catalogue
from tests.factories.publication import (
    Place,
    Words,
    a_closed_item,
    a_published_agenda,
    a_released_meeting,
    an_open_item,
    published_goals,
    published_minutes,
)
from tests.publication.pages.reader import BEFORE_THE_MEETING, ITEM, MEETING, page


@pytest.mark.parametrize("address", ["/", "/udvalg", "/maal"])
def test_an_empty_page_says_that_nothing_is_there(session: Session, client: FlaskClient, address: str) -> None:
    assert "endnu" in page(client, address)


@pytest.mark.parametrize(
    "address", ["/udvalg/sos", MEETING, ITEM, f"{ITEM}/word", f"{ITEM}/bilag/1", "/maal/hjemloese"]
)
def test_what_is_not_published_is_not_found(
    session: Session, files: FileRoots, client: FlaskClient, address: str
) -> None:
    the_catalogue(session)
    a_released_meeting(session, files)
    session.commit()
    page(client, address, 404)


def test_the_front_page_shows_what_comes_and_what_was_decided(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    published_minutes(session, files, an_open_item("Besluttet sag"), held_on=date(2026, 10, 7))
    a_published_agenda(session, files, an_open_item("Kommende sag"))
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    with clock.fixed(BEFORE_THE_MEETING):
        shown = page(client, "/")
    assert "Social- og Sundhedsudvalget, onsdag 4. november 2026" in shown
    assert "Besluttet sag" in shown
    assert "Til efterretning" in shown
    assert "Kommende sag" not in shown
    assert 'href="/maal/omraader/hjemloese"' in shown


def test_a_meeting_that_is_over_is_not_to_come(session: Session, files: FileRoots, client: FlaskClient) -> None:
    a_published_agenda(session, files)
    session.commit()
    with clock.fixed(datetime(2026, 11, 5, 8, 0, tzinfo=UTC)):
        assert "Der er ingen kommende møder" in page(client, "/")


def test_a_body_shows_its_meetings_a_year_at_a_time(session: Session, files: FileRoots, client: FlaskClient) -> None:
    a_published_agenda(session, files, held_on=date(2025, 5, 7))
    published_minutes(session, files)
    session.commit()
    assert "Social- og Sundhedsudvalget" in page(client, "/udvalg")
    with clock.fixed(BEFORE_THE_MEETING):
        this_year = page(client, "/udvalg/sos")
    assert "onsdag 4. november 2026" in this_year
    assert "Referat" in this_year
    assert "7. maj 2025" not in this_year
    assert "onsdag 7. maj 2025" in page(client, "/udvalg/sos?aar=2025")


@pytest.mark.parametrize("year", ["1999", "x", "", "99999999999999999999"])
def test_a_year_without_meetings_shows_one_that_has_some(
    session: Session, files: FileRoots, client: FlaskClient, year: str
) -> None:
    a_published_agenda(session, files)
    session.commit()
    assert "Møder i 2026" in page(client, f"/udvalg/sos?aar={year}")


def test_an_agenda_lists_its_items(session: Session, files: FileRoots, client: FlaskClient) -> None:
    a_published_agenda(session, files, an_open_item("Status på hjemløshed"), a_closed_item())
    session.commit()
    shown = page(client, MEETING)
    assert "Dagsorden" in shown
    assert f'<a href="{ITEM}">Status på hjemløshed</a>' in shown
    assert "Udgave 1 af 23. oktober 2026 kl. 12.00: Dagsorden offentliggjort." in shown


def test_a_closed_item_is_neutral_title_and_ground_without_a_page(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    published_minutes(session, files, an_open_item(), a_closed_item())
    session.commit()
    shown = page(client, MEETING)
    assert "En ejendomssag" in shown
    assert "Lukket punkt" in shown
    assert "Køb og salg af ejendom" in shown
    assert f"{MEETING}/punkter/2" not in shown
    page(client, f"{MEETING}/punkter/2", 404)
    page(client, f"{MEETING}/punkter/2/word", 404)


def test_the_minutes_take_the_agendas_place(session: Session, files: FileRoots, client: FlaskClient) -> None:
    published_minutes(session, files, an_open_item())
    session.commit()
    shown = page(client, MEETING)
    assert "<strong>Til efterretning.</strong>" in shown
    assert "Udgave 2 af 23. oktober 2026 kl. 12.00: Beslutninger tilføjet." in shown
    assert "Udgave 1, dagsorden, 23. oktober 2026 kl. 12.00: Dagsorden offentliggjort." in shown


def test_the_decision_stands_first_on_the_item(session: Session, files: FileRoots, client: FlaskClient) -> None:
    published_minutes(session, files, an_open_item())
    session.commit()
    shown = page(client, ITEM)
    order = [shown.index(f">{heading}</h2>") for heading in ("Beslutning", "Resume", "Sagsfremstilling", "Indstilling")]
    assert order == sorted(order)


def test_an_item_shows_the_whole_case(session: Session, files: FileRoots, client: FlaskClient) -> None:
    target = the_catalogue(session)["hjemloese"]
    words = Words()
    a_published_agenda(session, files, Place(words=words, target=target))
    session.commit()
    shown = page(client, ITEM)
    for part in (
        words.title,
        words.case_number,
        words.caseworker,
        words.other_caseworker,
        words.summary,
        words.presentation,
        words.status,
        words.reason,
        words.proposer,
        words.point,
        words.attachment,
        "5.290 personer (2011)",
        "for langsomt",
        "Alle skal med",
    ):
        assert part in shown, part
    assert words.closed_attachment not in shown


def test_an_item_leads_to_the_open_ones_beside_it(session: Session, files: FileRoots, client: FlaskClient) -> None:
    a_published_agenda(session, files, an_open_item("Første"), a_closed_item(), an_open_item("Tredje"))
    session.commit()
    first, third = page(client, ITEM), page(client, f"{MEETING}/punkter/3")
    assert "Næste: 3. Tredje" in first
    assert "Forrige:" not in first
    assert "Forrige: 1. Første" in third


def test_the_checksums_stand_on_the_item(session: Session, files: FileRoots, client: FlaskClient) -> None:
    edition = a_published_agenda(session, files, an_open_item())
    session.commit()
    shown = page(client, ITEM)
    assert edition.sha256 in shown
    assert edition.items[0].sha256 in shown


def test_the_word_file_is_the_stored_one(session: Session, files: FileRoots, client: FlaskClient) -> None:
    edition = a_published_agenda(session, files, an_open_item())
    session.commit()
    word = next(file for file in edition.items[0].files if file.is_word)
    answer = client.get(f"{ITEM}/word")
    assert answer.status_code == 200
    assert len(answer.data) == word.size
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="SOS-2026-1.docx"')
    assert answer.headers["ETag"] == f'"{word.sha256}"'
    assert client.get(f"{ITEM}/word", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
