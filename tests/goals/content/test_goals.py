"""A goal as it travels: what is judged, what is public, and what is said of it in sentences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.records import from_json, to_json
from portal.goals.content import (
    CORRECTED_BASELINE,
    HIDDEN_BASELINE,
    GoalContent,
    Points,
    SeriesPoint,
    VariantSeries,
    computed_judgement,
    figures_of,
    latest_text,
    marked,
    public_copy,
)
from portal.goals.rules import Judgement, Presence, Secrecy, Told, own_aim_note
from tests.goals.samples import HOMELESS, SHARE, local, points

KEY = "hjemloese"
HERE = replace(HOMELESS, local=local(HOMELESS, {2011: 400, 2013: 380, 2015: 350, 2017: 320}))
SHARED = replace(SHARE, local=local(SHARE, {2011: 31, 2013: 33, 2015: 34, 2017: 35}))


def with_break(series: Points, year: int) -> Points:
    return tuple(
        replace(point, break_note="Talt på en anden måde.") if point.year == year else point for point in series
    )


def with_out_of(series: Points, out_of: int) -> Points:
    return tuple(replace(point, out_of=out_of) for point in series)


def test_figures_are_the_counted_points_in_order() -> None:
    found = figures_of(tuple(reversed(points({2011: 45, 2012: None, 2013: 44}))))
    assert [(figure.moment, figure.value) for figure in found] == [(2011, 45), (2013, 44)]


def test_a_break_in_a_year_that_was_not_counted_comes_with_the_next_figure() -> None:
    found = figures_of(with_break(points({2011: 45, 2012: None, 2013: 44, 2014: 43}), 2012))
    assert [figure.is_break for figure in found] == [False, True, False]


def test_the_latest_figure_reads_with_its_period() -> None:
    assert latest_text(points({2011: 5290, 2013: 5820, 2014: None}), "personer") == "5.820\xa0personer (2013)"
    assert latest_text(points({2014: None}), "personer") == ""


def test_the_latest_figure_is_the_last_in_time_and_not_in_writing() -> None:
    counted = (SeriesPoint(period="2024K4", value=12), SeriesPoint(period="2024U06", value=11))
    assert latest_text(counted, "personer") == "12\xa0personer (4. kvartal 2024)"


def test_the_countrys_judgement_never_stands_in_for_the_municipalitys() -> None:
    judged = replace(HERE, assessment=replace(HERE.assessment, judgement=Judgement.REACHED))
    assert computed_judgement(judged) is Judgement.ON_TRACK
    assert computed_judgement(replace(judged, local=local(HOMELESS, {2011: 45, 2013: 44}))) is None
    assert computed_judgement(replace(judged, local=None)) is Judgement.REACHED


def test_staff_see_every_figure_and_which_may_not_be_public() -> None:
    shown = marked(HERE, {(KEY, "2013"): Secrecy.SMALL_COUNT})
    assert shown.local is not None
    assert [point.secret for point in shown.local.points] == [None, Secrecy.SMALL_COUNT, None, None]
    assert [point.value for point in shown.local.points] == [400, 380, 350, 320]


def test_without_secrets_the_public_sees_the_same() -> None:
    assert public_copy(HERE, {}) == HERE


def test_a_secret_figure_is_not_in_the_public_copy_and_nothing_is_told_of_it() -> None:
    goal = replace(HERE, local=replace(local(HOMELESS, {2011: 400, 2013: 4}), aim=HOMELESS.aim))
    shown = public_copy(goal, {(KEY, "2013"): Secrecy.SMALL_COUNT})
    assert shown.local is not None
    assert (shown.local.points[1].value, shown.local.points[1].presence) == (None, Presence.SUPPRESSED)
    assert shown.local.assessment.value == 400


def test_a_hidden_baseline_takes_target_and_judgement_along() -> None:
    shown = public_copy(HERE, {(KEY, "2011"): Secrecy.SMALL_COUNT})
    assert shown.local is not None
    assert (shown.local.aim, shown.local.aim_text, shown.local.aim_note) == (None, "", HIDDEN_BASELINE)
    assert shown.local.assessment.judgement is None
    assert "400" not in str(to_json(shown.local))
    assert "300" not in str(to_json(shown.local))


def test_a_hidden_baseline_leaves_a_share_its_target() -> None:
    shown = public_copy(SHARED, {(SHARED.indicator_key, "2011"): Secrecy.SMALL_SHARE})
    assert shown.local is not None
    assert shown.local.aim is not None
    assert (shown.local.aim.value, shown.local.aim.baseline_value) == (50, None)
    assert shown.local.assessment.path is None


def test_the_own_targets_hidden_baseline_is_hidden_wherever_it_stands() -> None:
    assert HERE.local is not None
    own = replace(HERE, is_own=True, series=(), aim=HERE.local.aim, baseline="400 personer (2011)", target="højst 300")
    shown = public_copy(own, {(KEY, "2011"): Secrecy.SMALL_COUNT})
    assert (shown.baseline, shown.target, shown.aim.baseline_value) == ("", "vises ikke", None)
    assert "400" not in str(to_json(shown))
    assert "300" not in str(to_json(shown))


def own_from(baseline: float, counted: dict[int, float | None], *, target_value: float | None = None) -> GoalContent:
    """An own target as it was set on a baseline of 2011, over the municipality's figures as they stand now."""
    aim = replace(HOMELESS.aim, baseline_value=baseline, target_value=target_value)
    series = local(HOMELESS, counted)
    return replace(
        HERE,
        is_own=True,
        series=(),
        aim=aim,
        baseline=f"{baseline:g} personer (2011)",
        target="det satte mål",
        local=replace(series, aim=aim, aim_text="det satte mål", aim_note=own_aim_note(aim, figures_of(series.points))),
    )


CORRECTED = own_from(450, {2011: 600, 2013: 380})
KNOWN = (Told(indicator=KEY, period="2011", value=450),)


def test_a_baseline_that_was_public_before_it_was_corrected_keeps_its_target() -> None:
    shown = public_copy(CORRECTED, {}, KNOWN)
    assert (shown.baseline, shown.target, shown.aim) == (CORRECTED.baseline, "det satte mål", CORRECTED.aim)
    assert shown.local is not None
    assert (shown.local.aim, shown.local.aim_text) == (CORRECTED.aim, "det satte mål")
    assert shown.local.aim_note == (
        "Kommunen har selv sat målet. "
        "Tallet for 2011 er rettet siden, men målet regnes stadig fra det, der stod dengang."
    )


@pytest.mark.parametrize(
    "told",
    [(), (replace(KNOWN[0], value=600),), (replace(KNOWN[0], period="2013"),), (replace(KNOWN[0], indicator="x"),)],
)
def test_a_corrected_baseline_that_was_never_public_takes_the_target_along_and_says_why(told: Sequence[Told]) -> None:
    shown = public_copy(CORRECTED, {}, told)
    assert (shown.baseline, shown.target, shown.aim.baseline_value) == ("", "vises ikke", None)
    assert shown.local is not None
    assert (shown.local.aim, shown.local.aim_text, shown.local.aim_note) == (None, "", CORRECTED_BASELINE)
    assert "450" not in str(to_json(shown))


def test_a_baseline_that_is_secret_now_is_hidden_though_it_was_public_once() -> None:
    shown = public_copy(CORRECTED, {(KEY, "2011"): Secrecy.SMALL_REVISION}, KNOWN)
    assert shown.target == "vises ikke"
    assert shown.local is not None
    assert shown.local.aim_note == HIDDEN_BASELINE
    assert "450" not in str(to_json(shown))


def test_of_an_own_number_nothing_is_told_of_the_correction_of_a_secret_figure() -> None:
    goal = own_from(450, {2011: 447, 2013: 380}, target_value=300)
    assert goal.local is not None
    assert "rettet" in goal.local.aim_note
    shown = public_copy(goal, {(KEY, "2011"): Secrecy.SMALL_REVISION}, KNOWN)
    assert (shown.baseline, shown.target) == ("", "det satte mål")
    assert shown.local is not None
    assert (shown.local.aim_text, shown.local.aim_note) == ("det satte mål", "Kommunen har selv sat målet.")


def test_a_baseline_counted_in_a_week_of_its_year_is_not_taken_for_hidden() -> None:
    assert HERE.local is not None
    weeks = tuple(replace(point, period=f"{point.period}U06") for point in HERE.local.points)
    goal = replace(HERE, local=replace(HERE.local, points=weeks))
    shown = public_copy(goal, {})
    assert shown.local is not None
    assert shown.local.aim == HERE.local.aim


def test_a_hidden_break_is_still_a_break() -> None:
    assert HERE.local is not None
    goal = replace(HERE, local=replace(HERE.local, points=with_break(HERE.local.points, 2015)))
    shown = public_copy(goal, {(KEY, "2015"): Secrecy.SMALL_COUNT})
    assert shown.local is not None
    assert shown.local.assessment.judgement is None
    assert "Talt på en anden måde." not in str(to_json(shown))


def test_how_many_a_share_is_of_is_never_public_but_a_share_of_few_is_not_judged() -> None:
    assert SHARED.local is not None
    few = replace(SHARED, local=replace(SHARED.local, points=with_out_of(SHARED.local.points, 60)))
    many = replace(SHARED, local=replace(SHARED.local, points=with_out_of(SHARED.local.points, 500)))
    for goal, judgement in ((few, None), (many, Judgement.TOO_SLOW)):
        shown = public_copy(goal, {})
        assert shown.local is not None
        assert all(point.out_of is None for point in shown.local.points)
        assert shown.local.assessment.judgement is judgement


@pytest.mark.parametrize("is_local", [True, False])
def test_only_local_variants_are_looked_through(is_local: bool) -> None:
    variant = VariantSeries(
        key="anden",
        name="Anden opgørelse",
        definition="",
        denominator="",
        unit="personer",
        comparability="",
        source="",
        area="Et sted",
        is_local=is_local,
        is_invented=False,
        points=points({2013: 4}),
    )
    shown = public_copy(replace(HERE, variants=(variant,)), {("anden", "2013"): Secrecy.SMALL_COUNT})
    assert [point.value for point in shown.variants[0].points] == [None if is_local else 4]


@given(st.sets(st.sampled_from(["2011", "2013", "2015", "2017"])), st.sampled_from([HERE, SHARED]))
def test_a_public_copy_of_a_public_copy_is_itself(years: set[str], goal: GoalContent) -> None:
    secrets = {(goal.indicator_key, year): Secrecy.SMALL_COUNT for year in years}
    once = public_copy(goal, secrets)
    assert public_copy(once, secrets) == once


def test_a_goal_can_be_frozen_and_read_again() -> None:
    goal = replace(marked(HERE, {(KEY, "2013"): Secrecy.SMALL_COUNT}), as_of=date(2018, 3, 1))
    assert from_json(GoalContent, to_json(goal)) == goal
