"""Goals: the catalogue as it is loaded, and local figures."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.goals import actions, queries
from portal.goals.models import Observation, Target

LOADED_AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


def the_catalogue(session: Session) -> dict[str, Target]:
    """Every area, target and national figure; the targets by slug."""
    actions.load_catalogue(session, actor=SYSTEM, at=LOADED_AT)
    return {target.slug: target for target in queries.targets(session)}


def a_local_series(
    session: Session, target: Target, figures: Mapping[int, float | None], area_code: str = "999"
) -> list[Observation]:
    """Invented figures of one municipality, by year; None is a year that was not counted."""
    assert target.indicator is not None
    return [
        actions.record_observation(
            session,
            indicator=target.indicator,
            area_code=area_code,
            period=str(year),
            value=value,
            source="Kommunens egen opgørelse",
            actor=SYSTEM,
            at=LOADED_AT,
            is_invented=True,
        )
        for year, value in figures.items()
    ]
