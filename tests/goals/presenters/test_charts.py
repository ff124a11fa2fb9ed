"""The geometry of charts, for the catalogue's series and for any other."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import NBSP
from portal.goals.content import GoalContent
from portal.goals.presenters.charts import Chart, Goal, NamedSeries, goal_charts, line_chart
from portal.goals.presenters.charts.lines import LOWEST
from portal.goals.rules import Direction
from tests.goals.samples import HOMELESS, SHARE, local, points

values = st.none() | st.floats(0, 1e7, allow_subnormal=False) | st.integers(0, 100).map(float)
series_by_year = st.dictionaries(st.integers(1950, 2060), values, max_size=12)
goals = st.none() | st.builds(
    Goal, value=st.floats(0, 1e7, allow_subnormal=False), year=st.integers(1950, 2060), text=st.just("højst noget")
)
units = st.sampled_from(["pct.", "personer"])


def chart_of(
    national: Mapping[int, float | None],
    local: Mapping[int, float | None] | None = None,
    *,
    unit: str = "personer",
    goal: Goal | None = None,
) -> Chart:
    series = [NamedSeries(name="Hele landet", points=points(national))]
    if local is not None:
        series.append(NamedSeries(name="Kommunen", points=points(local), is_local=True))
    return line_chart(title="Antal", unit=unit, series=series, goal=goal, baseline_year=2011)


AT_MOST_4000 = Goal(value=4000, year=2020, text="højst 4.000")


@given(series_by_year, series_by_year, units, goals)
def test_everything_drawn_is_inside_the_plot(
    national: dict[int, float | None], local: dict[int, float | None], unit: str, goal: Goal | None
) -> None:
    chart = chart_of(national, local, unit=unit, goal=goal)
    marks = [mark for line in chart.lines for mark in line.marks]
    assert all(0 <= mark.x <= 100 and 0 <= mark.y <= 100 for mark in marks)
    assert all(0 <= tick.position <= 100 for tick in (*chart.years, *chart.values))
    assert chart.target is None or 0 <= chart.target.y <= 100


@given(series_by_year, units, goals)
def test_a_later_year_stands_further_right(national: dict[int, float | None], unit: str, goal: Goal | None) -> None:
    for line in chart_of(national, unit=unit, goal=goal).lines:
        assert all(here.x < there.x for here, there in pairwise(line.marks))


@given(series_by_year, units, goals)
def test_every_counted_figure_is_drawn_and_nothing_else(
    national: dict[int, float | None], unit: str, goal: Goal | None
) -> None:
    chart = chart_of(national, unit=unit, goal=goal)
    counted = sum(value is not None for value in national.values())
    assert sum(len(line.marks) for line in chart.lines) == counted
    assert sum(len(line.segments) for line in chart.lines) == max(0, counted - 1)
    assert chart.is_empty == (counted == 0)


@given(series_by_year, units)
def test_segments_join_the_marks_in_order(national: dict[int, float | None], unit: str) -> None:
    for line in chart_of(national, unit=unit).lines:
        ends = [(part.x1, part.y1, part.x2, part.y2) for part in line.segments]
        assert ends == [(here.x, here.y, there.x, there.y) for here, there in pairwise(line.marks)]


@given(series_by_year)
def test_a_line_is_solid_exactly_between_neighbouring_years(national: dict[int, float | None]) -> None:
    counted = sorted(year for year, value in national.items() if value is not None)
    chart = chart_of(national)
    gaps = [part.is_gap for line in chart.lines for part in line.segments]
    assert gaps == [later - earlier > 1 for earlier, later in pairwise(counted)]
    assert chart.has_gaps == any(gaps)


@given(series_by_year, units)
def test_only_the_last_figure_of_a_line_is_labelled(national: dict[int, float | None], unit: str) -> None:
    for line in chart_of(national, unit=unit).lines:
        assert [bool(mark.label) for mark in line.marks] == [False] * (len(line.marks) - 1) + [True]


@given(st.integers(1950, 2060), st.floats(0, 1e7, allow_subnormal=False), units)
def test_equal_figures_make_a_level_line(year: int, value: float, unit: str) -> None:
    (line,) = chart_of({year: value, year + 1: value, year + 2: value}, unit=unit).lines
    assert len({mark.y for mark in line.marks}) == 1


def test_a_single_figure_is_a_point_without_a_line() -> None:
    (line,) = chart_of({2013: 45}).lines
    assert [(mark.x, mark.label) for mark in line.marks] == [(50, "45")]
    assert line.segments == ()


def test_the_gaps_of_the_homeless_series_are_drawn_as_gaps() -> None:
    (line,) = goal_charts(HOMELESS)[0].lines
    assert [part.is_gap for part in line.segments] == [True, True]


def test_an_empty_series_says_nothing_and_has_no_axes() -> None:
    chart = chart_of({2009: None, 2010: None}, goal=AT_MOST_4000)
    assert chart.is_empty
    assert (chart.years, chart.values, chart.target, chart.description) == ((), (), None, "")


def test_a_series_without_figures_is_left_out_beside_one_with() -> None:
    assert [line.name for line in chart_of({2011: 5}, {2011: None}).lines] == ["Hele landet"]


def test_the_description_tells_the_change_the_gaps_and_the_target() -> None:
    assert goal_charts(HOMELESS)[0].description == (
        f"Hele landet: fra 4.998{NBSP}personer i 2009 til 5.820{NBSP}personer i 2013. "
        "Ikke opgjort i 2010 og 2012. Målet for 2020 er højst 4.000 personer. "
        f"Den lige vej til målet begynder ved 5.290{NBSP}personer i 2011."
    )


def test_no_sentence_of_a_share_has_two_full_stops() -> None:
    description = goal_charts(SHARE)[0].description
    assert description.startswith(
        f"Hele landet: fra 33{NBSP}pct. i 2009 til 31{NBSP}pct. i 2011. Målet for 2020 er mindst 50 pct. Den lige vej"
    )
    assert ".." not in description


def test_one_figure_is_told_without_a_change() -> None:
    assert chart_of({2013: 45}).description == f"Hele landet: 45{NBSP}personer i 2013."


def test_a_share_of_the_municipality_stands_in_the_countrys_chart() -> None:
    (chart,) = goal_charts(with_local(SHARE))
    assert [line.name for line in chart.lines] == ["Hele landet", "Eksempel Kommune (opdigtede tal)"]
    assert [line.is_local for line in chart.lines] == [False, True]


def test_a_count_of_the_municipality_has_a_chart_of_its_own_with_its_own_target() -> None:
    national, here = goal_charts(with_local(HOMELESS))
    assert [line.is_local for line in (*national.lines, *here.lines)] == [False, True]
    assert national.target is not None
    assert here.target is not None
    assert (national.target.label, here.target.label) == ("Mål: højst 4.000", "Mål: højst 33")


def test_a_national_count_is_no_target_for_the_municipality() -> None:
    absolute = replace(HOMELESS, aim=replace(HOMELESS.aim, relative_change=None))
    _national, here = goal_charts(with_local(absolute))
    assert (here.target, here.paths) == (None, ())


def test_a_municipalitys_own_target_has_one_chart_without_the_country() -> None:
    own = replace(with_local(HOMELESS), is_own=True, series=())
    assert [[line.name for line in chart.lines] for chart in goal_charts(own)] == [["Eksempel Kommune (opdigtede tal)"]]


def test_real_local_figures_are_not_called_invented() -> None:
    (chart,) = goal_charts(replace(SHARE, local=local(SHARE, {2011: 45, 2012: 44})))
    assert chart.lines[1].name == "Eksempel Kommune"


def test_a_target_without_a_number_draws_no_line_and_no_path() -> None:
    (chart,) = goal_charts(replace(SHARE, aim=replace(SHARE.aim, direction=Direction.IMPROVE)))
    assert (chart.target, chart.paths) == (None, ())


@pytest.mark.parametrize(("last", "is_below"), [(5820, True), (3000, False)])
def test_the_targets_label_stands_where_the_figures_are_not(last: float, is_below: bool) -> None:
    target = chart_of({2011: 5290 if is_below else 2900, 2013: last}, goal=AT_MOST_4000).target
    assert target is not None
    assert (target.label, target.name) == ("Mål: højst 4.000", "Mål i 2020")
    assert target.is_label_below is is_below


def test_the_targets_label_goes_under_where_a_figure_stands_just_above_its_end() -> None:
    target = chart_of({2009: 3800, 2019: 4200}, goal=AT_MOST_4000).target
    assert target is not None
    assert target.is_label_below


def test_the_labels_of_two_last_figures_do_not_touch() -> None:
    upper, lower = chart_of({2011: 30, 2012: 32}, {2011: 29, 2012: 30}).lines
    assert not upper.marks[-1].is_label_below
    assert lower.marks[-1].is_label_below


def test_the_label_of_a_falling_line_stands_below_it() -> None:
    (line,) = chart_of({2011: 40, 2012: 30}).lines
    assert line.marks[-1].is_label_below


@pytest.mark.parametrize(
    ("figures", "is_label_below", "is_target_below"),
    [
        ({2011: 43, 2025: 36}, False, True),
        ({2011: 43, 2025: 33}, False, True),
        ({2011: 43, 2025: 31}, True, False),
        ({2011: 28, 2025: 31}, True, False),
    ],
)
def test_the_last_figures_label_and_the_targets_label_stand_on_each_side_of_the_targets_line(
    figures: dict[int, float], is_label_below: bool, is_target_below: bool
) -> None:
    chart = chart_of(figures, goal=Goal(value=33, year=2030, text="højst 33"))
    assert chart.target is not None
    assert chart.lines[0].marks[-1].is_label_below is is_label_below
    assert chart.target.is_label_below is is_target_below


@given(st.floats(0, 100, allow_subnormal=False), st.floats(0, 100, allow_subnormal=False), st.booleans())
def test_a_figure_by_the_targets_line_has_its_label_away_from_the_targets(
    value: float, target: float, falls: bool
) -> None:
    chart = chart_of({2011: 100 if falls else 0, 2025: value}, goal=Goal(value=target, year=2030, text="højst"))
    mark, line = chart.lines[0].marks[-1], chart.target
    assert line is not None
    if max(mark.y, line.y) <= LOWEST and abs(mark.y - line.y) < 12:
        assert mark.is_label_below is (mark.y > line.y)
        assert line.is_label_below is not mark.is_label_below


def test_no_label_stands_among_the_years() -> None:
    (line,) = chart_of({2011: 40, 2012: 0}).lines
    assert not line.marks[-1].is_label_below


def test_a_share_that_would_be_flat_says_that_its_axis_is_cut() -> None:
    assert not chart_of({2011: 80, 2012: 83}, unit="pct.").begins_at_zero
    assert chart_of({2011: 31, 2012: 36}, unit="personer").begins_at_zero


def with_local(goal: GoalContent) -> GoalContent:
    return replace(goal, local=local(goal, {2011: 45, 2012: 44}, is_invented=True))
