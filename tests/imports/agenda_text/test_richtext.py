"""Plain lines become paragraphs, lists and headings, and no word is lost on the way."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core import html
from portal.imports.agenda_text.grammar import read_lines
from portal.imports.agenda_text.richtext import parse_blocks, to_html, to_text
from tests.imports.samples import NBSP, PRESENTATION, bullets


def rich(text: str) -> str:
    return to_html(parse_blocks(read_lines(text)))


def words(text: str) -> list[str]:
    """The words of plain lines, without bullets and without the numbers of a list."""
    kept = [re.sub(r"^\s*(?:[•·]|[-–—*](?=\s+\D)|\d{1,4}[.)](?=\s+\S))", "", line.raw) for line in read_lines(text)]
    return " ".join(kept).split()


def words_of(fragment: str) -> list[str]:
    numbers_left = re.sub(r"<p>\d{1,4}[.)] ", "<p>", fragment)
    return html.text_of(numbers_left).split()


class TestParagraphs:
    def test_every_line_is_a_paragraph(self) -> None:
        assert rich(f"Ét.\nTo.\n\n{NBSP}\nTre.") == "<p>Ét.</p><p>To.</p><p>Tre.</p>"

    def test_a_wrapped_line_goes_on_in_its_paragraph(self) -> None:
        long = "Denne linje er så lang, at den er brudt midt i en sætning og går"
        assert rich(f"{long}\nvidere her.") == f"<p>{long} videre her.</p>"

    def test_signs_of_html_are_words(self) -> None:
        assert rich("<b>1 & 2</b>") == "<p>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>"

    def test_an_indented_line_is_a_paragraph(self) -> None:
        assert rich(f"Ét.\n\n{NBSP}Der er tid nok.") == "<p>Ét.</p><p>Der er tid nok.</p>"


class TestLists:
    def test_bullets_with_blank_lines_between_are_one_list(self) -> None:
        assert rich(f"{bullets('Ét', 'To')}\n\n{NBSP}\n\n • Tre") == (
            "<ul><li><p>Ét</p></li><li><p>To</p></li><li><p>Tre</p></li></ul>"
        )

    def test_a_line_indented_below_a_bullet_belongs_to_it(self) -> None:
        assert rich(" • Ét\n  Mere om ét.\nEfter.") == "<ul><li><p>Ét</p><p>Mere om ét.</p></li></ul><p>Efter.</p>"

    def test_a_bullet_may_have_its_words_on_the_next_line(self) -> None:
        assert rich("•\nÉt\n•\n\n• To") == "<ul><li><p>Ét</p></li><li><p>To</p></li></ul>"

    def test_a_list_counted_from_one_is_numbered(self) -> None:
        assert rich("1. Ét\n\n2) To\n  mere") == "<ol><li><p>Ét</p></li><li><p>To</p><p>mere</p></li></ol>"

    def test_two_counted_lists_are_two(self) -> None:
        assert rich("1. A\n2. B\n1. C\n2. D").count("<ol>") == 2

    @pytest.mark.parametrize(
        "text", ["12. september kom målene.", "1. januar begynder det.\n\nSå sker der mere.", "2. B\n3. C"]
    )
    def test_a_number_that_counts_nothing_stays(self, text: str) -> None:
        assert "<ol>" not in rich(text)
        assert words_of(rich(text)) == words(text)

    def test_a_counted_list_broken_by_other_text_keeps_its_numbers(self) -> None:
        assert "<p>3. C</p>" in rich("1. A\n2. B\n\nMidt imellem.\n\n3. C")


class TestHeadings:
    @pytest.mark.parametrize(
        "heading", ["Voksenområdet", "Børn/unge området", "Status i Eksempel Kommune på børneområdet:"]
    )
    def test_a_short_line_above_a_list_is_a_heading(self, heading: str) -> None:
        assert rich(f"Før.\n\n{heading}\n\n • Ét").startswith(f"<p>Før.</p><h3>{heading}</h3><ul>")

    @pytest.mark.parametrize(
        "line",
        [
            "Målene er:",
            "Kommunen vil",
            "Der er tre mål.",
            "dette er småt",
            "Efter de første mål kommer der flere mål for de samme borgere og for andre",
        ],
    )
    def test_a_line_that_leads_into_a_list_is_none(self, line: str) -> None:
        assert rich(f"{line}\n\n • Ét") == f"<p>{line}</p><ul><li><p>Ét</p></li></ul>"

    def test_a_short_line_above_text_is_none(self) -> None:
        assert rich("Voksenområdet\n\nTekst.") == "<p>Voksenområdet</p><p>Tekst.</p>"

    def test_a_line_right_below_text_is_none(self) -> None:
        assert rich("Tekst.\nVoksenområdet\n\n • Ét").startswith("<p>Tekst.</p><p>Voksenområdet</p>")


def test_the_text_has_a_line_for_each_bullet() -> None:
    blocks = parse_blocks(read_lines("Før.\n\n • Ét\n  mere\n • To\n\n1. A\n2. B"))
    assert to_text(blocks) == "Før.\n\n• Ét\nmere\n• To\n\n1. A\n2. B"


def test_the_sample_keeps_every_word() -> None:
    assert words_of(rich(PRESENTATION)) == words(PRESENTATION)


LINE = st.text(st.sampled_from(string.ascii_letters + "æøåÆØÅé .,:;-–•·*<>&\"'%/()0123456789" + NBSP), max_size=40)
STARTS = st.sampled_from(["", " • ", "•", "1. ", "2. ", "3) ", "- ", "  ", NBSP, "Status i ", "–5 "])


@given(st.lists(st.tuples(STARTS, LINE), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_no_word_is_lost_and_cleaning_changes_nothing(lines: list[tuple[str, str]], between: str) -> None:
    text = between.join(start + words for start, words in lines)
    fragment = rich(text)
    assert _letters(html.text_of(fragment)) == _letters(text)
    assert html.clean(fragment) == fragment
    assert set(re.findall(r"</?(\w+)", fragment)) <= {"p", "ul", "ol", "li", "h3"}


def _letters(text: str) -> str:
    """Letters in their order: what neither bullets nor the numbers of lists have."""
    return "".join(letter for letter in text if letter.isalpha())
