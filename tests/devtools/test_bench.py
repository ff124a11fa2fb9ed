"""flask bench: what its rows are made of. That it measures at all is its own business."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from portal.core import clock, settings
from portal.devtools.bench import goals as bench
from portal.devtools.bench.measuring import Row, side_by_side
from portal.goals import queries
from portal.goals.models import Target
from tests.factories.goals import the_catalogue


def test_a_row_says_both_medians_and_their_ratio() -> None:
    assert str(Row("Vores", 10.0, "gulv", 4.0)).split() == ["Vores", "10.00", "ms", "gulv", "4.00", "ms", "2.5", "×"]


def test_both_are_measured_in_turns_of_ten() -> None:
    calls: list[str] = []
    side_by_side(lambda _: calls.append("ours"), lambda _: calls.append("floor"), 20)
    assert calls == (["ours"] * 10 + ["floor"] * 10) * 2


def test_the_imported_periods_are_as_many_as_said_all_different_and_past() -> None:
    periods = list(bench.weeks())
    assert len(set(periods)) == len(periods) == bench.FIGURES
    assert max(periods) < f"{clock.today().year}"


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    settings.save_municipality(session, settings.Municipality(name="Eksempel Kommune", code="999"))
    return the_catalogue(session)


def test_the_goals_are_filled_up_with_their_years(session: Session, targets: dict[str, Target]) -> None:
    bench.fill_up(session)
    goals = queries.goal_contents(
        session, on=date(2026, 11, 1), municipality_code="999", municipality_name="Eksempel Kommune"
    )
    assert len(goals) == bench.GOALS
    made = [goal for goal in goals if goal.goal_set_slug == "maaling"]
    assert {len(goal.series) for goal in made} == {bench.YEARS}
    assert {len(goal.local.points) for goal in made if goal.local} == {bench.YEARS}
