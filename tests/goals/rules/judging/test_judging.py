"""When a judgement is made, and when a sentence says why not."""

from dataclasses import replace

import pytest

from portal.goals.rules import Aim, Assessment, Direction, Judgement, assess, judged_by
from tests.goals.rules.judging.aims import DRUG_DEATHS, DRUGS, HOMELESS, READMISSION, Judged, series, share

NATIONAL = Judged(aim=HOMELESS)
LOCAL = Judged(aim=replace(HOMELESS, baseline_value=45, target_value=None), is_local=True)
START = {2011: 5290.0, 2012: 5290.0, 2013: 5290.0}


@pytest.mark.parametrize(
    ("ratio", "judgement"),
    [
        (6.82, Judgement.ON_TRACK),
        (0.95, Judgement.ON_TRACK),
        (0.9499, Judgement.TOO_SLOW),
        (0.6, Judgement.TOO_SLOW),
        (0.0501, Judgement.TOO_SLOW),
        (0.05, Judgement.UNCHANGED),
        (0, Judgement.UNCHANGED),
        (-0.05, Judgement.UNCHANGED),
        (-0.0501, Judgement.WRONG_WAY),
        (None, None),
    ],
)
def test_a_ratio_falls_in_eurostats_bands(ratio: float | None, judgement: Judgement | None) -> None:
    assert judged_by(ratio) is judgement


@pytest.mark.parametrize(
    ("value", "judgement"),
    [
        (4500, Judgement.ON_TRACK),
        (4900, Judgement.TOO_SLOW),
        (5290, Judgement.UNCHANGED),
        (5600, Judgement.WRONG_WAY),
        (4000, Judgement.REACHED),
        (4001, Judgement.ON_TRACK),
    ],
)
def test_a_trend_of_three_years_is_judged(value: float, judgement: Judgement) -> None:
    assert NATIONAL.of({**START, 2016: value}).judgement is judgement


def test_without_figures_there_is_nothing_to_judge() -> None:
    assert NATIONAL.of({}) == Assessment(why_not="Der er ingen tal at vurdere ud fra.")


def test_a_target_without_a_number_is_not_judged() -> None:
    found = Judged(aim=replace(HOMELESS, direction=Direction.IMPROVE)).of({**START, 2016: 4000})
    assert found.judgement is None
    assert "Målet har intet tal" in found.why_not
    assert found.value == 4000


@pytest.mark.parametrize(
    ("later", "sentence"),
    [
        ({}, "Der er endnu intet tal efter udgangspunktet."),
        ({2012: 5200.0}, "kun tal for ét år"),
        ({2012: 5200.0, 2013: 5100.0}, "kun tal for to år"),
        ({2012.25: 5200.0, 2012.5: 5100.0, 2012.75: 5000.0}, "kun tal for ét år"),
    ],
)
def test_fewer_than_three_years_after_the_baseline_are_no_trend(later: dict[float, float], sentence: str) -> None:
    found = NATIONAL.of({2009: 4998, 2010: 5000, 2011: 5290, **later})
    assert found.judgement is None
    assert sentence in found.why_not
    assert found.path is not None
    assert found.distance is not None


def test_figures_from_before_the_baseline_say_nothing_of_what_was_reached() -> None:
    found = NATIONAL.of({2009: 3900})
    assert (found.judgement, found.path, found.distance) == (None, None, None)
    assert found.why_not == "Der er endnu intet tal efter udgangspunktet."


def test_after_a_break_there_is_value_path_and_distance_but_no_judgement_and_no_growth() -> None:
    found = NATIONAL.of({**START, 2014: 5000, 2016: 4500}, breaks=(2014,))
    assert found.judgement is None
    assert found.why_not.startswith("Tallet er gjort op på en anden måde fra 2014")
    assert (found.value, found.path) == (4500, pytest.approx(4573.33, abs=0.01))
    assert found.distance == pytest.approx(0.6124, abs=0.0001)
    assert (found.observed_change, found.observed_growth, found.ratio) == (None, None, None)


def test_a_break_before_or_in_the_baselines_year_disturbs_nothing() -> None:
    assert NATIONAL.of({2009: 4998, **START, 2016: 4500}, breaks=(2009, 2011)).judgement is Judgement.ON_TRACK


def test_without_a_baseline_a_break_keeps_the_figures_from_the_target() -> None:
    found = Judged(aim=replace(HOMELESS, baseline_value=None, baseline_year=None)).of(
        {2014: 5000, 2016: 3900}, breaks=(2016,)
    )
    assert found.why_not.endswith("kan ikke holdes op mod målet.")


def test_a_target_year_is_answered_also_when_the_count_is_made_otherwise_later() -> None:
    later = {**START, 2020: 3900, 2022: 5000}
    assert replace(NATIONAL, this_year=2022).of(later, breaks=(2022,)).judgement is Judgement.REACHED


def test_whether_a_level_still_holds_cannot_be_said_after_a_break() -> None:
    judged = replace(NATIONAL, this_year=2023).held()
    assert judged.of({**START, 2020: 3900, 2022: 3800}, breaks=(2022,)).judgement is None
    assert judged.of({**START, 2020: 4100, 2022: 3800}, breaks=(2022,)).judgement is Judgement.NOT_REACHED


def test_a_figure_counted_otherwise_does_not_answer_for_the_target_year() -> None:
    found = replace(NATIONAL, this_year=2021).of({**START, 2020: 3900}, breaks=(2020,))
    assert found.judgement is None
    assert "anden måde fra 2020" in found.why_not


@pytest.mark.parametrize(("value", "judgement"), [(4000, Judgement.REACHED), (4001, Judgement.NOT_REACHED)])
@pytest.mark.parametrize("before", [{}, {2011: 5290.0}, START])
def test_in_the_target_year_the_question_is_only_whether_it_was_reached(
    before: dict[float, float], value: float, judgement: Judgement
) -> None:
    assert replace(NATIONAL, this_year=2020).of({**before, 2020: value}).judgement is judgement


@pytest.mark.parametrize("this_year", [2021, 2030])
def test_a_target_year_that_passed_without_a_figure_cannot_be_answered(this_year: int) -> None:
    found = replace(NATIONAL, this_year=this_year).of({**START, 2019: 3900})
    assert found.judgement is None
    assert found.why_not.startswith("Der er intet tal for 2020 eller senere")


def test_the_first_count_after_the_target_year_answers_where_there_was_none_in_it() -> None:
    assert replace(NATIONAL, this_year=2025).of({**START, 2022: 4100, 2024: 3900}).judgement is Judgement.NOT_REACHED


def test_what_was_reached_in_its_year_stays_reached() -> None:
    assert replace(NATIONAL, this_year=2025).of({**START, 2020: 3900, 2022: 5000}).judgement is Judgement.REACHED


def test_a_level_to_be_held_is_reached_only_while_it_holds() -> None:
    held = Judged(aim=DRUG_DEATHS, this_year=2025)
    assert held.of({2011: 285, 2020: 200, 2022: 199}).judgement is Judgement.REACHED
    assert held.of({2011: 285, 2020: 200, 2022: 201, 2024: 199}).judgement is Judgement.NOT_REACHED


def test_before_the_target_year_a_level_that_was_left_again_is_no_longer_reached() -> None:
    judged = replace(NATIONAL, this_year=2017).held()
    assert judged.of({**START, 2016: 4000}).judgement is Judgement.REACHED
    assert judged.of({**START, 2016: 4000, 2017: 4400}).judgement is Judgement.ON_TRACK


def test_a_year_that_is_still_counted_is_not_over() -> None:
    quarters = {**START, 2019.75: 4300, 2020.0: 4200, 2020.25: 4100}
    assert replace(NATIONAL, this_year=2020).of(quarters).why_not == "Målet gælder hele 2020, og det år er ikke omme."
    assert replace(NATIONAL, this_year=2021).of(quarters).judgement is Judgement.NOT_REACHED
    assert replace(NATIONAL, this_year=2021).of({**quarters, 2020.75: 4000}).judgement is Judgement.REACHED


@pytest.mark.parametrize(
    ("aim", "sentence"),
    [
        (replace(HOMELESS, baseline_value=None), "intet udgangspunkt"),
        (share(Direction.AT_LEAST, 0, 50), "Udgangspunktet er ikke over nul"),
        (share(Direction.AT_LEAST, -2, 50), "Udgangspunktet er ikke over nul"),
        (share(Direction.AT_MOST, 31, 0), "Målet er ikke over nul"),
        (share(Direction.AT_MOST, 31, 31), "det samme som udgangspunktet"),
        (share(Direction.AT_MOST, 25, 30), "opfyldt allerede ved udgangspunktet"),
        (share(Direction.AT_MOST, 31, 30.9), "så tæt på udgangspunktet"),
        (replace(READMISSION, target_year=None), "intet årstal"),
    ],
)
def test_where_no_growth_can_be_required_none_is_judged(aim: Aim, sentence: str) -> None:
    value = 20.0 if aim.direction is Direction.AT_LEAST else 9000.0
    found = Judged(aim=aim, unit="pct.").of({2011: 31, 2012: 31, 2013: 31, 2016: value})
    assert found.judgement is None
    assert sentence in found.why_not
    assert found.value == value
    assert found.ratio is None


def test_the_way_of_a_target_that_was_met_at_the_baseline_has_no_distance() -> None:
    found = Judged(aim=share(Direction.AT_MOST, 45, 50), unit="pct.").of({2011: 45, 2014: 60})
    assert (found.distance, found.required_change) == (None, None)


@pytest.mark.parametrize(
    ("aim", "value"),
    [(share(Direction.AT_MOST, 31, 31), 31), (share(Direction.AT_MOST, 25, 30), 30), (DRUGS, 50)],
)
def test_a_later_figure_that_meets_the_target_has_reached_it_however_it_began(aim: Aim, value: float) -> None:
    assert Judged(aim=aim, unit="pct.").of({2011: 31, 2015: value}).judgement is Judgement.REACHED


def test_a_number_that_a_relative_change_gives_is_met_to_the_last_crumb() -> None:
    aim = Aim(
        direction=Direction.AT_MOST, baseline_year=2011, baseline_value=4.1, target_year=2020, relative_change=-10
    )
    assert aim.value == 3.6899999999999995
    assert aim.is_met(3.69)
    assert not aim.is_met(3.7)


def test_small_local_counts_get_figure_path_and_distance_only() -> None:
    found = LOCAL.of({2011: 45, 2013: 44, 2015: 47, 2017: 43})
    assert found.judgement is None
    assert found.why_not.startswith("Tallene er så små")
    assert (found.value, found.path) == (43, pytest.approx(37.5))
    assert found.distance == pytest.approx(2 / 11.25)
    assert (found.required_growth, found.observed_growth, found.ratio, found.observed_change) == (None,) * 4


def test_a_small_local_count_that_happens_to_meet_the_target_early_is_not_called_reached() -> None:
    assert LOCAL.of({2011: 45, 2013: 44, 2015: 47, 2017: 33}).judgement is None


@pytest.mark.parametrize(("value", "judgement"), [(33, Judgement.REACHED), (34, Judgement.NOT_REACHED)])
def test_the_target_year_is_answered_for_small_local_counts_too(value: float, judgement: Judgement) -> None:
    assert replace(LOCAL, this_year=2020).of({2011: 45, 2020: value}).judgement is judgement


@pytest.mark.parametrize(("base", "latest"), [(99, 300), (300, 99)])
def test_a_local_trend_is_not_judged_from_or_to_a_small_count(base: float, latest: float) -> None:
    aim = replace(HOMELESS, baseline_value=base, target_value=None)
    assert Judged(aim=aim, is_local=True).of({2011: base, 2012: 200, 2014: 200, 2017: latest}).judgement is None


def test_large_local_counts_are_judged_as_national_ones_are() -> None:
    aim = replace(HOMELESS, baseline_value=400, target_value=None)
    found = Judged(aim=aim, is_local=True).of({2011: 400, 2013: 380, 2015: 350, 2017: 320})
    assert found.judgement is Judgement.ON_TRACK


def local_share(values: dict[float, float], *, out_of: int | None, aim: Aim = DRUGS) -> Judgement | None:
    return Judged(aim=aim, unit="pct.", is_local=True).of(values, out_of=out_of).judgement


@pytest.mark.parametrize(("out_of", "judgement"), [(99, None), (100, Judgement.TOO_SLOW), (None, None)])
def test_a_local_share_of_few_or_of_nobody_knows_how_many_is_not_judged(
    out_of: int | None, judgement: Judgement | None
) -> None:
    assert local_share({2011: 31, 2013: 33, 2015: 34, 2017: 35}, out_of=out_of) is judgement


def test_a_local_share_that_counts_few_of_many_is_not_judged() -> None:
    twelve_to_eight_of_150 = {2011: 8.0, 2013: 7.3, 2015: 6.0, 2017: 5.3}
    assert local_share(twelve_to_eight_of_150, out_of=150, aim=share(Direction.AT_MOST, 8, 4)) is None


@pytest.mark.parametrize(("out_of", "judgement"), [(740, None), (760, Judgement.TOO_SLOW)])
def test_a_local_share_that_leaves_out_few_of_many_is_not_judged(out_of: int, judgement: Judgement | None) -> None:
    aim = share(Direction.AT_LEAST, 95, 100)
    assert local_share({2011: 95, 2013: 95.5, 2015: 95.8, 2017: 96}, out_of=out_of, aim=aim) is judgement


def test_where_nobody_says_how_many_a_local_share_is_of_that_is_the_reason() -> None:
    found = Judged(aim=DRUGS, unit="pct.", is_local=True).of({2011: 31, 2013: 33, 2015: 34, 2017: 35})
    assert found.why_not.startswith("Det er ikke oplyst, hvor mange")


def test_a_local_share_is_not_judged_from_a_baseline_of_few() -> None:
    figures = series({2013: 33, 2015: 34, 2017: 35}, out_of=500)
    figures = [*series({2011: 31}, out_of=40), *figures]
    assert assess(DRUGS, figures, unit="pct.", this_year=2018, is_local=True).judgement is None


def test_whether_a_local_share_of_few_was_reached_is_answered_in_the_target_year() -> None:
    found = Judged(aim=DRUGS, unit="pct.", is_local=True, this_year=2020).of({2011: 31, 2020: 51})
    assert found.judgement is Judgement.REACHED


def test_the_country_is_judged_whatever_its_shares_are_of() -> None:
    found = Judged(aim=DRUGS, unit="pct.").of({2011: 31, 2013: 33, 2015: 34, 2017: 35}, out_of=40)
    assert found.judgement is Judgement.TOO_SLOW


def test_a_count_made_in_a_week_of_the_year_stands_for_its_year() -> None:
    week = 5 / 53
    by_week = NATIONAL.of({moment + week: value for moment, value in {**START, 2017: 4600}.items()})
    by_year = NATIONAL.of({**START, 2017: 4600})
    assert (by_week.judgement, by_week.path, by_week.ratio) == (by_year.judgement, by_year.path, by_year.ratio)
