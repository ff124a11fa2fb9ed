"""Facts and route of an item."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from portal.agendas.content import ItemContent
from portal.cases.content import RouteCell
from portal.cases.rules import RouteRole
from tests.word.examples import BODIES, EMPTY_CASE, RICH_ITEM, route
from tests.word.reading import style_of, written

SOS_ONLY = route(SOS=RouteRole.DECIDES)


def item(cells: tuple[RouteCell, ...] | None) -> ItemContent:
    return replace(RICH_ITEM, case=replace(EMPTY_CASE, route=cells), decision=None)


def sentence(cells: tuple[RouteCell, ...] | None) -> str:
    document = written(item(cells))
    return next(found.text for found in document.paragraphs if style_of(found) == "Sagsgang")


def test_the_route_is_said_in_words() -> None:
    assert sentence(SOS_ONLY) == "Behandles i: Social- og Sundhedsudvalget (SOS)."


def test_a_route_through_several_bodies_says_what_each_does() -> None:
    cells = route(SOS=RouteRole.ADVISES, ØKE=RouteRole.DECIDES, BYR=RouteRole.DECIDES, DIR=RouteRole.INFORMED)

    assert sentence(cells) == (
        "Behandles i: Økonomi- og Erhvervsudvalget (ØKE) og Byrådet (BYR). "
        "Udtalelse fra: Social- og Sundhedsudvalget (SOS). Til orientering i: Direktionen (DIR)."
    )


@pytest.mark.parametrize("cells", [None, (), route()])
def test_an_unknown_route_is_said_to_be_unknown_and_has_no_table(cells: tuple[RouteCell, ...] | None) -> None:
    assert sentence(cells) == "Behandles i: ikke oplyst."
    assert written(item(cells)).tables == []


def test_the_route_table_has_codes_as_header_and_a_mark_at_the_body() -> None:
    cells = route(SOS=RouteRole.DECIDES, BFU=RouteRole.ADVISES, BYR=RouteRole.INFORMED)
    table = written(item(cells)).tables[0]
    codes, marks = ([cell.text for cell in row.cells] for row in table.rows)

    assert codes == [code for code, _ in BODIES]
    assert marks == ["", "", "X", "X", "", "", "", "", "", "(x)"]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_the_route_table_carries_its_words_as_description() -> None:
    table = written(item(SOS_ONLY)).tables[0]
    description = table._tbl.tblPr.find(qn("w:tblDescription"))

    assert description.get(qn("w:val")) == "Behandles i: Social- og Sundhedsudvalget (SOS)."


def test_facts_that_are_not_known_are_said_to_be_unknown() -> None:
    case = replace(EMPTY_CASE, case_number="", caseworker="", other_caseworkers=())
    texts = [found.text for found in written(replace(RICH_ITEM, case=case)).paragraphs]

    assert texts[1:4] == ["Sagsnr.:\tikke oplyst", "Sagsbehandler:\tikke oplyst", "Øvrige sagsbehandlere:\tingen"]
