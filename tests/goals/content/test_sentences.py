"""Suggested sentences: what they say, and what they keep quiet about."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import NBSP, number_text
from portal.goals.content import GoalContent, SuggestedSentence, figure_sentences, marked
from portal.goals.rules import ObservationStatus, Secrecy
from tests.goals.samples import HOMELESS, SHARE, judged, local, points

LOCALLY = {2011: 45.0, 2013: 44.0, 2015: 47.0, 2017: 43.0}
NOW = date(2018, 3, 1)


def here(goal: GoalContent, figures: Mapping[int, float | None], *, as_of: date = NOW) -> GoalContent:
    goal = replace(goal, as_of=as_of)
    return replace(goal, local=local(goal, figures))


def said(goal: GoalContent) -> dict[str, str]:
    return {sentence.kind: sentence.text.replace(NBSP, " ") for sentence in figure_sentences(goal)}


def broken(goal: GoalContent, year: int) -> GoalContent:
    assert goal.local is not None
    series = tuple(replace(p, break_note="Ny opgørelse.") if p.year == year else p for p in goal.local.points)
    return replace(goal, local=replace(goal.local, points=series))


def test_a_local_count_is_told_with_its_change_its_baseline_its_way_and_its_target() -> None:
    assert said(here(HOMELESS, LOCALLY)) == {
        "local-latest": "Antallet af hjemløse i Eksempel Kommune faldt fra 47 i 2015 til 43 i 2017, altså med 4; "
        "målet er højst 33 personer i 2020.",
        "local-baseline": "Siden udgangspunktet i 2011 er antallet af hjemløse i Eksempel Kommune faldet fra 45 til 43 "
        "i 2017, altså med 2 (4,4 pct.).",
        "local-path": "På den lige vej til målet ville antallet af hjemløse i Eksempel Kommune have været 37,5 i 2017. "
        "Det var 43.",
        "national-latest": "Antallet af hjemløse i hele landet steg fra 5.290 i 2011 til 5.820 i 2013, altså med 530; "
        "det nationale mål er højst 4.000 personer i 2020.",
        "national-path": "På den lige vej til målet ville antallet af hjemløse i hele landet have været 5.003 i 2013. "
        "Det var 5.820.",
    }


def test_the_local_figures_of_a_sentence_are_named_and_those_that_its_target_comes_from() -> None:
    figures = {sentence.kind: sentence.figures for sentence in figure_sentences(here(HOMELESS, LOCALLY))}
    key = "hjemloese"
    assert figures["local-latest"] == ((key, "2011"), (key, "2015"), (key, "2017"))
    assert figures["local-baseline"] == figures["local-path"] == ((key, "2011"), (key, "2017"))
    assert figures["national-latest"] == figures["national-path"] == ()


def test_shares_differ_by_percentage_points_and_a_name_that_is_no_count_stands_first() -> None:
    goal = replace(here(SHARE, {2011: 40.5, 2012: 40.5, 2013: 42}), indicator="Kvinder, der er der igen", series=())
    assert said(goal) == {
        "local-latest": "Kvinder, der er der igen: Andelen i Eksempel Kommune steg fra 40,5 pct. i 2012 til 42 pct. "
        "i 2013, altså med 1,5 procentpoint; målet er mindst 50 pct. i 2020.",
        "local-baseline": "Kvinder, der er der igen: Siden udgangspunktet i 2011 er andelen i Eksempel Kommune steget "
        "fra 40,5 pct. til 42 pct. i 2013, altså med 1,5 procentpoint.",
        "local-path": "Kvinder, der er der igen: På den lige vej til målet ville andelen i Eksempel Kommune have været "
        "42,6 pct. i 2013. Den var 42 pct.",
    }


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("Antal hjemløse", "Antallet af hjemløse i "),
        ("Antallet af hjemløse", "Antallet af hjemløse i "),
        ("Andel af unge", "Andelen af unge i "),
        ("Narkorelaterede dødsfald", "Narkorelaterede dødsfald: Antallet i "),
        ("Antal unge, der er hjemløse", "Antal unge, der er hjemløse: Antallet i "),
        ("", "Færre hjemløse: Antallet i "),
    ],
)
def test_the_subject_is_the_indicator_in_plain_danish(name: str, subject: str) -> None:
    assert said(here(replace(HOMELESS, indicator=name), LOCALLY))["local-latest"].startswith(subject)


def test_what_has_not_moved_is_unchanged() -> None:
    sentences = said(replace(here(HOMELESS, {2011: 45, 2015: 44, 2017: 45}), series=()))
    assert "steg fra 44 i 2015 til 45 i 2017" in sentences["local-latest"]
    assert sentences["local-baseline"].endswith("uændret. Det var 45 i 2017.")
    latest = said(here(HOMELESS, {2015: 43, 2017: 43}))["local-latest"]
    assert latest == "Antallet af hjemløse i Eksempel Kommune var 43 i 2017 og er uændret siden 2015."


def test_the_baseline_is_not_told_twice_where_it_is_the_figure_before() -> None:
    assert set(said(here(HOMELESS, {2011: 45, 2013: 44}))) >= {"local-latest", "local-path"}
    assert "local-baseline" not in said(here(HOMELESS, {2011: 45, 2013: 44}))


def test_a_year_without_a_figure_is_passed_over() -> None:
    text = said(here(HOMELESS, {2015: 47, 2016: None, 2017: 43, 2018: None}))["local-latest"]
    assert "faldt fra 47 i 2015 til 43 i 2017" in text


def test_a_single_figure_is_told_without_a_change() -> None:
    sentences = said(replace(here(HOMELESS, {2017: 43}), series=()))
    assert sentences == {"local-latest": "Antallet af hjemløse i Eksempel Kommune var 43 i 2017."}


def test_without_figures_nothing_is_said() -> None:
    assert figure_sentences(replace(here(HOMELESS, {2017: None}), series=())) == ()


def test_nothing_is_compared_across_a_break() -> None:
    sentences = said(replace(broken(here(HOMELESS, LOCALLY), 2017), series=()))
    assert set(sentences) == {"local-latest"}
    assert sentences["local-latest"].startswith("Antallet af hjemløse i Eksempel Kommune var 43 i 2017;")
    earlier = said(broken(here(HOMELESS, LOCALLY), 2013))
    assert "faldt fra 47 i 2015 til 43 i 2017" in earlier["local-latest"]
    assert not {"local-baseline", "local-path"} & set(earlier)


def test_a_break_in_a_year_without_a_figure_is_a_break_all_the_same() -> None:
    goal = broken(here(HOMELESS, {2011: 45, 2015: 47, 2016: None, 2017: 43}), 2016)
    assert said(goal)["local-latest"].startswith("Antallet af hjemløse i Eksempel Kommune var 43 i 2017")


def test_a_preliminary_figure_is_called_so() -> None:
    goal = here(HOMELESS, LOCALLY)
    assert goal.local is not None
    *before, last = goal.local.points
    series = (*before, replace(last, status=ObservationStatus.PRELIMINARY))
    sentences = said(replace(goal, local=replace(goal.local, points=series)))
    assert "til 43 i 2017 (foreløbigt tal), altså" in sentences["local-latest"]
    assert sentences["local-path"].endswith("Det var 43 i 2017 (foreløbigt tal).")


@pytest.mark.parametrize(("value", "outcome"), [(3900, "blev nået"), (4001, "blev ikke nået")])
def test_after_the_target_year_the_outcome_is_told_and_no_way(value: float, outcome: str) -> None:
    goal = replace(HOMELESS, series=points({2011: 5290, 2019: 6431, 2020: value}), as_of=date(2021, 1, 1))
    sentences = said(judged(goal))
    assert sentences["national-latest"].endswith(f"; det nationale mål om højst 4.000 personer i 2020 {outcome}.")
    assert "national-path" not in sentences


def test_a_target_whose_year_passed_without_a_figure_was_one() -> None:
    goal = judged(replace(HOMELESS, as_of=date(2021, 1, 1)))
    assert said(goal)["national-latest"].endswith("; det nationale mål var højst 4.000 personer i 2020.")


def test_a_level_to_be_held_is_told_as_such() -> None:
    goal = replace(HOMELESS, aim=replace(HOMELESS.aim, must_hold=True))
    assert said(goal)["national-latest"].endswith("højst 4.000 personer i 2020, og niveauet skal holdes.")


def test_a_national_number_that_does_not_apply_here_is_no_local_target() -> None:
    goal = here(replace(HOMELESS, aim=replace(HOMELESS.aim, relative_change=None)), LOCALLY)
    assert "målet" not in said(goal)["local-latest"]
    assert not {"local-path", "local-baseline"} & set(said(goal))


def test_an_own_target_is_the_municipalitys() -> None:
    goal = here(HOMELESS, LOCALLY)
    assert goal.local is not None
    assert goal.local.aim is not None
    own = replace(goal, is_own=True, series=(), aim=goal.local.aim)
    assert "; kommunens eget mål er højst 33 personer i 2020." in said(own)["local-latest"]
    assert all(kind.startswith("local") for kind in said(own))


def test_a_secret_figure_is_in_no_sentence_nor_what_comes_from_it() -> None:
    goal = replace(here(HOMELESS, LOCALLY), series=())
    key = goal.indicator_key
    without_last = said(marked(goal, {(key, "2017"): Secrecy.SMALL_COUNT}))
    assert all("43" not in text for text in without_last.values())
    without_base = said(marked(goal, {(key, "2011"): Secrecy.SMALL_COUNT}))
    assert without_base == {
        "local-latest": "Antallet af hjemløse i Eksempel Kommune faldt fra 47 i 2015 til 43 i 2017, altså med 4."
    }


@st.composite
def goals(draw: st.DrawFn) -> GoalContent:
    """A goal with any figures in the municipality and the country, some missing, some after a break."""
    years = st.integers(2009, 2024)
    numbers = st.none() | st.integers(0, 1000).map(lambda number: number / 10)
    goal = replace(draw(st.sampled_from([HOMELESS, SHARE])), as_of=date(draw(st.integers(2012, 2026)), 1, 1))
    goal = judged(replace(goal, series=points(draw(st.dictionaries(years, numbers, max_size=6)))))
    goal = replace(goal, local=local(goal, draw(st.dictionaries(years, numbers, max_size=6))))
    return broken(goal, draw(years))


def _told(sentence: SuggestedSentence, goal: GoalContent) -> list[tuple[int, float | None]]:
    assert goal.local is not None
    values = {(goal.indicator_key, point.period): (point.year, point.value) for point in goal.local.points}
    return [values[key] for key in sentence.figures]


@given(goals())
def test_every_sentence_holds_the_very_figures_that_it_names(goal: GoalContent) -> None:
    for sentence in figure_sentences(goal):
        assert not re.search(r"None|nan|inf|--|  |\.\.", sentence.text)
        assert sentence.text.endswith(".")
        assert bool(sentence.figures) == sentence.kind.startswith("local")
        told = _told(sentence, goal)
        assert all(value is not None for _, value in told)
        if told:
            year, value = told[-1]
            assert f"{number_text(value or 0)}" in sentence.text
            assert str(year) in sentence.text
        if sentence.kind == "local-baseline":
            assert f"i {told[0][0]} er" in sentence.text
            assert number_text(told[0][1] or 0) in sentence.text


@given(goals())
def test_each_kind_is_suggested_once_and_always_the_same(goal: GoalContent) -> None:
    kinds = [sentence.kind for sentence in figure_sentences(goal)]
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) <= {
        f"{whose}-{kind}" for whose in ("local", "national") for kind in ("latest", "baseline", "path")
    }
    assert figure_sentences(goal) == figure_sentences(goal)
