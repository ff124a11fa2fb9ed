"""Years, quarters and weeks of counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.goals.rules import PeriodImpossible, period_of


@pytest.mark.parametrize(
    ("code", "moment", "label"),
    [("2013", 2013, "2013"), ("2025K3", 2025.5, "3. kvartal 2025"), ("2025U06", 2025 + 5 / 53, "uge 6 2025")],
)
def test_a_period_has_a_place_on_the_line_of_years(code: str, moment: float, label: str) -> None:
    period = period_of(code)
    assert (period.moment, period.label, period.text, period.year) == (moment, label, code, int(code[:4]))


def test_a_code_is_read_as_people_type_it() -> None:
    assert period_of(" 2025k1\n").text == "2025K1"


@pytest.mark.parametrize("code", ["", "13", "2013K5", "2013K0", "2013U00", "2013U54", "2013U6", "2013M10", "٢٠١٣"])
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(PeriodImpossible):
        period_of(code)


@given(st.integers(1900, 2100), st.integers(1, 53))
def test_a_week_lies_within_its_year(year: int, week: int) -> None:
    assert year <= period_of(f"{year}U{week:02}").moment < year + 1
