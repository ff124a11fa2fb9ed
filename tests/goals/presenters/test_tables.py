"""The figures as a table."""

from dataclasses import replace
from datetime import date

from portal.goals.content import GoalContent, SeriesPoint
from portal.goals.presenters.tables import SeriesRow, SourceLine, series_rows, source_lines, variant_rows
from portal.goals.rules import ObservationStatus, Presence
from tests.goals.presenters.test_lines import with_variants
from tests.goals.samples import HOMELESS, SHARE, local, points


def with_local(goal: GoalContent, figures: dict[int, float | None], *, is_invented: bool = True) -> GoalContent:
    return replace(goal, local=local(goal, figures, is_invented=is_invented))


def test_years_are_rows_and_a_gap_is_said_in_words() -> None:
    table = series_rows(HOMELESS)
    assert table.columns == ("Hele landet",)
    assert [(row.heading, row.cells) for row in table.rows] == [
        ("2009", ("4.998",)),
        ("2010", ("ikke opgjort",)),
        ("2011 (udgangspunkt)", ("5.290",)),
        ("2012", ("ikke opgjort",)),
        ("2013", ("5.820",)),
    ]


def test_a_year_that_only_one_series_knows_is_empty_in_the_other() -> None:
    table = series_rows(with_local(HOMELESS, {2013: 45, 2014: None}))
    assert table.columns == ("Hele landet", "Eksempel Kommune (opdigtede tal)")
    assert [row.cells for row in table.rows[-2:]] == [("5.820", "45"), ("", "ikke opgjort")]


def test_real_local_figures_are_not_called_invented() -> None:
    assert series_rows(with_local(HOMELESS, {2013: 45}, is_invented=False)).columns[1] == "Eksempel Kommune"


def test_figures_of_one_column_have_the_same_decimals() -> None:
    table = series_rows(replace(SHARE, series=points({2010: 6.0, 2011: 5.7})))
    assert [row.cells for row in table.rows] == [("6,0",), ("5,7",)]


def test_a_national_count_is_no_target_for_the_municipality() -> None:
    assert series_rows(with_local(HOMELESS, {2013: 45})).goal == SeriesRow(
        heading="Mål 2020", cells=("højst 4.000", "")
    )


def test_a_relative_change_is_a_target_from_the_municipalitys_own_baseline() -> None:
    goal = series_rows(with_local(HOMELESS, {2011: 45})).goal
    assert goal == SeriesRow(heading="Mål 2020", cells=("højst 4.000", "højst 33"))


def test_a_share_is_a_target_for_the_municipality_too() -> None:
    assert series_rows(with_local(SHARE, {2013: 45})).goal == SeriesRow(
        heading="Mål 2020", cells=("mindst 50", "mindst 50")
    )


def test_a_target_without_a_number_has_no_row() -> None:
    assert series_rows(replace(SHARE, aim=replace(SHARE.aim, target_value=None))).goal is None


def test_a_goal_without_a_series_has_no_rows() -> None:
    assert series_rows(replace(SHARE, series=())).rows == ()


def test_a_hidden_figure_is_said_in_words() -> None:
    hidden = SeriesPoint(period="2012", value=None, presence=Presence.SUPPRESSED)
    assert series_rows(replace(SHARE, series=(*points({2011: 31}), hidden))).rows[-1].cells == ("vises ikke",)


def test_what_is_to_be_known_of_a_figure_stands_in_its_row() -> None:
    revised = SeriesPoint(
        period="2012", value=268, status=ObservationStatus.REVISED, break_note="Ny tællemåde", note="Rettet af kilden."
    )
    table = series_rows(replace(HOMELESS, series=(*points({2011: 265}), revised)))
    assert [row.notes for row in table.rows] == [(), ("Revideret tal.", "Brud: Ny tællemåde.", "Rettet af kilden.")]
    assert table.has_notes


def test_a_note_says_whose_figure_it_is_about_where_there_are_two() -> None:
    early = SeriesPoint(period="2012", value=31, status=ObservationStatus.PRELIMINARY)
    goal = with_local(replace(SHARE, series=(early,)), {2012: 30}, is_invented=False)
    assert series_rows(goal).rows[0].notes == ("Hele landet: Foreløbigt tal.",)


def test_quarters_stand_in_order_of_time() -> None:
    quarters = [SeriesPoint(period=period, value=10) for period in ("2025K1", "2024K4", "2025")]
    table = series_rows(replace(SHARE, series=tuple(quarters)))
    assert [row.heading for row in table.rows] == ["4. kvartal 2024", "2025", "1. kvartal 2025"]


def test_a_municipalitys_own_target_has_its_figures_only() -> None:
    own = replace(with_local(HOMELESS, {2011: 45}, is_invented=False), is_own=True, series=())
    assert series_rows(own).columns == ("Eksempel Kommune",)


def test_another_definition_has_a_table_of_its_own() -> None:
    first, second = with_variants(HOMELESS).variants
    assert variant_rows(first).columns == ("Hele landet",)
    assert variant_rows(second).columns == ("Eksempel Kommune (opdigtede tal)",)
    assert variant_rows(first).goal is None


def test_sources_are_told_by_the_periods_they_gave() -> None:
    old = [SeriesPoint(period=str(year), value=1, source="Tælling A") for year in (2009, 2010)]
    new = SeriesPoint(period="2011", value=1, source="Tælling B", published_on=date(2012, 3, 1))
    assert source_lines(replace(SHARE, series=(*old, new))) == [
        SourceLine(series="Hele landet", periods="2009–2010", source="Tælling A", published=""),
        SourceLine(series="Hele landet", periods="2011", source="Tælling B", published="1. marts 2012"),
    ]


def test_one_source_that_published_year_by_year_is_told_once() -> None:
    yearly = [
        SeriesPoint(period=str(year), value=1, source="Tællingen", published_on=date(year + 1, 3, 1))
        for year in (2009, 2010, 2011)
    ]
    assert source_lines(replace(SHARE, series=tuple(yearly))) == [
        SourceLine(
            series="Hele landet", periods="2009–2011", source="Tællingen", published="1. marts 2010 til 1. marts 2012"
        )
    ]


def test_a_day_of_publication_is_not_told_of_figures_that_have_none() -> None:
    dated = SeriesPoint(period="2010", value=1, source="Tællingen", published_on=date(2011, 3, 1))
    bare = SeriesPoint(period="2011", value=1, source="Tællingen")
    assert [(line.periods, line.published) for line in source_lines(replace(SHARE, series=(dated, bare)))] == [
        ("2010", "1. marts 2011"),
        ("2011", ""),
    ]
