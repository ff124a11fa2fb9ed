"""Where axes begin and end, and which ticks are labelled."""

from itertools import pairwise

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import LOCALE
from portal.goals.presenters.charts.axes import YearAxis, value_axis

figures = st.floats(0, 1e9, allow_subnormal=False) | st.integers(0, 100).map(float)
years = st.integers(1900, 2100)


@pytest.mark.parametrize(
    ("values", "is_share", "labels"),
    [
        ([4998, 5290, 5820, 4000], False, ["6.000", "4.000", "2.000", "0"]),
        ([33.6, 36.4, 50], True, ["60", "40", "20", "0"]),
        ([5.7, 6.0, 4], True, ["6", "4", "2", "0"]),
        ([45, 44, 47, 43], False, ["60", "40", "20", "0"]),
        ([80, 81, 83, 85], True, ["86", "84", "82", "80"]),
        ([0.25, 0.36], True, ["0,4", "0,3", "0,2", "0,1", "0,0"]),
        ([1], False, ["1", "0"]),
        ([0], False, ["1", "0"]),
        ([100, 100], True, ["100", "50", "0"]),
    ],
)
def test_the_upright_axis_has_round_steps(values: list[float], is_share: bool, labels: list[str]) -> None:
    assert [tick.label for tick in reversed(value_axis(values, is_share=is_share).ticks())] == labels


@given(st.lists(figures, min_size=1))
def test_a_count_begins_at_zero_in_whole_steps(values: list[float]) -> None:
    axis = value_axis(values, is_share=False)
    assert axis.bottom == 0
    assert axis.step >= 1


@given(st.lists(figures, min_size=1), st.booleans())
def test_every_value_stands_on_the_axis(values: list[float], is_share: bool) -> None:
    axis = value_axis(values, is_share=is_share)
    assert all(0 <= axis.position(value) <= 100 for value in values)


@given(st.lists(figures, min_size=2, max_size=2), st.booleans())
def test_a_larger_value_never_stands_lower(values: list[float], is_share: bool) -> None:
    axis = value_axis(values, is_share=is_share)
    assert axis.position(max(values)) <= axis.position(min(values))


@given(st.lists(figures, min_size=1), st.booleans())
def test_ticks_go_from_end_to_end_and_are_few(values: list[float], is_share: bool) -> None:
    ticks = value_axis(values, is_share=is_share).ticks()
    assert (ticks[0].position, ticks[-1].position) == (100, 0)
    assert 2 <= len(ticks) <= 7


@given(st.lists(figures, min_size=1), st.booleans())
def test_labels_of_values_rise_and_can_be_told_apart(values: list[float], is_share: bool) -> None:
    labels = [
        parse_decimal(tick.label, locale=LOCALE, strict=True) for tick in value_axis(values, is_share=is_share).ticks()
    ]
    assert all(lower < upper for lower, upper in pairwise(labels))


@given(st.lists(st.floats(80, 100), min_size=1))
def test_a_share_fills_a_fifth_of_the_height_or_begins_at_zero(values: list[float]) -> None:
    axis = value_axis(values, is_share=True)
    assert axis.bottom == 0 or axis.position(min(values)) - axis.position(max(values)) >= 20


def test_every_year_has_a_tick_and_the_ends_a_label() -> None:
    ticks = YearAxis(first=2009, last=2020).ticks([2011, 2010])
    assert len(ticks) == 12
    assert [tick.label for tick in ticks if tick.label] == ["2009", "2011", "2020"]


def test_a_single_year_stands_in_the_middle() -> None:
    assert [(tick.position, tick.label) for tick in YearAxis(first=2013, last=2013).ticks([2013])] == [(50, "2013")]


@given(years, years, st.lists(years))
def test_labelled_years_have_room(one: int, other: int, wanted: list[int]) -> None:
    first, last = min(one, other), max(one, other)
    ticks = YearAxis(first=first, last=last).ticks([year for year in wanted if first <= year <= last])
    places = [tick.position for tick in ticks if tick.label]
    assert all(right - left >= 18 for left, right in pairwise(places))
