"""Recording figures: a changed one supersedes the old, which stays as it was."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.goals.actions.revising import Change, Statement, lock_series, note_new, standing_figures, status_of, store
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
    status: ObservationStatus | None = None,
    published_on: date | None = None,
    note: str = "",
    break_note: str = "",
    is_invented: bool = False,
) -> Observation:
    """Store one figure; without a value it was not counted, unless `presence` says that it is suppressed.

    The same figure again changes nothing; another one supersedes what stood. Without a `status` a figure is final, and
    one that changes another revised.
    Raises FigureImpossible, DenominatorImpossible, PeriodImpossible, AreaUnknown.
    """
    year = to_local(at).year
    code = check_figure(
        value=value, unit=indicator.unit, period=period, area_code=area_code, this_year=year, out_of=out_of
    ).text
    if value is not None or presence is None or presence is Presence.COUNTED:
        presence = Presence.NOT_COUNTED if value is None else Presence.COUNTED
    lock_series(session, indicator)
    old = standing_figures(session, indicator, [area_code]).get((area_code, code))
    says = old.says if old else None
    new = Statement(
        value=value,
        presence=presence,
        out_of=out_of if value is not None else None,
        status=status_of(status, says, is_same=says is not None and (says.value, says.presence) == (value, presence)),
        source=source,
        published_on=published_on,
        note=note,
        break_note=break_note,
        is_invented=is_invented,
    )
    changes = [Change(area_code=area_code, period=code, new=new, old=old)]
    store(session, indicator=indicator, changes=changes, actor=actor, at=at)
    note_new(session, indicator=indicator, changes=changes, actor=actor, at=at)
    return session.scalars(
        select(Observation).where(
            Observation.indicator_id == indicator.id,
            Observation.area_code == area_code,
            Observation.period == code,
            Observation.superseded_at.is_(None),
        )
    ).one()


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
