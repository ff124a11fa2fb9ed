"""Sentences of figures in a text: found by their words, put at the end, replaced; and figures since a day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.content import (
    Reading,
    every_sentence,
    figures_since,
    figures_told,
    linked,
    suggestions,
    with_sentence,
)
from portal.core.danish import NBSP
from portal.core.html import clean, clean_rich_text, text_of
from portal.goals.content import GoalContent, SeriesPoint, figure_sentences, marked
from portal.goals.rules import Secrecy
from tests.goals.samples import HOMELESS, local

SENTENCE = f"Antallet faldt fra 47 i 2015 til 43{NBSP}personer i 2017."
HERE = replace(HOMELESS, local=local(HOMELESS, {2011: 45, 2013: 44, 2014: 43}))


class TestReading:
    @pytest.mark.parametrize(
        "html",
        [
            "<p>Antallet faldt fra 47 i 2015 til 43 personer i 2017.</p>",
            "<p>Før. Antallet  faldt fra 47\n i 2015 til 43&nbsp;personer i 2017. Efter.</p>",
            "<ul><li>Antallet faldt fra <strong>47</strong> i 2015 til <em>43 </em>personer i 2017.</li></ul>",
            "Antallet faldt fra 47 i 2015 til 43 personer i 2017.",
        ],
    )
    def test_a_sentence_stands_where_its_words_stand_however_they_are_spaced(self, html: str) -> None:
        assert Reading(html).has(SENTENCE)

    @pytest.mark.parametrize(
        "html",
        [
            "",
            "<p>Antallet faldt fra 47 i 2015 til 43,5 personer i 2017.</p>",
            "<p>Antallet faldt fra 47 i 2015</p><p>til 43 personer i 2017.</p>",
        ],
    )
    def test_other_words_and_two_blocks_are_another_sentence(self, html: str) -> None:
        assert not Reading(html).has(SENTENCE)

    def test_a_number_that_goes_on_is_another_number(self) -> None:
        assert not Reading("<p>Der var 43 i alt 5</p>").has("i alt 50")
        assert not Reading("<p>Der var 430</p>").has("Der var 43")

    def test_nothing_stands_nowhere(self) -> None:
        assert not Reading("<p>Ord</p>").has(" ")

    def test_a_sentence_is_replaced_and_what_is_around_it_stays(self) -> None:
        html = "<p>Før. Antallet faldt fra 47 i 2015 til 43 personer i 2017. <strong>Efter</strong></p>"
        assert Reading(html).replaced(SENTENCE, "A < B & C.") == "<p>Før. A &lt; B &amp; C. <strong>Efter</strong></p>"

    def test_tags_within_it_still_close(self) -> None:
        html = "<p><em>Ja. Antallet faldt</em> fra 47 i 2015 til 43 personer i 2017. Nej</p>"
        replaced = Reading(html).replaced(SENTENCE, "Nyt.")
        assert clean(replaced) == replaced
        assert text_of(replaced) == "Ja. Nyt. Nej"

    def test_what_does_not_stand_is_not_replaced(self) -> None:
        assert Reading("<p>Ord</p>").replaced(SENTENCE, "Nyt.") == "<p>Ord</p>"


class TestWithSentence:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("", "<p>Nyt.</p>"),
            ("<p></p>", "<p>Nyt.</p>"),
            ("<p>Før.</p>", "<p>Før. Nyt.</p>"),
            ("<ul><li>Før</li></ul>", "<ul><li>Før</li></ul><p>Nyt.</p>"),
            ("<blockquote><p>Før</p></blockquote>", "<blockquote><p>Før</p></blockquote><p>Nyt.</p>"),
            ("Uden script.\n\nTo linjer.", "<p>Uden script.</p><p>To linjer. Nyt.</p>"),
        ],
    )
    def test_it_comes_last(self, html: str, expected: str) -> None:
        assert with_sentence(html, "Nyt.") == expected

    @given(st.lists(st.sampled_from(["<p>", "</p>", "<em>", "</em>", "<ul><li>", "</li></ul>", "ord ", "&amp; "])))
    def test_whatever_stood_there_it_stands_there_afterwards(self, pieces: list[str]) -> None:
        html = with_sentence("".join(pieces), SENTENCE)
        assert Reading(html).has(SENTENCE)
        assert text_of(html).startswith(text_of(clean_rich_text("".join(pieces)))[:3])


class TestLinks:
    def test_only_what_stands_in_the_text_is_linked_and_each_words_once(self) -> None:
        offered = {7: figure_sentences(HERE)}
        first, *others = figure_sentences(HERE)
        assert others
        known = [(8, "gammel", first.text.replace(NBSP, " "))]
        assert [link[:2] for link in linked([with_sentence("", first.text)], offered, known)] == [(8, "gammel")]
        assert [link[:2] for link in linked(["", with_sentence("", first.text)], offered, [])] == [(7, first.kind)]
        assert linked(["<p>Andre ord.</p>"], offered, known) == ()

    def test_a_sentence_that_two_goals_give_is_offered_once(self) -> None:
        other = replace(HERE, slug="egen")
        assert suggestions([HERE, other])["egen"] == ()

    def test_a_sentence_tells_the_municipalitys_figures_that_it_is_made_of(self) -> None:
        sentence = next(row for row in figure_sentences(HERE) if row.kind == "local-latest")
        assert figures_told(HERE, sentence.kind, sentence.text) == sentence.figures
        assert sentence.figures

    def test_a_sentence_of_a_secret_figure_is_never_on_offer_but_known_again(self) -> None:
        small = marked(HERE, {("hjemloese", "2014"): Secrecy.SMALL_COUNT})
        secret = next(row for row in figure_sentences(HERE) if row.kind == "local-latest")
        assert secret.text not in [row.text for row in suggestions([small])["hjemloese"]]
        assert secret.text in [row.text for row in every_sentence([small])["hjemloese"]]
        assert figures_told(small, secret.kind, secret.text) == secret.figures

    def test_an_old_sentence_about_the_country_tells_nothing_of_the_municipality(self) -> None:
        old = "Antallet af hjemløse i hele landet var 4.900 personer i 2011."
        assert figures_told(HERE, "national-latest", old) == ()

    def test_a_sentence_that_no_longer_holds_tells_of_every_period_that_it_names(self) -> None:
        old = "Antallet faldt fra 45 i 2011 til 41 i 2013."
        assert figures_told(HERE, "local-latest", old) == (("hjemloese", "2011"), ("hjemloese", "2013"))
        assert figures_told(None, "local-latest", old) == ()


def dated(goal: GoalContent, **days: date) -> GoalContent:
    points = tuple(replace(point, published_on=days.get(f"y{point.period}")) for point in goal.series)
    return replace(goal, series=points)


class TestFiguresSince:
    def test_what_was_published_later_is_new(self) -> None:
        goal = dated(HOMELESS, y2011=date(2011, 9, 1), y2013=date(2013, 11, 1))
        (news,) = figures_since(goal, date(2013, 10, 30))
        assert (news.whose, news.figures) == ("Hele landet", (("2013", 5820),))
        assert figures_since(goal, date(2013, 11, 1)) == ()

    def test_a_figure_without_a_date_is_new_from_the_next_year_on(self) -> None:
        (news,) = figures_since(HERE, date(2013, 3, 1))
        assert (news.whose, news.figures) == ("Eksempel Kommune", (("2014", 43),))

    def test_a_year_without_a_figure_is_no_news(self) -> None:
        point = SeriesPoint(period="2016", value=None)
        assert figures_since(replace(HOMELESS, series=(point,)), date(2014, 1, 1)) == ()
