"""Loading the catalogue: into an empty database, into an older one, and beside what people have changed."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.goals import actions, queries
from portal.goals.content import GoalContent
from portal.goals.models import GoalArea, GoalSet, Indicator, Observation, StateChange, Target
from portal.goals.rules import Judgement, ObservationStatus, TargetState
from tests.factories.goals import the_catalogue

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)


def load(session: Session) -> int:
    return actions.load_catalogue(session, actor=SYSTEM, at=AT)


TODAY = date(2026, 3, 2)


def goals(session: Session, on: date = TODAY) -> dict[str, GoalContent]:
    found = queries.goal_contents(session, on=on, municipality_code="999", municipality_name="Eksempel Kommune")
    return {goal.slug: goal for goal in found}


def figures(session: Session, target: Target, period: str) -> list[tuple[float | None, bool]]:
    """Every figure of a period as they came, and whether it still stands."""
    assert target.indicator_id is not None
    rows = queries.history(session, target.indicator_id)
    return [(row.value, row.superseded_at is None) for row in rows if row.period == period]


def revise(session: Session, target: Target, period: str, value: float) -> None:
    assert target.indicator is not None
    actions.record_observation(
        session,
        indicator=target.indicator,
        area_code="000",
        period=period,
        value=value,
        source="Rettet af kommunen",
        actor=SYSTEM,
        at=LATER,
    )


def forget(session: Session, *rows: object) -> None:
    for row in rows:
        session.delete(row)
    session.flush()
    session.expire_all()


def test_everything_is_loaded_once(session: Session) -> None:
    added = load(session)
    tables = (GoalSet, GoalArea, Indicator, Target, StateChange, Observation)
    assert added == sum(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    assert load(session) == 0


def test_a_figure_that_was_corrected_stands_corrected_and_the_first_is_kept(session: Session) -> None:
    deaths = the_catalogue(session)["narkodoedsfald"]
    assert figures(session, deaths, "2019") == [(265, False), (268, True)]
    assert deaths.indicator_id is not None
    standing = next(row for row in queries.series(session, deaths.indicator_id) if row.period == "2019")
    assert standing.status is ObservationStatus.REVISED


def test_a_year_without_a_count_is_a_row_without_a_figure(session: Session) -> None:
    assert figures(session, the_catalogue(session)["hjemloese"], "2021") == [(None, True)]


def test_an_older_database_gets_what_is_new(session: Session) -> None:
    target = the_catalogue(session)["hjemloese"]
    added = session.scalars(
        select(Observation).where(Observation.indicator_id == target.indicator_id, Observation.period > "2013")
    ).all()
    states = [change for change in target.states if change.state is not TargetState.ACTIVE]
    forget(session, *added, *states)
    target.state = TargetState.ACTIVE
    assert load(session) == len(added) + len(states)
    assert target.state is TargetState.NOT_REACHED
    assert goals(session)["hjemloese"].assessment.judgement is Judgement.NOT_REACHED


def test_a_figure_that_staff_revised_is_not_overwritten(session: Session) -> None:
    target = the_catalogue(session)["hjemloese"]
    revise(session, target, "2022", 5800)
    assert load(session) == 0
    assert figures(session, target, "2022") == [(5789, False), (5800, True)]


def test_a_figure_that_staff_recorded_before_the_catalogue_had_it_is_not_overwritten(session: Session) -> None:
    target = the_catalogue(session)["hjemloese"]
    row = session.scalars(
        select(Observation).where(Observation.indicator_id == target.indicator_id, Observation.period == "2022")
    ).one()
    forget(session, row)
    revise(session, target, "2022", 5800)
    assert load(session) == 0
    assert figures(session, target, "2022") == [(5800, True)]


def test_a_figure_that_staff_put_back_is_not_corrected_again(session: Session) -> None:
    deaths = the_catalogue(session)["narkodoedsfald"]
    revise(session, deaths, "2019", 265)
    assert load(session) == 0
    assert figures(session, deaths, "2019")[-1] == (265, True)


def test_a_correction_reaches_a_database_that_has_the_first_figure(session: Session) -> None:
    deaths = the_catalogue(session)["narkodoedsfald"]
    first, corrected = session.scalars(
        select(Observation)
        .where(Observation.indicator_id == deaths.indicator_id, Observation.period == "2019")
        .order_by(Observation.id)
    )
    forget(session, corrected)
    first.superseded_at = None
    session.flush()
    assert load(session) == 1
    assert figures(session, deaths, "2019") == [(265, False), (268, True)]


def test_a_state_that_staff_added_later_stays_the_last(session: Session) -> None:
    target = the_catalogue(session)["hjemloese"]
    not_reached = next(change for change in target.states if change.state is TargetState.NOT_REACHED)
    forget(session, not_reached)
    session.add(
        StateChange(target_id=target.id, state=TargetState.REACHED, since="2026-02", source="Kommunen", note="Talt op.")
    )
    target.state = TargetState.REACHED
    session.flush()
    assert load(session) == 1
    assert target.state is TargetState.REACHED


def test_a_target_points_at_the_one_that_took_over(session: Session) -> None:
    line = next(line for line in goals_of(session, "ungdomsuddannelse").states if line.successor_slug)
    assert (line.state, line.successor_slug) == (TargetState.SUPERSEDED, "unge-i-uddannelse")


def goals_of(session: Session, slug: str) -> GoalContent:
    the_catalogue(session)
    return goals(session)[slug]


@pytest.mark.parametrize(
    ("slug", "moment", "value"), [("hjemloese", 2022, 5789), ("narkodoedsfald", 2020, 256)], ids=str
)
def test_two_targets_were_not_reached(session: Session, slug: str, moment: float, value: float) -> None:
    found = goals_of(session, slug).assessment
    assert (found.judgement, found.moment, found.value) == (Judgement.NOT_REACHED, moment, value)


@pytest.mark.parametrize(
    "slug",
    [
        "ungdomsuddannelse",
        "fagligt-niveau",
        "kriminalitet",
        "anbringelser-sammenbrud",
        "genindskrivning",
        "krisecenter",
        "stofmisbrug",
    ],
)
def test_the_other_seven_get_no_verdict_but_a_sentence(session: Session, slug: str) -> None:
    found = goals_of(session, slug).assessment
    assert found.judgement is None
    assert found.why_not.endswith(".")


def test_another_definition_is_a_series_of_its_own(session: Session) -> None:
    goal = goals_of(session, "anbringelser-sammenbrud")
    (revised,) = goal.variants
    assert [(point.period, point.value) for point in revised.points] == [("2010", 5.5), ("2012", 4.7), ("2013", 4.7)]
    assert [point.value for point in goal.series] == [6, 5.7, 5]
    assert "2010 gik fra 6 til 5,5 pct." in revised.comparability


def test_the_later_target_is_measured_by_the_variant_of_the_first(session: Session) -> None:
    goal = goals_of(session, "unge-i-uddannelse")
    assert (goal.goal_set_slug, goal.indicator_key) == ("social-mobilitet", "ungdomsuddannelse-18-21")
    assert [(point.period, point.value) for point in goal.series] == [("2016", 47)]
    assert goal.assessment.why_not


def test_as_of_2013_nothing_is_known_that_was_published_later(session: Session) -> None:
    the_catalogue(session)
    then = goals(session, date(2013, 10, 30))
    assert then["hjemloese"].latest.endswith("(2013)")
    assert [point.period for point in then["narkodoedsfald"].series] == ["2009", "2010", "2011"]
