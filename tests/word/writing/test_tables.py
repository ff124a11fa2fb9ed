"""The widths and header rows of tables."""

from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from portal.word.writing.tables import TEXT_WIDTH, Cell, joined, measured, table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def widths(*rows: tuple[str, ...]) -> list[int]:
    xml = table([[measured("<w:p/>", (text,)) for text in row] for row in rows])
    columns = etree.fromstring(f"<w:body {W}>{xml}</w:body>").iter(qn("w:gridCol"))
    return [int(column.get(qn("w:w"))) for column in columns]


def headers(*rows: str) -> int:
    cells = [[Cell(xml="<w:p/>", is_header=kind == "h") for kind in row] for row in rows]
    return table(cells).count("<w:tblHeader/>")


@given(st.lists(st.lists(st.text(max_size=90), min_size=1, max_size=9).map(tuple), min_size=1, max_size=6))
def test_a_table_is_exactly_as_wide_as_the_text(rows: list[tuple[str, ...]]) -> None:
    found = widths(*rows)

    assert sum(found) == TEXT_WIDTH
    assert min(found) > 0


def test_a_column_has_room_for_its_longest_word() -> None:
    short, long = widths(("a", "Beskæftigelsesforanstaltningerne " + "kort " * 200), ("a", "b"))

    assert short < long
    assert long > 3000


def test_short_columns_beside_a_long_one_stay_on_one_line() -> None:
    first, second, third = widths(("Unge, 18-24 år", "2023", "Flere henvises fra ungdomsuddannelserne."))

    assert first > 14 * 97
    assert second < first < third


def test_the_first_rows_of_header_cells_repeat() -> None:
    assert headers("hh", "hh", "hd", "hh") == 2


def test_a_table_of_header_cells_only_has_nothing_to_repeat_over() -> None:
    assert headers("hh") == 0


def test_no_rows_make_no_table() -> None:
    assert table([]) == table([[]]) == ""


def test_blocks_are_joined_with_a_paragraph_after_every_table_that_needs_it() -> None:
    one = table([[measured("<w:p/>", ("a",))]])

    assert joined([one, "<w:p/>", one, one]).count("TableEnd") == 2
