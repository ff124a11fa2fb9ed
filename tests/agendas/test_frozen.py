"""What was frozen earlier can still be read: each stored sample is as some release wrote it, and is never changed.

A record that gets a new part without a default fails here: what is frozen in the databases has not got that part.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from portal.agendas.content import ItemContent
from portal.cases.content import GoalStatusContent
from portal.core.records import from_json, to_json
from portal.goals.rules import Judgement, Secrecy

SAMPLES = sorted(Path(__file__).with_name("frozen").glob("*.json"))
WHOLE, WITHOUT_GOALS = "item_2026_11", "item_before_whole_goals"


def frozen(name: str) -> Any:
    return json.loads(next(path for path in SAMPLES if path.stem == name).read_text(encoding="utf-8"))


def the_status(name: str) -> GoalStatusContent:
    case = from_json(ItemContent, frozen(name)).case
    assert case is not None
    (status,) = case.goal_statuses
    return status


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_a_frozen_item_can_be_read_and_loses_nothing(name: str) -> None:
    again = to_json(from_json(ItemContent, frozen(name)))
    assert holds(again, frozen(name))


def holds(found: Any, stored: Any) -> bool:
    """Whether everything stored is found again, whatever has come since."""
    if isinstance(stored, dict):
        return all(key in found and holds(found[key], value) for key, value in stored.items())
    if isinstance(stored, list):
        return len(found) == len(stored) and all(map(holds, found, stored))
    return bool(found == stored)


def test_a_whole_goal_is_read_with_its_series_its_judgement_and_its_marks() -> None:
    national, own = the_status(WHOLE).targets
    assert national.goal is not None
    assert own.goal is not None
    assert national.goal.local is not None
    assert national.goal.assessment.judgement is Judgement.NOT_REACHED
    marks = [point.secret for point in national.goal.local.points if point.period == "2025"]
    assert marks == [Secrecy.SMALL_COUNT]
    assert [line.name for line in national.goal.variants if line.is_local] == ["Heraf unge under 25 år"]
    assert own.goal.is_own


def test_the_texts_the_promises_and_the_sentences_of_a_status_are_read() -> None:
    status = the_status(WHOLE)
    assert (status.why_html, [promise.text for promise in status.promises]) == (
        "<p>Boligerne kom sent.</p>", ["Ti boliger"],
    )  # fmt: skip
    assert [sentence.figures[-1] for sentence in status.sentences] == [("hjemloese", "2024")]


def test_a_status_from_before_there_were_whole_goals_reads_with_its_words_alone() -> None:
    status = the_status(WITHOUT_GOALS)
    assert (status.why_html, status.next_html, status.promises, status.sentences) == ("", "", (), ())
    national = status.targets[0]
    assert (national.goal, national.local, national.kept, national.computed) == (None, "", None, None)
    assert national.latest == "5.789\N{NO-BREAK SPACE}personer (2022)"
