"""The head of the agenda: body, date and place."""

from datetime import date
from itertools import permutations

import pytest

from portal.imports.agenda_text.grammar import read_lines
from portal.imports.agenda_text.header import Header, parse_date, parse_header

LINES = ("Udvalg: Omsorgsudvalget", "Mødedato: 5. marts 2014", "Mødested: Teams")


def header(text: str) -> Header:
    return parse_header(read_lines(text))


@pytest.mark.parametrize("order", list(permutations(LINES)))
@pytest.mark.parametrize("between", ["\n", "\n\n\N{NO-BREAK SPACE}\n", " "])
def test_the_labels_stand_in_any_order(order: tuple[str, ...], between: str) -> None:
    found = header(between.join(order))
    assert (found.committee, found.meeting_on, found.place) == ("Omsorgsudvalget", date(2014, 3, 5), "Teams")
    assert not found.faults


@pytest.mark.parametrize("place", ["Teams", "Skype: møde 7", "C3.40", "Rådhuset, lokale 2"])
def test_the_place_is_whatever_stands_there(place: str) -> None:
    assert header(f"{LINES[0]}\n{LINES[1]}\nMødested: {place}").place == place


def test_the_place_may_be_missing() -> None:
    found = header("\n".join(LINES[:2]))
    assert (found.place, found.faults) == ("", [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30. oktober 2013", date(2013, 10, 30)),
        ("1. Maj 2014", date(2014, 5, 1)),
        ("onsdag den 5. marts 2014", date(2014, 3, 5)),
        ("5.\N{NO-BREAK SPACE}marts 2014", date(2014, 3, 5)),
        ("05-03-2014", date(2014, 3, 5)),
        ("5. marts 2014 kl. 15.00", date(2014, 3, 5)),
    ],
)
def test_a_date_is_read_as_danes_write_it(text: str, day: date) -> None:
    (line,) = read_lines(text)
    assert parse_date(line.text) == day


@pytest.mark.parametrize("text", ["31. februar 2014", "5. martius 2014", "2014", "", "0. maj 2014", "5. maj 0000"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_day_that_is_not_in_the_calendar_is_a_fault() -> None:
    (fault,) = header("Udvalg: Omsorgsudvalget\nMødedato: 31. februar 2014").faults
    assert str(fault) == "linje 2: »31. februar 2014« er ikke en dato som »30. oktober 2013«"


def test_a_label_with_nothing_behind_it_is_a_fault_on_its_line() -> None:
    (fault,) = header("Mødedato: 5. marts 2014\nUdvalg:\N{NO-BREAK SPACE}").faults
    assert str(fault) == "linje 2: udvalgets navn mangler (»Udvalg: …«)"


def test_a_label_that_says_two_things_is_a_fault() -> None:
    (fault,) = header("\n".join([*LINES, "Udvalg: Byrådet"])).faults
    assert str(fault) == "linje 4: »Udvalg« står også på linje 1"


def test_a_label_that_repeats_itself_is_no_fault() -> None:
    assert not header("\n".join([*LINES, LINES[0]])).faults


def test_a_place_without_room_is_a_fault() -> None:
    (fault,) = header(f"{LINES[0]}\n{LINES[1]}\nMødested: {'a' * 201}").faults
    assert fault.message == "mødestedet er længere end 200 tegn"


def test_other_lines_and_the_hour_are_reported() -> None:
    found = header(f"Referat\n{LINES[0]}\nMødedato: 5. marts 2014, kl. 15\nDagsordenpunkter")
    assert [unplaced.text for unplaced in found.unplaced] == ["Referat", "kl. 15"]
