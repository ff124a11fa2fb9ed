"""Nobody can work out what is kept back, whatever is revised and published in whatever order."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.goals.rules.disclosure import Cell, FigureKey, Secrecy, Told, kept_back, too_small
from portal.goals.rules.vocabulary import Presence
from tests.goals.rules.attacker import TOTAL, Attacker, Seen, hidden_small_changes, hidden_small_counts

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
Truth = Sequence[Mapping[str, int]]
Rule = Callable[[Sequence[Cell], Sequence[Told], int], Mapping[FigureKey, Secrecy]]


def cell(name: str, value: int) -> Cell:
    part_of = "" if name == TOTAL else TOTAL
    return Cell(indicator=name, period="2025", value=value, presence=Presence.COUNTED, part_of=part_of)


def published(truth: Truth, threshold: int, rule: Rule = kept_back) -> list[Seen]:
    """What is seen of these figures, one edition after the other."""
    told: list[Told] = []
    seen: list[Seen] = []
    for number, real in enumerate(truth):
        cells = [cell(name, value) for name, value in real.items()]
        secrets = rule(cells, told, threshold)
        values = {name: None if (name, "2025") in secrets else float(value) for name, value in real.items()}
        revised = {name for name in real if number and real[name] != truth[number - 1][name]}
        seen.append(Seen(values=values, revised=frozenset(revised)))
        at = FIRST + timedelta(days=number)
        told += [Told(indicator=name, period="2025", value=value, at=at) for name, value in values.items()]
    return seen


def with_total(parts: Mapping[str, int]) -> dict[str, int]:
    return {**parts, TOTAL: sum(parts.values())}


def only_small_counts(cells: Sequence[Cell], _told: Sequence[Told], threshold: int) -> dict[FigureKey, Secrecy]:
    """What a hasty municipality does."""
    return {one.key: why for one in cells if (why := too_small(one, threshold))}


def parts_together(cells: Sequence[Cell], told: Sequence[Told], threshold: int) -> dict[FigureKey, Secrecy]:
    """All that the rule does, but the total is shown after any number of revisions."""
    secrets = kept_back(cells, told, threshold)
    return {key: why for key, why in secrets.items() if key[0] != TOTAL or why is not Secrecy.GIVES_ANOTHER}


counts = st.one_of(st.integers(0, 8), st.integers(0, 40))


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, int]]:
    """A group of two to four parts through one to five editions, in each of which some parts are revised."""
    names = "abcd"[: draw(st.integers(2, 4))]
    parts = {name: draw(counts) for name in names}
    editions = [with_total(parts)]
    for _ in range(draw(st.integers(0, 4))):
        for name in draw(st.sets(st.sampled_from(names), max_size=len(names))):
            by = draw(st.integers(-8, 8))
            parts[name] = draw(st.one_of(counts, st.just(max(0, parts[name] + by))))
        editions.append(with_total(parts))
    return editions


@given(truth=histories(), threshold=st.integers(3, 6))
def test_a_hidden_small_count_may_always_be_none_at_all_and_may_always_be_no_small_one(
    truth: list[dict[str, int]], threshold: int
) -> None:
    seen = published(truth, threshold)
    attacker = Attacker(seen)
    for hidden in hidden_small_counts(truth, seen, threshold):
        low, high = attacker.cells[hidden]
        assert low == 0, hidden
        assert high >= threshold, hidden


@given(truth=histories(), threshold=st.integers(3, 6))
def test_a_hidden_small_change_may_always_be_no_small_one(truth: list[dict[str, int]], threshold: int) -> None:
    seen = published(truth, threshold)
    attacker = Attacker(seen)
    for hidden in hidden_small_changes(truth, seen, threshold):
        low, high = attacker.changes[hidden]
        assert max(-low, high) >= threshold, hidden


@given(truth=histories(), threshold=st.integers(3, 6))
def test_what_is_shown_is_never_small_and_never_changes_by_little(truth: list[dict[str, int]], threshold: int) -> None:
    seen = published(truth, threshold)
    for name in truth[0]:
        shown = [edition.values[name] for edition in seen if edition.values[name] is not None]
        assert not any(0 < value < threshold for value in shown if value is not None)
        assert not any(0 < abs(one - other) < threshold for one in shown for other in shown if one and other)


def test_the_attacker_finds_a_small_part_that_is_hidden_alone() -> None:
    truth = [with_total({"a": 27, "b": 3})]
    assert Attacker(published(truth, 5, only_small_counts)).cells["b", 0] == (3, 3)


def test_the_attacker_finds_a_small_change_between_two_totals() -> None:
    truth = [with_total({"a": 27, "b": 3}), with_total({"a": 27, "b": 4})]
    seen = [
        Seen(values={"a": None, "b": None, TOTAL: sum(real.values()) / 2}, revised=frozenset({"b", TOTAL}))
        for real in truth
    ]
    assert Attacker(seen).changes["b", 0, 1] == (1, 1)


def test_the_attacker_narrows_a_part_when_a_total_goes_back_and_forth() -> None:
    parts = [(3, 8, 9), (3, 0, 9), (11, 0, 9), (11, 0, 1)]
    truth = [with_total(dict(zip("abc", row, strict=True))) for row in parts]
    assert [row[TOTAL] for row in truth] == [20, 12, 20, 12]
    assert Attacker(published(truth, 5, parts_together)).cells["a", 0] == (0, 4)
    assert Attacker(published(truth, 5)).cells["a", 0] == (0, 12)


def test_the_attacker_sees_when_the_editions_contradict_each_other() -> None:
    seen = [Seen(values={"a": 10.0, "b": 10.0, TOTAL: 19.0})]
    with pytest.raises(AssertionError, match="cannot be true"):
        Attacker(seen)
