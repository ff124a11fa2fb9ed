"""Frozen content as JSON and back: what was frozen in 2026 must be read in 2030."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.agendas.content import ItemContent
from portal.core.records import from_json, to_json


class Shape(StrEnum):
    ROUND = "round"
    SQUARE = "square"


@dataclass(frozen=True, kw_only=True)
class Leaf:
    shape: Shape | None
    held_on: date | None
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Tree:
    leaves: tuple[Leaf, ...] | None
    size: int


@given(st.builds(Tree))
def test_a_record_comes_back_equal(tree: Tree) -> None:
    assert from_json(Tree, json.loads(json.dumps(to_json(tree)))) == tree


# A figure is a number: what is not one is refused where it is recorded (goals.rules.check_figure).
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.builds(ItemContent))
def test_an_agenda_item_comes_back_equal(item: ItemContent) -> None:
    assert from_json(ItemContent, json.loads(json.dumps(to_json(item)))) == item


def test_dates_and_enums_are_plain_values() -> None:
    tree = Tree(leaves=(Leaf(shape=Shape.ROUND, held_on=date(2013, 10, 30), words=("a",)),), size=1)
    assert to_json(tree) == {"leaves": [{"shape": "round", "held_on": "2013-10-30", "words": ["a"]}], "size": 1}


@pytest.mark.parametrize("data", [{}, {"leaves": [], "size": "mange"}, {"leaves": [{"shape": "oval"}], "size": 1}, []])
def test_what_does_not_fit_is_refused(data: object) -> None:
    with pytest.raises(Exception, match="Tree"):
        from_json(Tree, data)
