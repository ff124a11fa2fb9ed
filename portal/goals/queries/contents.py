"""Goals as their pages show them, and as cases freeze them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.goals.content import (
    GoalContent,
    LocalSeries,
    OwnTarget,
    Points,
    SeriesPoint,
    StateLine,
    VariantSeries,
    figures_of,
    latest_text,
    local_series,
)
from portal.goals.models import NATIONAL, Indicator, Observation, StateChange, Target
from portal.goals.queries.catalogue import indicators, targets
from portal.goals.queries.figures import Series, figures_known
from portal.goals.rules import (
    Aim,
    Assessment,
    LocalAim,
    TargetState,
    assess,
    dated_figure,
    local_aim,
    own_aim_note,
    relative_change_text,
    shown_number,
    target_text,
)
from portal.goals.rules.keeping import first_day, own_change_text, years_text

COUNTRY = "Hele landet"


@dataclass(frozen=True, kw_only=True)
class _Known:
    """All that contents are made of: read once, however many goals there are."""

    observed: Series
    variants: Mapping[int, Sequence[Indicator]]
    own: Mapping[int, Sequence[Target]]
    code: str
    municipality: str
    on: date

    def points(self, indicator_id: int | None, code: str) -> Sequence[Observation]:
        return self.observed.get((indicator_id or 0, code), ())


def goal_contents(
    session: Session,
    *,
    on: date,
    municipality_code: str,
    municipality_name: str,
    slugs: Collection[str] | None = None,
) -> tuple[GoalContent, ...]:
    """Targets as their pages show them on a day, with the municipality's own figures: a fixed number of queries.

    Without a municipality code there are national figures only.
    """
    found = targets(session)
    variants: defaultdict[int, list[Indicator]] = defaultdict(list)
    for indicator in indicators(session):
        if indicator.variant_of_id is not None:
            variants[indicator.variant_of_id].append(indicator)
    own: defaultdict[int, list[Target]] = defaultdict(list)
    for target in found:
        if target.follows_id is not None:
            own[target.follows_id].append(target)
    known = _Known(
        observed=figures_known(session, {NATIONAL, municipality_code}, on),
        variants=variants,
        own=own,
        code=municipality_code,
        municipality=municipality_name,
        on=on,
    )
    return tuple(_content(target, known) for target in found if slugs is None or target.slug in slugs)


def _content(target: Target, known: _Known) -> GoalContent:
    indicator, is_own = target.indicator, target.goal_set.is_local
    unit = indicator.unit if indicator else ""
    national = () if is_own else points_of(known.points(target.indicator_id, NATIONAL))
    aim, states = aim_of(target), _states_on(target, known.on)
    return GoalContent(
        number=target.number,
        slug=target.slug,
        title=target.title,
        goal_set=target.goal_set.name,
        goal_set_slug=target.goal_set.slug,
        goal_set_years=years_text(target.goal_set.first_year, target.goal_set.last_year),
        is_own=is_own,
        area=target.area.name,
        area_slug=target.area.slug,
        responsible=target.area.responsible,
        audience=target.area.audience.label,
        state=_state(states, target),
        states=tuple(_state_line(row) for row in states),
        description=target.description,
        direction=target.direction,
        must_hold=target.must_hold,
        indicator_key=indicator.key if indicator else "",
        part_of=indicator.part_of.key if indicator and indicator.part_of else "",
        indicator=indicator.name if indicator else "",
        definition=indicator.definition if indicator else "",
        unit=unit,
        denominator=indicator.denominator if indicator else "",
        periodicity=indicator.periodicity if indicator else "",
        source=indicator.source if indicator else "",
        target_source=target.source,
        reason=target.reason,
        decision=target.decision,
        baseline=dated_figure(target.baseline_value, unit, target.baseline_year),
        latest=latest_text(national, unit),
        target=_target_text(target, unit, _state(states, target)),
        aim=aim,
        relative_change=relative_change_text(target.relative_change, target.baseline_value, unit)
        if target.target_value is not None
        else "",
        notes=tuple(target.notes),
        series=national,
        assessment=Assessment() if is_own else assess(aim, figures_of(national), unit=unit, this_year=known.on.year),
        local=_local(target, aim, unit, known),
        variants=_variants(target, known),
        own_targets=tuple(_own(row) for row in known.own.get(target.id, ()) if _holds(row, known.on)),
        as_of=known.on,
    )


def aim_of(target: Target) -> Aim:
    """The target's numbers."""
    return Aim(
        direction=target.direction,
        baseline_year=target.baseline_year,
        baseline_value=target.baseline_value,
        target_year=target.target_year,
        target_value=target.target_value,
        relative_change=target.relative_change,
        must_hold=target.must_hold,
    )


def points_of(observations: Sequence[Observation]) -> Points:
    """Figures as a series."""
    return tuple(
        SeriesPoint(
            period=row.period,
            value=row.value,
            presence=row.presence,
            status=row.status,
            break_note=row.break_note,
            note=row.note,
            source=row.source,
            published_on=row.published_on,
            out_of=row.out_of,
        )
        for row in observations
    )


def target_words(target: Target) -> str:
    """A target in words, as it stands: "højst 4.000 personer i 2020"."""
    return _target_text(target, target.indicator.unit if target.indicator else "", target.state)


def _target_text(target: Target, unit: str, state: TargetState) -> str:
    return target_text(
        target.direction,
        shown_number(aim_of(target), unit),
        unit,
        target.target_year,
        must_hold=target.must_hold,
        state=state,
    )


def _local(target: Target, aim: Aim, unit: str, known: _Known) -> LocalSeries | None:
    """The municipality's series of the target's indicator; None where nothing is recorded here."""
    rows = known.points(target.indicator_id, known.code) if known.code != NATIONAL else ()
    if not rows:
        return None
    points = points_of(rows)
    here = (
        LocalAim(aim=aim, note=own_aim_note(aim, figures_of(points)))
        if target.goal_set.is_local
        else local_aim(aim, figures_of(points), unit=unit)
    )
    number = shown_number(here.aim, unit) if here.aim else None
    text = target_text(target.direction, number, unit, target.target_year, must_hold=target.must_hold)
    return local_series(
        municipality=known.municipality,
        area_code=known.code,
        is_invented=any(row.is_invented for row in rows),
        sources=tuple(dict.fromkeys(row.source for row in rows)),
        points=points,
        aim=here.aim,
        aim_text=text if number is not None else "",
        aim_note=here.note,
        unit=unit,
        as_of=known.on,
    )


def _variants(target: Target, known: _Known) -> tuple[VariantSeries, ...]:
    lines = []
    for indicator in known.variants.get(target.indicator_id or 0, ()):
        for code, area in ((NATIONAL, COUNTRY), (known.code, known.municipality)):
            rows = known.points(indicator.id, code) if code != NATIONAL or area == COUNTRY else ()
            if rows:
                lines.append(_variant(indicator, rows, area, is_local=code != NATIONAL))
    return tuple(lines)


def _variant(indicator: Indicator, rows: Sequence[Observation], area: str, *, is_local: bool) -> VariantSeries:
    return VariantSeries(
        key=indicator.key,
        name=indicator.name,
        definition=indicator.definition,
        denominator=indicator.denominator,
        unit=indicator.unit,
        comparability=indicator.comparability,
        source=indicator.source,
        area=area,
        is_local=is_local,
        is_invented=any(row.is_invented for row in rows),
        points=points_of(rows),
    )


def _states_on(target: Target, on: date) -> list[StateChange]:
    """The states that had come by a day; a target is shown even before its first, and then in that."""
    return [row for row in target.states if first_day(row.since) <= on] or target.states[:1]


def _state(states: Sequence[StateChange], target: Target) -> TargetState:
    return states[-1].state if states else target.state


def _state_line(row: StateChange) -> StateLine:
    return StateLine(
        state=row.state,
        since=row.since,
        source=row.source,
        note=row.note,
        successor=row.successor.title if row.successor else "",
        successor_slug=row.successor.slug if row.successor else "",
    )


def _holds(target: Target, on: date) -> bool:
    """Whether a municipality's own target had been set by a day, and not set aside."""
    if target.states and first_day(target.states[0].since) > on:
        return False
    return not _state(_states_on(target, on), target).is_set_aside


def _own(target: Target) -> OwnTarget:
    return OwnTarget(
        slug=target.slug,
        title=target.title,
        text=_own_words(target),
        reason=target.reason,
        decision=target.decision,
    )


def _own_words(target: Target) -> str:
    """A change is told as a change: its number would give away a baseline that may be kept from the public."""
    if target.target_value is not None or target.relative_change is None:
        return target_words(target)
    return own_change_text(target.relative_change, target.baseline_year, target.target_year)
