"""What public pages ask the database: the edition tables and no other, and no more for many items than for few."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.core.database import Base
from portal.publication import actions, queries
from portal.publication.content import FileRoots
from tests.conftest import CountQueries
from tests.factories.goals import the_catalogue
from tests.factories.publication import (
    AT,
    HELD_ON,
    a_closed_item,
    a_published_agenda,
    a_released_meeting,
    an_open_item,
    published_goals,
    published_minutes,
    release_more,
    the_committee,
)

MEETING = "/udvalg/sos/moeder/2026-11-04"
OPEN_TO_PUBLIC_PAGES = {"edition", "edition_item", "edition_file", "edition_goal", "setting"}


def tables(statements: list[str]) -> set[str]:
    """The tables that are named in them, whatever stands around the name."""
    return {name for name in Base.metadata.tables for text in statements if re.search(rf"\b{name}\b", text)}


def everything_published(session: Session, files: FileRoots, items: int) -> list[str]:
    """A municipality with meetings and goals, and the addresses of one page of each kind."""
    the_catalogue(session)
    published_goals(session, files)
    places = [an_open_item(f"Punkt {number}") for number in range(items - 1)]
    minutes = published_minutes(session, files, *places, a_closed_item(), held_on=HELD_ON)
    a_published_agenda(session, files, *places, held_on=date(2027, 11, 3))
    session.commit()
    item = f"{MEETING}/punkter/1"
    file = next(file for file in minutes.items[0].files if not file.is_word)
    return [
        *("/", "/udvalg", "/udvalg/sos", MEETING, item, f"{item}/word", f"{item}/bilag/{file.id}"),
        *("/maal", "/maal/hjemloese"),
    ]


def test_public_pages_read_edition_tables_and_settings_only(
    session: Session, files: FileRoots, client: FlaskClient, count_queries: CountQueries
) -> None:
    for address in everything_published(session, files, items=3):
        with count_queries() as sent:
            assert client.get(address).status_code == 200
        assert "edition" in tables(sent), address
        assert tables(sent) <= OPEN_TO_PUBLIC_PAGES, address


@pytest.mark.parametrize("place", range(9))
def test_a_page_asks_no_more_for_twenty_items_than_for_two(
    session: Session, files: FileRoots, client: FlaskClient, count_queries: CountQueries, place: int
) -> None:
    few = everything_published(session, files, items=2)[place]
    with count_queries() as of_few:
        client.get(few)
    meeting = a_released_meeting(
        session, files, *(an_open_item(f"Nyt {number}") for number in range(20)), held_on=date(2027, 12, 1)
    )
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    many = few.replace("2026-11-04/punkter/1", "2027-12-01/punkter/5").replace("2026-11-04", "2027-12-01")
    if "bilag" in many:
        edition = queries.meeting(session, "sos", "2027-12-01")
        assert edition is not None
        item = next(item for item in edition.items if item.number == 5)
        many = re.sub(r"\d+$", str(next(file.id for file in item.files if not file.is_word)), many)
    session.commit()
    with count_queries() as of_many:
        assert client.get(many).status_code == 200
    assert len(of_many) == len(of_few)
    assert len([text for text in of_many if text.startswith("SELECT")]) <= 6


def test_the_newest_edition_is_the_one_with_the_highest_version(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    release_more(session, meeting, files, an_open_item("Et mere"))
    second = actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    assert queries.newest(session, meeting.reference) is second
    assert queries.meeting(session, "sos", "2026-11-04") is second
    assert [edition.version for edition in queries.meetings_of_year(session, "sos", 2026)] == [2]
    assert [edition.version for edition in queries.coming_meetings(session, HELD_ON)] == [2]


def test_bodies_stand_in_the_municipalitys_own_order(session: Session, files: FileRoots) -> None:
    for position, (code, name) in enumerate([("ØKE", "Økonomiudvalget"), ("BYR", "Byrådet")], start=1):
        body = the_committee(session, code, name)
        body.position = position
        meeting = a_released_meeting(session, files, an_open_item(), committee=body)
        actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    found = queries.bodies(session)
    assert [(body.slug, body.meetings, body.last_on) for body in found] == [("oeke", 1, HELD_ON), ("byr", 1, HELD_ON)]


def test_a_body_is_called_what_it_was_called_when_it_published_last(session: Session, files: FileRoots) -> None:
    a_published_agenda(session, files, an_open_item())
    the_committee(session).name = "Udvalget for Social og Sundhed"
    a_published_agenda(session, files, an_open_item(), held_on=date(2026, 11, 18))
    body = queries.body(session, "sos")
    assert body is not None
    assert (body.name, body.meetings) == ("Udvalget for Social og Sundhed", 2)


def test_years_are_newest_first(session: Session, files: FileRoots) -> None:
    for year in (2024, 2026, 2025):
        a_published_agenda(session, files, an_open_item(), held_on=date(year, 6, 3))
    assert queries.years(session, "sos") == [2026, 2025, 2024]


def test_a_second_meeting_of_the_day_has_an_address_of_its_own(session: Session, files: FileRoots) -> None:
    first = a_released_meeting(session, files, an_open_item("Om formiddagen"))
    second = a_released_meeting(session, files, an_open_item("Om aftenen"), hour=19)
    for meeting in (first, second):
        actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    assert queries.item(session, "sos", "2026-11-04", 1) is not None
    assert queries.item(session, "sos", "2026-11-04", 2) is None
    assert queries.item(session, "sos", "2026-11-04-2", 2) is not None


def test_decisions_of_the_newest_meeting_come_first(session: Session, files: FileRoots) -> None:
    published_minutes(session, files, an_open_item("Ny"), held_on=HELD_ON)
    published_minutes(session, files, an_open_item("Gammel"), held_on=date(2026, 10, 7))
    assert [line.title for _, line in queries.latest_decisions(session)] == ["Ny", "Gammel"]


def test_a_closed_items_unpublished_decision_is_not_among_the_newest(session: Session, files: FileRoots) -> None:
    published_minutes(session, files, a_closed_item())
    assert queries.latest_decisions(session) == []
