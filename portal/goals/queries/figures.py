"""Reading figures: a series as it stands, its history, and what may not be public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from portal.core import settings
from portal.core.clock import to_local
from portal.goals.models import NATIONAL, Indicator, Observation, PublicFigure
from portal.goals.rules import Cell, Told, is_share, period_of
from portal.goals.rules.disclosure import DEFAULT_THRESHOLD, LOWEST_THRESHOLD

THRESHOLD = "goals.threshold"
Series = Mapping[tuple[int, str], Sequence[Observation]]


def series(session: Session, indicator_id: int, area_code: str = NATIONAL) -> Sequence[Observation]:
    """One indicator's figures of one area by period, those without a value among them."""
    return session.scalars(
        select(Observation)
        .where(
            Observation.indicator_id == indicator_id,
            Observation.area_code == area_code,
            Observation.superseded_at.is_(None),
        )
        .order_by(Observation.period)
    ).all()


def history(session: Session, indicator_id: int, area_code: str = NATIONAL) -> Sequence[Observation]:
    """The same with every superseded figure, by period and then as they came."""
    return session.scalars(
        select(Observation)
        .where(Observation.indicator_id == indicator_id, Observation.area_code == area_code)
        .order_by(Observation.period, Observation.recorded_at, Observation.id)
    ).all()


def figures_known(session: Session, area_codes: Iterable[str], on: date) -> Series:
    """The figures of these areas as they were known on a day, by indicator and area, in order of time: one query."""
    found: defaultdict[tuple[int, str], list[Observation]] = defaultdict(list)
    rows = session.scalars(
        select(Observation)
        .where(Observation.area_code.in_(set(area_codes)))
        .order_by(
            Observation.indicator_id,
            Observation.area_code,
            Observation.period,
            Observation.recorded_at,
            Observation.id,
        )
    )
    for (indicator_id, area_code, _), chain in groupby(rows, key=_place):
        known = _known(list(chain), on)
        if known is not None:
            found[indicator_id, area_code].append(known)
    for line in found.values():
        line.sort(key=lambda row: period_of(row.period))
    return found


def _place(row: Observation) -> tuple[int, str, str]:
    return row.indicator_id, row.area_code, row.period


def _known(chain: Sequence[Observation], on: date) -> Observation | None:
    """The last of a period's figures, in the order they came, that was known on a day.

    One counts from the day it was published. Where that is not said, the first counts from the year of its period, and
    one that changed it from the day it came.
    """
    known = [row for row in chain if _known_from(row, is_first=row is chain[0]) <= on]
    return known[-1] if known else None


def _known_from(row: Observation, *, is_first: bool) -> date:
    if row.published_on is not None:
        return row.published_on
    return date(period_of(row.period).year, 1, 1) if is_first else to_local(row.recorded_at).date()


def threshold(session: Session) -> int:
    """How many people a public count is of at least."""
    return max(LOWEST_THRESHOLD, int(settings.get(session, THRESHOLD) or DEFAULT_THRESHOLD))


def cells(session: Session, area_code: str) -> list[Cell]:
    """The municipality's figures as they are looked through before anything is public."""
    rows = session.scalars(
        select(Observation)
        .options(joinedload(Observation.indicator).joinedload(Indicator.part_of))
        .where(Observation.area_code == area_code, Observation.superseded_at.is_(None))
    )
    return [
        Cell(
            indicator=row.indicator.key,
            period=row.period,
            value=row.value,
            presence=row.presence,
            is_share=is_share(row.indicator.unit),
            out_of=row.out_of,
            part_of=row.indicator.part_of.key if row.indicator.part_of else "",
        )
        for row in rows
    ]


def told(session: Session, area_code: str) -> list[Told]:
    """What editions have shown of the municipality's figures, oldest first."""
    rows = session.execute(
        select(Indicator.key, PublicFigure.period, PublicFigure.value, PublicFigure.out_of, PublicFigure.published_at)
        .join(PublicFigure.indicator)
        .where(PublicFigure.area_code == area_code)
        .order_by(PublicFigure.published_at, PublicFigure.id)
    )
    return [
        Told(indicator=key, period=period, value=value, out_of=out_of, at=at) for key, period, value, out_of, at in rows
    ]


def lock(session: Session) -> None:
    """Wait for others who publish figures, so that two do not tell together what neither may tell after the other."""
    session.execute(select(Indicator.id).order_by(Indicator.id).with_for_update()).all()
