"""Figures as they were known on a day."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.goals import actions, queries
from portal.goals.models import Target
from tests.factories.goals import CODE, LOADED_AT, a_local_series, the_catalogue

TODAY = date(2026, 3, 2)
REVISED_AT = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


def values_known(session: Session, on: date) -> dict[str, float | None]:
    """The municipality's figures of homeless people as they were known on a day, by period."""
    found = queries.goal_contents(
        session, on=on, municipality_code=CODE, municipality_name="Eksempel Kommune", slugs={"hjemloese"}
    )
    local = found[0].local
    return {point.period: point.value for point in local.points} if local else {}


def test_a_figure_is_known_from_the_day_it_was_published(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2012: 44})
    a_local_series(session, targets["hjemloese"], {2013: 47}, published_on=date(2014, 3, 1))
    assert values_known(session, date(2010, 12, 31)) == {}
    assert values_known(session, date(2011, 6, 1)) == {"2011": 45}
    assert values_known(session, date(2014, 2, 28)) == {"2011": 45, "2012": 44}
    assert values_known(session, date(2014, 3, 1)) == {"2011": 45, "2012": 44, "2013": 47}


def test_a_figure_that_was_revised_is_known_as_it_was_before(session: Session, targets: dict[str, Target]) -> None:
    homeless = targets["hjemloese"]
    a_local_series(session, homeless, {2012: 45}, published_on=date(2013, 5, 1))
    a_local_series(session, homeless, {2012: 47}, published_on=date(2015, 2, 1), at=REVISED_AT)
    assert values_known(session, date(2013, 4, 30)) == {}
    assert values_known(session, date(2014, 3, 5)) == {"2012": 45}
    assert values_known(session, date(2015, 2, 1)) == values_known(session, TODAY) == {"2012": 47}


def test_of_figures_without_a_day_the_first_is_known_from_its_period_and_a_revision_from_when_it_came(
    session: Session, targets: dict[str, Target]
) -> None:
    a_local_series(session, targets["hjemloese"], {2012: 45})
    a_local_series(session, targets["hjemloese"], {2012: 47}, at=REVISED_AT)
    assert values_known(session, date(2011, 12, 31)) == {}
    assert values_known(session, date(2026, 2, 1)) == {"2012": 45}
    assert values_known(session, date(2026, 2, 2)) == {"2012": 47}


def test_a_revision_that_is_published_later_does_not_take_the_figure_away_before(
    session: Session, targets: dict[str, Target]
) -> None:
    a_local_series(session, targets["hjemloese"], {2012: 45}, published_on=date(2013, 5, 1))
    a_local_series(session, targets["hjemloese"], {2012: 47}, published_on=date(2026, 4, 1), at=REVISED_AT)
    assert values_known(session, TODAY) == {"2012": 45}


def test_a_series_is_in_order_of_time(session: Session, targets: dict[str, Target]) -> None:
    indicator = targets["hjemloese"].indicator
    assert indicator is not None
    for period in ("2024K4", "2024U06", "2024K1"):
        actions.record_observation(
            session,
            indicator=indicator,
            area_code=CODE,
            period=period,
            value=40,
            source="Kommunens egen opgørelse",
            actor=SYSTEM,
            at=LOADED_AT,
        )
    assert list(values_known(session, TODAY)) == ["2024K1", "2024U06", "2024K4"]
