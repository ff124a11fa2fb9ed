"""Recording figures: a changed one supersedes the old, which stays as it was."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.actions import record
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.goals.models import Indicator, Observation, PublicFigure
from portal.goals.rules import ObservationStatus, Presence, Told, check_figure


def record_observation(
    session: Session,
    *,
    indicator: Indicator,
    area_code: str,
    period: str,
    value: float | None,
    source: str,
    actor: Actor,
    at: datetime,
    presence: Presence | None = None,
    out_of: int | None = None,
    status: ObservationStatus = ObservationStatus.FINAL,
    published_on: date | None = None,
    note: str = "",
    break_note: str = "",
    is_invented: bool = False,
) -> Observation:
    """Store one figure; without a value it was not counted, unless `presence` says that it is suppressed.

    The same figure again changes nothing; another one supersedes what stood, and is revised unless said otherwise.
    Raises FigureImpossible, DenominatorImpossible, PeriodImpossible, AreaUnknown.
    """
    year = to_local(at).year
    code = check_figure(
        value=value, unit=indicator.unit, period=period, area_code=area_code, this_year=year, out_of=out_of
    ).text
    if value is not None or presence is None or presence is Presence.COUNTED:
        presence = Presence.NOT_COUNTED if value is None else Presence.COUNTED
    standing = session.scalar(
        select(Observation).where(
            Observation.indicator_id == indicator.id,
            Observation.area_code == area_code,
            Observation.period == code,
            Observation.superseded_at.is_(None),
        )
    )
    told = {
        "value": value,
        "presence": presence,
        "out_of": out_of if value is not None else None,
        "note": note,
        "break_note": break_note,
        "is_invented": is_invented,
    }
    if standing is not None:
        if all(getattr(standing, name) == new for name, new in told.items()):
            return standing
        standing.superseded_at = at
        session.flush()
        status = ObservationStatus.REVISED if status is ObservationStatus.FINAL else status
    observation = Observation(
        indicator=indicator,
        area_code=area_code,
        period=code,
        status=status,
        source=source,
        published_on=published_on,
        recorded_at=at,
        **told,
    )
    session.add(observation)
    session.flush()
    act = "goals.record_observation" if standing is None else "goals.revise_observation"
    record(session, actor=actor, at=at, act=act, subject=f"indicator {indicator.id}", area=area_code, period=code)
    return observation


def remember_public(session: Session, *, area_code: str, shown: Sequence[Told], at: datetime) -> None:
    """Note what an edition shows of local figures, so that no later one gives away what this one keeps back."""
    keys = {line.indicator for line in shown}
    found = session.execute(select(Indicator.key, Indicator.id).where(Indicator.key.in_(keys)))
    ids = dict(found.all())
    session.add_all(
        PublicFigure(
            indicator_id=ids[line.indicator],
            area_code=area_code,
            period=line.period,
            value=line.value,
            out_of=line.out_of,
            published_at=at,
        )
        for line in shown
    )
    session.flush()
