"""How targets and figures read, and what a figure may be."""

import math

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import LOCALE, NBSP
from portal.goals.rules import (
    AreaUnknown,
    DenominatorImpossible,
    Direction,
    FigureImpossible,
    PeopleNotWhole,
    Period,
    PeriodImpossible,
    TargetState,
    check_figure,
    dated_figure,
    difference_text,
    figure_in_text,
    figure_texts,
    is_share,
    path_text,
    relative_change_text,
    relative_difference_text,
    rounded,
    target_text,
)


@pytest.mark.parametrize(
    ("direction", "value", "unit", "year", "text"),
    [
        (Direction.AT_MOST, 4000, "personer", 2020, f"højst 4.000{NBSP}personer i 2020"),
        (Direction.AT_LEAST, 50, "pct.", 2020, f"mindst 50{NBSP}pct. i 2020"),
        (Direction.AT_MOST, 8.5, "pct.", None, f"højst 8,5{NBSP}pct."),
        (Direction.IMPROVE, None, "pct.", None, "forbedres (intet måltal)"),
        (Direction.AT_MOST, None, "personer", 2020, "forbedres (intet måltal)"),
    ],
)
def test_a_target_reads_as_danes_write_it(
    direction: Direction, value: float | None, unit: str, year: int | None, text: str
) -> None:
    assert target_text(direction, value, unit, year) == text


def test_a_target_that_must_be_held_says_so() -> None:
    text = target_text(Direction.AT_MOST, 200, "personer", 2020, must_hold=True)
    assert text == f"højst 200{NBSP}personer i 2020, og niveauet skal holdes"


def test_a_coming_target_is_not_set_yet() -> None:
    assert target_text(Direction.IMPROVE, None, "", None, state=TargetState.COMING) == "ikke fastsat endnu"


@pytest.mark.parametrize(
    ("change", "baseline", "unit", "implied"),
    [
        (-25, 11.8, "pct.", "8,85"),
        (-25, 5290, "personer", "3.967,5"),
        (-30, 5.7, "pct.", "3,99"),
        (-30, 36, "pct.", "25,2"),
        (-30, 285, "personer", "199,5"),
    ],
)
def test_a_relative_change_says_what_it_would_have_given(
    change: float, baseline: float, unit: str, implied: str
) -> None:
    text = relative_change_text(change, baseline, unit)
    assert f"et fald på mindst {abs(change):g}{NBSP}pct. fra udgangspunktet" in text
    assert f"Det ville give {implied}{NBSP}{unit}, men her gælder måltallet." in text


def test_a_rise_is_called_a_rise() -> None:
    assert f"en stigning på mindst 10{NBSP}pct." in relative_change_text(10, 50, "pct.")


def test_without_a_relative_change_there_is_no_note() -> None:
    assert relative_change_text(None, 31, "pct.") == ""
    assert relative_change_text(-25, None, "pct.") == ""


def test_a_figure_has_its_year_in_brackets() -> None:
    assert dated_figure(5820, "personer", 2013) == f"5.820{NBSP}personer (2013)"


def test_a_figure_that_is_not_there_is_empty() -> None:
    assert dated_figure(None, "personer", 2013) == ""


def test_figures_of_one_series_have_the_same_decimals() -> None:
    assert figure_texts([6.0, 5.7]) == ("6,0", "5,7")
    assert figure_texts([4998, 5290]) == ("4.998", "5.290")
    assert figure_texts([]) == ()


@given(st.lists(st.integers(0, 10**10).map(lambda number: number / 100), max_size=8))
def test_figures_can_be_read_back(values: list[float]) -> None:
    assert [float(parse_decimal(text, locale=LOCALE, strict=True)) for text in figure_texts(values)] == values


@pytest.mark.parametrize(("unit", "answer"), [("pct.", True), ("personer", False)])
def test_only_per_cent_is_a_share(unit: str, answer: bool) -> None:
    assert is_share(unit) is answer


def check(
    value: float | None = 33.6,
    unit: str = "pct.",
    period: str = "2013",
    area_code: str = "000",
    this_year: int = 2026,
    out_of: int | None = None,
) -> Period:
    return check_figure(value=value, unit=unit, period=period, area_code=area_code, this_year=this_year, out_of=out_of)


@pytest.mark.parametrize("value", [None, 0, 100])
def test_a_share_may_be_anything_from_nothing_to_all_or_not_counted(value: float | None) -> None:
    check(value)


@pytest.mark.parametrize("value", [-1, 100.1, math.nan, math.inf])
def test_a_share_cannot_be_outside_nothing_and_all(value: float) -> None:
    with pytest.raises(FigureImpossible):
        check(value)


def test_a_count_may_be_more_than_a_hundred() -> None:
    check(5290, unit="personer")


def test_a_count_cannot_be_infinite() -> None:
    with pytest.raises(FigureImpossible):
        check(math.inf, unit="personer")


@pytest.mark.parametrize("period", ["1899", "2027", "2027K1", "", "nu"])
def test_a_figure_is_of_a_period_that_has_begun(period: str) -> None:
    with pytest.raises(PeriodImpossible):
        check(period=period)


def test_a_period_is_handed_back_as_it_is_stored() -> None:
    assert check(period=" 2025k1 ").text == "2025K1"


@pytest.mark.parametrize("out_of", [0, -5])
def test_a_share_is_of_somebody(out_of: int) -> None:
    with pytest.raises(DenominatorImpossible):
        check(out_of=out_of)
    assert check(out_of=1).year == 2013


@pytest.mark.parametrize("code", ["", "65", "6570", "abc", "٦٥٧", "657\n"])
def test_an_area_is_a_code_of_three_digits(code: str) -> None:
    with pytest.raises(AreaUnknown):
        check(area_code=code)


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(43, "personer", "43"), (5820, "personer", "5.820"), (33.6, "pct.", f"33,6{NBSP}pct.")]
)
def test_people_in_a_sentence_need_no_unit(value: float, unit: str, text: str) -> None:
    assert figure_in_text(value, unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(37.5, "personer", "37,5"), (5003.33, "personer", "5.003"), (33.5555, "pct.", f"33,6{NBSP}pct.")],
)
def test_a_value_on_the_way_is_rounded_to_people_and_to_tenths_of_a_share(value: float, unit: str, text: str) -> None:
    assert path_text(value, unit) == text


@pytest.mark.parametrize(
    ("change", "unit", "text"),
    [(33.6 - 31, "pct.", f"2,6{NBSP}procentpoint"), (-4, "personer", "4"), (1530, "personer", "1.530")],
)
def test_shares_differ_by_percentage_points_and_counts_by_a_number(change: float, unit: str, text: str) -> None:
    assert difference_text(change, unit) == text


def test_a_change_in_per_cent_is_of_where_it_began() -> None:
    assert relative_difference_text(43, 45) == f"4,4{NBSP}pct."
    assert relative_difference_text(5, 0) == ""


@pytest.mark.parametrize(("value", "number"), [(2.5, 3), (-2.5, -3), (37.49, 37), (0.1 + 0.2, 0)])
def test_a_half_is_rounded_up(value: float, number: float) -> None:
    assert rounded(value, 0) == number


@pytest.mark.parametrize("value", [35.5, 1.234, 0.1])
def test_people_are_counted_one_by_one(value: float) -> None:
    with pytest.raises(PeopleNotWhole, match="helt tal"):
        check_figure(value=value, unit="personer", period="2025", area_code="999", this_year=2026)
    assert check_figure(value=value, unit="pct.", period="2025", area_code="999", this_year=2026).year == 2025
