"""Reading goals: order, what is known on a day, what staff see, and the number of queries."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.core.danish import NBSP
from portal.core.records import from_json, to_json
from portal.goals import actions, queries
from portal.goals.content import GoalContent
from portal.goals.models import Target
from portal.goals.rules import Presence, TargetState
from tests.conftest import CountQueries
from tests.factories.goals import (
    CODE,
    LOADED_AT,
    a_definition,
    a_local_series,
    an_own_target,
    figures_of,
    many_goals,
    the_catalogue,
)

TODAY = date(2026, 3, 2)
REVISED_AT = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


def contents(session: Session, code: str = CODE, on: date = TODAY) -> dict[str, GoalContent]:
    session.flush()
    session.expire_all()
    found = queries.goal_contents(session, on=on, municipality_code=code, municipality_name="Eksempel Kommune")
    return {content.slug: content for content in found}


def test_areas_stand_in_the_municipalitys_order(session: Session, targets: dict[str, Target]) -> None:
    session.expire_all()
    found = [area.slug for area in queries.areas_with_targets(session)]
    assert found == ["uddannelse", "kriminalitet", "anbringelser", "hjemloese", "udsatte-voksne", "misbrug"]


def test_all_areas_with_their_targets_and_indicators_take_two_queries(
    session: Session, targets: dict[str, Target], count_queries: CountQueries
) -> None:
    session.flush()
    session.expunge_all()
    with count_queries() as sent:
        for area in queries.areas_with_targets(session):
            assert all(target.title and (target.indicator is None or target.indicator.unit) for target in area.targets)
    assert len(sent) == 2


def test_an_area_or_target_that_nobody_knows_is_none(session: Session, targets: dict[str, Target]) -> None:
    assert queries.area_by_slug(session, "trafik") is None
    assert queries.target_by_slug(session, "trafik") is None
    assert queries.indicator_by_key(session, "trafik") is None


def test_one_target_comes_with_all_that_its_page_says_in_two_queries(
    session: Session, targets: dict[str, Target], count_queries: CountQueries
) -> None:
    session.flush()
    session.expunge_all()
    with count_queries() as sent:
        target = queries.target_by_slug(session, "hjemloese")
        assert target is not None
        assert target.indicator is not None
        assert (target.area.name, target.indicator.unit, target.follows) == ("Hjemløse", "personer", None)
        assert target.states[0].state is TargetState.ACTIVE
        assert target.goal_set.name
    assert len(sent) == 2


def test_targets_follow_the_order_of_the_areas(session: Session, targets: dict[str, Target]) -> None:
    numbers = [target.number for target in queries.targets(session) if target.goal_set.slug == "alle-skal-med"]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, None, None, 8, 9, None]


def test_a_series_holds_the_years_that_were_not_counted(session: Session, targets: dict[str, Target]) -> None:
    indicator_id = targets["hjemloese"].indicator_id
    assert indicator_id is not None
    found = [(row.period, row.value, row.presence) for row in queries.series(session, indicator_id)]
    assert found[:3] == [
        ("2009", 4998, Presence.COUNTED),
        ("2010", None, Presence.NOT_COUNTED),
        ("2011", 5290, Presence.COUNTED),
    ]


def test_a_local_series_is_not_mixed_with_the_national(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2013: 47})
    goal = contents(session)["hjemloese"]
    assert goal.local is not None
    assert [point.value for point in goal.local.points] == [45, 47]
    assert {45.0, 47.0} & {point.value for point in goal.series} == set()


def test_contents_take_as_many_queries_for_thirty_goals_of_twelve_years_as_for_one(
    session: Session, targets: dict[str, Target], count_queries: CountQueries
) -> None:
    def asked() -> int:
        with count_queries() as sent:
            assert all(goal.title for goal in contents(session).values())
        return len(sent)

    few = asked()
    many_goals(session, targets["hjemloese"].area, count=30, years=range(2014, 2026))
    assert len(contents(session)) >= 42
    assert asked() == few == 4


def test_a_goal_says_of_when_it_is(session: Session, targets: dict[str, Target]) -> None:
    assert contents(session, on=date(2014, 2, 1))["hjemloese"].as_of == date(2014, 2, 1)


def test_a_target_whose_baseline_is_corrected_goes_on_from_the_old_and_says_so(
    session: Session, targets: dict[str, Target]
) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2025: 36})
    made = an_own_target(session, targets["hjemloese"])
    a_local_series(session, targets["hjemloese"], {2011: 60}, at=REVISED_AT)
    own = contents(session)[made.slug]
    assert own.local is not None
    assert (own.target, own.aim.baseline_value) == (f"højst 33{NBSP}personer i 2030", 45)
    assert "Tallet for 2011 er rettet siden" in own.local.aim_note


def test_a_state_is_known_from_the_day_it_began(session: Session, targets: dict[str, Target]) -> None:
    actions.change_state(
        session,
        target=targets["kriminalitet"],
        state=TargetState.REACHED,
        since="2025-05",
        source="Kilden",
        actor=SYSTEM,
        at=LOADED_AT,
    )
    before = contents(session, on=date(2025, 4, 30))["kriminalitet"]
    after = contents(session, on=date(2025, 5, 1))["kriminalitet"]
    assert TargetState.REACHED not in {line.state for line in before.states}
    assert before.state is before.states[-1].state
    assert (after.state, after.states[-1].since) == (TargetState.REACHED, "2025-05")


def test_before_its_first_state_a_goal_is_shown_in_that(session: Session, targets: dict[str, Target]) -> None:
    goal = contents(session, on=date(2013, 1, 1))["hjemloese"]
    assert (goal.state, [line.since for line in goal.states]) == (TargetState.ACTIVE, ["2013-09-12"])


def test_an_own_target_stands_beside_the_national_from_the_day_it_was_set(
    session: Session, targets: dict[str, Target]
) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2025: 36})
    own = an_own_target(session, targets["hjemloese"])
    goals = contents(session)
    assert [line.slug for line in goals["hjemloese"].own_targets] == [own.slug]
    assert goals[own.slug].goal_set_years == "fra 2026"
    assert contents(session, on=date(2026, 1, 1))["hjemloese"].own_targets == ()


def test_an_own_target_is_judged_on_the_municipalitys_figures_alone(
    session: Session, targets: dict[str, Target]
) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2025: 36})
    made = an_own_target(session, targets["hjemloese"])
    own = contents(session)[made.slug]
    assert (own.is_own, own.series, own.assessment.judgement) == (True, (), None)
    assert own.local is not None
    assert own.local.assessment.value == 36
    assert own.target == f"højst 33{NBSP}personer i 2030"


def test_another_definition_is_a_series_of_its_own(session: Session, targets: dict[str, Target]) -> None:
    part = a_definition(session, targets["hjemloese"])
    assert part.key not in {line.key for line in contents(session)["hjemloese"].variants}
    figures_of(session, part, {2025: 9})
    figures_of(session, part, {2025: 900}, "000")
    lines = [line for line in contents(session)["hjemloese"].variants if line.key == part.key]
    assert [(line.area, line.is_local, line.points[0].value) for line in lines] == [
        ("Hele landet", False, 900),
        ("Eksempel Kommune", True, 9),
    ]


def test_definitions_say_what_they_are_a_part_of(session: Session, targets: dict[str, Target]) -> None:
    part = a_definition(session, targets["hjemloese"])
    indicator_id = targets["hjemloese"].indicator_id
    assert indicator_id is not None
    (found,) = [row for row in queries.definitions(session, indicator_id) if row.id == part.id]
    assert found.part_of == targets["hjemloese"].indicator


def test_a_goal_says_where_a_relative_change_differs_from_its_number(
    session: Session, targets: dict[str, Target]
) -> None:
    found = contents(session)
    assert f"3.967,5{NBSP}personer" in found["hjemloese"].relative_change
    assert found["stofmisbrug"].relative_change == ""


def test_invented_local_figures_say_so(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2012: None, 2013: 47})
    local = contents(session)["hjemloese"].local
    assert local is not None
    assert (local.municipality, local.is_invented) == ("Eksempel Kommune", True)
    assert [point.value for point in local.points] == [45, None, 47]
    assert local.sources == ("Kommunens egen opgørelse",)


def test_another_municipalitys_figures_are_not_shown(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45}, area_code="998")
    assert contents(session)["hjemloese"].local is None


@pytest.mark.parametrize("code", ["", "000"])
def test_without_a_municipality_there_are_national_figures_only(
    session: Session, targets: dict[str, Target], code: str
) -> None:
    assert all(goal.local is None for goal in contents(session, code).values())
    assert not any(line.is_local for goal in contents(session, code).values() for line in goal.variants)


def test_a_coming_target_has_neither_number_nor_indicator(session: Session, targets: dict[str, Target]) -> None:
    goal = contents(session, on=date(2013, 10, 30))["alkoholbehandling"]
    assert (goal.number, goal.indicator, goal.unit, goal.series) == (None, "", "", ())
    assert goal.target == queries.target_words(targets["alkoholbehandling"]) == "ikke fastsat endnu"


def test_every_goal_survives_json(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2012: None})
    an_own_target(session, targets["hjemloese"])
    figures_of(session, a_definition(session, targets["hjemloese"]), {2025: 9})
    for goal in contents(session).values():
        assert from_json(GoalContent, to_json(goal)) == goal
