"""Which figure answers whether a target was reached."""

from dataclasses import replace

import pytest

from portal.goals.presenters.judging import assessment_view
from portal.goals.rules import Aim, Direction, Figure, Judgement, assess
from tests.goals.samples import HOMELESS, local

AIM = Aim(direction=Direction.AT_MOST, baseline_year=2011, baseline_value=100, target_year=2020, target_value=80)


def decided(aim: Aim, figures: dict[int, float]) -> tuple[Judgement | None, int | None, float | None]:
    series = [Figure(moment=year, value=value) for year, value in figures.items()]
    found = assess(aim, series, unit="personer", this_year=2026)
    return found.judgement, found.decided_year, found.decided_value


def test_the_first_figure_from_the_target_year_on_decides() -> None:
    assert decided(AIM, {2011: 100, 2019: 75, 2021: 85, 2025: 70}) == (Judgement.NOT_REACHED, 2021, 85)


def test_a_level_that_must_hold_falls_with_the_first_figure_that_does_not() -> None:
    held = replace(AIM, must_hold=True)
    assert decided(held, {2011: 100, 2020: 78, 2022: 90, 2025: 95}) == (Judgement.NOT_REACHED, 2022, 90)
    assert decided(held, {2011: 100, 2020: 78, 2022: 79}) == (Judgement.REACHED, 2022, 79)


@pytest.mark.parametrize("year", [2015, 2019])
def test_before_the_target_year_nothing_has_decided(year: int) -> None:
    series = [Figure(moment=2011, value=100), Figure(moment=year, value=75)]
    found = assess(AIM, series, unit="personer", this_year=year)
    assert (found.judgement, found.decided_year) == (Judgement.REACHED, None)


def test_the_page_says_which_figure_decided_where_a_later_one_reads_otherwise() -> None:
    goal = replace(HOMELESS, as_of=HOMELESS.as_of.replace(year=2026))
    late = assessment_view(replace(goal, local=local(goal, {2011: 450, 2021: 400, 2025: 300})), is_local=True)
    assert late is not None
    assert late.tag is not None
    assert late.tag.word == "ikke nået"
    assert late.notes[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "Målet skulle nås i 2020. Det er tallet for 2021, 400 personer, der afgør, om det blev nået. "
        "Det seneste tal opfylder målet."
    )
