"""Reading goals: order, figures and the number of queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.core.danish import NBSP
from portal.core.records import from_json, to_json
from portal.goals import queries
from portal.goals.content import GoalContent, SeriesPoint, TargetFigures
from portal.goals.models import Target
from tests.factories.goals import a_local_series, the_catalogue


@contextmanager
def counted_queries(session: Session) -> Iterator[list[str]]:
    """The SELECTs that the block sends, with nothing remembered from before."""
    session.flush()
    session.expunge_all()
    sent: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


def contents(session: Session, code: str = "999") -> dict[str, GoalContent]:
    found = queries.goal_contents(session, municipality_code=code, municipality_name="Eksempel Kommune")
    return {content.slug: content for content in found}


def test_areas_stand_in_the_municipalitys_order_with_their_targets(
    session: Session, targets: dict[str, Target]
) -> None:
    session.expire_all()
    found = [(area.slug, [target.slug for target in area.targets]) for area in queries.areas_with_targets(session)]
    assert found == [
        ("uddannelse", ["ungdomsuddannelse", "fagligt-niveau"]),
        ("kriminalitet", ["kriminalitet"]),
        ("anbringelser", ["anbringelser-sammenbrud"]),
        ("hjemloese", ["hjemloese"]),
        ("udsatte-voksne", ["genindskrivning", "krisecenter", "prostitution", "svaer-psykisk-sygdom"]),
        ("misbrug", ["stofmisbrug", "narkodoedsfald", "alkoholbehandling"]),
    ]


def test_all_areas_with_their_targets_and_indicators_take_two_queries(
    session: Session, targets: dict[str, Target]
) -> None:
    with counted_queries(session) as sent:
        for area in queries.areas_with_targets(session):
            assert all(target.title and (target.indicator is None or target.indicator.unit) for target in area.targets)
    assert len(sent) == 2


def test_one_area_comes_with_its_targets_in_two_queries(session: Session, targets: dict[str, Target]) -> None:
    with counted_queries(session) as sent:
        area = queries.area_by_slug(session, "misbrug")
        assert area is not None
        assert [target.indicator.unit if target.indicator else "" for target in area.targets] == [
            "pct.",
            "personer",
            "",
        ]
    assert len(sent) == 2


def test_an_area_or_target_that_nobody_knows_is_none(session: Session, targets: dict[str, Target]) -> None:
    assert queries.area_by_slug(session, "trafik") is None
    assert queries.target_by_slug(session, "trafik") is None


def test_one_target_comes_with_area_and_indicator_in_one_query(session: Session, targets: dict[str, Target]) -> None:
    with counted_queries(session) as sent:
        target = queries.target_by_slug(session, "hjemloese")
        assert target is not None
        assert target.indicator is not None
        assert (target.area.name, target.indicator.unit) == ("Hjemløse", "personer")
    assert len(sent) == 1


def test_targets_follow_the_order_of_the_areas(session: Session, targets: dict[str, Target]) -> None:
    numbers = [target.number for target in queries.targets(session)]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, None, None, 8, 9, None]


def test_a_series_holds_the_years_that_were_not_counted(session: Session, targets: dict[str, Target]) -> None:
    indicator_id = targets["hjemloese"].indicator_id
    assert indicator_id is not None
    found = [(row.year, row.value) for row in queries.series(session, indicator_id)]
    assert found == [(2009, 4998), (2010, None), (2011, 5290), (2012, None), (2013, 5820)]


def test_a_local_series_is_not_mixed_with_the_national(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2013: 47})
    indicator_id = targets["hjemloese"].indicator_id
    assert indicator_id is not None
    assert [row.value for row in queries.series(session, indicator_id, "999")] == [45, 47]
    figures = queries.target_figures(session, [targets["hjemloese"]])
    assert figures[targets["hjemloese"].id].latest == f"5.820{NBSP}personer (2013)"


def test_target_figures_are_finished_danish(session: Session, targets: dict[str, Target]) -> None:
    wanted = [targets[slug] for slug in ("hjemloese", "fagligt-niveau", "prostitution")]
    found = queries.target_figures(session, wanted)
    assert [found[target.id] for target in wanted] == [
        TargetFigures(
            baseline=f"5.290{NBSP}personer (2011)",
            latest=f"5.820{NBSP}personer (2013)",
            target=f"højst 4.000{NBSP}personer i 2020",
        ),
        TargetFigures(baseline="", latest="", target="forbedres (intet måltal)"),
        TargetFigures(baseline="", latest="", target="ikke fastsat endnu"),
    ]


def test_target_figures_take_one_query_for_all(session: Session, targets: dict[str, Target]) -> None:
    session.flush()
    with counted_queries(session) as sent:
        found = queries.target_figures(session, targets.values())
    assert len(found) == 12
    assert len(sent) == 1


def test_target_figures_of_nothing_are_nothing(session: Session) -> None:
    assert queries.target_figures(session, []) == {}


def test_the_goals_edition_takes_two_queries(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["stofmisbrug"], {2011: 40})
    with counted_queries(session) as sent:
        assert len(contents(session)) == 12
    assert len(sent) == 2


def test_a_goal_shows_its_series_with_gaps(session: Session, targets: dict[str, Target]) -> None:
    goal = contents(session)["hjemloese"]
    assert goal.series[1] == SeriesPoint(year=2010, value=None, is_counted=False)
    assert goal.series[4] == SeriesPoint(year=2013, value=5820, is_counted=True)
    assert (goal.number, goal.area, goal.audience, goal.baseline_year) == (5, "Hjemløse", "Voksne", 2011)
    assert goal.latest == f"5.820{NBSP}personer (2013)"


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


def test_a_coming_target_has_neither_number_nor_indicator(session: Session, targets: dict[str, Target]) -> None:
    goal = contents(session)["alkoholbehandling"]
    assert (goal.number, goal.indicator, goal.unit, goal.series) == (None, "", "", ())
    assert goal.target == "ikke fastsat endnu"


def test_every_goal_survives_json(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2012: None})
    for goal in contents(session).values():
        assert from_json(GoalContent, to_json(goal)) == goal
