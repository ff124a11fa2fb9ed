"""The goal status' tables."""

from docx.oxml.ns import qn

from tests.word.examples import RICH_ITEM
from tests.word.reading import written


def test_the_header_row_of_a_goal_table_repeats_and_its_rows_stay_whole() -> None:
    rows = written(RICH_ITEM).tables[2].rows

    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * 3
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_goal_table_is_named_for_those_who_cannot_see_it() -> None:
    captions = [table._tbl.tblPr.find(qn("w:tblCaption")) for table in written(RICH_ITEM).tables]

    assert [caption.get(qn("w:val")) for caption in captions if caption is not None] == [
        "Sagsgang",
        "Målstatus: Hjemløse",
        "Målstatus: Misbrug",
    ]
