"""Reading what only staff see: what is kept from the public, what figures said before, what an own target comes to."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from portal.audit.models import AuditEntry
from portal.goals.models import Indicator, Observation, Target
from portal.goals.queries.figures import cells, threshold, told
from portal.goals.rules import Aim, FigureKey, Secrecy, disclosure
from portal.goals.rules.keeping import FollowsAnOwnTarget, NothingMeasured, OwnNumbers, own_aim

SeriesKey = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Superseded:
    """What a figure said until somebody changed it. `by` is empty where nobody wrote it down."""

    observation: Observation
    replaced_at: datetime
    by: str


def secrets(session: Session, area_code: str) -> Mapping[FigureKey, Secrecy]:
    """The municipality's figures that may not be public now, and why, by indicator and period: three queries."""
    return disclosure.kept_back(cells(session, area_code), told(session, area_code), threshold(session))


def superseded(
    session: Session, keys: Collection[str], area_codes: Collection[str]
) -> Mapping[SeriesKey, Sequence[Superseded]]:
    """What these indicators' figures said before, by indicator and area, the latest change first: two queries."""
    rows = session.scalars(
        select(Observation)
        .join(Observation.indicator)
        .options(contains_eager(Observation.indicator))
        .where(Indicator.key.in_(keys), Observation.area_code.in_(area_codes), Observation.superseded_at.is_not(None))
        .order_by(Observation.superseded_at.desc(), Observation.period.desc(), Observation.id.desc())
    ).all()
    names = _names_of_changes(session, {row.indicator_id for row in rows})
    found: defaultdict[SeriesKey, list[Superseded]] = defaultdict(list)
    for row in rows:
        assert row.superseded_at is not None
        change = (f"indicator {row.indicator_id}", row.area_code, row.period, row.superseded_at)
        line = Superseded(observation=row, replaced_at=row.superseded_at, by=names.get(change, ""))
        found[row.indicator.key, row.area_code].append(line)
    return found


def _names_of_changes(session: Session, ids: Collection[int]) -> dict[tuple[str, str, str, datetime], str]:
    """Who changed a figure: the audit trail knows the indicator, area, period and moment."""
    entries = session.execute(
        select(AuditEntry.subject, AuditEntry.details, AuditEntry.at, AuditEntry.actor_name).where(
            AuditEntry.act == "goals.revise_observation", AuditEntry.subject.in_({f"indicator {id_}" for id_ in ids})
        )
    )
    return {(subject, told["area"], told["period"], at): name for subject, told, at, name in entries}


def own_target_aim(session: Session, national: Target, own: OwnNumbers, *, area_code: str, this_year: int) -> Aim:
    """What a municipality's own target comes to, counted from its figure of the baseline year.

    Raises NothingMeasured, FollowsAnOwnTarget and what `own_aim` raises.
    """
    if national.goal_set.is_local:
        raise FollowsAnOwnTarget
    if national.indicator is None:
        raise NothingMeasured
    baseline = session.scalar(
        select(Observation.value).where(
            Observation.indicator_id == national.indicator.id,
            Observation.area_code == area_code,
            Observation.period == str(own.baseline_year),
            Observation.superseded_at.is_(None),
        )
    )
    return own_aim(own, unit=national.indicator.unit, baseline=baseline, this_year=this_year)
