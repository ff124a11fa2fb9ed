"""The demo's goals: the catalogue, the municipality's own figures, its own target, and who answers for an area."""

from collections.abc import Sequence
from datetime import date, datetime, time

from portal.core import settings
from portal.core.actors import SYSTEM
from portal.core.clock import from_local, to_local
from portal.demo import content
from portal.demo.actions.stage import Stage
from portal.goals import actions as goals
from portal.goals import queries
from portal.goals.models import Indicator, Target

BEGUN = -480
SOURCE = "Opdigtet til demoen"
DECIDED = "Besluttet af Social- og Sundhedsudvalget (opdigtet til demoen)"


def set_up(stage: Stage) -> None:
    """Everything about goals that was there before the first case."""
    goals.load_catalogue(stage.session, actor=SYSTEM, at=stage.at(BEGUN))
    for slug, figures in content.SERIES.items():
        _record(stage, _indicator(_target(stage, slug)), figures)
    for definition in content.DEFINITIONS:
        _record(stage, _define(stage, definition), definition.figures)
    _set_own_target(stage)
    for area in queries.areas_with_targets(stage.session):
        goals.set_responsible(
            stage.session,
            area=area,
            responsible=content.RESPONSIBLE[area.slug],
            actor=stage.actor("administrator"),
            at=stage.at(BEGUN),
        )


def correct(stage: Stage) -> None:
    """One figure corrected after the goals were published, so that there is something to publish."""
    slug, figure = content.CORRECTION
    _record(stage, _indicator(_target(stage, slug)), [figure], first=stage.now)


def _target(stage: Stage, slug: str) -> Target:
    target = queries.target_by_slug(stage.session, slug)
    assert target is not None
    return target


def _indicator(target: Target) -> Indicator:
    assert target.indicator is not None
    return target.indicator


def _record(
    stage: Stage, indicator: Indicator, figures: Sequence[content.DemoFigure], *, first: datetime | None = None
) -> None:
    """Record figures as they came: a year's is published on the first of February after it, or after `first`."""
    for figure in figures:
        published_on = max(date(figure.year + 1, 2, 1), to_local(first).date() if first else date.min)
        at = min(stage.now, max(first or stage.at(BEGUN), from_local(published_on, time(12))))
        if figure.year <= to_local(at).year:
            goals.record_observation(
                stage.session,
                indicator=indicator,
                area_code=content.MUNICIPALITY_CODE,
                period=str(figure.year),
                value=figure.value,
                out_of=figure.out_of,
                source=SOURCE,
                published_on=published_on,
                break_note=figure.break_note,
                actor=SYSTEM,
                at=at,
                is_invented=True,
            )


def _define(stage: Stage, told: content.DemoDefinition) -> Indicator:
    target = _target(stage, told.target)
    return goals.add_definition(
        stage.session,
        target=target,
        name=told.name,
        definition=told.definition,
        unit=told.unit,
        denominator=told.denominator,
        source=SOURCE,
        comparability=told.comparability,
        actor=stage.actor("caseworker"),
        at=stage.at(BEGUN),
        part_of=target.indicator if told.is_part else None,
    )


def _set_own_target(stage: Stage) -> None:
    told = content.OWN_TARGET
    goals.set_own_target(
        stage.session,
        national=_target(stage, told.target),
        title=told.title,
        numbers=told.numbers,
        since=stage.day(BEGUN + 30).isoformat(),
        reason=told.reason,
        decision=DECIDED,
        municipality=settings.municipality(stage.session),
        actor=stage.actor("caseworker"),
        at=stage.at(BEGUN + 30),
    )
