"""What stands between two figures: a line, dots, or nothing; and what is said of the ones that are not there."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.goals.content import GoalContent, SeriesPoint, VariantSeries
from portal.goals.presenters.charts import Chart, NamedSeries, goal_charts, line_chart, variant_charts
from portal.goals.rules import Aim, Direction, ObservationStatus, Presence
from tests.goals.samples import HOMELESS, SHARE, local, points


def chart_of(*series: SeriesPoint, aim: Aim | None = None) -> Chart:
    return line_chart(
        title="Antal", unit="personer", series=[NamedSeries(name="Hele landet", points=tuple(series), aim=aim)]
    )


def counted(period: str, value: float = 10, *, break_note: str = "") -> SeriesPoint:
    return SeriesPoint(period=period, value=value, break_note=break_note)


def gaps(chart: Chart) -> list[bool]:
    return [part.is_gap for line in chart.lines for part in line.segments]


def test_over_a_break_there_is_no_line_but_a_note() -> None:
    chart = chart_of(counted("2012"), counted("2013", break_note="Ny tællemåde"), counted("2014"))
    assert [(part.x1, part.x2) for part in chart.lines[0].segments] == [(50, 100)]
    assert chart.breaks == (25.0,)
    assert chart.notes == ("Brud i 2013 (Hele landet): Ny tællemåde.",)
    assert chart.notes[0] in chart.description


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_every_figure_but_the_first_has_a_line_or_a_break_before_it(broken: list[bool]) -> None:
    series = [counted(str(2000 + year), break_note="x" if is_broken else "") for year, is_broken in enumerate(broken)]
    chart = chart_of(*series)
    assert len(chart.lines[0].segments) == len(broken) - 1 - sum(broken[1:])
    assert len(chart.breaks) == len(chart.notes) == sum(broken[1:])


def test_a_break_said_at_a_period_without_a_figure_breaks_the_line_too() -> None:
    empty = SeriesPoint(period="2013", value=None, presence=Presence.NOT_COUNTED, break_note="Ny tællemåde")
    chart = chart_of(counted("2012"), empty, counted("2014"))
    assert chart.lines[0].segments == ()
    assert len(chart.breaks) == 1


def test_the_first_figure_has_nothing_to_be_broken_from() -> None:
    chart = chart_of(counted("2012", break_note="Ny tællemåde"), counted("2013"))
    assert (len(chart.lines[0].segments), chart.breaks, chart.notes) == (1, (), ())


@pytest.mark.parametrize(
    ("periods", "is_gap"),
    [
        (("2012", "2013"), False),
        (("2012", "2014"), True),
        (("2024K4", "2025K1"), False),
        (("2024K1", "2024K3"), True),
        (("2012U06", "2013U07"), False),
        (("2013U06", "2015U06"), True),
    ],
)
def test_a_line_is_solid_between_neighbouring_periods(periods: tuple[str, str], is_gap: bool) -> None:
    assert gaps(chart_of(*(counted(period) for period in periods))) == [is_gap]


def test_a_hidden_quarter_between_two_years_is_a_gap() -> None:
    hidden = SeriesPoint(period="2012K3", value=None, presence=Presence.SUPPRESSED)
    assert gaps(chart_of(counted("2012"), hidden, counted("2013"))) == [True]


def test_quarters_stand_at_their_moment() -> None:
    chart = chart_of(counted("2024"), counted("2024K2"), counted("2024K4"), counted("2025"))
    assert [mark.x for mark in chart.lines[0].marks] == [0, 25, 75, 100]


def test_a_year_with_only_later_quarters_stays_inside_the_plot() -> None:
    assert [mark.x for mark in chart_of(counted("2024K2"), counted("2024K4")).lines[0].marks] == [25, 75]


def test_a_hidden_figure_is_said_and_not_called_uncounted() -> None:
    hidden = SeriesPoint(period="2013", value=None, presence=Presence.SUPPRESSED)
    description = chart_of(counted("2012"), hidden, counted("2014")).description
    assert "Tallet for 2013 vises ikke." in description
    assert "opgjort" not in description


def test_what_a_line_cannot_say_stands_under_the_chart() -> None:
    hidden = SeriesPoint(period="2013", value=None, presence=Presence.SUPPRESSED)
    assert chart_of(counted("2012"), hidden).notes == ("Tallet for 2013 vises ikke.",)
    here = local(SHARE, {2011: 40}, is_invented=True)
    (chart,) = goal_charts(replace(SHARE, local=replace(here, points=(*here.points, hidden))))
    assert chart.notes == ("Eksempel Kommune: Tallet for 2013 vises ikke.",)


def test_preliminary_figures_are_marked_and_said() -> None:
    early = replace(counted("2014"), status=ObservationStatus.PRELIMINARY)
    chart = chart_of(counted("2013"), early)
    assert [mark.is_preliminary for mark in chart.lines[0].marks] == [False, True]
    assert "Tallet for 2014 er foreløbigt." in chart.description


def test_the_path_goes_from_the_baseline_to_the_target() -> None:
    (path,) = goal_charts(HOMELESS)[0].paths
    assert (path.x2, path.name) == (100, "Den lige vej til målet")
    target = goal_charts(HOMELESS)[0].target
    assert target is not None
    assert path.y1 < path.y2 == target.y


def test_each_series_of_a_share_has_a_path_from_its_own_baseline() -> None:
    (chart,) = goal_charts(replace(SHARE, local=local(SHARE, {2011: 40, 2012: 44})))
    national, here = chart.paths
    assert national.y1 > here.y1
    assert national.y2 == here.y2
    assert [path.is_local for path in chart.paths] == [False, True]
    assert here.name == "Den lige vej til målet, Eksempel Kommune"


@given(
    st.dictionaries(st.integers(1990, 2030), st.floats(0, 100, allow_subnormal=False), min_size=1, max_size=8),
    st.integers(1990, 2030),
    st.integers(1991, 2040),
    st.floats(0, 200, allow_subnormal=False),
    st.floats(0, 200, allow_subnormal=False),
)
def test_the_path_is_inside_the_plot(
    figures: Mapping[int, float], base_year: int, year: int, base: float, value: float
) -> None:
    aim = Aim(
        direction=Direction.AT_LEAST,
        baseline_year=base_year,
        baseline_value=base,
        target_year=year,
        target_value=value,
    )
    chart = chart_of(*points(figures), aim=aim)
    assert len(chart.paths) == (year > base_year)
    assert all(0 <= place <= 100 for path in chart.paths for place in (path.x1, path.y1, path.x2, path.y2))


def with_variants(goal: GoalContent) -> GoalContent:
    def variant(area: str, *, is_local: bool) -> VariantSeries:
        return VariantSeries(
            key="ny",
            name="Ny opgørelse",
            definition="En anden måde at tælle på.",
            denominator="",
            unit="personer",
            comparability="Kan ikke sammenlignes.",
            source="Tællingen",
            area=area,
            is_local=is_local,
            is_invented=is_local,
            points=points({2014: 100, 2015: 90}),
        )

    lines = (variant("Hele landet", is_local=False), variant("Eksempel Kommune", is_local=True))
    return replace(goal, variants=lines)


def test_another_definition_is_never_in_the_goals_chart() -> None:
    goal = with_variants(HOMELESS)
    assert goal_charts(goal) == goal_charts(HOMELESS)


def test_another_definition_has_a_chart_for_each_area_without_the_target() -> None:
    shown = variant_charts(with_variants(HOMELESS))
    assert [chart.lines[0].name for _, chart in shown] == ["Hele landet", "Eksempel Kommune (opdigtede tal)"]
    assert all(chart.target is None and not chart.paths for _, chart in shown)
