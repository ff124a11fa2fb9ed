"""What an imported item says of goals is what was known on the day of its meeting, however late it is imported."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.content import ItemContent
from portal.core import settings
from portal.core.actors import SYSTEM
from portal.core.records import from_json
from portal.goals import actions as goals
from portal.goals.content import GoalContent
from portal.goals.models import GoalSet, Target
from portal.goals.rules import Direction, TargetState
from portal.imports.actions.agenda import import_agenda
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue
from tests.imports.samples import AGENDA, CODES

HELD_ON = date(2014, 3, 5)  # as the sample says
IMPORTED = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    """The catalogue as it is today, the municipality, and the bodies that the sample names."""
    settings.save_municipality(session, settings.Municipality(name="Eksempel Kommune", code="999"))
    for code in CODES:
        a_committee(session, code, "Omsorgsudvalget" if code == "OMS" else f"Udvalget {code}")
    return the_catalogue(session)


def frozen(session: Session) -> dict[str, GoalContent]:
    """The goals in the imported item, as it was frozen."""
    import_agenda(
        session, actor=SYSTEM, at=IMPORTED, filename="dagsorden.txt", text=AGENDA, files={}, is_public_source=False
    )
    item = agendas.by_reference(session, code="OMS", year=2014, number=104)
    assert item is not None
    content = from_json(ItemContent, item.frozen)
    assert content.case is not None
    found = [line.goal for status in content.case.goal_statuses for line in status.targets]
    return {goal.slug: goal for goal in found if goal is not None}


def test_the_goals_are_as_of_the_meeting(session: Session, targets: dict[str, Target]) -> None:
    assert {goal.as_of for goal in frozen(session).values()} == {HELD_ON}


def test_figures_that_came_later_are_not_there(session: Session, targets: dict[str, Target]) -> None:
    found = frozen(session)
    assert found["hjemloese"].latest.startswith("5.820")
    assert [point.period for point in found["narkodoedsfald"].series] == ["2009", "2010", "2011"]
    assert [point.period for point in found["krisecenter"].series] == ["2011", "2012"]


def test_a_verdict_that_only_later_figures_give_is_not_there(session: Session, targets: dict[str, Target]) -> None:
    found = frozen(session)
    assert {found[slug].assessment.judgement for slug in ("hjemloese", "narkodoedsfald")} == {None}


def test_a_target_still_held_then(session: Session, targets: dict[str, Target]) -> None:
    assert frozen(session)["hjemloese"].state is TargetState.ACTIVE


def test_local_figures_count_from_the_day_they_were_published(session: Session, targets: dict[str, Target]) -> None:
    indicator = targets["hjemloese"].indicator
    assert indicator is not None
    for value, year, published_on in ((45, 2011, date(2011, 9, 1)), (44, 2013, date(2014, 6, 1))):
        goals.record_observation(
            session,
            indicator=indicator,
            area_code="999",
            period=str(year),
            value=value,
            source="Kommunens egen opgørelse",
            published_on=published_on,
            actor=SYSTEM,
            at=IMPORTED,
        )
    local = frozen(session)["hjemloese"].local
    assert local is not None
    assert [point.value for point in local.points] == [45]


def test_a_target_that_was_set_later_is_not_in_it(session: Session, targets: dict[str, Target]) -> None:
    national = targets["hjemloese"]
    own = GoalSet(slug="egne", name="Egne mål", is_local=True, first_year=2025, source="Kommunen", position=9)
    session.add(
        Target(
            slug="eget-maal",
            position=1,
            goal_set=own,
            area_id=national.area_id,
            indicator_id=national.indicator_id,
            follows_id=national.id,
            title="Eget mål",
            description="Et eget mål.",
            state=TargetState.ACTIVE,
            direction=Direction.AT_MOST,
            source="Kommunen",
        )
    )
    session.flush()
    assert "eget-maal" not in frozen(session)
