"""What pages show of a judgement: word, shape and tone, the figures first, and how they were worked out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html as lxml_html

from portal.core.danish import NBSP
from portal.goals.content import GoalContent
from portal.goals.presenters.judging import AssessmentView, assessment_view, judgement_tag
from portal.goals.rules import Direction, Judgement, path_text
from tests.goals.samples import HOMELESS, SHARE, judged, local, points
from tests.inspection import faults_of

TEMPLATES = Path(__file__).parents[3] / "templates"
NAMES = ("judgement", "assessment", "summary_list")
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=True
)
ENVIRONMENT.globals["ui"] = SimpleNamespace(
    **{name: lambda *values, _name=name: component(_name, *values) for name in NAMES}
)
COUNTED = {2011: 5290, 2013: 5820, 2015: 6138, 2017: 6635}
JUDGED = judged(replace(HOMELESS, series=points(COUNTED), as_of=date(2018, 1, 1)))
SMALL = replace(JUDGED, local=local(JUDGED, {2011: 45, 2013: 44, 2015: 47, 2017: 43}, is_invented=True))
DRUG_DEATHS = judged(
    replace(
        HOMELESS,
        must_hold=True,
        series=points({2009: 276, 2010: 273, 2011: 285, 2012: 210}),
        aim=replace(HOMELESS.aim, baseline_value=285, target_value=200, must_hold=True),
        as_of=date(2013, 6, 1),
    )
)


def component(name: str, *values: Any) -> Any:
    return getattr(ENVIRONMENT.get_template(f"components/{name}.html").module, name)(*values)


def view(goal: GoalContent, *, is_local: bool = False) -> AssessmentView:
    found = assessment_view(goal, is_local=is_local)
    assert found is not None
    return found


def shown(goal: GoalContent, *, is_local: bool = False) -> str:
    return str(component("assessment", view(goal, is_local=is_local)))


def rows(goal: GoalContent, *, is_local: bool = False) -> dict[str, str]:
    return {label: text.replace(NBSP, " ") for label, text in view(goal, is_local=is_local).rows}


def explained(goal: GoalContent, *, is_local: bool = False) -> str:
    return " ".join(view(goal, is_local=is_local).explanations).replace(NBSP, " ")


def test_every_judgement_and_none_has_a_word_and_a_shape_of_its_own() -> None:
    tags = [judgement_tag(judgement) for judgement in (*Judgement, None)]
    assert len({tag.word for tag in tags}) == len({tag.shape for tag in tags}) == len(tags)
    assert {tag.tone for tag in tags} == {"success", "warning", "danger", "neutral"}


def test_a_judgement_is_read_aloud_by_its_word_alone() -> None:
    tree = lxml_html.fragment_fromstring(str(component("judgement", judgement_tag(Judgement.TOO_SLOW))))
    (shape,) = tree.xpath(".//*[@aria-hidden='true']")
    assert shape.text == "◆"
    shape.drop_tree()
    assert tree.text_content().strip() == "for langsomt"


def test_value_path_and_word_stand_first() -> None:
    found = view(JUDGED)
    assert found.whose == "Hele landet"
    assert (found.figure, found.path) == (f"6.635{NBSP}personer (2017)", f"4.430{NBSP}personer (2017)")
    assert found.target == "højst 4.000 personer i 2020"
    assert found.tag == judgement_tag(Judgement.WRONG_WAY)
    assert found.why_not == ""


def test_how_it_was_worked_out_is_told_in_full() -> None:
    assert rows(JUDGED) == {
        "Tilbagelagt af vejen til målet": "104,3 pct. den forkerte vej",
        "Ændring om året, der skal til": "fald på 143,33",
        "Ændring om året indtil nu": "stigning på 224,17",
        "Procentvis ændring om året, der skal til": "fald på 3,06 pct.",
        "Procentvis ændring om året indtil nu": "stigning på 3,85 pct.",
        "Forholdet mellem de to": "−1,26",
    }
    text = explained(JUDGED)
    assert text.startswith(
        "Den lige vej går fra 5.290 personer i 2011 til 4.000 personer i 2020. I 2017 er den på 4.430"
    )
    assert "Mindst 0,95 er på rette vej" in text
    assert "kun til oplysning" not in text


def test_shares_change_by_percentage_points() -> None:
    goal = judged(replace(SHARE, series=points({2011: 31, 2012: 31, 2013: 33, 2014: 32.5})))
    assert rows(goal)["Ændring om året, der skal til"] == "stigning på 2,11 procentpoint"
    assert rows(goal)["Ændring om året indtil nu"] == "stigning på 0,5 procentpoint"
    assert view(goal).path == f"37,3{NBSP}pct. (2014)"
    assert ".." not in explained(goal)


def test_what_does_not_move_has_no_change() -> None:
    goal = judged(replace(SHARE, series=points({2011: 31, 2012: 31})))
    assert rows(goal)["Ændring om året indtil nu"] == "ingen ændring"


def test_a_ratio_that_may_not_judge_says_so() -> None:
    assert view(DRUG_DEATHS).tag is None
    assert rows(DRUG_DEATHS)["Forholdet mellem de to"] == "6,82"
    assert "Her er forholdet kun til oplysning. Der er kun tal for ét år efter udgangspunktet." in explained(
        DRUG_DEATHS
    )


def test_a_target_that_has_answered_does_not_go_by_the_ratio() -> None:
    goal = judged(replace(HOMELESS, series=points({**COUNTED, 2020: 3900}), as_of=date(2021, 1, 1)))
    assert view(goal).tag == judgement_tag(Judgement.REACHED)
    assert "Her afgør forholdet ikke vurderingen" in explained(goal)


@pytest.mark.parametrize(
    ("value", "text", "judgement"),
    [(4178, "0,95", Judgement.ON_TRACK), (4179, "0,9496", Judgement.TOO_SLOW), (4300, "0,84", Judgement.TOO_SLOW)],
)
def test_a_ratio_never_looks_like_another_band_than_its_own(value: float, text: str, judgement: Judgement) -> None:
    goal = judged(replace(JUDGED, series=points({2011: 5290, 2012: 5200, 2013: 5000, 2019: value})))
    assert rows(goal)["Forholdet mellem de to"] == text
    assert goal.assessment.judgement is judgement


def test_small_local_counts_show_figures_and_way_and_no_growth() -> None:
    found = view(SMALL, is_local=True)
    assert (found.whose, found.is_invented) == ("Eksempel Kommune", True)
    assert (found.figure, found.path) == (f"43{NBSP}personer (2017)", f"37,5{NBSP}personer (2017)")
    assert found.tag is None
    assert found.why_not.startswith("Tallene er så små")
    assert rows(SMALL, is_local=True) == {"Tilbagelagt af vejen til målet": "17,8 pct."}
    assert "Forholdet" not in explained(SMALL, is_local=True)


@pytest.mark.parametrize(
    ("value", "told"),
    [(33.8, "33,8"), (33.98, "33,98"), (34, "34"), (99.96, "99,96"), (100.4, "100"), (5003.3, "5.003")],
)
def test_a_small_count_on_the_way_is_not_told_as_a_whole_number_that_it_is_not(value: float, told: str) -> None:
    here = SMALL.local
    assert here is not None
    goal = replace(SMALL, local=replace(here, assessment=replace(here.assessment, path=value)))
    assert view(goal, is_local=True).path == f"{told}{NBSP}personer (2017)"
    assert path_text(value, "personer") == told


def test_how_a_national_target_applies_here_is_a_note() -> None:
    assert "regnes fra kommunens eget tal for 2011" in view(SMALL, is_local=True).notes[0]
    absolute = replace(JUDGED, aim=replace(JUDGED.aim, relative_change=None))
    found = view(replace(absolute, local=local(absolute, {2011: 45})), is_local=True)
    assert (found.why_not, found.notes) == ("Et antal for hele landet gælder ikke for én kommune.", ())


def test_the_relative_change_beside_a_number_is_a_note() -> None:
    assert view(replace(JUDGED, relative_change="Kilden siger også noget andet.")).notes == (
        "Kilden siger også noget andet.",
    )


def test_a_level_to_be_held_says_so() -> None:
    assert view(DRUG_DEATHS).notes[-1].startswith("Målet skal holdes")


def test_there_is_no_view_of_figures_that_are_not_there() -> None:
    assert assessment_view(JUDGED, is_local=True) is None
    assert assessment_view(replace(SMALL, is_own=True), is_local=False) is None


def test_the_page_folds_how_it_was_worked_out() -> None:
    tree = lxml_html.fragment_fromstring(shown(JUDGED))
    (details,) = tree.xpath(".//details")
    assert details.xpath("string(summary)").startswith("Sådan er det beregnet")
    assert "open" not in details.attrib
    assert "Forholdet" in details.text_content()
    details.drop_tree()
    words = " ".join(tree.text_content().split())
    assert words.index("6.635") < words.index("4.430") < words.index("forkert retning") < words.index("højst 4.000")
    assert "Forholdet" not in words


def test_a_page_says_which_figures_are_invented_and_why_there_is_no_judgement() -> None:
    text = " ".join(lxml_html.fragment_fromstring(shown(SMALL, is_local=True)).text_content().split())
    assert "Tallene for Eksempel Kommune er opdigtede." in text
    assert "Ingen beregnet vurdering: Tallene er så små" in text


@given(
    st.dictionaries(st.integers(2009, 2022), st.integers(0, 9000), max_size=6),
    st.sampled_from(list(Direction)),
    st.booleans(),
    st.text(),
)
def test_any_goal_passes_the_inspection_of_pages(
    figures: dict[int, float], direction: Direction, is_local: bool, name: str
) -> None:
    aim = replace(HOMELESS.aim, direction=direction)
    goal = judged(replace(HOMELESS, title=name, aim=aim, series=points(figures), as_of=date(2019, 1, 1)))
    goal = replace(goal, local=local(goal, figures))
    text = shown(goal, is_local=is_local)
    assert faults_of(text) == []
    assert "None" not in text or "None" in name
