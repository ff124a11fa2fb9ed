"""What is copied into an edition."""

import hashlib
import io
import zipfile

import pytest
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.core import settings
from portal.documents.queries import path_of
from portal.publication.content import FileRoots
from portal.publication.rules import (
    AgendaNotReleased,
    EditionKind,
)
from tests.factories.meetings import a_meeting
from tests.factories.publication import (
    HELD_ON,
    Words,
    a_closed_item,
    a_published_agenda,
    a_released_meeting,
    an_open_item,
    published_minutes,
    release_more,
)
from tests.publication.actions.acts import numbers, publish_agenda


def test_the_agenda_copies_the_meeting_and_its_items(session: Session, files: FileRoots) -> None:
    edition = a_published_agenda(session, files, an_open_item("Status"), a_closed_item())
    assert (edition.kind, edition.subject, edition.version) == (EditionKind.AGENDA, "SOS-2026-11-04", 1)
    assert (edition.committee_slug, edition.meeting_slug) == ("sos", "2026-11-04")
    assert (edition.committee_name, edition.held_on, edition.place) == (
        "Social- og Sundhedsudvalget",
        HELD_ON,
        "C3.40",
    )
    assert [(item.position, item.title, item.is_closed) for item in edition.items] == [
        (1, "Status", False),
        (2, "En ejendomssag", True),
    ]


def test_only_released_items_go_out(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    edition = publish_agenda(session, meeting, files)
    unreleased = a_meeting(session, meeting.committee, held_on=HELD_ON.replace(day=5))
    assert numbers(edition.items) == [1]
    with pytest.raises(AgendaNotReleased):
        publish_agenda(session, unreleased, files)


def test_a_later_change_of_the_case_does_not_reach_the_edition(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item("Som udsendt"))
    item = agendas.released(session, meeting.id)[0]
    item.case.title = "Skrevet om siden"
    assert publish_agenda(session, meeting, files).items[0].title == "Som udsendt"


def test_a_closed_item_has_no_case_no_decision_and_no_file(session: Session, files: FileRoots) -> None:
    closed = published_minutes(session, files, a_closed_item()).items[0]
    assert (closed.content["case"], closed.content["decision"], closed.files) == (None, None, [])
    assert (closed.content["title"], closed.content["closed_ground"]) == ("En ejendomssag", "Køb og salg af ejendom")


def test_a_closed_items_decision_goes_out_in_its_public_words(session: Session, files: FileRoots) -> None:
    edition = published_minutes(session, files, a_closed_item(), public_text="Handlen er godkendt.")
    assert edition.items[0].content["decision"] == {
        "kind": "Til efterretning",
        "text": "Handlen er godkendt.",
        "decided_on": "2026-11-04",
    }


def test_the_minutes_add_the_decisions(session: Session, files: FileRoots) -> None:
    edition = published_minutes(session, files, an_open_item())
    assert (edition.kind, edition.version) == (EditionKind.MINUTES, 2)
    assert edition.items[0].content["decision"]["text"] == "Til efterretning."


def test_open_attachments_are_copied_to_the_public_root(session: Session, files: FileRoots) -> None:
    item = a_published_agenda(session, files, an_open_item()).items[0]
    file = next(file for file in item.files if not file.is_word)
    words = Words()
    assert (file.title, file.filename, file.media_type) == (words.attachment, words.attachment_name, "text/plain")
    data = path_of(files.public, file.sha256).read_bytes()
    assert data == words.attachment_text.encode()
    assert file.size == len(data)


def test_a_closed_attachment_is_not_in_the_public_root(session: Session, files: FileRoots) -> None:
    a_published_agenda(session, files, an_open_item())
    hidden = hashlib.sha256(Words().closed_attachment_text.encode()).hexdigest()
    assert path_of(files.private, hidden).exists()
    assert not path_of(files.public, hidden).exists()


def test_an_attachment_that_is_only_a_name_stays_a_name(session: Session, files: FileRoots) -> None:
    item = a_published_agenda(session, files, an_open_item()).items[0]
    titles = [attachment["title"] for attachment in item.content["case"]["attachments"]]
    assert titles == ["Notat om boliger", "Alle skal med"]
    assert [file.title for file in item.files if not file.is_word] == ["Notat om boliger"]


def test_each_open_item_has_its_word_file(session: Session, files: FileRoots) -> None:
    settings.put(session, "municipality.name", "Eksempel Kommune")
    item = a_published_agenda(session, files, an_open_item()).items[0]
    word = next(file for file in item.files if file.is_word)
    data = path_of(files.public, word.sha256).read_bytes()
    assert (word.filename, word.size) == ("SOS-2026-1.docx", len(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "faldet for første gang" in package.read("word/document.xml").decode()


def test_a_word_file_is_made_once_for_the_same_content(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    first = publish_agenda(session, meeting, files).items[0]
    settings.put(session, "municipality.name", "Et nyt navn")
    release_more(session, meeting, files, an_open_item("Et punkt mere"))
    second = publish_agenda(session, meeting, files).items[0]
    assert [file.sha256 for file in second.files] == [file.sha256 for file in first.files]
