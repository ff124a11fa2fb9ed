"""Reading what only staff see: what is kept from the public, and what figures said before."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from portal.core.actors import KnownActor
from portal.goals import actions, queries
from portal.goals.models import Target
from portal.goals.rules import Secrecy
from tests.conftest import CountQueries
from tests.factories.goals import CODE, LOADED_AT, a_local_series, many_goals, the_catalogue

LATER = datetime(2026, 2, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


def test_what_citizens_may_not_see_is_known_with_why(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2023: 45, 2024: 3})
    a_local_series(session, targets["hjemloese"], {2024: 3}, "998")
    assert queries.secrets(session, CODE) == {("hjemloese", "2024"): Secrecy.SMALL_COUNT}


def test_what_is_kept_back_takes_as_many_queries_for_many_figures_as_for_few(
    session: Session, targets: dict[str, Target], count_queries: CountQueries
) -> None:
    many_goals(session, targets["hjemloese"].area, count=10, years=range(2014, 2026))
    session.expire_all()
    with count_queries() as sent:
        queries.secrets(session, CODE)
    assert len(sent) == 3


def test_a_superseded_figure_says_when_and_who(session: Session, targets: dict[str, Target]) -> None:
    target = targets["hjemloese"]
    a_local_series(session, target, {2024: 45, 2025: 40})
    assert target.indicator is not None
    actions.record_observation(
        session,
        indicator=target.indicator,
        area_code=CODE,
        period="2025",
        value=38,
        source="Rettet",
        actor=KnownActor(user_id=None, name="Sagsbehandler"),
        at=LATER,
    )
    found = queries.superseded(session, {"hjemloese"}, {CODE})
    (line,) = found["hjemloese", CODE]
    assert (line.observation.period, line.observation.value) == ("2025", 40)
    assert (line.observation.recorded_at, line.replaced_at, line.by) == (LOADED_AT, LATER, "Sagsbehandler")
    assert queries.superseded(session, {"krisecenter"}, {CODE}) == {}
