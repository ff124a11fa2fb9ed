"""The parts of an item, with the faults of the platforms they come from."""

import pytest

from portal.cases.rules import SectionKind
from portal.imports.agenda_text.parsed import ParsedItem, UnplacedText
from portal.imports.rules import parse_agenda
from tests.imports.samples import HEADER, bullets, item

HEAD = "7. Nyt værested\n\nSagsnr.: 14/513\n\n"
POINTS = "Forvaltningen indstiller,\n\nat planen godkendes."


def unplaced(text: str) -> list[UnplacedText]:
    return list(parse_agenda(HEADER + HEAD + text).unplaced)


def read(text: str) -> ParsedItem:
    return item(HEAD + text)


def decision(text: str) -> tuple[str, str] | None:
    found = read(text).decision
    return (found.kind, found.text) if found else None


class TestSections:
    def test_a_missing_summary_is_missing(self) -> None:
        assert [section.kind for section in read("Sagsfremstilling\n\nEt hus.").sections] == [SectionKind.PRESENTATION]

    def test_other_headings_keep_their_order(self) -> None:
        text = "Resumé\nKort.\nSagsfremstilling\nLangt.\nØkonomi\nBilligt.\nTidligere behandling\nAldrig."
        assert [section.heading for section in read(text).sections] == [
            "Resumé",
            "Sagsfremstilling",
            "Økonomi",
            "Tidligere behandling",
        ]

    def test_a_second_presentation_is_another_section(self) -> None:
        sections = read("Sagsfremstilling\nÉt.\nSagsfremstilling\nTo.").sections
        assert [(section.kind, section.text) for section in sections] == [
            (SectionKind.PRESENTATION, "Ét."),
            (SectionKind.OTHER, "To."),
        ]

    @pytest.mark.parametrize("nothing", ["", "\N{NO-BREAK SPACE}", "-"])
    def test_an_empty_section_is_left_out(self, nothing: str) -> None:
        assert read(f"Sagsresume\n\n{nothing}\n\nBilag").sections == ()

    def test_a_heading_glued_to_the_text_opens_its_section(self) -> None:
        found = read(f'Sagsfremstilling\n\nEt hus, kaldet "huset".Indstilling\n\n{POINTS}')
        assert found.sections[0].text == 'Et hus, kaldet "huset".'
        assert found.recommendation is not None

    def test_a_table_flattened_to_lines_keeps_every_cell(self) -> None:
        text = read("Sagsfremstilling\n\nÅr\n2012\n2013\nPersoner\n10\n- 3").sections[0].text
        assert text.split() == ["År", "2012", "2013", "Personer", "10", "-", "3"]


class TestDecisions:
    @pytest.mark.parametrize("nothing", ["", "\n\N{NO-BREAK SPACE}\n", "\n-"])
    def test_an_empty_decision_is_none(self, nothing: str) -> None:
        assert decision(f"Beslutning{nothing}") is None

    def test_the_words_stand_as_they_stood(self) -> None:
        assert decision("Beslutning\n\nGodkendt.\n\nAfbud: Et medlem\n • Bilag 1") == (
            "approved",
            "Godkendt.\n\nAfbud: Et medlem\n\n• Bilag 1",
        )

    def test_a_heading_twice_with_one_text_is_one_decision(self) -> None:
        assert decision("Beslutning\n\nBeslutning\n\nGodkendt.") == ("approved", "Godkendt.")

    def test_the_same_words_twice_are_one_decision_and_reported(self) -> None:
        text = "Beslutning\nGodkendt.\nBeslutning\nGodkendt."
        assert decision(text) == ("approved", "Godkendt.")
        assert [found.reason for found in unplaced(text)] == ["beslutningen står to gange"]

    def test_two_different_decisions_are_both_kept(self) -> None:
        assert decision("Beslutning\nGodkendt.\nBeslutning\nUdsat.") == ("compound", "Godkendt.\n\nUdsat.")

    @pytest.mark.parametrize("heading", ["Beslutning i Omsorgsudvalget", "Beslutning i Omsorgsudvalget den 05-03-2014"])
    def test_a_decision_may_name_this_meeting(self, heading: str) -> None:
        assert decision(f"{heading}\nGodkendt.") == ("approved", "Godkendt.")

    @pytest.mark.parametrize("heading", ["Beslutning i Økonomiudvalget", "Beslutning i Omsorgsudvalget den 05-02-2014"])
    def test_another_meetings_decision_is_a_section(self, heading: str) -> None:
        found = read(f"{heading}\nUdsat.\nBeslutning\nGodkendt.")
        assert [(section.heading, section.text) for section in found.sections] == [(heading, "Udsat.")]
        assert found.decision is not None
        assert found.decision.text == "Godkendt."

    def test_a_decision_below_the_points_is_the_decision_where_no_other_stands(self) -> None:
        text = f"Indstilling\n\n{POINTS}\n\nRådet drøftede sagen.\n\nBilag\n\n • Kort"
        assert decision(text) == ("discussed", "Rådet drøftede sagen.")
        assert [found.reason for found in unplaced(text)] == ["beslutningen stod under indstillingen"]

    def test_a_decision_below_the_points_is_text_where_another_stands(self) -> None:
        found = read(f"Indstilling\n\n{POINTS}\n\nDrøftet.\n\nBeslutning\n\nGodkendt.")
        assert [(section.heading, section.text) for section in found.sections] == [("Indstilling", "Drøftet.")]
        assert found.decision is not None
        assert found.decision.text == "Godkendt."

    def test_a_recommendation_of_one_word_is_not_taken_for_the_decision(self) -> None:
        found = read("Indstilling\n\nTil efterretning.")
        assert (found.decision, found.recommendation) == (None, None)
        assert [(section.heading, section.text) for section in found.sections] == [("Indstilling", "Til efterretning.")]


class TestAttachments:
    @pytest.mark.parametrize("text", [bullets("Kort", "Notat"), "Kort\nNotat", "\nKort\n\nNotat\n", " •Kort\n •Notat"])
    def test_each_line_is_a_name(self, text: str) -> None:
        assert read(f"Bilag\n{text}").attachments == ("Kort", "Notat")

    @pytest.mark.parametrize("text", ["", "-", "Ingen", "Ingen bilag."])
    def test_none_is_none(self, text: str) -> None:
        assert read(f"Bilag\n{text}").attachments == ()

    def test_a_name_goes_on_on_an_indented_line(self) -> None:
        assert read("Bilag\n • Notat om\n   huset\n • Kort").attachments == ("Notat om huset", "Kort")

    def test_text_among_bullets_is_reported(self) -> None:
        text = f"Bilag\n\n{bullets('Kort')}\n\nUdskrevet i dag"
        assert read(text).attachments == ("Kort",)
        assert [found.text for found in unplaced(text)] == ["Udskrevet i dag"]

    def test_attachments_may_stand_inside_the_recommendation(self) -> None:
        found = read(f"Indstilling\n\n{POINTS}\n\nBilag: Kort\n\nat huset lejes.\n\nBeslutning\n\nGodkendt.")
        assert found.attachments == ("Kort",)
        assert found.recommendation is not None
        assert found.recommendation.points == ("planen godkendes.", "huset lejes.")
        assert found.decision is not None

    def test_a_name_that_stands_under_two_headings_counts_once(self) -> None:
        text = f"Indstilling\n{POINTS}\nBilag: Kort\nBeslutning\nGodkendt.\nBilag\n • Kort\n • Notat"
        assert read(text).attachments == ("Kort", "Notat")
        assert [found.reason for found in unplaced(text)] == ["bilaget står to gange"]

    def test_a_name_without_room_is_reported(self) -> None:
        assert read(f"Bilag\n{'a' * 301}").attachments == ()
        assert [found.reason for found in unplaced(f"Bilag\n{'a' * 301}")] == ["bilagets navn er over 300 tegn"]


def test_a_second_recommendation_is_a_section() -> None:
    found = read(f"Indstilling\n{POINTS}\nIndstilling\nEt medlem indstiller,\nat huset sælges.")
    assert found.recommendation is not None
    assert found.recommendation.points == ("planen godkendes.",)
    assert [section.text for section in found.sections] == ["Et medlem indstiller,\n\nat huset sælges."]
