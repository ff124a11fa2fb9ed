"""Danish text: what is written can be read again, and names stand in the order of a Danish telephone book."""

import random
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from portal.core import danish

# Written down by hand after Retskrivningsordbogen: aa counts as å where it stands for that sound, æ ø å come last.
IN_ORDER = [
    "Albertslund", "Ballerup", "café", "Caféen", "Herning", "herreknude", "Hjørring", "Holbæk", "Horsens",
    "Høje-Taastrup", "Hørsholm", "Ikast", "Lyngby", "Mylius", "Müller", "Odense", "Tårnby", "Vejen", "Vejle",
    "zoo", "Ærø", "Æske", "Økonomi", "Ørsted", "Aabenraa", "Aalborg", "Årslev", "Åse",
]  # fmt: skip
TWO_DECIMALS = st.decimals(min_value=Decimal("-1e9"), max_value=Decimal("1e9"), places=4).map(float)


def test_words_stand_in_danish_order() -> None:
    shuffled = random.Random(2013).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=danish.sort_key) == IN_ORDER


def test_a_composed_and_a_decomposed_letter_sort_alike() -> None:
    assert danish.sort_key("A\u030aben")[0] == danish.sort_key("Åben")[0]


@given(st.text(max_size=30))
def test_every_text_has_a_sort_key(text: str) -> None:
    assert danish.sort_key(text) == danish.sort_key(text)


@given(TWO_DECIMALS)
def test_a_number_that_is_written_can_be_read_again(value: float) -> None:
    assert float(parse_decimal(danish.number_text(value), locale=danish.LOCALE, strict=True)) == value


@pytest.mark.parametrize(
    ("value", "text"), [(5290, "5.290"), (33.6, "33,6"), (0, "0"), (-1250.5, "-1.250,5"), (1234567, "1.234.567")]
)
def test_numbers_have_points_between_thousands_and_a_decimal_comma(value: float, text: str) -> None:
    assert danish.number_text(value) == text


@given(st.dates())
def test_a_date_names_its_day_month_and_year(day: date) -> None:
    number, month, year = danish.date_text(day).split(" ")
    assert (number, int(year)) == (f"{day.day}.", day.year)
    assert month in (
        "januar", "februar", "marts", "april", "maj", "juni",
        "juli", "august", "september", "oktober", "november", "december",
    )  # fmt: skip


def test_a_date_may_carry_its_weekday() -> None:
    assert danish.weekday_text(date(2013, 10, 30)) == "onsdag 30. oktober 2013"


def test_a_moment_is_told_on_the_danish_clock() -> None:
    assert danish.moment_text(datetime(2026, 7, 1, 13, 0, tzinfo=UTC)) == "1. juli 2026 kl. 15.00"


def test_a_figure_is_held_to_its_unit() -> None:
    assert danish.figure_text(33.6, "pct.") == "33,6\N{NO-BREAK SPACE}pct."


@pytest.mark.parametrize(
    ("size", "text"), [(1, "1 kB"), (999_499, "999 kB"), (1_200_000, "1,2 MB"), (25_000_000, "25 MB")]
)
def test_sizes_are_told_in_kb_and_mb(size: int, text: str) -> None:
    assert danish.size_text(size).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("name", "address"),
    [("ØKE", "oeke"), ("Børn & Unge", "boern-unge"), ("  Året rundt!  ", "aaret-rundt"), ("Café", "cafe"), ("–", "")],
)
def test_a_name_becomes_an_address(name: str, address: str) -> None:
    assert danish.slug(name) == address


@given(st.text(max_size=40))
def test_an_address_is_plain_and_stays_as_it_is(text: str) -> None:
    address = danish.slug(text)
    assert danish.slug(address) == address
    assert address.isascii()
    assert not address.startswith("-")


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (("a", "b", "c"), "a, b og c")]
)
def test_a_list_of_words_ends_in_og(words: list[str], text: str) -> None:
    assert danish.listing(words) == text
