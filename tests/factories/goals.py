"""Goals: the catalogue as it is loaded, local figures, own targets, other definitions, and as many goals as wanted."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from portal.core import settings
from portal.core.actors import SYSTEM
from portal.core.settings import Municipality
from portal.goals import actions, queries
from portal.goals.models import GoalArea, GoalSet, Indicator, Observation, StateChange, Target
from portal.goals.rules import Direction, TargetState
from portal.goals.rules.keeping import OwnKind, OwnNumbers

LOADED_AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
CODE = "999"
MUNICIPALITY = Municipality(name="Eksempel Kommune", code=CODE)


def the_catalogue(session: Session) -> dict[str, Target]:
    """Every area, target and national figure; the targets by slug."""
    actions.load_catalogue(session, actor=SYSTEM, at=LOADED_AT)
    return {target.slug: target for target in queries.targets(session)}


def the_municipality(session: Session) -> Municipality:
    """Eksempel Kommune with its code, as an administrator has set it."""
    settings.save_municipality(session, MUNICIPALITY)
    return MUNICIPALITY


def a_local_series(
    session: Session,
    target: Target,
    figures: Mapping[int, float | None],
    area_code: str = CODE,
    *,
    at: datetime = LOADED_AT,
    published_on: date | None = None,
) -> list[Observation]:
    """Invented figures of one municipality, by year; None is a year that was not counted."""
    assert target.indicator is not None
    return figures_of(session, target.indicator, figures, area_code, at=at, published_on=published_on)


def figures_of(
    session: Session,
    indicator: Indicator,
    figures: Mapping[int, float | None],
    area_code: str = CODE,
    *,
    at: datetime = LOADED_AT,
    published_on: date | None = None,
) -> list[Observation]:
    """The same for one definition."""
    return [
        actions.record_observation(
            session,
            indicator=indicator,
            area_code=area_code,
            period=str(year),
            value=value,
            source="Kommunens egen opgørelse",
            published_on=published_on,
            actor=SYSTEM,
            at=at,
            is_invented=True,
        )
        for year, value in figures.items()
    ]


def an_own_target(session: Session, national: Target, *, title: str = "En fjerdedel færre hos os") -> Target:
    """A quarter less than the municipality's own figure of 2011, which must be there, in 2030."""
    return actions.set_own_target(
        session,
        national=national,
        title=title,
        numbers=OwnNumbers(kind=OwnKind.FALL, amount=25, baseline_year=2011, target_year=2030),
        since="2026-01-02",
        reason="Vi kan nå det samme som landet.",
        decision="Byrådet 2. januar 2026, punkt 12",
        municipality=MUNICIPALITY,
        actor=SYSTEM,
        at=LOADED_AT,
    )


def a_definition(session: Session, target: Target, *, name: str = "Heraf unge under 25 år") -> Indicator:
    """A part of those whom the target counts."""
    assert target.indicator is not None
    return actions.add_definition(
        session,
        target=target,
        name=name,
        definition="De talte, der ikke er fyldt 25 år.",
        unit=target.indicator.unit,
        denominator="",
        source="Kommunens egen opgørelse",
        comparability="En del af alle de talte.",
        part_of=target.indicator,
        actor=SYSTEM,
        at=LOADED_AT,
    )


def many_goals(session: Session, area: GoalArea, *, count: int, years: Sequence[int]) -> None:
    """Goals, each with an indicator of its own, a part of it, national and local figures, and a state."""
    goal_set = GoalSet(slug="mange", name="Mange mål", first_year=2014, source="Kilden", position=90)
    session.add(goal_set)
    for number in range(count):
        session.add(_a_goal(goal_set, area.id, number))
    session.flush()
    made = [row for row in queries.targets(session) if row.goal_set is goal_set]
    for row in made:
        assert row.indicator is not None
        part = a_definition(session, row)
        for indicator in (row.indicator, part):
            for code in ("000", CODE):
                session.add_all(
                    Observation(
                        indicator=indicator,
                        area_code=code,
                        period=str(year),
                        value=40 + year % 7,
                        source="Kilden",
                        recorded_at=LOADED_AT,
                    )
                    for year in years
                )
    session.flush()


def _a_goal(goal_set: GoalSet, area_id: int, number: int) -> Target:
    indicator = Indicator(key=f"mange-{number}", name="Antal", definition="", unit="personer", source="Kilden")
    return Target(
        slug=f"mange-{number}",
        position=number,
        goal_set=goal_set,
        area_id=area_id,
        indicator=indicator,
        title=f"Mål {number}",
        description="",
        state=TargetState.ACTIVE,
        direction=Direction.AT_MOST,
        baseline_year=2014,
        baseline_value=45,
        target_year=2030,
        relative_change=-25,
        notes=[],
        source="Kilden",
        states=[StateChange(state=TargetState.ACTIVE, since="2014", source="Kilden")],
    )
