"""The head of an item: case number, caseworkers, and the route read by position."""

import pytest

from portal.imports.agenda_text.grammar import read_lines
from portal.imports.agenda_text.heads import Head, parse_head
from portal.imports.agenda_text.parsed import ParsedRoute
from tests.imports.samples import CODES, NBSP, TITLE, matrix


def head(text: str) -> Head:
    return parse_head(read_lines(text), 104, TITLE)


class TestPeople:
    @pytest.mark.parametrize(
        "text",
        [
            "Sagsnr.: 14/513 Sagsbehandler: Jurist",
            f"Sagsnr:{NBSP}14/513{NBSP}{NBSP}Sagsbehandler:{NBSP}Jurist{NBSP}",
            "Sagsnr.: 14/513\n\nSagsbehandler: Jurist",
            "Sagsbehandler: Jurist\nSagsnummer: 14/513",
        ],
    )
    def test_number_and_caseworker_stand_on_one_line_or_two(self, text: str) -> None:
        assert (head(text).case_number, head(text).caseworker) == ("14/513", "Jurist")

    @pytest.mark.parametrize("text", ["", "Sagsnr.:", "Sagsnr.: - Sagsbehandler: -"])
    def test_what_is_missing_is_empty(self, text: str) -> None:
        assert (head(text).case_number, head(text).caseworker) == ("", "")

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Øvrige sagsbehandlere: -", ()),
            ("Øvrige sagsbehandlere:", ()),
            ("Øvrige sagsbehandlere: Jurist", ("Jurist",)),
            ("Øvrige sagsbehandlere: Jurist, Økonom og Planlægger", ("Jurist", "Økonom", "Planlægger")),
            ("Øvrige sagsbehandlere: Jurist,\nØkonom og\nPlanlægger", ("Jurist", "Økonom", "Planlægger")),
            ("Sagsbehandler: Leder Øvrige sagsbehandlere: Jurist", ("Jurist",)),
        ],
    )
    def test_other_caseworkers_are_a_list(self, text: str, names: tuple[str, ...]) -> None:
        assert head(text).others == names


class TestTitle:
    @pytest.mark.parametrize("text", [TITLE, TITLE.upper(), f"104. {TITLE}", TITLE.replace('"', "”"), f"{TITLE}."])
    def test_the_repeated_title_is_no_news(self, text: str) -> None:
        assert head(text).unplaced == []

    def test_another_line_is_reported(self) -> None:
        (unplaced,) = head(f"{TITLE}\n\nDelvist lukket").unplaced
        assert (unplaced.line, unplaced.text) == (3, "Delvist lukket")


class TestRoute:
    def test_a_cross_belongs_to_the_code_at_its_place(self) -> None:
        assert head(matrix("", "", "X", "")).route == ParsedRoute(codes=CODES, treated=("ØKE",), informed=())

    def test_several_crosses_keep_the_order_of_the_codes(self) -> None:
        route = head(matrix("", "x", "X", "X")).route
        assert route is not None
        assert route.treated == ("OMS", "ØKE", "BYR")

    @pytest.mark.parametrize("mark", ["(x)", "(X)", "( x )"])
    def test_a_cross_in_brackets_informs(self, mark: str) -> None:
        route = head(matrix("", "X", "", mark)).route
        assert route == ParsedRoute(codes=CODES, treated=("OMS",), informed=("BYR",))

    def test_blank_lines_around_the_table_do_not_move_it(self) -> None:
        text = f"\n{NBSP}\n{matrix('', 'X', '', '')}\n\n{NBSP}\n\nØvrige sagsbehandlere: -"
        assert head(text).route == ParsedRoute(codes=CODES, treated=("OMS",), informed=())

    def test_a_distance_between_codes_and_cells_does_not_move_them(self) -> None:
        text = matrix("", "X", "", "").replace("BYR\n", "BYR\n\n")
        assert head(text).route == ParsedRoute(codes=CODES, treated=("OMS",), informed=())

    @pytest.mark.parametrize(
        "marks",
        [("X",), ("X", ""), ("", "X", ""), ("", "", "X", "", ""), ("X", "X")],
    )
    def test_a_collapsed_table_is_unknown_and_reported(self, marks: tuple[str, ...]) -> None:
        found = head(matrix(*marks))
        assert (found.route, found.certain_codes) == (None, ())
        (unplaced,) = found.unplaced
        assert unplaced.line == 1
        assert "X" in unplaced.text

    def test_empty_cells_that_became_empty_lines_are_unknown(self) -> None:
        found = head(matrix("", "X", "", "").replace(NBSP, ""))
        assert found.route is None
        assert found.unplaced

    def test_a_cross_outside_the_run_of_cells_is_unknown(self) -> None:
        assert head(matrix("", "X", "", "") + "\n\nX").route is None

    def test_an_empty_table_tells_nothing(self) -> None:
        found = head(matrix("", "", "", ""))
        assert (found.route, found.unplaced) == (None, [])

    @pytest.mark.parametrize("last", ["BYRx", "BYR X", "BYRX", "BYR x"])
    def test_a_cross_glued_to_a_code_makes_this_code_certain_and_the_route_unknown(self, last: str) -> None:
        found = head(f"DIR\nOMS\nØKE\n{last}")
        assert (found.route, found.certain_codes) == (None, ("BYR",))
        assert last in found.unplaced[0].text

    def test_a_glued_cross_in_brackets_makes_nothing_certain(self) -> None:
        found = head("DIR\nOMS\nØKE\nBYR(x)")
        assert (found.route, found.certain_codes) == (None, ())
        assert found.unplaced

    def test_a_code_that_stands_twice_makes_the_route_unknown(self) -> None:
        assert head(matrix("", "X", codes=("OMS", "OMS"))).route is None

    def test_no_table_is_an_unknown_route(self) -> None:
        found = head("Sagsnr.: 14/513")
        assert (found.route, found.unplaced) == (None, [])

    def test_a_single_code_is_no_table(self) -> None:
        (unplaced,) = head("BYR\nX").unplaced[:1]
        assert unplaced.text == "BYR"
