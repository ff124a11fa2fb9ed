"""What a national target means in one municipality."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import NBSP
from portal.goals.rules import Aim, Direction, local_aim, shown_number
from tests.goals.rules.judging.aims import DRUG_DEATHS, DRUGS, HOMELESS, READMISSION, series

COUNT = replace(HOMELESS, relative_change=None)
RELATIVE_SHARE = replace(READMISSION, target_value=None, relative_change=-30)


def test_a_share_applies_as_it_stands_from_the_own_baseline() -> None:
    here = local_aim(DRUGS, series({2011: 44, 2013: 46}), unit="pct.")
    assert here.aim is not None
    assert (here.aim.value, here.aim.baseline_value) == (50, 44)
    assert here.note == "En andel gælder, som den står, også for kommunen."


def test_a_share_applies_where_the_municipality_has_no_baseline() -> None:
    here = local_aim(DRUGS, series({2013: 46}), unit="pct.")
    assert here.aim is not None
    assert (here.aim.value, here.aim.baseline_value) == (50, None)


def test_a_relative_change_is_of_the_own_baseline() -> None:
    here = local_aim(HOMELESS, series({2011: 45}), unit="personer")
    assert here.aim is not None
    assert (here.aim.value, here.aim.baseline_value, here.aim.target_value) == (33.75, 45, None)
    assert shown_number(here.aim, "personer") == 33
    assert here.note == (
        f"Et fald på 25{NBSP}pct. regnes fra kommunens eget tal for 2011, 45{NBSP}personer. "
        "Det giver 33,75, altså højst 33."
    )


def test_a_relative_change_that_comes_out_even_needs_no_rounding() -> None:
    here = local_aim(DRUG_DEATHS, series({2011: 90}), unit="personer")
    assert here.aim is not None
    assert shown_number(here.aim, "personer") == 63
    assert here.note.endswith("Det giver 63.")


def test_a_share_with_nothing_but_a_relative_change_is_reckoned_from_the_own_baseline() -> None:
    here = local_aim(RELATIVE_SHARE, series({2011: 41}), unit="pct.")
    assert here.aim is not None
    assert here.aim.value == pytest.approx(28.7)
    assert here.note.endswith(f"eget tal for 2011, 41{NBSP}pct. Det giver 28,7.")


def test_a_relative_rise_is_called_a_rise() -> None:
    aim = Aim(direction=Direction.AT_LEAST, baseline_year=2011, target_year=2020, relative_change=10)
    here = local_aim(aim, series({2011: 45}), unit="personer")
    assert here.aim is not None
    assert shown_number(here.aim, "personer") == 50
    assert here.note.startswith("En stigning på 10")
    assert here.note.endswith("Det giver 49,5, altså mindst 50.")


@given(st.dictionaries(st.integers(2005, 2020), st.integers(0, 500).map(float), max_size=6))
def test_an_absolute_national_number_never_applies(values: dict[float, float]) -> None:
    here = local_aim(COUNT, series(values), unit="personer")
    assert here.aim is None
    assert here.note == "Et antal for hele landet gælder ikke for én kommune."


@pytest.mark.parametrize("aim", [HOMELESS, RELATIVE_SHARE])
def test_a_relative_change_needs_a_baseline_of_ones_own(aim: Aim) -> None:
    unit = "pct." if aim is RELATIVE_SHARE else "personer"
    here = local_aim(aim, series({2013: 45}), unit=unit)
    assert here.aim is None
    assert here.note == "Kommunen har intet tal for 2011, som ændringen kan regnes fra."


def test_several_counts_in_the_baselines_year_are_no_baseline() -> None:
    here = local_aim(HOMELESS, series({2011: 45, 2011.5: 48}), unit="personer")
    assert here.aim is None
    assert "flere tal for 2011" in here.note


def test_a_count_made_in_a_week_of_the_baselines_year_is_the_baseline() -> None:
    here = local_aim(HOMELESS, series({2011 + 5 / 53: 45}), unit="personer")
    assert here.aim is not None
    assert here.aim.value == 33.75


def test_a_relative_change_without_a_year_has_nothing_to_be_reckoned_from() -> None:
    aim = replace(HOMELESS, baseline_year=None, baseline_value=None)
    assert local_aim(aim, series({2011: 45}), unit="personer").note == "Ændringen har intet år at blive regnet fra."


@pytest.mark.parametrize("unit", ["pct.", "personer"])
@pytest.mark.parametrize(
    "aim", [replace(DRUGS, direction=Direction.IMPROVE), replace(DRUGS, target_value=None, relative_change=None)]
)
def test_a_target_without_a_number_has_none_here_either(aim: Aim, unit: str) -> None:
    here = local_aim(aim, series({2011: 45}), unit=unit)
    assert here.aim is None
    assert here.note == "Målet har intet tal, som kommunens kan holdes op mod."


@given(st.integers(1, 2000), st.integers(-90, 90).filter(bool))
def test_the_number_shown_is_the_last_whole_one_that_meets_the_target(base: int, change: int) -> None:
    direction = Direction.AT_MOST if change < 0 else Direction.AT_LEAST
    aim = Aim(direction=direction, baseline_year=2011, baseline_value=base, target_year=2020, relative_change=change)
    shown = shown_number(aim, "personer")
    assert shown is not None
    assert shown == math.trunc(shown)
    assert aim.is_met(shown)
    assert not aim.is_met(shown + 1 if direction is Direction.AT_MOST else shown - 1)


def test_a_share_is_shown_as_it_is_and_no_number_as_none() -> None:
    assert shown_number(replace(DRUGS, target_value=33.75), "pct.") == 33.75
    assert shown_number(replace(DRUGS, direction=Direction.IMPROVE), "personer") is None
