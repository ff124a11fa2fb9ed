"""Codes and periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.committees.rules import CodeMalformed, PeriodReversed, check_code, check_period, covers, overlap

Period = tuple[date, date | None]
DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))
PERIODS = st.tuples(DAYS, st.none() | DAYS).filter(lambda period: period[1] is None or period[0] <= period[1])


@pytest.mark.parametrize("code", ["SO", "SOS", "ØKE", "ÆØÅ", "ABCDEF"])
def test_a_code_is_two_to_six_capitals(code: str) -> None:
    check_code(code)


@pytest.mark.parametrize("code", ["", "S", "sos", "SOS1", "SO S", "ABCDEFG", "SOS\n", "ÜBC"])
def test_any_other_code_is_refused(code: str) -> None:
    with pytest.raises(CodeMalformed):
        check_code(code)


def test_a_period_may_be_one_day_or_open() -> None:
    check_period(date(2026, 1, 1), date(2026, 1, 1))
    check_period(date(2026, 1, 1), None)
    check_period(None, date(2026, 1, 1))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(PeriodReversed):
        check_period(date(2026, 1, 2), date(2026, 1, 1))


@given(PERIODS, PERIODS)
def test_two_periods_overlap_when_some_day_lies_in_both(one: Period, other: Period) -> None:
    latest_start = max(one[0], other[0])
    both = covers(*one, latest_start) and covers(*other, latest_start)
    assert overlap(*one, *other) is both
    assert overlap(*other, *one) is both


def test_the_day_after_an_end_is_free() -> None:
    assert not overlap(date(2026, 1, 2), None, date(2025, 1, 1), date(2026, 1, 1))
    assert overlap(date(2026, 1, 1), None, date(2025, 1, 1), date(2026, 1, 1))
