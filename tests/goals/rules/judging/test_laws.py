"""What holds for every target and every series: order, scale and mirror."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.goals.rules import Aim, Assessment, Direction, Figure, Judgement, assess
from tests.goals.rules.judging.aims import Judged

ORDER = (
    Judgement.NOT_REACHED,
    Judgement.WRONG_WAY,
    Judgement.UNCHANGED,
    Judgement.TOO_SLOW,
    Judgement.ON_TRACK,
    Judgement.REACHED,
)
OPPOSITE = {Direction.AT_MOST: Direction.AT_LEAST, Direction.AT_LEAST: Direction.AT_MOST}
NUMBERS = st.integers(1, 10_000).map(float)
YEARS = st.sets(st.integers(2005, 2024), min_size=1, max_size=8).map(sorted)


@st.composite
def aims(draw: st.DrawFn) -> Aim:
    """A dated target in either direction, also one that was met from the start."""
    return Aim(
        direction=draw(st.sampled_from(tuple(OPPOSITE))),
        baseline_year=2010,
        baseline_value=draw(NUMBERS),
        target_year=draw(st.integers(2011, 2024)),
        target_value=draw(NUMBERS),
        must_hold=draw(st.booleans()),
    )


@st.composite
def judged_series(draw: st.DrawFn) -> tuple[Judged, dict[int, float]]:
    """A target, and figures by year as known in the last of them or a year later."""
    years = draw(YEARS)
    this_year = years[-1] + draw(st.integers(0, 1))
    return Judged(aim=draw(aims()), this_year=this_year), {year: draw(NUMBERS) for year in years}


@given(judged_series(), NUMBERS)
def test_a_better_latest_value_is_never_judged_worse(case: tuple[Judged, dict[int, float]], other: float) -> None:
    judged, values = case
    last = max(values)
    low, high = sorted((values[last], other))
    worse, better = (high, low) if judged.aim.direction is Direction.AT_MOST else (low, high)
    before, after = judged.of({**values, last: worse}).judgement, judged.of({**values, last: better}).judgement
    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    assert ORDER.index(before) <= ORDER.index(after)


@given(judged_series(), st.sampled_from([0.001, 0.1, 3, 1000]))
def test_the_unit_of_counting_does_not_matter(case: tuple[Judged, dict[int, float]], factor: float) -> None:
    judged, values = case
    aim = judged.aim
    assert aim.baseline_value is not None
    assert aim.target_value is not None
    scaled = replace(aim, baseline_value=aim.baseline_value * factor, target_value=aim.target_value * factor)
    found = judged.of(values)
    again = replace(judged, aim=scaled).of({year: value * factor for year, value in values.items()})
    assert (again.judgement, again.why_not) == (found.judgement, found.why_not)
    for name in ("distance", "ratio", "required_growth", "observed_growth"):
        here, there = getattr(found, name), getattr(again, name)
        assert there is here is None or there == pytest.approx(here, rel=1e-6, abs=1e-9)
    if found.path is not None:
        assert again.path == pytest.approx(found.path * factor)


@given(judged_series())
def test_at_most_and_at_least_are_each_others_mirror(case: tuple[Judged, dict[int, float]]) -> None:
    """Reflected around the baseline a fall is a rise: the way is the same, growth in per cent only by its sign."""
    judged, values = case
    aim = judged.aim
    assert aim.baseline_value is not None
    assert aim.target_value is not None
    twice = 2 * aim.baseline_value
    mirror = replace(aim, direction=OPPOSITE[aim.direction], target_value=twice - aim.target_value)
    found = judged.of(values)
    seen = replace(judged, aim=mirror).of({year: twice - value for year, value in values.items()})
    assert seen.distance == found.distance
    assert _answer(seen) == _answer(found)
    if found.path is not None:
        assert seen.path == pytest.approx(twice - found.path)
    if found.ratio and seen.ratio:
        assert (seen.ratio > 0) == (found.ratio > 0)


def _answer(found: Assessment) -> Judgement | None:
    return found.judgement if found.judgement in {Judgement.REACHED, Judgement.NOT_REACHED} else None


@given(aims(), st.integers(2010, 2030))
def test_the_path_runs_between_baseline_and_target(aim: Aim, year: int) -> None:
    path = aim.path(year)
    assert aim.baseline_value is not None
    assert aim.value is not None
    assert path is not None
    low, high = sorted((aim.baseline_value, aim.value))
    assert low - 1e-9 <= path <= high + 1e-9
    assert (aim.path(2009), aim.path(2010)) == (None, aim.baseline_value)
    assert aim.path(aim.target_year or 0) == aim.value


@given(aims(), st.integers(0, 6))
def test_equality_counts_as_reached(aim: Aim, years_before: int) -> None:
    assert aim.value is not None
    year = (aim.target_year or 0) - years_before
    assume(year > 2010)
    assert Judged(aim=aim, this_year=year).of({year: aim.value}).judgement is Judgement.REACHED


@given(aims(), YEARS, st.data())
def test_a_sentence_stands_exactly_where_no_judgement_is_made(aim: Aim, years: list[int], data: st.DataObject) -> None:
    figures = [
        Figure(
            moment=year,
            value=data.draw(st.floats(0, 10_000)),
            is_break=data.draw(st.booleans()),
            out_of=data.draw(st.none() | st.integers(1, 300)),
        )
        for year in years
    ]
    unit, is_local = data.draw(st.sampled_from(["pct.", "personer"])), data.draw(st.booleans())
    found = assess(aim, figures, unit=unit, this_year=years[-1], is_local=is_local)
    assert (found.judgement is None) == bool(found.why_not)
    assert (found.moment, found.value) == (figures[-1].moment, figures[-1].value)


@given(judged_series())
def test_a_trend_is_judged_by_three_years_after_the_baseline_and_never_by_fewer(
    case: tuple[Judged, dict[int, float]],
) -> None:
    judged, values = case
    found = judged.of(values)
    if found.judgement in {Judgement.ON_TRACK, Judgement.TOO_SLOW, Judgement.UNCHANGED, Judgement.WRONG_WAY}:
        assert sum(year > 2010 for year in values) >= 3


@given(judged_series())
def test_from_the_target_year_on_it_is_always_answered(case: tuple[Judged, dict[int, float]]) -> None:
    judged, values = case
    if max(values) >= (judged.aim.target_year or 0):
        assert judged.of(values).judgement in {Judgement.REACHED, Judgement.NOT_REACHED}
