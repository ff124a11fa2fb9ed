"""What is kept from the public, and why, in examples."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from portal.goals.rules.disclosure import (
    Cell,
    Secrecy,
    ThresholdOutOfRange,
    Told,
    check_threshold,
    kept_back,
    too_small,
)
from portal.goals.rules.vocabulary import Presence

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = "2025"


def count(indicator: str, value: float | None, part_of: str = "", period: str = YEAR) -> Cell:
    presence = Presence.NOT_COUNTED if value is None else Presence.COUNTED
    return Cell(indicator=indicator, period=period, value=value, presence=presence, part_of=part_of)


def share(value: float, out_of: int | None) -> Cell:
    return Cell(indicator="share", period=YEAR, value=value, presence=Presence.COUNTED, is_share=True, out_of=out_of)


def told(*editions: Mapping[str, float | None]) -> list[Told]:
    """What earlier editions showed, by indicator; None is what they kept back."""
    return [
        Told(indicator=name, period=YEAR, value=value, at=FIRST + timedelta(days=day))
        for day, shown in enumerate(editions)
        for name, value in shown.items()
    ]


def told_share(value: float, out_of: int) -> list[Told]:
    return [Told(indicator="share", period=YEAR, value=value, out_of=out_of, at=FIRST)]


def hidden(*cells: Cell, earlier: list[Told] | None = None, threshold: int = 5) -> dict[str, Secrecy]:
    """What is kept back, by indicator."""
    return {key[0]: why for key, why in kept_back(cells, earlier or [], threshold).items()}


@pytest.mark.parametrize(("value", "is_hidden"), [(0, False), (1, True), (4, True), (5, False), (132, False)])
def test_a_count_from_one_to_under_the_threshold_is_kept_back(value: int, is_hidden: bool) -> None:
    assert hidden(count("homeless", value)) == ({"homeless": Secrecy.SMALL_COUNT} if is_hidden else {})


def test_the_threshold_is_the_municipalitys_own() -> None:
    assert hidden(count("homeless", 4), threshold=3) == {}
    assert hidden(count("homeless", 5), threshold=6) == {"homeless": Secrecy.SMALL_COUNT}


@pytest.mark.parametrize("threshold", [-1, 0, 2, 101])
def test_a_threshold_that_hides_nobody_or_everything_is_refused(threshold: int) -> None:
    with pytest.raises(ThresholdOutOfRange):
        check_threshold(threshold)


@pytest.mark.parametrize("threshold", [3, 5, 100])
def test_a_threshold_from_three_is_taken(threshold: int) -> None:
    check_threshold(threshold)


def test_a_period_that_was_not_counted_hides_nothing() -> None:
    assert hidden(count("homeless", None), earlier=told({"homeless": 20})) == {}


def test_what_the_source_does_not_show_is_kept_back() -> None:
    cell = Cell(indicator="homeless", period=YEAR, value=None, presence=Presence.SUPPRESSED)
    assert hidden(cell) == {"homeless": Secrecy.AT_SOURCE}


@pytest.mark.parametrize(
    ("value", "out_of", "why"),
    [
        (50, 100, None),
        (50, None, Secrecy.NO_DENOMINATOR),
        (4, 100, Secrecy.SMALL_SHARE),
        (96, 100, Secrecy.SMALL_SHARE),
        (0, 100, Secrecy.SMALL_SHARE),
        (100, 100, Secrecy.SMALL_SHARE),
        (50, 9, Secrecy.SMALL_SHARE),
        (50, 10, None),
        (33.3, 15, None),
        (4.5, 100, Secrecy.SMALL_SHARE),
        (95.5, 100, Secrecy.SMALL_SHARE),
        (4.6, 100, None),
    ],
)
def test_a_share_needs_enough_people_on_both_sides(value: float, out_of: int | None, why: Secrecy | None) -> None:
    assert too_small(share(value, out_of), 5) is why


@pytest.mark.parametrize(
    ("now", "is_hidden"), [(20, False), (21, True), (24, True), (16, True), (25, False), (15, False)]
)
def test_a_revision_is_kept_back_where_the_difference_is_small(now: int, is_hidden: bool) -> None:
    found = hidden(count("homeless", now), earlier=told({"homeless": 20}))
    assert found == ({"homeless": Secrecy.SMALL_REVISION} if is_hidden else {})


def test_a_revision_is_held_against_everything_that_was_ever_public() -> None:
    earlier = told({"homeless": 20}, {"homeless": 30}, {"homeless": None})
    assert hidden(count("homeless", 22), earlier=earlier) == {"homeless": Secrecy.SMALL_REVISION}
    assert hidden(count("homeless", 25), earlier=earlier) == {}


def test_a_figure_that_was_kept_back_gives_no_difference() -> None:
    assert hidden(count("homeless", 6), earlier=told({"homeless": None})) == {}


@pytest.mark.parametrize(
    ("value", "out_of", "is_hidden"),
    [
        (31, 200, False),
        (31, 201, False),
        (32, 200, True),
        (33.5, 200, False),
        (29, 210, True),
        (32.6, 207, True),
        (36, 230, False),
    ],
)
def test_a_revised_share_is_held_against_the_people_behind_it(value: float, out_of: int, is_hidden: bool) -> None:
    found = hidden(share(value, out_of), earlier=told_share(31, 200))
    assert found == ({"share": Secrecy.SMALL_REVISION} if is_hidden else {})


def test_a_share_that_was_once_told_without_its_denominator_is_not_revised_in_public() -> None:
    earlier = [Told(indicator="share", period=YEAR, value=31, at=FIRST)]
    assert hidden(share(40, 200), earlier=earlier) == {"share": Secrecy.SMALL_REVISION}
    assert hidden(share(31, 200), earlier=earlier) == {}


def test_a_group_without_anything_small_is_shown_whole() -> None:
    assert hidden(count("all", 40), count("men", 25, "all"), count("women", 15, "all")) == {}


def test_a_small_part_takes_the_other_parts_along_and_leaves_the_total() -> None:
    found = hidden(count("all", 40), count("men", 37, "all"), count("women", 3, "all"))
    assert found == {"men": Secrecy.GIVES_ANOTHER, "women": Secrecy.SMALL_COUNT}


def test_a_small_total_takes_its_parts_along() -> None:
    found = hidden(count("all", 4), count("men", 4, "all"), count("women", 0, "all"))
    assert found == {"all": Secrecy.SMALL_COUNT, "men": Secrecy.SMALL_COUNT, "women": Secrecy.GIVES_ANOTHER}


def test_what_is_left_of_a_total_counts_somebody_too() -> None:
    assert hidden(count("all", 40), count("men", 37, "all")) == {"men": Secrecy.GIVES_ANOTHER}
    assert hidden(count("all", 40), count("men", 30, "all")) == {}
    three = count("all", 40), count("young", 20, "all"), count("old", 18, "all")
    assert hidden(*three) == {"young": Secrecy.GIVES_ANOTHER, "old": Secrecy.GIVES_ANOTHER}


def test_a_second_breakdown_does_not_cover_what_the_first_leaves() -> None:
    total, gender, age = (
        count("all", 45),
        [count("men", 25, "all"), count("women", 17, "all")],
        count("young", 20, "all"),
    )
    assert hidden(total, *gender, age) == dict.fromkeys(("men", "women", "young"), Secrecy.GIVES_ANOTHER)
    assert hidden(total, count("men", 25, "all"), count("women", 20, "all"), age) == {}


def test_so_many_parts_that_they_cannot_be_looked_through_are_hidden() -> None:
    def found(number: int) -> dict[str, Secrecy]:
        return hidden(count("all", 20 * number), *(count(f"part {index}", 20, "all") for index in range(number)))

    assert found(10) == {}
    assert len(found(11)) == 11


@pytest.mark.parametrize("value", [0, 45])
def test_a_part_that_is_everybody_or_nobody_of_a_shown_total_is_hidden(value: int) -> None:
    found = hidden(count("all", 45), count("men", value, "all"), count("women", 45 - value, "all"))
    assert found == dict.fromkeys(("men", "women"), Secrecy.ALL_OR_NONE)
    assert hidden(count("all", 45), count("men", value, "all")) == {"men": Secrecy.ALL_OR_NONE}


def test_nobody_at_all_is_told() -> None:
    assert hidden(count("all", 0), count("men", 0, "all"), count("women", 0, "all")) == {}
    assert hidden(count("men", 0)) == {}


def test_what_is_left_of_a_total_may_not_change_by_little() -> None:
    earlier = told({"all": 40, "men": 20})
    assert hidden(count("all", 52), count("men", 30, "all"), earlier=earlier) == {
        "men": Secrecy.GIVES_ANOTHER,
        "all": Secrecy.GIVES_ANOTHER,
    }
    assert hidden(count("all", 60), count("men", 30, "all"), earlier=earlier) == {}


def test_parts_that_overlap_leave_nobody() -> None:
    assert hidden(count("all", 40), count("young", 30, "all"), count("women", 30, "all")) == {}


def test_a_part_that_was_hidden_once_stays_hidden_with_the_others() -> None:
    earlier = told({"all": 40, "men": None, "women": None})
    found = hidden(count("all", 60), count("men", 37, "all"), count("women", 23, "all"), earlier=earlier)
    assert found == {"men": Secrecy.GIVES_ANOTHER, "women": Secrecy.GIVES_ANOTHER}


def test_a_total_is_not_shown_beside_hidden_parts_that_were_public_once() -> None:
    earlier = told({"all": 40, "men": 25, "women": 15})
    found = hidden(count("all", 28), count("men", 25, "all"), count("women", 3, "all"), earlier=earlier)
    assert found == {
        "all": Secrecy.GIVES_ANOTHER,
        "men": Secrecy.GIVES_ANOTHER,
        "women": Secrecy.SMALL_COUNT,
    }


def test_a_total_over_hidden_parts_is_revised_in_public_once() -> None:
    parts = count("men", 37, "all"), count("women", 3, "all")
    once = told({"all": 30, "men": None, "women": None})
    assert "all" not in hidden(count("all", 40), *parts, earlier=once)
    twice = [*once, *told({}, {"all": 50})]
    assert hidden(count("all", 40), *parts, earlier=twice)["all"] is Secrecy.GIVES_ANOTHER
    assert hidden(count("all", 30), *parts, earlier=twice)["all"] is Secrecy.GIVES_ANOTHER
    assert "all" not in hidden(count("all", 50), *parts, earlier=twice)


def test_a_total_over_hidden_parts_does_not_come_to_nothing_in_public() -> None:
    earlier = told({"all": 8, "men": None, "women": None})
    found = hidden(count("all", 0), count("men", 0, "all"), count("women", 0, "all"), earlier=earlier)
    assert found["all"] is Secrecy.GIVES_ANOTHER


def test_each_period_is_a_group_of_its_own() -> None:
    now = count("all", 40), count("men", 37, "all"), count("women", 3, "all")
    before = [count(cell.indicator, 50 if cell.part_of else 100, cell.part_of, "2024") for cell in now]
    assert {period for _, period in kept_back([*now, *before], [], 5)} == {YEAR}


def test_a_part_of_a_part_is_a_part_of_the_whole() -> None:
    found = hidden(count("all", 60), count("men", 30, "all"), count("women", 30, "all"), count("young men", 28, "men"))
    assert found == dict.fromkeys(("men", "women", "young men"), Secrecy.GIVES_ANOTHER)


def test_parts_of_each_other_come_to_an_end() -> None:
    found = hidden(count("a", 20, "b"), count("b", 3, "a"))
    assert found == {"b": Secrecy.SMALL_COUNT}


def test_a_small_quarter_takes_the_other_quarters_of_a_counted_year_along() -> None:
    quarters = [count("deaths", value, period=f"2025K{number}") for number, value in enumerate((9, 8, 3), start=1)]
    assert set(kept_back([*quarters, count("deaths", 30)], [], 5)) == {
        (cell.indicator, cell.period) for cell in quarters
    }
    assert set(kept_back(quarters, [], 5)) == {("deaths", "2025K3")}


def by_period(*cells: Cell) -> set[tuple[str, str]]:
    return set(kept_back(cells, [], 5))


def test_a_quarter_that_is_left_of_the_year_counts_somebody_too() -> None:
    quarters = [count("deaths", value, period=f"2025K{number}") for number, value in enumerate((12, 13, 12), start=1)]
    assert by_period(*quarters, count("deaths", 40)) == {cell.key for cell in quarters}
    assert by_period(*quarters, count("deaths", 45)) == set()
    assert by_period(*quarters) == set()


def test_what_a_week_leaves_of_its_year_counts_somebody_too() -> None:
    assert by_period(count("homeless", 38, period="2025U06"), count("homeless", 40)) == {("homeless", "2025U06")}


def test_figures_by_kind_and_by_quarter_are_hidden_where_a_gap_among_them_could_be_filled() -> None:
    quarters = [count("all", 20, period=f"2025K{number}") for number in (1, 2, 3)]
    men = [count("men", 10, "all", period=f"2025K{number}") for number in (1, 2, 3)]
    year, men_of_year = count("all", 60), count("men", 30, "all")
    assert by_period(*quarters, *men, year, men_of_year) == set()
    assert by_period(*quarters, year, men_of_year) == set()
    assert by_period(*quarters, *men, year) == {cell.key for cell in (*quarters, *men)}
    assert by_period(*quarters, *men, men_of_year) == {cell.key for cell in (*quarters, *men, men_of_year)}


def test_what_a_part_leaves_is_held_against_what_it_leaves_in_each_quarter() -> None:
    """Women are not counted, but 30 in the year and 9 in each of three quarters: three in the last."""
    everybody = [count("all", 20, period=f"2025K{number}") for number in (1, 2, 3)]
    men = [count("men", 11, "all", period=f"2025K{number}") for number in (1, 2, 3)]
    found = by_period(*everybody, *men, count("all", 80), count("men", 50, "all"))
    assert found == {cell.key for cell in (*everybody, *men, count("men", 50))}
    assert by_period(*everybody, *men, count("all", 85), count("men", 50, "all")) == set()


def test_each_reason_has_a_sentence() -> None:
    assert all(why.sentence.endswith(".") for why in Secrecy)
