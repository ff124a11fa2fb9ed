"""Reading goal areas, targets and figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.goals.content import GoalContent, LocalSeries, SeriesPoint, TargetFigures
from portal.goals.models import NATIONAL, GoalArea, Indicator, Observation, Target
from portal.goals.rules import ObservationStatus, dated_figure, relative_change_text, target_text

Series = Mapping[tuple[int, str], Sequence[Observation]]


def areas_with_targets(session: Session) -> Sequence[GoalArea]:
    """All areas in order, each with its targets and their indicators: two queries, however many there are."""
    return session.scalars(
        select(GoalArea)
        .options(selectinload(GoalArea.targets).joinedload(Target.indicator))
        .order_by(GoalArea.position, GoalArea.id)
    ).all()


def area_by_slug(session: Session, slug: str) -> GoalArea | None:
    """One area by its name in addresses, with its targets and their indicators."""
    return session.scalar(
        select(GoalArea)
        .options(selectinload(GoalArea.targets).joinedload(Target.indicator))
        .where(GoalArea.slug == slug)
    )


def targets(session: Session) -> Sequence[Target]:
    """All targets with area and indicator, in the areas' order."""
    return session.scalars(
        select(Target)
        .join(Target.area)
        .options(joinedload(Target.area), joinedload(Target.indicator))
        .order_by(GoalArea.position, GoalArea.id, Target.position, Target.id)
    ).all()


def target_by_slug(session: Session, slug: str) -> Target | None:
    """One target by its name in addresses, with area and indicator."""
    return session.scalar(
        select(Target).options(joinedload(Target.area), joinedload(Target.indicator)).where(Target.slug == slug)
    )


def series(session: Session, indicator_id: int, area_code: str = NATIONAL) -> Sequence[Observation]:
    """One indicator's figures of one area by year, the years that were not counted among them."""
    return session.scalars(
        select(Observation)
        .where(Observation.indicator_id == indicator_id, Observation.area_code == area_code)
        .order_by(Observation.year)
    ).all()


def target_figures(session: Session, targets: Iterable[Target]) -> dict[int, TargetFigures]:
    """What a case shows of each target, by the target's id: one query for all of them."""
    wanted = list(targets)
    newest = session.execute(
        select(Indicator.id, Indicator.unit, Observation.value, Observation.year)
        .outerjoin(
            Observation,
            and_(
                Observation.indicator_id == Indicator.id,
                Observation.area_code == NATIONAL,
                Observation.status == ObservationStatus.COUNTED,
            ),
        )
        .where(Indicator.id.in_([target.indicator_id for target in wanted if target.indicator_id]))
        .order_by(Observation.year)
    )
    found = {indicator_id: (unit, dated_figure(value, unit, year)) for indicator_id, unit, value, year in newest}
    return {target.id: _figures(target, *found.get(target.indicator_id or 0, ("", ""))) for target in wanted}


def goal_contents(session: Session, *, municipality_code: str, municipality_name: str) -> tuple[GoalContent, ...]:
    """Every target as its public page shows it, with the municipality's own figures beside: two queries.

    Without a municipality code there are national figures only.
    """
    observed: defaultdict[tuple[int, str], list[Observation]] = defaultdict(list)
    rows = session.scalars(
        select(Observation)
        .where(Observation.area_code.in_({NATIONAL, municipality_code}))
        .order_by(Observation.indicator_id, Observation.area_code, Observation.year)
    )
    for row in rows:
        observed[row.indicator_id, row.area_code].append(row)
    return tuple(_content(target, observed, municipality_code, municipality_name) for target in targets(session))


def _content(target: Target, observed: Series, code: str, municipality: str) -> GoalContent:
    indicator = target.indicator
    unit = indicator.unit if indicator else ""
    national = observed.get((target.indicator_id or 0, NATIONAL), ())
    local = observed.get((target.indicator_id or 0, code), ()) if code != NATIONAL else ()
    figures = _figures(target, unit, _latest(national, unit))
    return GoalContent(
        number=target.number,
        slug=target.slug,
        title=target.title,
        area=target.area.name,
        area_slug=target.area.slug,
        audience=target.area.audience.label,
        state=target.state,
        description=target.description,
        direction=target.direction,
        must_hold=target.must_hold,
        indicator=indicator.name if indicator else "",
        definition=indicator.definition if indicator else "",
        unit=unit,
        denominator=indicator.denominator if indicator else "",
        periodicity=indicator.periodicity if indicator else "",
        source=indicator.source if indicator else "",
        target_source=target.source,
        baseline=figures.baseline,
        baseline_year=target.baseline_year,
        latest=figures.latest,
        target=figures.target,
        target_year=target.target_year,
        target_value=target.target_value,
        relative_change=relative_change_text(target.relative_change, target.baseline_value, unit),
        notes=tuple(target.notes),
        series=_points(national),
        local=_local(local, municipality) if local else None,
    )


def _figures(target: Target, unit: str, latest: str) -> TargetFigures:
    text = target_text(
        target.direction,
        target.target_value,
        unit,
        target.target_year,
        must_hold=target.must_hold,
        state=target.state,
    )
    return TargetFigures(
        baseline=dated_figure(target.baseline_value, unit, target.baseline_year), latest=latest, target=text
    )


def _latest(observations: Sequence[Observation], unit: str) -> str:
    counted = [row for row in observations if row.value is not None]
    return dated_figure(counted[-1].value, unit, counted[-1].year) if counted else ""


def _points(observations: Sequence[Observation]) -> tuple[SeriesPoint, ...]:
    return tuple(
        SeriesPoint(year=row.year, value=row.value, is_counted=row.status is ObservationStatus.COUNTED)
        for row in observations
    )


def _local(observations: Sequence[Observation], municipality: str) -> LocalSeries:
    return LocalSeries(
        municipality=municipality,
        is_invented=any(row.is_invented for row in observations),
        sources=tuple(dict.fromkeys(row.source for row in observations)),
        points=_points(observations),
    )
