"""Writing goals: loading the catalogue of targets, and recording figures."""

from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from portal.audit.actions import record
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.goals.catalogue import Catalogue, CatalogueArea, CatalogueIndicator, CatalogueTarget, read
from portal.goals.models import NATIONAL, GoalArea, Indicator, Observation, Target
from portal.goals.rules import FigureExists, ObservationStatus, check_figure

Row = TypeVar("Row", GoalArea, Indicator, Target)


def load_catalogue(session: Session, *, actor: Actor, at: datetime) -> int:
    """Add what the catalogue has and the database lacks; what is there is kept as it is. Gives how many rows."""
    loader = _Loader(session, read())
    loader.load()
    session.flush()
    if loader.added:
        record(session, actor=actor, at=at, act="goals.load_catalogue", subject="catalogue", added=loader.added)
    return loader.added


def record_observation(
    session: Session,
    *,
    indicator: Indicator,
    area_code: str,
    year: int,
    value: float | None,
    source: str,
    actor: Actor,
    at: datetime,
    is_invented: bool = False,
    published_on: date | None = None,
) -> Observation:
    """Store one figure; None says that the year was not counted. The same figure again changes nothing.

    Raises FigureImpossible, YearImpossible, AreaUnknown, or FigureExists where the year has another figure.
    """
    check_figure(value=value, unit=indicator.unit, year=year, area_code=area_code, this_year=to_local(at).year)
    found = session.scalar(
        select(Observation).where(
            Observation.indicator_id == indicator.id, Observation.area_code == area_code, Observation.year == year
        )
    )
    if found is not None:
        if found.value != value or found.is_invented != is_invented:
            raise FigureExists
        return found
    observation = Observation(
        indicator_id=indicator.id,
        area_code=area_code,
        year=year,
        value=value,
        status=_status(value),
        source=source,
        published_on=published_on,
        is_invented=is_invented,
    )
    session.add(observation)
    session.flush()
    subject = f"indicator {indicator.id}"
    record(session, actor=actor, at=at, act="goals.record_observation", subject=subject, area=area_code, year=year)
    return observation


def _status(value: float | None) -> ObservationStatus:
    return ObservationStatus.NOT_COUNTED if value is None else ObservationStatus.COUNTED


class _Loader:
    """One loading: what was there by its name, and how many rows were added."""

    def __init__(self, session: Session, catalogue: Catalogue) -> None:
        self._session = session
        self._catalogue = catalogue
        self.added = 0
        self._areas = self._by_name(GoalArea, GoalArea.slug)
        self._indicators = self._by_name(Indicator, Indicator.key)
        self._targets = self._by_name(Target, Target.slug)
        figures = session.execute(
            select(Observation.indicator_id, Observation.year).where(Observation.area_code == NATIONAL)
        )
        self._figures = {(indicator_id, year) for indicator_id, year in figures}

    def load(self) -> None:
        for position, area in enumerate(self._catalogue.areas, start=1):
            row = self._areas.get(area.slug) or self._new_area(area, position)
            for place, target in enumerate(area.targets, start=1):
                self._load_target(target, row, place)

    def _by_name(self, kind: type[Row], name: InstrumentedAttribute[str]) -> dict[str, Row]:
        return {getattr(row, name.key): row for row in self._session.scalars(select(kind))}

    def _add(self, row: GoalArea | Indicator | Target | Observation) -> None:
        self._session.add(row)
        self._session.flush()
        self.added += 1

    def _new_area(self, area: CatalogueArea, position: int) -> GoalArea:
        row = GoalArea(slug=area.slug, name=area.name, audience=area.audience, position=position)
        self._add(row)
        return row

    def _load_target(self, target: CatalogueTarget, area: GoalArea, position: int) -> None:
        indicator = self._load_indicator(target) if target.indicator else None
        if target.slug in self._targets:
            return
        baseline, goal = target.baseline, target.goal
        self._add(
            Target(
                slug=target.slug,
                number=target.number,
                position=position,
                area=area,
                indicator=indicator,
                title=target.title,
                description=target.description,
                state=target.state,
                direction=target.direction,
                must_hold=target.must_hold,
                baseline_year=baseline.year if baseline else None,
                baseline_value=baseline.value if baseline else None,
                target_year=goal.year if goal else None,
                target_value=goal.value if goal else None,
                relative_change=target.relative_change,
                notes=list(target.notes),
                source=self._catalogue.source_of(target),
            )
        )

    def _load_indicator(self, target: CatalogueTarget) -> Indicator:
        told = target.indicator
        assert told is not None
        row = self._indicators.get(told.key) or self._new_indicator(told)
        for figure in told.series:
            if (row.id, figure.year) not in self._figures:
                self._add(
                    Observation(
                        indicator_id=row.id,
                        area_code=NATIONAL,
                        year=figure.year,
                        value=figure.value,
                        status=_status(figure.value),
                        source=self._catalogue.source_of(target),
                    )
                )
        return row

    def _new_indicator(self, told: CatalogueIndicator) -> Indicator:
        row = Indicator(
            key=told.key,
            name=told.name,
            definition=told.definition,
            unit=told.unit,
            denominator=told.denominator,
            periodicity=told.periodicity,
            source=told.source,
        )
        self._add(row)
        return row
