"""Nobody can work out what is kept back, whatever is revised and published in whatever order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.goals.rules.disclosure import Cell, FigureKey, Secrecy, Told, kept_back, too_small
from portal.goals.rules.vocabulary import Presence
from tests.goals.rules.attacker import TOTAL, Attacker, Seen, Sums, hidden_small_changes, hidden_small_counts

YEAR = "2025"
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
Truth = Sequence[Mapping[str, int]]
Rule = Callable[[Sequence[Cell], Sequence[Told], int], Mapping[FigureKey, Secrecy]]


def key_of(name: str) -> FigureKey:
    """Such as "men", which are counted over the year, and "men 2025K1"."""
    indicator, _, period = name.partition(" ")
    return indicator, period or YEAR


def cell(name: str, value: int) -> Cell:
    indicator, period = key_of(name)
    part_of = "" if indicator == TOTAL else TOTAL
    return Cell(indicator=indicator, period=period, value=value, presence=Presence.COUNTED, part_of=part_of)


def published(truth: Truth, threshold: int, rule: Rule = kept_back, uncounted: Iterable[str] = ()) -> list[Seen]:
    """What is seen of these figures, one edition after the other; of the uncounted the municipality has none."""
    told: list[Told] = []
    seen: list[Seen] = []
    unknown = set(uncounted)
    for number, real in enumerate(truth):
        counted = {name: value for name, value in real.items() if name not in unknown}
        secrets = rule([cell(name, value) for name, value in counted.items()], told, threshold)
        shown = {name: None if key_of(name) in secrets else float(value) for name, value in counted.items()}
        revised = {name for name in counted if number and real[name] != truth[number - 1][name]}
        seen.append(Seen(values={**dict.fromkeys(unknown), **shown}, revised=frozenset(revised | unknown)))
        at = FIRST + timedelta(days=number)
        told += [
            Told(indicator=key_of(name)[0], period=key_of(name)[1], value=value, at=at) for name, value in shown.items()
        ]
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


@dataclass(frozen=True, kw_only=True)
class World:
    """Figures through some editions, what is the sum of what, and those that the municipality does not count."""

    truth: list[dict[str, int]]
    sums: Sums
    uncounted: frozenset[str]


@st.composite
def breakdowns(draw: st.DrawFn) -> World:
    """The same people parted in two ways, of each of which the last part may be counted by nobody."""
    people = st.dictionaries(st.sampled_from([(gender, age) for gender in "ab" for age in "xyz"]), counts, min_size=1)
    truth = []
    for found in draw(st.lists(people, min_size=1, max_size=3)):
        by_gender = {gender: sum(number for key, number in found.items() if key[0] == gender) for gender in "ab"}
        by_age = {age: sum(number for key, number in found.items() if key[1] == age) for age in "xyz"}
        truth.append({**by_gender, **by_age, TOTAL: sum(found.values())})
    uncounted = draw(st.sets(st.sampled_from("bz")))
    return World(truth=truth, sums=[(TOTAL, "ab"), (TOTAL, "xyz")], uncounted=frozenset(uncounted))


@st.composite
def years(draw: st.DrawFn) -> World:
    """A total and its two parts over a year and its quarters; one part and some quarters may be counted by nobody."""
    quarters = [f"{YEAR}K{number}" for number in (1, 2, 3)]
    truth = []
    for _ in range(draw(st.integers(1, 3))):
        real = {f"{part} {period}": draw(counts) for part in "ab" for period in quarters}
        real |= {f"{TOTAL} {period}": real[f"a {period}"] + real[f"b {period}"] for period in quarters}
        real |= {name: sum(real[f"{name} {period}"] for period in quarters) for name in ("a", "b", TOTAL)}
        truth.append(real)
    sums = [(name, [f"{name} {period}" for period in quarters]) for name in ("a", "b", TOTAL)]
    sums += [(f"{TOTAL} {period}", [f"a {period}", f"b {period}"]) for period in quarters] + [(TOTAL, ["a", "b"])]
    uncounted = draw(st.sets(st.sampled_from(sorted(truth[0]))))
    if draw(st.booleans()):
        uncounted |= {name for name in truth[0] if name[0] == "b" or name.endswith("K3")}
    return World(truth=truth, sums=sums, uncounted=frozenset(uncounted))


worlds = st.one_of(breakdowns(), years())


@given(world=worlds, threshold=st.integers(3, 6))
def test_neither_a_rest_nor_a_second_breakdown_nor_a_quarter_gives_a_small_count(world: World, threshold: int) -> None:
    """Two shown edges of a table may tell that somebody is in a cell of it, but never that they are few."""
    seen = published(world.truth, threshold, uncounted=world.uncounted)
    attacker = Attacker(seen, world.sums)
    for hidden in hidden_small_counts(world.truth, seen, threshold):
        assert attacker.cells[hidden][1] >= threshold, hidden


@given(world=worlds, threshold=st.integers(3, 6))
def test_no_part_is_shown_as_everybody_or_nobody(world: World, threshold: int) -> None:
    for edition in published(world.truth, threshold, uncounted=world.uncounted):
        for whole, parts in world.sums:
            if total := edition.values[whole]:
                assert not {0, total} & {edition.values[part] for part in parts}


@given(truth=histories(), threshold=st.integers(3, 6))
def test_what_is_hidden_beside_a_total_may_be_some_of_it(truth: list[dict[str, int]], threshold: int) -> None:
    seen = published(truth, threshold)
    attacker = Attacker(seen)
    for number, edition in enumerate(seen):
        if total := edition.values[TOTAL]:
            bounds = [attacker.cells[name, number] for name, value in edition.values.items() if value is None]
            assert not {(0, 0), (total, total)} & set(bounds)


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
