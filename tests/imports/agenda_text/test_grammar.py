"""Lines, bullets and headings."""

import unicodedata

import pytest

from portal.imports.agenda_text.grammar import Heading, HeadingRole, body_of_decision, find_heading, line, read_lines


class TestLines:
    def test_lines_are_counted_from_one_whatever_ends_them(self) -> None:
        lines = read_lines("en\r\nto\rtre\nfire")
        assert [(found.number, found.text) for found in lines] == [(1, "en"), (2, "to"), (3, "tre"), (4, "fire")]

    def test_a_byte_order_mark_and_soft_hyphens_are_not_seen(self) -> None:
        assert read_lines("\ufeffUd\u00advalg")[0].text == "Udvalg"

    def test_a_direction_cannot_be_turned(self) -> None:
        assert read_lines("Bilag \u202efdp.exe")[0].text == "Bilag fdp.exe"

    def test_decomposed_letters_become_one(self) -> None:
        assert read_lines(unicodedata.normalize("NFD", "Mødested på Ærø Å"))[0].text == "Mødested på Ærø Å"

    def test_what_no_document_takes_becomes_a_space(self) -> None:
        assert read_lines("a\x00b\x0cc")[0].text == "a b c"

    def test_a_line_with_a_no_break_space_is_blank_but_not_empty(self) -> None:
        (found,) = read_lines("\N{NO-BREAK SPACE}")
        assert found.is_blank
        assert found.raw


class TestBullets:
    @pytest.mark.parametrize(
        "text", [" • Kort", "•\N{NO-BREAK SPACE}Kort", "•Kort", "- Kort", "– Kort", "* Kort", "· Kort"]
    )
    def test_a_bullet_gives_its_words(self, text: str) -> None:
        assert line(1, text).bullet == "Kort"

    @pytest.mark.parametrize("text", ["Kort", "-", "-5 grader", "- 5 mio. kr.", "*Kort", "1. Kort"])
    def test_what_is_no_bullet_keeps_its_signs(self, text: str) -> None:
        assert line(1, text).bullet is None


class TestHeadings:
    @pytest.mark.parametrize(
        ("text", "role"),
        [
            ("Sagsresume", HeadingRole.SUMMARY),
            ("Sagsresumé", HeadingRole.SUMMARY),
            ("Sammendrag:", HeadingRole.SUMMARY),
            ("Sagsfremstilling", HeadingRole.PRESENTATION),
            ("SAGSFREMSTILLING", HeadingRole.PRESENTATION),
            ("Økonomi", HeadingRole.OTHER),
            ("Alternativ indstilling", HeadingRole.OTHER),
            ("Indstilling", HeadingRole.RECOMMENDATION),
            ("Beslutning\N{NO-BREAK SPACE}", HeadingRole.DECISION),
            ("Beslutning i Byrådet den 01-02-2014", HeadingRole.DECISION),
            ("Bilag", HeadingRole.ATTACHMENTS),
        ],
    )
    def test_a_heading_stands_alone_on_its_line(self, text: str, role: HeadingRole) -> None:
        found = find_heading(line(1, text), HeadingRole.PRESENTATION)
        assert found is not None
        assert (found.role, found.after) == (role, "")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "bilag",
            "Bilagene følger senere",
            " • Bilag",
            "Se Bilag",
            'se "Bilag',
            "Beslutning i sagen træffes af rådet.",
        ],
    )
    def test_other_lines_are_no_headings(self, text: str) -> None:
        assert find_heading(line(1, text), HeadingRole.PRESENTATION) is None

    @pytest.mark.parametrize(
        ("text", "heading"),
        [
            ('mod "målene".Indstilling', Heading(HeadingRole.RECOMMENDATION, "Indstilling", 'mod "målene".')),
            ("årets målIndstilling", Heading(HeadingRole.RECOMMENDATION, "Indstilling", "årets mål")),
            ("i maj.Beslutning Godkendt.", Heading(HeadingRole.DECISION, "Beslutning", "i maj.", "Godkendt.")),
            ("BeslutningGodkendt.", Heading(HeadingRole.DECISION, "Beslutning", "", "Godkendt.")),
        ],
    )
    def test_a_heading_glued_to_text_is_cut_loose(self, text: str, heading: Heading) -> None:
        assert find_heading(line(1, text), HeadingRole.PRESENTATION) == heading

    def test_words_behind_a_heading_go_with_it_near_the_end_of_an_item(self) -> None:
        expected = Heading(HeadingRole.ATTACHMENTS, "Bilag", after="Kort")
        assert find_heading(line(1, "Bilag: Kort"), HeadingRole.RECOMMENDATION) == expected

    @pytest.mark.parametrize("text", ["Bilag: se mappen", "Beslutning: det kommer"])
    def test_such_words_are_a_sentence_inside_the_presentation(self, text: str) -> None:
        assert find_heading(line(1, text), HeadingRole.PRESENTATION) is None

    def test_who_decides_is_a_section(self) -> None:
        expected = Heading(HeadingRole.OTHER, "Beslutningen træffes af", after="Byrådet")
        assert find_heading(line(1, "Beslutningen træffes af: Byrådet"), HeadingRole.PRESENTATION) == expected

    def test_a_decision_may_name_its_body_and_day(self) -> None:
        assert body_of_decision("Beslutning i Økonomiudvalget den 1. maj 2014") == ("Økonomiudvalget", "1. maj 2014")
        assert body_of_decision("Beslutning i Byrådet") == ("Byrådet", "")
        assert body_of_decision("Beslutning") is None
