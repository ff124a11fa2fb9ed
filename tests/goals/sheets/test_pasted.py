"""Cells that were copied from a spreadsheet."""

import pytest

from portal.goals.sheets import PastedRow, SheetUnreadable, pasted_rows


def test_period_and_figure_stand_first() -> None:
    assert pasted_rows("2011\t44\n2013\t5.290\n", is_share=False) == [
        PastedRow(period="2011", value="44"),
        PastedRow(period="2013", value="5.290"),
    ]


def test_a_share_has_how_many_it_is_of_in_the_third_column() -> None:
    (row,) = pasted_rows("2011\t33,6\t1.200\tforeløbigt\n", is_share=True)
    assert (row.out_of, row.status) == ("1.200", "foreløbigt")


def test_a_count_has_its_status_there() -> None:
    (row,) = pasted_rows("2011\t44\tforeløbigt\n", is_share=False)
    assert (row.out_of, row.status) == ("", "foreløbigt")


def test_names_in_the_first_line_give_the_order() -> None:
    (row,) = pasted_rows("Antal\tKilde\tFarve\tÅr\n44\tEgen\trød\t2011\n", is_share=False)
    assert row == PastedRow(period="2011", value="44", source="Egen")


def test_years_side_by_side_are_turned() -> None:
    rows = pasted_rows("\t2011\t2012\t2013\nHjemløse\t44\t\t45\n", is_share=False)
    assert [(row.period, row.value) for row in rows] == [("2011", "44"), ("2012", ""), ("2013", "45")]


def test_a_count_that_looks_like_a_year_is_not_taken_for_one() -> None:
    rows = pasted_rows("2013\t2014\n2014\t2050\n", is_share=False)
    assert [(row.period, row.value) for row in rows] == [("2013", "2014"), ("2014", "2050")]


def test_semicolons_are_taken_where_there_are_no_tabs() -> None:
    assert pasted_rows("2011;44", is_share=False) == [PastedRow(period="2011", value="44")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Indsæt"),
        ("\n \n", "Indsæt"),
        ("2011\t1\t\t\t\t\tmere", "Linje 1 har flere celler"),
        ("2011\t1\n" * 201, "højst 200"),
        ("x" * 50_001, "for langt"),
        ("år\ttal\tværdi\n2011\t1\t2", "begge tal"),
    ],
)
def test_what_cannot_fill_the_rows_is_refused(text: str, said: str) -> None:
    with pytest.raises(SheetUnreadable) as refused:
        pasted_rows(text, is_share=False)
    assert said in refused.value.sentence
