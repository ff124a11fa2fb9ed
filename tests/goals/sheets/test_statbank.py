"""CSV from Statistikbanken: columns by name, codes or texts, and one value in every other dimension."""

from dataclasses import replace

import pytest

from portal.goals.rules import Presence
from portal.goals.sheets import SheetKind, SheetUnreadable
from tests.goals.sheets.samples import COUNT, SHARE, faults, figures, sheet

OWN = replace(COUNT, areas={"657": "Herning Kommune", "000": "Hele landet"}, own_area="657")
CODES = "OMRÅDE;TID;INDHOLD\r\n000;2023;5943145\r\n084;2023;1\r\n657;2023;89000\r\n657;2024;89500\r\n773;2023;20000\r\n"
TEXTS = (
    "\ufeffTID;OMRÅDE;INDHOLD\r\n2023;Hele landet;5943145\r\n2023;Herning;89000\r\n2024;Herning;89500\r\n"
    "2023;Morsø;3\r\n"
)
READ = [("000", "2023", 5943145.0), ("657", "2023", 89000.0), ("657", "2024", 89500.0)]


@pytest.mark.parametrize("text", [CODES, TEXTS, CODES.replace("OMRÅDE", "KOMMUNEDK"), CODES.replace("Å", "AA")])
def test_codes_and_texts_say_the_same(text: str) -> None:
    assert figures(text, OWN) == READ


def test_a_table_in_the_old_encoding_is_read() -> None:
    read = sheet(TEXTS.removeprefix("\ufeff"), OWN, encoding="cp1252")
    assert (len(read.figures), list(read.others)) == (3, ["Morsø"])


def test_a_code_with_its_text_is_read_and_other_areas_are_counted() -> None:
    read = sheet("OMRÅDE;TID;INDHOLD\n657 Herning;2023;1\n773 Morsø;2023;2\n", OWN)
    assert (len(read.figures), read.skipped, read.kind) == (1, 1, SheetKind.STATBANK)


def test_decimals_have_a_comma_and_the_marks_their_meaning() -> None:
    text = "TID;INDHOLD\n2015;42,60\n2016;..\n2017;.\n2018;-\n2019;x\n2020;\n"
    read = sheet(text, SHARE)
    assert [(figure.value, figure.presence) for figure in read.figures] == [
        (42.6, Presence.COUNTED),
        (None, Presence.SUPPRESSED),
        (None, Presence.NOT_COUNTED),
        (0, Presence.COUNTED),
        (None, Presence.SUPPRESSED),
    ]


def test_a_table_without_areas_is_of_the_whole_country() -> None:
    assert figures("TID;INDHOLD\n2023;7\n", OWN) == [("000", "2023", 7)]


def test_a_dimension_with_one_value_is_shown_and_taken() -> None:
    read = sheet("KØN;OMRÅDE;TID;INDHOLD\nI alt;657;2023;7\nMænd;101;2023;4\n", OWN)
    assert [figure.value for figure in read.figures] == [7]
    assert read.columns[0].text == "kun ”I alt”"


def test_a_dimension_with_several_values_is_refused_with_its_name_and_values() -> None:
    text = "OMRÅDE;KOEN;TID;INDHOLD\n657;I alt;2023;7\n657;Mænd;2023;4\n657;Kvinder;2023;3\n"
    with pytest.raises(SheetUnreadable) as refused:
        sheet(text, OWN)
    assert "”KOEN”" in refused.value.sentence
    assert "”I alt”, ”Mænd” og ”Kvinder”" in refused.value.sentence


def test_of_many_values_only_some_are_named() -> None:
    rows = "".join(f"657;{age} år;2023;7\n" for age in range(30))
    with pytest.raises(SheetUnreadable, match="og 25 andre"):
        sheet(f"OMRÅDE;ALDER;TID;INDHOLD\n{rows}", OWN)


def test_a_column_called_status_is_a_dimension_here() -> None:
    assert figures("STATUS;OMRÅDE;TID;INDHOLD\nGift;657;2023;7\n", OWN) == [("657", "2023", 7)]


def test_a_row_that_stands_twice_is_named() -> None:
    (fault,) = faults("KØN;OMRÅDE;TID;INDHOLD\nI alt;657;2023;7\nI alt;657;2023;8\n", OWN)
    assert "står også på linje 2" in fault


def test_quarters_are_read_and_months_refused() -> None:
    assert figures("TID;INDHOLD\n2025K1;7\n", OWN) == [("000", "2025K1", 7)]
    (fault,) = faults("TID;INDHOLD\n2021M10;7\n", OWN)
    assert fault.startswith("linje 2, kolonnen ”TID”: ”2021M10”: tal for måneder")
