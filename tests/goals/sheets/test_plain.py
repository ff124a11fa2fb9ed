"""Plain CSV: any delimiter, the columns by their names, and each fault by its line and column."""

from datetime import date

import pytest

from portal.goals.rules import ObservationStatus
from portal.goals.sheets import MOST_BYTES, MOST_ROWS, Reading, SheetKind, SheetUnreadable
from tests.goals.sheets.samples import COUNT, SHARE, faults, figures, sheet

THREE = [("999", "2011", 44.0), ("999", "2012", None), ("999", "2013", 45.0)]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_the_delimiter_is_found(mark: str) -> None:
    assert figures(f"periode{mark}værdi\n2011{mark}44\n2012{mark}-\n2013{mark}45\n") == THREE


@pytest.mark.parametrize("header", ["Værdi;ÅR", "VAERDI;aar", "value;Year", "indhold;Tid", "Tal;Periode"])
def test_columns_are_known_by_their_names_in_any_order_and_case(header: str) -> None:
    assert figures(f"{header}\n44;2011\n") == [("999", "2011", 44)]


def test_everything_that_can_be_said_of_a_figure_is_read() -> None:
    (read,) = sheet(
        "år;andel;ud af;status;kilde;offentliggjort;bemærkning;databrud\n"
        "2013;33,6;1.200;Foreløbigt;Egen tælling;31-01-2014;Talt i uge 6;Ny definition\n",
        SHARE,
    ).figures
    assert (read.value, read.out_of, read.status) == (33.6, 1200, ObservationStatus.PRELIMINARY)
    assert (read.source, read.published_on, read.note) == ("Egen tælling", date(2014, 1, 31), "Talt i uge 6")
    assert read.break_note == "Ny definition"


def test_a_column_that_is_not_there_says_nothing() -> None:
    (read,) = sheet("år;tal\n2013;45\n").figures
    assert (read.out_of, read.status, read.source, read.published_on, read.note) == (None, None, None, None, None)


def test_quarters_and_weeks_are_read() -> None:
    assert [period for _, period, _ in figures("tid;tal\n2025K1;1\n2025Q2;2\n2013U06;3\n")] == [
        "2025K1",
        "2025K2",
        "2013U06",
    ]


def test_areas_are_known_by_code_and_name_and_others_are_counted() -> None:
    read = sheet("område;år;tal\nEksempel;2011;44\n999;2012;45\nhele landet;2011;5290\n657;2011;30\nAndenby;2011;1\n")
    assert [figure.area_code for figure in read.figures] == ["999", "999", "000"]
    assert (read.skipped, list(read.others)) == (2, ["657", "Andenby"])


def test_a_row_without_a_figure_says_nothing() -> None:
    read = sheet("år;tal\n2011;44\n2012;\n\n;;\n")
    assert (len(read.figures), read.empty, read.fault_count) == (1, 1, 0)


def test_excels_own_line_about_the_delimiter_is_taken() -> None:
    assert figures("sep=;\nperiode;værdi\n2011;44\n") == [("999", "2011", 44)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_is_found(encoding: str) -> None:
    read = sheet("område;år;værdi;bemærkning\nEksempel;2013;45;Optælling på gaden\n", encoding=encoding)
    assert [figure.note for figure in read.figures] == ["Optælling på gaden"]


def test_unused_columns_are_shown_as_such() -> None:
    read = sheet("år;tal;farve\n2011;44;rød\n")
    assert read.kind is SheetKind.PLAIN
    assert [(column.name, column.text) for column in read.columns] == [
        ("år", "periode"),
        ("tal", "tal"),
        ("farve", "bruges ikke"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2013;33.6", "linje 3, kolonnen ”Tal”: ”33.6”: et punktum"),
        ("2013;mange", "linje 3, kolonnen ”Tal”: ”mange”: det er ikke et tal"),
        ("2013;-4", "linje 3, kolonnen ”Tal”: ”-4”: Tallet skal være nul eller større"),
        ("2013;1000000000001", "linje 3, kolonnen ”Tal”: ”1000000000001”: Tallet skal være nul eller større og højst"),
        ("2027;45", "linje 3, kolonnen ”År”: ”2027”: Perioden skal være"),
        ("i går;45", "linje 3, kolonnen ”År”: ”i går”: Perioden skal være"),
        (";45", "linje 3, kolonnen ”År”: der skal stå en periode"),
        ("2021M10;45", "linje 3, kolonnen ”År”: ”2021M10”: tal for måneder"),
        ("2011;45", "linje 3, kolonnen ”År”: ”2011”: perioden står også på linje 2"),
        ("2013;4;5", "linje 3, kolonnen ”Tal”: ”5”: rækken har flere celler"),
    ],
)
def test_a_wrong_row_is_named_by_line_and_column(row: str, said: str) -> None:
    (fault,) = faults(f"År;Tal\n2011;44\n{row}\n")
    assert fault.startswith(said)


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [
        ("år;andel", "2013;101", "kolonnen ”andel”: ”101”: Tallet skal være"),
        ("år;andel;ud af", "2013;33;0", "kolonnen ”ud af”: ”0”: Antallet"),
        ("år;andel;ud af", "2013;33;99999999999", "kolonnen ”ud af”: ”99999999999”: Antallet"),
        ("år;andel;ud af", "2013;33;1,5", "kolonnen ”ud af”: ”1,5”: skriv et helt tal"),
        ("år;andel;status", "2013;33;måske", "kolonnen ”status”: ”måske”: skriv foreløbigt"),
        ("år;andel;offentliggjort", "2013;33;31-02-2014", "kolonnen ”offentliggjort”: ”31-02-2014”: skriv en dato"),
        ("år;andel;område", "2013;33;", "kolonnen ”område”: der skal stå et område"),
        ("år;andel;kilde", f"2013;33;{'x' * 301}", "teksten må højst være på 300 tegn"),
    ],
)
def test_every_column_has_its_own_fault(columns: str, cells: str, said: str) -> None:
    (fault,) = faults(f"{columns}\n{cells}\n", SHARE)
    assert said in fault


def test_how_many_a_count_is_of_is_refused() -> None:
    (fault,) = faults("år;tal;ud af\n2013;33;100\n")
    assert "kun ved andele" in fault


def test_lines_within_quotes_are_counted() -> None:
    (fault,) = faults('år;tal;note\n2011;44;"to\nlinjer"\n2012;x1;\n')
    assert fault.startswith("linje 4, ")


def test_a_possible_cpr_number_is_masked_wherever_it_stands() -> None:
    number = "-".join(("010190", "1234"))
    said = faults(f"år;tal;note\n2011;{number};\n{number};44;\n2012;44;ringede til {number}\n")
    assert len(said) == 3
    assert all("••••" in fault and number not in fault for fault in said)
    assert "CPR" in said[2]


def test_only_some_faults_are_kept_and_all_are_counted() -> None:
    read = sheet("år;tal\n" + "2011;mange\n" * 80)
    assert (len(read.faults), read.fault_count) == (50, 80)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "tom"),
        ("\n\n", "tom"),
        ("2011;44\n2012;45\n", "mangler en kolonne"),
        ("år;farve\n2011;rød\n", "”tal”"),
        ("år;tal;værdi\n2011;4;4\n", "er begge tal"),
        ("år;tal\0\n", "ikke en CSV-fil"),
        ('år;tal\n2011;"44\n', "Linje 2: anførselstegnene"),
        (";".join(["år", "tal", *map(str, range(60))]), "62 kolonner"),
        (";;;\n;;\n", "mangler en kolonne"),
        ("sep=;", "mangler en kolonne"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(SheetUnreadable) as refused:
        sheet(text)
    assert said in refused.value.sentence


def test_a_spreadsheet_that_is_not_saved_as_csv_is_refused() -> None:
    with pytest.raises(SheetUnreadable, match="Gem regnearket som CSV"):
        sheet("PK\x03\x04\x14\0\x06\0")


def test_a_file_is_bounded_in_bytes_and_rows() -> None:
    with pytest.raises(SheetUnreadable, match="højst fylde"):
        sheet("x" * (MOST_BYTES + 1))
    with pytest.raises(SheetUnreadable, match=r"100\.000 rækker"):
        sheet("område;år;tal\n" + "657;2011;1\n" * (MOST_ROWS + 1))


def test_without_a_code_of_its_own_a_municipality_must_name_the_area() -> None:
    nobody = Reading(unit="personer", areas={}, own_area="", this_year=2026)
    with pytest.raises(SheetUnreadable, match="kommunens kode"):
        sheet("år;tal\n2011;4\n", nobody)


def test_a_decimal_point_is_taken_where_it_is_said() -> None:
    how = Reading(unit="pct.", areas=COUNT.areas, own_area="999", this_year=2026, has_point=True)
    assert figures("year,value\n2011,33.6\n", how) == [("999", "2011", 33.6)]
