"""Rows of goals, and the sentence on how many are reached."""

from dataclasses import replace

import pytest

from portal.goals.content import GoalContent
from portal.goals.rules import Judgement, TargetState
from portal.publication.presenters.goals import goal_row, summary
from tests.goals.samples import HOMELESS, SHARE, local, points


def stated(state: TargetState) -> GoalContent:
    return replace(SHARE, state=state)


def judged(judgement: Judgement | None) -> GoalContent:
    return replace(SHARE, assessment=replace(SHARE.assessment, judgement=judgement))


def told(*goals: GoalContent) -> list[str]:
    return summary([goal_row(goal) for goal in goals])


def test_the_country_and_the_municipality_have_a_verdict_each() -> None:
    here = local(SHARE, {2011: 45, 2012: 55}, out_of=1000)
    row = goal_row(replace(SHARE, local=here))
    assert row.national is not None
    assert row.local is not None
    assert (row.national.tag, row.judgements) == (None, [None, Judgement.REACHED])
    assert row.local.tag is not None
    assert row.local.tag.word == "nået"


def test_a_national_verdict_never_stands_in_for_the_municipalitys() -> None:
    goal = replace(judged(Judgement.REACHED), local=local(SHARE, {2011: 45}))
    assert goal_row(goal).judgements == [Judgement.REACHED, None]


def test_a_municipalitys_own_target_has_no_national_figure() -> None:
    own = replace(HOMELESS, is_own=True, series=(), local=local(HOMELESS, {2011: 45, 2012: 40}))
    row = goal_row(own)
    assert row.national is None
    assert row.judgements == [None]


def test_the_newest_figure_is_the_newest_of_both() -> None:
    assert goal_row(replace(SHARE, local=local(SHARE, {2014: 45, 2015: None}))).latest == 2014
    assert goal_row(replace(SHARE, series=())).latest == 0


def test_the_first_sentence_counts_every_target_once() -> None:
    goals = [judged(judgement) for judgement in (Judgement.REACHED, Judgement.ON_TRACK, Judgement.TOO_SLOW, None)]
    goals += [judged(Judgement.WRONG_WAY), judged(Judgement.NOT_REACHED)]
    assert told(*goals) == [
        "Af de 6 nationale mål er 1 nået, 1 på vej, 2 bagud og 1 ikke nået, mens 1 ikke kan måles eller vurderes."
    ]


@pytest.mark.parametrize("state", [TargetState.WITHDRAWN, TargetState.SUPERSEDED])
def test_an_own_target_that_is_set_aside_is_not_counted(state: TargetState) -> None:
    own = replace(HOMELESS, is_own=True, series=(), local=local(HOMELESS, {2011: 45, 2012: 40}))
    assert told(own) != []
    assert told(replace(own, state=state)) == []


def test_where_all_are_judged_nothing_is_said_of_the_others() -> None:
    assert told(judged(Judgement.REACHED), judged(Judgement.REACHED)) == ["Af de 2 nationale mål er 2 nået."]


def test_where_none_is_judged_that_is_said() -> None:
    assert told(judged(None), judged(None)) == ["Ingen af de 2 nationale mål kan måles eller vurderes."]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (TargetState.REACHED, "1 nået"),
        (TargetState.NOT_REACHED, "1 ikke nået"),
        (TargetState.NOT_MEASURABLE, "Ingen af"),
        (TargetState.DEFINITION_CHANGED, "Ingen af"),
    ],
)
def test_the_end_of_a_target_goes_before_what_its_last_figures_say(state: TargetState, words: str) -> None:
    assert words in told(replace(judged(Judgement.ON_TRACK), state=state))[0]


def test_an_announced_target_is_not_counted() -> None:
    assert told(stated(TargetState.COMING)) == []
    assert told(stated(TargetState.COMING), judged(Judgement.REACHED)) == ["Af de 1 nationale mål er 1 nået."]


def test_the_municipality_is_counted_for_itself() -> None:
    reached = replace(stated(TargetState.NOT_REACHED), local=local(SHARE, {2011: 45, 2012: 55}, out_of=1000))
    assert told(reached) == [
        "Af de 1 nationale mål er 1 ikke nået.",
        "Af de 1 mål med tal for Eksempel Kommune er 1 nået.",
    ]


def test_the_state_of_an_own_target_is_the_municipalitys() -> None:
    own = replace(SHARE, is_own=True, series=(), state=TargetState.NOT_REACHED, local=local(SHARE, {2011: 45}))
    assert told(own) == ["Af de 1 mål med tal for Eksempel Kommune er 1 ikke nået."]


def test_a_goal_without_figures_has_no_chart() -> None:
    assert goal_row(replace(SHARE, series=points({2011: None}))).chart is None
