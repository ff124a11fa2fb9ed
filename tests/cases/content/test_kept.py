"""What of a goal citizens do not see, as it is told beside the figures."""

from dataclasses import replace

from portal.cases.content import kept_back
from portal.goals.content import GoalContent, marked, public_copy
from portal.goals.rules import Secrecy
from tests.goals.samples import HOMELESS, local

SECRETS = {("hjemloese", "2011"): Secrecy.SMALL_COUNT, ("hjemloese", "2014"): Secrecy.SMALL_REVISION}


def here(goal: GoalContent = HOMELESS) -> GoalContent:
    """The goal with the municipality's own figures, from four people on."""
    series = local(goal, {2011: 4, 2013: 44, 2014: 43})
    return replace(goal, local=replace(series, aim_text="højst 3 personer i 2020"))


def test_where_everything_may_be_seen_nothing_is_told() -> None:
    assert kept_back(here()) is None
    assert kept_back(HOMELESS) is None


def test_the_latest_figure_and_every_period_are_told_with_their_reasons() -> None:
    kept = kept_back(marked(here(), SECRETS))
    assert kept is not None
    assert kept.local is Secrecy.SMALL_REVISION
    assert kept.periods == ((Secrecy.SMALL_COUNT, "2011"), (Secrecy.SMALL_REVISION, "2014"))


def test_a_target_that_is_counted_from_a_secret_baseline_is_told_of_too() -> None:
    kept = kept_back(marked(here(), SECRETS))
    assert kept is not None
    assert (kept.aim, kept.baseline, kept.target) == (True, False, False)


def test_an_own_targets_secret_baseline_is_told_of() -> None:
    own = replace(HOMELESS, is_own=True, baseline="4 personer (2011)", target="højst 3 personer i 2020")
    own = replace(own, aim=replace(HOMELESS.aim, baseline_value=4, target_value=None))
    kept = kept_back(marked(here(own), SECRETS))
    assert kept is not None
    assert (kept.baseline, kept.target) == (True, True)


def test_a_figure_before_the_latest_leaves_the_latest_open() -> None:
    kept = kept_back(marked(here(), {("hjemloese", "2013"): Secrecy.GIVES_ANOTHER}))
    assert kept is not None
    assert (kept.local, kept.aim) == (None, False)
    assert kept.periods == ((Secrecy.GIVES_ANOTHER, "2013"),)


def test_a_public_copy_tells_nothing_of_what_it_leaves_out() -> None:
    assert kept_back(public_copy(marked(here(), SECRETS), SECRETS)) is None
