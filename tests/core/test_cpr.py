"""Possible CPR numbers. None is written down here: they are put together from dates when the test runs."""

import sys
import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core import cpr

DASHES = [
    "",
    "-",
    " ",
    "\N{NO-BREAK SPACE}",
    "\u2010",
    "\u2011",
    "\u2013",
    "\u2212",
    " - ",
    "\n",
    "_",
    ".",
    "/",
    "__",
    "\u2014",
]
SPLIT_DATES = ["%d-%m-%y-", "%d.%m.%y-", "%d/%m/%y-", "%d_%m_%y_", "%d/%m-%y - ", "%d.%m.%y.", "%d %m %y-"]
FORMATS = [letter for letter in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(letter) == "Cf"]


def number(day: date, serial: int, dash: str = "-") -> str:
    return f"{day:%d%m%y}{dash}{serial:04}"


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.integers(0, 9999),
    st.sampled_from(DASHES),
    st.sampled_from(["", "CPR ", "bilag_", "(", "æ", "nr.", "\t"]),
    st.sampled_from(["", ".", ")", "_v2.pdf", " og", "\n"]),
)
def test_a_dated_number_is_found_wherever_it_stands(day: date, serial: int, dash: str, before: str, after: str) -> None:
    findings = cpr.find(before + number(day, serial, dash) + after)
    assert [finding.offset for finding in findings] == [len(before)]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.integers(0, 9999))
def test_what_is_shown_of_a_number_tells_no_more_than_the_day(day: date, serial: int) -> None:
    found = cpr.find(number(day, serial))[0]
    assert [letter for letter in found.masked if letter.isdigit()] == list(f"{day:%d}")


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.integers(0, 9999),
    st.sampled_from(SPLIT_DATES),
    st.sampled_from(["", "CPR ", "bilag_", "bilag-2-", "(", "2. "]),
    st.sampled_from(["", ".", ")", "_v2.pdf", " og"]),
)
def test_a_number_is_found_though_the_parts_of_its_date_stand_apart(
    day: date, serial: int, form: str, before: str, after: str
) -> None:
    findings = cpr.find(f"{before}{day:{form}}{serial:04}{after}")
    assert [(finding.offset, finding.masked[:2]) for finding in findings] == [(len(before), f"{day:%d}")]


def test_a_character_that_nobody_sees_hides_no_number() -> None:
    whole = number(date(1980, 5, 17), 12)
    for letter in FORMATS:
        hidden = letter.join(whole)
        assert [finding.offset for finding in cpr.find(f"æ{letter} {hidden}")] == [3], f"U+{ord(letter):04X}"


def test_what_is_shown_of_a_number_with_hidden_characters_tells_no_more_than_the_day() -> None:
    found = cpr.find("\u00ad".join(number(date(1980, 5, 17), 12)))
    assert [finding.masked for finding in found] == ["17••••-••••"]


def test_a_digit_before_a_hidden_space_hides_no_number() -> None:
    assert [finding.offset for finding in cpr.find(f"9\u200b{number(date(1980, 5, 17), 12)}")] == [2]


def test_a_long_text_of_digits_is_read_at_once() -> None:
    text = "30.00.00-I02-1-13 31 12 13 1.234.567.890 30-10-2013\u00ad " * 20_000
    began = time.process_time()
    assert cpr.find(text) == []
    assert time.process_time() - began < 5


def test_every_number_in_a_text_is_found() -> None:
    text = f"{number(date(1980, 5, 17), 12)} og {number(date(2001, 2, 3), 4321, '')}"
    assert len(cpr.find(text)) == 2


def test_the_29th_of_february_counts_where_either_century_has_one() -> None:
    assert cpr.find("2902" + "00-" + "1234")
    assert not cpr.find("2902" + "01-" + "1234")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30.00.00-I02-1-13",
        "57" + "98" + "000" + "416" + "604",
        "9999" + "99-1234",
        "3113" + "80-1234",
        "telefon 99 99 99 99",
        "01028" + "-" + "1234",
        "010" + "1801234567",
        "id 9" + "010180" + "1234",
        "27.42.00-G01-3-26",
        "sag 27.12.04-G01-3-26",
        "57 98 00 04 16 60 4",
        "5798 000 416 604",
        "12 10 13 14",
        "1210 1314",
        "12101314",
        "+45 12 10 13 14",
        "12101314/12101315",
        "978-87-12-04567-8",
        "87-02-12101-6",
        "1.234.567.890",
        "12.101.013,50",
        "30-10-2013",
        "30.10.2013",
        "2013-10-30",
        "2013-10-11-1420",
        "30/10-13",
        "30.10.13 kl. 1400",
        "Mødet var 30.10.13. 2014 blev bedre",
        "01.01.13-31.12.2013",
        "10 12 15 2013",
        "SOS-2013-104",
        "2013-10-30 14:20",
    ],
)
def test_what_is_no_date_with_four_digits_is_left_alone(text: str) -> None:
    assert cpr.find(text) == []
