"""Public files, and addresses that are made to slip out."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.publication import actions
from portal.publication.content import FileRoots
from portal.publication.models import Edition, EditionFile
from tests.factories.publication import (
    AT,
    Words,
    a_published_agenda,
    a_released_meeting,
    an_open_item,
    release_more,
)
from tests.publication.pages.reader import ITEM, MEETING, page


def attachment(edition: Edition) -> EditionFile:
    return next(file for file in edition.items[0].files if not file.is_word)


def test_an_attachment_can_be_fetched(session: Session, files: FileRoots, client: FlaskClient) -> None:
    edition = a_published_agenda(session, files, an_open_item())
    session.commit()
    answer = client.get(f"{ITEM}/bilag/{attachment(edition).id}")
    assert answer.data == Words().attachment_text.encode()
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_file_is_found_under_its_own_item_only(session: Session, files: FileRoots, client: FlaskClient) -> None:
    edition = a_published_agenda(session, files, an_open_item(), an_open_item("En anden"))
    other = a_published_agenda(session, files, an_open_item(), held_on=date(2026, 11, 18))
    session.commit()
    file_id = attachment(edition).id
    page(client, f"{MEETING}/punkter/2/bilag/{file_id}", 404)
    page(client, f"{ITEM}/bilag/{attachment(other).id}", 404)


def test_a_file_of_an_older_edition_is_not_served(session: Session, files: FileRoots, client: FlaskClient) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    old = actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    release_more(session, meeting, files, an_open_item("Et punkt mere"))
    new = actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    session.commit()
    page(client, f"{ITEM}/bilag/{attachment(old).id}", 404)
    assert client.get(f"{ITEM}/bilag/{attachment(new).id}").status_code == 200


def test_the_word_file_is_no_attachment(session: Session, files: FileRoots, client: FlaskClient) -> None:
    edition = a_published_agenda(session, files, an_open_item())
    session.commit()
    page(client, f"{ITEM}/bilag/{edition.items[0].files[0].id}", 404)


@pytest.mark.parametrize(
    "address",
    [
        "/udvalg/..%2f..%2fetc/moeder/2026-11-04",
        "/udvalg/sos/moeder/..%2f2026-11-04",
        "/udvalg/sos/moeder/2026-11-04%00",
        "/udvalg/sos%00/moeder/2026-11-04/punkter/1",
        "/udvalg/SOS/moeder/2026-11-04",
        "/udvalg/sos/moeder/%25",
        "/udvalg/sos/moeder/2026-11-4",
        f"{MEETING}/punkter/999999999999999999999",
        f"{MEETING}/punkter/-1",
        f"{MEETING}/punkter/1/bilag/999999999999999999999",
        f"{MEETING}/punkter/1/bilag/..%2f..%2fportal.db",
        f"{MEETING}/punkter/1/bilag/%2fetc%2fpasswd",
        "/maal/hjemloese%00",
        "/maal/..%2fmaal",
    ],
)
def test_an_address_made_to_slip_out_is_not_found(
    session: Session, files: FileRoots, client: FlaskClient, address: str
) -> None:
    a_published_agenda(session, files, an_open_item())
    session.commit()
    page(client, address, 404)
