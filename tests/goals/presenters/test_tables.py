"""The figures as a table."""

from dataclasses import replace

from portal.goals.content import GoalContent, LocalSeries
from portal.goals.presenters.tables import SeriesRow, series_rows
from portal.goals.rules import Direction
from tests.goals.samples import HOMELESS, SHARE, points


def local(goal: GoalContent, figures: dict[int, float | None], *, is_invented: bool = True) -> GoalContent:
    return replace(
        goal,
        local=LocalSeries(municipality="Eksempel Kommune", is_invented=is_invented, sources=(), points=points(figures)),
    )


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
    table = series_rows(local(HOMELESS, {2013: 45, 2014: None}))
    assert table.columns == ("Hele landet", "Eksempel Kommune (opdigtede tal)")
    assert [row.cells for row in table.rows[-2:]] == [("5.820", "45"), ("", "ikke opgjort")]


def test_real_local_figures_are_not_called_invented() -> None:
    assert series_rows(local(HOMELESS, {2013: 45}, is_invented=False)).columns[1] == "Eksempel Kommune"


def test_figures_of_one_column_have_the_same_decimals() -> None:
    table = series_rows(replace(SHARE, series=points({2010: 6.0, 2011: 5.7})))
    assert [row.cells for row in table.rows] == [("6,0",), ("5,7",)]


def test_a_national_count_is_no_target_for_the_municipality() -> None:
    assert series_rows(local(HOMELESS, {2013: 45})).goal == SeriesRow(heading="Mål 2020", cells=("højst 4.000", ""))


def test_a_share_is_a_target_for_the_municipality_too() -> None:
    assert series_rows(local(SHARE, {2013: 45})).goal == SeriesRow(heading="Mål 2020", cells=("mindst 50", "mindst 50"))


def test_a_target_without_a_number_has_no_row() -> None:
    assert series_rows(replace(SHARE, direction=Direction.IMPROVE, target_value=None)).goal is None


def test_a_goal_without_a_series_has_no_rows() -> None:
    assert series_rows(replace(SHARE, series=())).rows == ()
