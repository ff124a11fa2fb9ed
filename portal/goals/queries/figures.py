"""Reading figures: a series as it stands, its history, and what may not be public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from portal.core import settings
from portal.goals.models import NATIONAL, Indicator, Observation, PublicFigure
from portal.goals.rules import Cell, Told, is_share
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


def figures_of_areas(session: Session, area_codes: Iterable[str]) -> Series:
    """The figures that stand of these areas, by indicator and area, in order of time: one query."""
    found: defaultdict[tuple[int, str], list[Observation]] = defaultdict(list)
    rows = session.scalars(
        select(Observation)
        .where(Observation.area_code.in_(set(area_codes)), Observation.superseded_at.is_(None))
        .order_by(Observation.indicator_id, Observation.area_code, Observation.period)
    )
    for row in rows:
        found[row.indicator_id, row.area_code].append(row)
    return found


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
