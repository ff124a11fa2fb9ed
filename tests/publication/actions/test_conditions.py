"""What must hold before anything is published, and what stops it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from portal.core.database import transaction
from portal.documents.queries import path_of
from portal.meetings.models import Meeting
from portal.publication import queries
from portal.publication.content import FileRoots
from portal.publication.rules import (
    AgendaNotPublished,
    AgendaNotReleased,
    FileUnreadable,
    MeetingNotClosed,
    MinutesArePublished,
    NothingNew,
    PossibleCpr,
)
from tests.factories.meetings import a_meeting
from tests.factories.publication import (
    HELD_ON,
    Place,
    Words,
    a_possible_cpr_number,
    a_published_agenda,
    a_released_meeting,
    an_open_item,
    decide_everything,
    published_minutes,
    the_committee,
)
from tests.publication.actions.acts import publish_agenda, publish_minutes, rows


def test_an_agenda_that_members_do_not_have_is_not_published(session: Session, files: FileRoots) -> None:
    meeting = a_meeting(session, the_committee(session), held_on=HELD_ON)
    with pytest.raises(AgendaNotReleased):
        publish_agenda(session, meeting, files)


def test_minutes_wait_for_the_meeting_to_be_closed(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    publish_agenda(session, meeting, files)
    with pytest.raises(MeetingNotClosed):
        publish_minutes(session, meeting, files)


def test_minutes_wait_for_the_agenda_to_be_published(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    decide_everything(session, meeting)
    with pytest.raises(AgendaNotPublished):
        publish_minutes(session, meeting, files)


def test_the_agenda_does_not_come_back_over_the_minutes(session: Session, files: FileRoots) -> None:
    edition = published_minutes(session, files)
    meeting = session.scalars(select(Meeting)).one()
    with pytest.raises(MinutesArePublished):
        publish_agenda(session, meeting, files)
    assert queries.newest(session, edition.subject) is edition


def test_the_same_again_is_nothing_new(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    publish_agenda(session, meeting, files)
    session.expire_all()
    with pytest.raises(NothingNew):
        publish_agenda(session, meeting, files)


def test_the_same_minutes_again_are_nothing_new(session: Session, files: FileRoots) -> None:
    published_minutes(session, files)
    session.expire_all()
    with pytest.raises(NothingNew):
        publish_minutes(session, session.scalars(select(Meeting)).one(), files)


def test_a_file_that_is_gone_stops_everything(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(
        session, files, an_open_item(), Place(words=Words(title="Nummer to", attachment_text="et andet indhold"))
    )
    lost = hashlib.sha256(b"et andet indhold").hexdigest()
    path_of(files.private, lost).unlink()
    with pytest.raises(FileUnreadable, match="bilag 1 til punkt 2"):
        publish_agenda(session, meeting, files)
    assert rows(session) == 0
    assert not files.public.exists()


def test_a_file_that_has_been_changed_on_the_disk_stops_everything(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    path_of(files.private, hashlib.sha256(Words().attachment_text.encode()).hexdigest()).write_text("noget andet")
    with pytest.raises(FileUnreadable):
        publish_agenda(session, meeting, files)
    assert rows(session) == 0
    assert not files.public.exists()


class PowerCut(Exception):
    """The database goes away."""


@contextmanager
def a_power_cut_at(session: Session, table: str) -> Iterator[None]:
    """The first row written to the table fails."""

    def fail(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(f"INSERT INTO {table} "):
            raise PowerCut

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", fail)


@pytest.mark.parametrize("table", ["edition", "edition_item", "edition_file", "audit_entry"])
def test_a_failure_in_the_middle_leaves_no_row(session: Session, files: FileRoots, table: str) -> None:
    meeting = a_released_meeting(session, files)
    session.commit()
    with pytest.raises(PowerCut), a_power_cut_at(session, table), transaction(session):
        publish_agenda(session, meeting, files)
    assert rows(session) == 0
    with transaction(session):
        assert publish_agenda(session, meeting, files).version == 1


def test_a_possible_cpr_number_stops_the_publication_and_says_where(session: Session, files: FileRoots) -> None:
    number = a_possible_cpr_number()
    place = Place(words=Words(presentation=f"Borgeren {number} har fået bolig."))
    meeting = a_released_meeting(session, files, an_open_item(), place)
    with pytest.raises(PossibleCpr) as stopped:
        publish_agenda(session, meeting, files)
    assert stopped.value.findings == (("punkt 2, Sagsfremstilling", f"{number[:2]}••••-••••"),)
    assert number not in stopped.value.sentence
    assert rows(session) == 0


def test_a_number_in_a_closed_items_own_text_does_not_stop_it(session: Session, files: FileRoots) -> None:
    words = Words(neutral_title="En personsag", presentation=f"Om {a_possible_cpr_number()}")
    edition = a_published_agenda(session, files, Place(words=words, ground="Personlige forhold"))
    assert edition.items[0].title == "En personsag"


def test_a_number_in_a_neutral_title_stops_it(session: Session, files: FileRoots) -> None:
    words = Words(neutral_title=f"Sagen om {a_possible_cpr_number()}")
    meeting = a_released_meeting(session, files, Place(words=words, ground="Personlige forhold"))
    with pytest.raises(PossibleCpr, match="punkt 1, neutral titel"):
        publish_agenda(session, meeting, files)


def test_a_number_in_the_decision_stops_the_minutes(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    publish_agenda(session, meeting, files)
    decide_everything(session, meeting, text=f"Bevilget til {a_possible_cpr_number()}.")
    with pytest.raises(PossibleCpr, match="punkt 1, beslutning"):
        publish_minutes(session, meeting, files)


def test_a_number_in_the_name_of_a_closed_attachment_does_not_stop_it(session: Session, files: FileRoots) -> None:
    place = Place(words=Words(closed_attachment=f"Brev til {a_possible_cpr_number()}"))
    assert a_published_agenda(session, files, place).version == 1


def test_a_number_in_the_note_stops_it(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    with pytest.raises(PossibleCpr, match="bemærkning"):
        publish_agenda(session, meeting, files, note=f"Importeret for {a_possible_cpr_number()}")
