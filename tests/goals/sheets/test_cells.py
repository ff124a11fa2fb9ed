"""Figures as Danes write them, and the marks that say why there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import number_text
from portal.goals.rules import Presence
from portal.goals.sheets import NotAFigure, exact_text, figure_cell, whole_number

COUNTED = Presence.COUNTED
# What a figure can be: a count, or a share with some decimals. None of them is larger than there are people.
AMOUNTS = st.one_of(st.integers(0, 10_000_000_000).map(float), st.decimals(0, 10_000_000, places=4).map(float))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.290", 5290),
        ("5290", 5290),
        ("33,6", 33.6),
        ("1.234,5", 1234.5),
        ("1.234.567", 1234567),
        ("5\u00a0290", 5290),
        ("5\u2009290", 5290),
        ("5\u202f290", 5290),
        ("5 290", 5290),
        ("  45 ", 45),
        ("0", 0),
        ("0,5", 0.5),
        ("-3", -3),
        ("\u22123,5", -3.5),
        ("007", 7),
    ],
)
def test_a_danish_number_is_read(text: str, value: float) -> None:
    assert figure_cell(text) == (value, COUNTED)


@pytest.mark.parametrize("text", ["33.6", "1.2345", "5.29", "0.123", "12.34"])
def test_a_full_stop_that_is_not_before_three_digits_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(NotAFigure, match="punktum"):
        figure_cell(text)


@pytest.mark.parametrize(
    "text", ["33,", ",5", "1,234,5", "1.23.456", "1.234 567", "12a", "1e5", "١٢", "=1+1", "9" * 60]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotAFigure):
        figure_cell(text)


@pytest.mark.parametrize(
    ("text", "value"), [("33.6", 33.6), ("5,290", 5290), ("1,234.5", 1234.5), ("5.290", 5.29), ("7", 7)]
)
def test_a_file_that_is_said_to_have_a_decimal_point_is_read_so(text: str, value: float) -> None:
    assert figure_cell(text, has_point=True) == (value, COUNTED)


def test_a_decimal_comma_is_refused_in_a_file_with_a_decimal_point() -> None:
    with pytest.raises(NotAFigure):
        figure_cell("33,6", has_point=True)


@pytest.mark.parametrize("text", ["33,6 %", "33,6%", "33,6 pct.", "33,6\u00a0pct"])
def test_a_share_may_have_its_unit_and_a_count_may_not(text: str) -> None:
    assert figure_cell(text, is_share=True) == (33.6, COUNTED)
    with pytest.raises(NotAFigure):
        figure_cell(text)


@pytest.mark.parametrize("text", ["..", "x", "X", "vises ikke"])
def test_a_mark_says_that_a_figure_is_kept_back(text: str) -> None:
    assert figure_cell(text) == (None, Presence.SUPPRESSED)


@pytest.mark.parametrize("text", [".", "-", "\u2013", "ikke opgjort"])
def test_a_mark_says_that_nothing_was_counted(text: str) -> None:
    assert figure_cell(text) == (None, Presence.NOT_COUNTED)


def test_a_dash_is_zero_at_statistikbanken_alone() -> None:
    assert figure_cell("-", dash_is_zero=True) == (0, COUNTED)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_an_empty_cell_says_nothing(text: str) -> None:
    assert figure_cell(text) is None


def test_a_denominator_is_a_whole_number() -> None:
    assert (whole_number("1.200"), whole_number(" ")) == (1200, None)
    with pytest.raises(NotAFigure, match="helt tal"):
        whole_number("12,5")


@given(AMOUNTS)
def test_any_figure_written_in_danish_is_read_back(value: float) -> None:
    assert figure_cell(exact_text(value)) == (value, COUNTED)
    assert figure_cell(number_text(value)) == (round(value, 4), COUNTED)


@given(AMOUNTS, st.sampled_from(" \u00a0\u2009\u202f"))
def test_any_figure_with_spaces_between_thousands_is_read_back(value: float, space: str) -> None:
    assert figure_cell(exact_text(value).replace(".", space)) == (value, COUNTED)


@given(st.text())
def test_reading_a_cell_raises_nothing_but_its_own_error(text: str) -> None:
    found, said = None, ""
    try:
        found = figure_cell(text, is_share=True)
    except NotAFigure as error:
        said = str(error)
    assert not said or said.endswith((".", "?"))
    assert found is None or (found[0] is None) is (found[1] is not COUNTED)
