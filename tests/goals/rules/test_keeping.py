"""Since when a state holds, what a municipality's own target comes to, and what a definition may be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import NBSP
from portal.core.errors import RuleBroken
from portal.goals.rules import Direction, shown_number
from portal.goals.rules.keeping import (
    AmountImpossible,
    AmountNotWhole,
    BaselineImpossible,
    BaselineMissing,
    BaselineZero,
    ChangeImpossible,
    DenominatorMissing,
    OwnKind,
    OwnNumbers,
    PartNotCounted,
    PartOfAPart,
    SinceImpossible,
    YearsImpossible,
    check_definition,
    first_day,
    meaning,
    own_aim,
    own_change_text,
    since_of,
    years_text,
)

TODAY = date(2026, 11, 22)


def own(
    kind: OwnKind = OwnKind.FALL, amount: float = 25, *, baseline_year: int = 2011, target_year: int = 2030
) -> OwnNumbers:
    return OwnNumbers(kind=kind, amount=amount, baseline_year=baseline_year, target_year=target_year)


def said(numbers: OwnNumbers, baseline: float | None = 45, unit: str = "personer") -> str:
    aim = own_aim(numbers, unit=unit, baseline=baseline, this_year=2026)
    return meaning(aim, unit).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2016", "2016"),
        ("2016-05", "2016-05"),
        ("2013-09-12", "2013-09-12"),
        (" 2016 ", "2016"),
        ("12-09-2013", "2013-09-12"),
        ("12.9.2013", "2013-09-12"),
        ("2026-11-22", "2026-11-22"),
    ],
)
def test_a_state_begins_in_a_year_a_month_or_on_a_day(typed: str, stored: str) -> None:
    assert since_of(typed, today=TODAY) == stored


@pytest.mark.parametrize(
    "typed", ["", "i fjor", "16", "2016-13", "2016-5", "2013-02-30", "2027", "2026-11-23", "1899", "0000", "٢٠١٦"]
)
def test_a_time_that_is_none_or_has_not_come_is_refused(typed: str) -> None:
    with pytest.raises(SinceImpossible):
        since_of(typed, today=TODAY)


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_every_day_that_has_come_is_taken_and_read_back(day: date) -> None:
    assert first_day(since_of(day.isoformat(), today=TODAY)) == day
    assert since_of(f"{day:%d-%m-%Y}", today=TODAY) == day.isoformat()


def test_a_year_and_a_month_begin_on_their_first_day() -> None:
    assert [first_day(since) for since in ("2016", "2016-05")] == [date(2016, 1, 1), date(2016, 5, 1)]


def test_a_goal_set_says_when_it_holds() -> None:
    assert [years_text(2013, 2020), years_text(2026, None)] == ["2013–2020", "fra 2026"]


def test_a_fall_says_what_it_comes_to_of_whole_people() -> None:
    assert said(own()) == "25 pct. mindre end 45 personer (2011) er 33,75. Målet er altså højst 33 personer i 2030."


def test_a_rise_says_what_it_comes_to() -> None:
    text = said(own(OwnKind.RISE, 10), baseline=31, unit="pct.")
    assert text == "10 pct. mere end 31 pct. (2011) er 34,1. Målet er altså mindst 34,1 pct. i 2030."


def test_a_number_says_how_far_it_is_from_the_baseline() -> None:
    assert said(own(OwnKind.AT_MOST, 30)) == (
        "Målet er højst 30 personer i 2030. Fra 45 personer (2011) er det et fald på 15 personer (33,3 pct.)."
    )
    assert said(own(OwnKind.AT_LEAST, 50), baseline=31, unit="pct.") == (
        "Målet er mindst 50 pct. i 2030. Fra 31 pct. (2011) er det en stigning på 19 procentpoint (61,3 pct.)."
    )


def test_a_number_from_nothing_has_no_share() -> None:
    assert said(own(OwnKind.AT_LEAST, 5), baseline=0).endswith("er det en stigning på 5 personer.")


def test_a_number_without_a_baseline_says_what_cannot_be_judged() -> None:
    assert "Kommunen har intet tal for 2011" in said(own(OwnKind.AT_MOST, 30), baseline=None)


def test_a_number_that_was_met_at_the_baseline_says_so() -> None:
    assert "opfyldt allerede ved udgangspunktet" in said(own(OwnKind.AT_MOST, 50))


def test_what_must_be_kept_says_so() -> None:
    numbers = OwnNumbers(kind=OwnKind.FALL, amount=25, baseline_year=2011, target_year=2030, must_hold=True)
    assert "niveauet skal holdes" in said(numbers)


def test_a_change_can_be_told_without_its_numbers() -> None:
    assert own_change_text(-25, 2011, 2030) == f"et fald på 25{NBSP}pct. fra 2011 til 2030"
    assert own_change_text(10, 2011, 2030).startswith("en stigning på 10")


@pytest.mark.parametrize(
    ("numbers", "unit", "baseline", "fault"),
    [
        (own(baseline_year=2027), "personer", 45, BaselineImpossible),
        (own(baseline_year=1899), "personer", 45, BaselineImpossible),
        (own(target_year=2011), "personer", 45, YearsImpossible),
        (own(target_year=2077), "personer", 45, YearsImpossible),
        (own(), "personer", None, BaselineMissing),
        (own(), "personer", 0, BaselineZero),
        (own(amount=0), "personer", 45, ChangeImpossible),
        (own(amount=-25), "personer", 45, ChangeImpossible),
        (own(amount=101), "personer", 45, ChangeImpossible),
        (own(OwnKind.RISE, 200), "pct.", 40, AmountImpossible),
        (own(OwnKind.AT_MOST, -1), "personer", 45, AmountImpossible),
        (own(OwnKind.AT_LEAST, 100.5), "pct.", 45, AmountImpossible),
        (own(OwnKind.AT_MOST, 33.5), "personer", 45, AmountNotWhole),
    ],
)
def test_an_own_target_that_means_nothing_is_refused(
    numbers: OwnNumbers, unit: str, baseline: float | None, fault: type[RuleBroken]
) -> None:
    with pytest.raises(fault):
        own_aim(numbers, unit=unit, baseline=baseline, this_year=2026)


@given(st.integers(1, 10_000), st.integers(1, 100))
def test_the_whole_number_of_a_fall_meets_it_and_the_next_does_not(baseline: int, change: int) -> None:
    aim = own_aim(own(OwnKind.FALL, change), unit="personer", baseline=baseline, this_year=2026)
    number = shown_number(aim, "personer")
    assert number is not None
    assert aim.is_met(number)
    assert not aim.is_met(number + 1)


def test_a_kind_knows_which_way_is_good() -> None:
    assert [kind.direction for kind in OwnKind] == [
        Direction.AT_MOST,
        Direction.AT_LEAST,
        Direction.AT_MOST,
        Direction.AT_LEAST,
    ]
    assert [kind.is_change for kind in OwnKind] == [False, False, True, True]


def check(unit: str = "personer", denominator: str = "", whole: str | None = None, *, is_part: bool = False) -> None:
    check_definition(unit, denominator, whole_unit=whole, whole_is_part=is_part)


def test_counts_parts_and_shares_of_somebody_are_definitions() -> None:
    check()
    check(whole="personer")
    check("pct.", "dem, der fuldførte et planlagt forløb")


def test_a_share_of_nobody_is_refused() -> None:
    with pytest.raises(DenominatorMissing):
        check("pct.")


@pytest.mark.parametrize(("unit", "whole"), [("pct.", "personer"), ("personer", "pct."), ("pct.", "pct.")])
def test_a_part_is_counted_as_the_whole_is(unit: str, whole: str) -> None:
    with pytest.raises(PartNotCounted):
        check(unit, "alle", whole)


def test_a_part_of_a_part_is_refused() -> None:
    with pytest.raises(PartOfAPart):
        check(whole="personer", is_part=True)
