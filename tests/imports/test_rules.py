"""A whole agenda: its items told apart, and what cannot be read said by its line."""

from dataclasses import replace
from datetime import date

import pytest

from portal.cases.rules import SectionKind
from portal.imports.agenda_text.parsed import ParsedRecommendation, ParsedRoute
from portal.imports.rules import parse_agenda
from tests.imports.samples import AGENDA, CODES, GOALS, HEADER, ITEM, TITLE, item


def faults(text: str) -> list[str]:
    return [str(fault) for fault in parse_agenda(text).faults]


class TestTheSample:
    def test_the_header_is_read(self) -> None:
        agenda = parse_agenda(AGENDA)
        assert (agenda.committee, agenda.meeting_on, agenda.place) == (
            "Omsorgsudvalget",
            date(2014, 3, 5),
            "Lokale 2",
        )
        assert agenda.is_importable

    def test_the_head_of_the_item_is_read(self) -> None:
        found = item(ITEM)
        assert (found.number, found.title, found.case_number) == (104, TITLE, "27.00.00-A00-7-14")
        assert (found.caseworker, found.other_caseworkers) == ("Sagsbehandler Et", ())
        assert found.route == ParsedRoute(codes=CODES, treated=("OMS",), informed=())

    def test_the_sections_stand_in_order(self) -> None:
        assert [(section.kind, section.heading) for section in item(ITEM).sections] == [
            (SectionKind.SUMMARY, "Sagsresume"),
            (SectionKind.PRESENTATION, "Sagsfremstilling"),
        ]

    def test_recommendation_decision_and_attachments_are_read(self) -> None:
        found = item(ITEM)
        assert found.recommendation is not None
        assert replace(found.recommendation, line=0) == ParsedRecommendation(
            line=0,
            proposer="Direktøren for Omsorg og Velfærd",
            addressee="",
            points=("Omsorgsudvalget tager status til efterretning.",),
        )
        assert found.decision is not None
        assert (found.decision.kind, found.decision.text) == ("noted", "Til efterretning.")
        assert found.attachments == ("Flere med", "Tal for 2013")

    def test_goals_and_statuses_are_found(self) -> None:
        found = item(ITEM)
        assert {goal.key: goal.text for goal in found.goals} == GOALS
        assert [status.area_slug for status in found.statuses] == ["hjemloese", "udsatte-voksne", "misbrug"]

    def test_only_the_repeated_opening_is_unplaced(self) -> None:
        (unplaced,) = parse_agenda(AGENDA).unplaced
        assert unplaced.text == "Direktøren for Omsorg og Velfærd indstiller,"
        assert AGENDA.splitlines()[unplaced.line - 1] == unplaced.text
        assert "kendt fejl" in str(unplaced)

    def test_source_lines_name_the_first_and_last_line_of_the_item(self) -> None:
        lines = AGENDA.splitlines()
        first, last = item(f"\n{ITEM}\n").source_lines
        assert (lines[first - 1], lines[last - 1]) == (f"104. {TITLE}", " • Tal for 2013")


class TestWhereItemsBegin:
    def test_items_with_nothing_but_a_title_are_items(self) -> None:
        agenda = parse_agenda(f"{HEADER}1. Godkendelse af dagsorden\n\n2. Meddelelser\n\n3. Eventuelt\n")
        assert [found.title for found in agenda.items] == ["Godkendelse af dagsorden", "Meddelelser", "Eventuelt"]
        assert agenda.unplaced == ()

    def test_free_text_below_a_title_is_reported(self) -> None:
        agenda = parse_agenda(f"{HEADER}1. Meddelelser\n\nFormanden orienterede.\n\n2. Eventuelt\n")
        assert [found.number for found in agenda.items] == [1, 2]
        assert [unplaced.text for unplaced in agenda.unplaced] == ["Formanden orienterede."]

    def test_an_item_follows_the_attachments_of_another(self) -> None:
        agenda = parse_agenda(f"{HEADER}{ITEM}\n\n105. Meddelelser\n\nFormanden orienterede.\n")
        assert [found.number for found in agenda.items] == [104, 105]
        assert agenda.items[0].attachments == ("Flere med", "Tal for 2013")

    def test_a_gap_in_the_numbers_is_no_fault(self) -> None:
        text = f"{ITEM}\n\n107. Nyt værested\n\nSagsnr.: 14/513\n\nBeslutning\n\nGodkendt.\n"
        assert [found.number for found in parse_agenda(HEADER + text).items] == [104, 107]

    def test_a_numbered_list_in_the_text_is_no_item(self) -> None:
        found = item(
            "1. Nyt værested\nSagsnr.: 1\nIndstilling\n1. Udvalget godkender\n2. Udvalget bevilger\nBeslutning\nJa"
        )
        assert found.sections[0].html == "<ol><li><p>Udvalget godkender</p></li><li><p>Udvalget bevilger</p></li></ol>"

    def test_a_numbered_list_of_attachments_is_no_item(self) -> None:
        found = item("1. Nyt værested\nSagsnr.: 1\nBilag\n1. Kort\n2. Notat")
        assert found.attachments == ("1. Kort", "2. Notat")

    def test_a_year_at_the_start_of_a_line_is_no_item(self) -> None:
        found = item(
            "1. Nyt værested\nSagsnr.: 1\nSagsfremstilling\nPlanen gælder til\n2020. Derefter ses der på den\n\nBilag"
        )
        assert "2020. Derefter ses der på den" in found.sections[0].text

    def test_a_counted_chapter_in_the_text_is_no_item(self) -> None:
        found = item("7. Nyt værested\nSagsnr.: 1\nSagsfremstilling\nIndledning.\n\n8. Et nyt kapitel\n\nMere tekst.\n")
        assert "8. Et nyt kapitel" in found.sections[0].text

    def test_number_and_title_may_stand_twice(self) -> None:
        found = item("7. Nyt værested\n\n7. Nyt værested\n\nSagsnr.: 14/513")
        assert (found.title, found.case_number) == ("Nyt værested", "14/513")

    def test_the_word_that_opens_the_items_may_be_missing(self) -> None:
        text = AGENDA.replace("Dagsordenpunkter\n", "")
        assert [found.number for found in parse_agenda(text).items] == [104]

    def test_a_group_of_closed_items_closes_them(self) -> None:
        text = "Åbne dagsordenspunkter\n\n1. Budget\n\nLukkede dagsordenspunkter\n\n2. Køb af grund\n\n3. Lån\n"
        agenda = parse_agenda(HEADER + text)
        assert [found.is_closed for found in agenda.items] == [False, True, True]
        assert agenda.unplaced == ()

    @pytest.mark.parametrize("title", ["Lukket punkt", "Ejendom - Lukket punkt", "Ejendom (lukket)"])
    def test_an_item_that_says_it_is_closed_is_closed(self, title: str) -> None:
        assert item(f"5. {title}").is_closed

    def test_an_item_without_case_number_has_none(self) -> None:
        found = item("5. Eventuelt\n\nSagsbehandler: Udvalgssekretær\n\nEventuelt\n\nBeslutning\n\n-\n")
        assert (found.case_number, found.caseworker) == ("", "Udvalgssekretær")
        assert found.decision is None


class TestFaults:
    def test_an_item_without_number_is_told_by_its_line(self) -> None:
        assert faults(f"{HEADER}\nNyt værested\n\nSagsnr.: 14/513\n") == ["linje 7: punktet har intet nummer"]

    def test_an_item_without_number_takes_no_other_with_it(self) -> None:
        agenda = parse_agenda(f"{HEADER}{ITEM}\n\nNyt værested\n\nSagsnr.: 14/513\n\n106. Eventuelt\nSagsnr.: 1\n")
        assert [found.number for found in agenda.items] == [104, 106]
        assert [fault.message for fault in agenda.faults] == ["punktet har intet nummer"]
        assert agenda.items[0].attachments == ("Flere med", "Tal for 2013")

    def test_an_item_without_number_and_case_number_is_seen_by_its_heading(self) -> None:
        assert faults(f"{HEADER}Nyt værested\n\nBeslutning\n\nGodkendt.\n") == ["linje 6: punktet har intet nummer"]

    def test_an_item_that_begins_inside_a_text_spoils_both(self) -> None:
        text = "1. Nyt værested\nSagsnr.: 1\nSagsfremstilling\nEt hus lejes.\nSagsnr.: 2\nMere.\n"
        agenda = parse_agenda(HEADER + text)
        assert agenda.items == ()
        assert [str(fault) for fault in agenda.faults] == [
            "linje 6: punktet kan ikke skilles fra det, der begynder på linje 9",
            "linje 9: punktet har intet nummer",
        ]

    @pytest.mark.parametrize(
        ("first", "message"),
        [
            ("104.", "punkt 104 har ingen titel"),
            ("1.1 Nyt værested", "punktets nummer er ikke et helt tal fra 1 til 9999"),
            ("0. Nyt værested", "punktets nummer er ikke et helt tal fra 1 til 9999"),
            ("12345. Nyt værested", "punktets nummer er ikke et helt tal fra 1 til 9999"),
        ],
    )
    def test_a_number_that_cannot_be_read_is_told(self, first: str, message: str) -> None:
        text = f"{HEADER}{first}\n\nSagsnr.: 14/513\n"
        assert faults(text) == [f"linje 6: {message}"]

    def test_an_item_with_neither_number_nor_title_is_told(self) -> None:
        assert faults(f"{HEADER}\nSagsnr.: 14/513\n") == ["linje 7: punktet har hverken nummer eller titel"]

    def test_two_items_of_one_number_are_both_refused(self) -> None:
        agenda = parse_agenda(f"{HEADER}7. Ét\nSagsnr.: 1\n\n7. Andet\nSagsnr.: 2\n\n8. Tredje\nSagsnr.: 3\n")
        assert [found.number for found in agenda.items] == [8]
        assert [str(fault) for fault in agenda.faults] == [
            "linje 6: nummer 7 har også punktet på linje 9",
            "linje 9: nummer 7 har også punktet på linje 6",
        ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (f"7. {'a' * 301}", "titlen er længere end 300 tegn"),
            (f"7. Ét\nSagsnr.: {'1' * 61}", "sagsnummeret er længere end 60 tegn"),
            (f"7. Ét\nSagsnr.: 1 Sagsbehandler: {'a' * 201}", "sagsbehandleren er længere end 200 tegn"),
        ],
    )
    def test_what_has_no_room_is_told(self, text: str, message: str) -> None:
        assert faults(HEADER + text) == [f"linje 6: {message}"]

    def test_a_fault_in_the_header_leaves_no_item(self) -> None:
        agenda = parse_agenda(AGENDA.replace("Mødedato: 5. marts 2014", "Mødedato: snart"))
        assert not agenda.is_importable
        assert (agenda.items, agenda.unplaced) == ((), ())
        assert [str(fault) for fault in agenda.faults] == [
            "linje 2: »snart« er ikke en dato som »30. oktober 2013«",
        ]

    def test_an_empty_file_says_so(self) -> None:
        assert faults("\n \n") == ["linje 1: filen er tom"]

    def test_a_file_that_is_no_agenda_says_what_is_missing(self) -> None:
        assert faults("\nEn rapport om noget andet\n\nmed flere linjer") == [
            "linje 2: udvalgets navn mangler (»Udvalg: …«)",
            "linje 2: mødets dato mangler (»Mødedato: …«)",
            "linje 4: der står ingen dagsordenspunkter",
        ]

    def test_a_header_without_items_is_a_fault(self) -> None:
        assert faults(HEADER) == ["linje 5: der står ingen dagsordenspunkter"]
