"""Loading the catalogue: what it has and the database lacks is added, what is there stays as it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from portal.audit.actions import record
from portal.core.actors import Actor
from portal.goals.actions.figures import record_observation
from portal.goals.catalogue import (
    Catalogue,
    CatalogueArea,
    CatalogueFigure,
    CatalogueIndicator,
    CatalogueTarget,
    CatalogueVariant,
    LaterFigure,
    read,
)
from portal.goals.models import NATIONAL, GoalArea, GoalSet, Indicator, Observation, StateChange, Target
from portal.goals.rules import ObservationStatus

Row = TypeVar("Row", GoalSet, GoalArea, Indicator, Target)


def load_catalogue(session: Session, *, actor: Actor, at: datetime) -> int:
    """Add what the catalogue has and the database lacks; what is there is kept as it is. Gives how many rows."""
    loader = _Loader(session, read(), actor, at)
    loader.load()
    session.flush()
    if loader.added:
        record(session, actor=actor, at=at, act="goals.load_catalogue", subject="catalogue", added=loader.added)
    return loader.added


class _Loader:
    """One loading: what was there by its name, and how many rows were added."""

    def __init__(self, session: Session, catalogue: Catalogue, actor: Actor, at: datetime) -> None:
        self._session, self._catalogue, self._actor, self._at = session, catalogue, actor, at
        self.added = 0
        self._sets = self._by_name(GoalSet, GoalSet.slug)
        self._areas = self._by_name(GoalArea, GoalArea.slug)
        self._indicators = self._by_name(Indicator, Indicator.key)
        self._targets = self._by_name(Target, Target.slug)
        self._figures: defaultdict[tuple[int, str], list[Observation]] = defaultdict(list)
        for row in session.scalars(select(Observation).where(Observation.area_code == NATIONAL)):
            self._figures[row.indicator_id, row.period].append(row)
        states = session.execute(select(StateChange.target_id, StateChange.state, StateChange.since))
        self._states = {(target_id, state, since) for target_id, state, since in states}

    def load(self) -> None:
        self._load_sets()
        for position, area in enumerate(self._catalogue.areas, start=1):
            row = self._areas.get(area.slug) or self._new_area(area, position)
            for place, target in enumerate(area.targets, start=1):
                indicator = self._indicator_of(target)
                if target.slug not in self._targets:
                    self._targets[target.slug] = self._new_target(target, row, indicator, place)
        for area in self._catalogue.areas:
            for target in area.targets:
                self._load_states(target)

    def _by_name(self, kind: type[Row], name: InstrumentedAttribute[str]) -> dict[str, Row]:
        return {getattr(row, name.key): row for row in self._session.scalars(select(kind))}

    def _add(self, row: GoalSet | GoalArea | Indicator | Target | StateChange) -> None:
        self._session.add(row)
        self._session.flush()
        self.added += 1

    def _load_sets(self) -> None:
        for position, told in enumerate(self._catalogue.sets, start=1):
            if told.slug not in self._sets:
                row = GoalSet(
                    slug=told.slug,
                    name=told.name,
                    first_year=told.first_year,
                    last_year=told.last_year,
                    source=told.source,
                    note=told.note,
                    position=position,
                )
                self._add(row)
                self._sets[told.slug] = row

    def _new_area(self, area: CatalogueArea, position: int) -> GoalArea:
        row = GoalArea(slug=area.slug, name=area.name, audience=area.audience, position=position)
        self._add(row)
        return row

    def _new_target(
        self, target: CatalogueTarget, area: GoalArea, indicator: Indicator | None, position: int
    ) -> Target:
        baseline, goal = target.baseline, target.goal
        row = Target(
            slug=target.slug,
            number=target.number,
            position=position,
            goal_set=self._sets[target.goal_set],
            area=area,
            indicator=indicator,
            title=target.title,
            description=target.description,
            state=target.states[-1].state,
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
        self._add(row)
        return row

    def _load_states(self, target: CatalogueTarget) -> None:
        """Add the states that are lacking; the one that the target is in is the last of them all by date."""
        row = self._targets[target.slug]
        lacking = [told for told in target.states if (row.id, told.state, told.since) not in self._states]
        for told in lacking:
            successor = self._targets[told.successor].id if told.successor else None
            self._add(
                StateChange(
                    target_id=row.id,
                    state=told.state,
                    since=told.since,
                    source=told.source,
                    note=told.note,
                    successor_id=successor,
                )
            )
        if lacking:
            self._session.refresh(row, ["states"])
            row.state = row.states[-1].state

    def _indicator_of(self, target: CatalogueTarget) -> Indicator | None:
        if target.indicator is None:
            return self._indicators[target.measured_by] if target.measured_by else None
        told, source = target.indicator, self._catalogue.source_of(target)
        row = self._indicators.get(told.key) or self._new_indicator(told)
        first = (_of_the_source(figure, source) for figure in told.series)
        self._load_figures(row, (*first, *told.later))
        for variant in told.variants:
            other = self._indicators.get(variant.key) or self._new_indicator(variant, variant_of=row)
            self._load_figures(other, variant.figures)
        return row

    def _load_figures(self, indicator: Indicator, figures: Iterable[LaterFigure]) -> None:
        periods: defaultdict[str, list[LaterFigure]] = defaultdict(list)
        for figure in figures:
            periods[figure.period].append(figure)
        for period, told in periods.items():
            self._load_period(indicator, told, self._figures[indicator.id, period])

    def _load_period(self, indicator: Indicator, told: Sequence[LaterFigure], there: Sequence[Observation]) -> None:
        """Record a period's figures in their order, but never on top of one that is not the catalogue's."""
        known, ours = {row.value for row in there}, {figure.value for figure in told}
        if any(row.superseded_at is None and row.value not in ours for row in there):
            return
        for figure in told:
            if figure.value not in known:
                self._record(indicator, figure)

    def _record(self, indicator: Indicator, figure: LaterFigure) -> None:
        record_observation(
            self._session,
            indicator=indicator,
            area_code=NATIONAL,
            period=figure.period,
            value=figure.value,
            source=figure.source,
            status=figure.status,
            published_on=figure.published_on,
            note=figure.note,
            break_note=figure.break_note,
            actor=self._actor,
            at=self._at,
        )
        self.added += 1

    def _new_indicator(
        self, told: CatalogueIndicator | CatalogueVariant, variant_of: Indicator | None = None
    ) -> Indicator:
        row = Indicator(
            key=told.key,
            name=told.name,
            definition=told.definition,
            unit=told.unit,
            denominator=told.denominator,
            periodicity=told.periodicity,
            source=told.source,
            variant_of_id=variant_of.id if variant_of else None,
            comparability=told.comparability if isinstance(told, CatalogueVariant) else "",
        )
        self._add(row)
        self._indicators[told.key] = row
        return row


def _of_the_source(figure: CatalogueFigure, source: str) -> LaterFigure:
    """A figure that was known when the target was set, from the same publication."""
    return LaterFigure(
        period=str(figure.year),
        value=figure.value,
        status=ObservationStatus.FINAL,
        source=source,
        published_on=None,
        note="",
        break_note="",
    )
