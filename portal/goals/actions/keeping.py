"""Keeping goals: their states, a municipality's own targets, other definitions, and who answers for an area."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.audit.actions import record
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.core.danish import slug
from portal.core.settings import Municipality
from portal.goals.models import GoalArea, GoalSet, Indicator, StateChange, Target
from portal.goals.queries import own_target_aim
from portal.goals.rules import TargetState
from portal.goals.rules.keeping import (
    DefinitionKnown,
    NothingMeasured,
    OwnNumbers,
    OwnTargetKnown,
    StateKnown,
    SuccessorImpossible,
    SuccessorMissing,
    check_definition,
    since_of,
)

OWN_SET = "kommunens-egne-maal"
LONGEST_SLUG = 60
# Names in addresses that are pages of their own beside the goals', so that no goal may have them.
TAKEN = frozenset({"indlaes", "offentliggoer", "omraader"})


def change_state(
    session: Session,
    *,
    target: Target,
    state: TargetState,
    since: str,
    source: str,
    actor: Actor,
    at: datetime,
    note: str = "",
    successor: Target | None = None,
) -> StateChange:
    """Note that a target came into a state. One that began earlier than the last is put in its place among them.

    Raises SinceImpossible, StateKnown, SuccessorImpossible, SuccessorMissing.
    """
    begins = since_of(since, today=to_local(at).date())
    if any(row.state is state and row.since == begins for row in target.states):
        raise StateKnown
    if successor is not None and (state is not TargetState.SUPERSEDED or successor.id == target.id):
        raise SuccessorImpossible
    if state is TargetState.SUPERSEDED and successor is None and not note:
        raise SuccessorMissing
    change = StateChange(
        target_id=target.id,
        state=state,
        since=begins,
        source=source,
        note=note,
        successor_id=successor.id if successor else None,
    )
    session.add(change)
    session.flush()
    session.expire(target, ["states"])
    target.state = target.states[-1].state
    session.flush()
    record(session, actor=actor, at=at, act="goals.change_state", subject=f"target {target.id}", state=state.value)
    return change


def set_own_target(
    session: Session,
    *,
    national: Target,
    title: str,
    numbers: OwnNumbers,
    since: str,
    reason: str,
    decision: str,
    municipality: Municipality,
    actor: Actor,
    at: datetime,
) -> Target:
    """Set the municipality's own target for what a national one is about. Its baseline stays as it is counted now.

    Raises OwnTargetKnown, SinceImpossible and what `queries.own_target_aim` raises.
    """
    today = to_local(at).date()
    aim = own_target_aim(session, national, numbers, area_code=municipality.code, this_year=today.year)
    begins = since_of(since, today=today)
    if session.scalar(select(Target.id).where(Target.follows_id == national.id, Target.title == title)):
        raise OwnTargetKnown
    own_set = _own_set(session, municipality, at)
    last = session.scalar(select(func.max(Target.position)).where(Target.goal_set_id == own_set.id))
    target = Target(
        slug=_free_name(session, Target.slug, slug(title) or "eget-maal"),
        number=None,
        position=(last or 0) + 1,
        goal_set=own_set,
        area_id=national.area_id,
        indicator=national.indicator,
        follows_id=national.id,
        title=title,
        description=f"{own_set.name}: ud fra det nationale mål ”{national.title}”.",
        state=TargetState.ACTIVE,
        direction=aim.direction,
        must_hold=aim.must_hold,
        baseline_year=aim.baseline_year,
        baseline_value=aim.baseline_value,
        target_year=aim.target_year,
        target_value=aim.target_value,
        relative_change=aim.relative_change,
        notes=[],
        source=decision,
        reason=reason,
        decision=decision,
    )
    session.add(target)
    session.flush()
    session.add(StateChange(target_id=target.id, state=TargetState.ACTIVE, since=begins, source=decision))
    session.flush()
    record(session, actor=actor, at=at, act="goals.set_own_target", subject=f"target {target.id}", follows=national.id)
    return target


def add_definition(
    session: Session,
    *,
    target: Target,
    name: str,
    definition: str,
    unit: str,
    denominator: str,
    source: str,
    comparability: str,
    actor: Actor,
    at: datetime,
    part_of: Indicator | None = None,
) -> Indicator:
    """Another way to measure what the target is about, or a part of those who are counted: a series of its own.

    `comparability` says how it differs, and stands wherever its figures do. Raises NothingMeasured, DefinitionKnown,
    DenominatorMissing, PartNotCounted, PartOfAPart.
    """
    if target.indicator is None:
        raise NothingMeasured
    check_definition(
        unit,
        denominator,
        whole_unit=part_of.unit if part_of else None,
        whole_is_part=part_of is not None and part_of.part_of_id is not None,
    )
    first_id = target.indicator.variant_of_id or target.indicator.id
    if session.scalar(select(Indicator.id).where(Indicator.variant_of_id == first_id, Indicator.name == name)):
        raise DefinitionKnown
    indicator = Indicator(
        key=_free_name(session, Indicator.key, slug(f"{target.indicator.key} {name}")),
        name=name,
        definition=definition,
        unit=unit,
        denominator=denominator,
        source=source,
        variant_of_id=first_id,
        part_of_id=part_of.id if part_of else None,
        comparability=comparability,
    )
    session.add(indicator)
    session.flush()
    subject = f"indicator {indicator.id}"
    record(session, actor=actor, at=at, act="goals.add_definition", subject=subject, target=target.id)
    return indicator


def set_responsible(session: Session, *, area: GoalArea, responsible: str, actor: Actor, at: datetime) -> None:
    """Say which unit of the municipality answers for an area."""
    area.responsible = responsible
    session.flush()
    record(session, actor=actor, at=at, act="goals.set_responsible", subject=f"goal area {area.id}")


def _own_set(session: Session, municipality: Municipality, at: datetime) -> GoalSet:
    """The set of the municipality's own targets, made with the first of them."""
    found = session.scalar(select(GoalSet).where(GoalSet.slug == OWN_SET))
    if found is not None:
        return found
    last = session.scalar(select(func.max(GoalSet.position)))
    made = GoalSet(
        slug=OWN_SET,
        name=f"{_genitive(municipality.name)} egne mål",
        is_local=True,
        first_year=to_local(at).year,
        source="Kommunens egne beslutninger",
        position=(last or 0) + 1,
    )
    session.add(made)
    session.flush()
    return made


def _genitive(name: str) -> str:
    return f"{name}’" if name[-1:].lower() in {"s", "x", "z"} else f"{name}s"


def _free_name(session: Session, column: InstrumentedAttribute[str], wanted: str) -> str:
    """The name, or with the first number that makes it one of its own. An address once public answers for ever."""
    taken = set(session.scalars(select(column).where(column.startswith(wanted[: LONGEST_SLUG - 4], autoescape=True))))
    taken |= TAKEN
    name, number = wanted[:LONGEST_SLUG].strip("-"), 2
    while name in taken:
        name = f"{wanted[: LONGEST_SLUG - 4].strip('-')}-{number}"
        number += 1
    return name
