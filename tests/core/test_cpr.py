"""Possible CPR numbers. None is written down here: they are put together from dates when the test runs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core import cpr

DASHES = ["", "-", " ", "\N{NO-BREAK SPACE}", "\u2010", "\u2011", "\u2013", "\u2212", " - ", "\n"]


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
    ],
)
def test_what_is_no_date_with_four_digits_is_left_alone(text: str) -> None:
    assert cpr.find(text) == []
