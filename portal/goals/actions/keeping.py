"""Keeping goals: their states, a municipality's own targets, and who answers for an area."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.audit.actions import record
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.core.danish import slug
from portal.core.settings import Municipality
from portal.goals.models import GoalArea, GoalSet, StateChange, Target
from portal.goals.queries import own_target_aim
from portal.goals.rules import RESERVED_SLUGS, TargetState
from portal.goals.rules.keeping import (
    NotWithdrawable,
    OwnNumbers,
    OwnTargetKnown,
    StateKnown,
    StateTooEarly,
    SuccessorImpossible,
    SuccessorMissing,
    since_of,
)

OWN_SET = "kommunens-egne-maal"
LONGEST_SLUG = 60


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

    A target of others is not withdrawn. Raises SinceImpossible, StateKnown, NotWithdrawable, SuccessorImpossible,
    SuccessorMissing.
    """
    _lock(session, target)
    begins = since_of(since, today=to_local(at).date())
    if any(row.state is state and row.since == begins for row in target.states):
        raise StateKnown
    if state is TargetState.WITHDRAWN and not target.goal_set.is_local:
        raise NotWithdrawable
    if successor is not None and (state is not TargetState.SUPERSEDED or successor.id == target.id):
        raise SuccessorImpossible
    if state is TargetState.SUPERSEDED and successor is None and not note:
        raise SuccessorMissing
    successor_id = successor.id if successor else None
    change = StateChange(state=state, since=begins, source=source, note=note, successor_id=successor_id)
    return _come_into(session, target, change, actor, at)


def _lock(session: Session, target: Target) -> None:
    """Wait for others who change the target's state, and then read it anew."""
    session.refresh(target, ["state"], with_for_update=True)
    session.expire(target, ["states"])


def _come_into(session: Session, target: Target, change: StateChange, actor: Actor, at: datetime) -> StateChange:
    change.target_id = target.id
    session.add(change)
    session.flush()
    session.expire(target, ["states"])
    target.state = target.states[-1].state
    session.flush()
    subject = f"target {target.id}"
    record(session, actor=actor, at=at, act="goals.change_state", subject=subject, state=change.state.value)
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
    _lock_sets(session)
    today = to_local(at).date()
    aim = own_target_aim(session, national, numbers, area_code=municipality.code, this_year=today.year)
    begins = since_of(since, today=today)
    same = select(Target.state).where(Target.follows_id == national.id, Target.title == title)
    if not all(state.is_set_aside for state in session.scalars(same)):
        raise OwnTargetKnown
    own_set = _own_set(session, municipality, at)
    last = session.scalar(select(func.max(Target.position)).where(Target.goal_set_id == own_set.id))
    target = Target(
        slug=free_name(session, Target.slug, slug(title) or "eget-maal"),
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


def withdraw_own_target(
    session: Session, *, target: Target, since: str, decision: str, reason: str, actor: Actor, at: datetime
) -> StateChange:
    """Say that the municipality's own target no longer holds, and why. It stays to be read with its figures.

    Raises NotWithdrawable, StateTooEarly, SinceImpossible.
    """
    _lock(session, target)
    begins = since_of(since, today=to_local(at).date())
    if not target.goal_set.is_local or target.state.is_set_aside:
        raise NotWithdrawable
    if target.states and begins < target.states[-1].since:
        raise StateTooEarly
    return _come_into(
        session, target, StateChange(state=TargetState.WITHDRAWN, since=begins, source=decision, note=reason), actor, at
    )


def set_responsible(session: Session, *, area: GoalArea, responsible: str, actor: Actor, at: datetime) -> None:
    """Say which unit of the municipality answers for an area."""
    area.responsible = responsible
    session.flush()
    record(session, actor=actor, at=at, act="goals.set_responsible", subject=f"goal area {area.id}")


def _lock_sets(session: Session) -> None:
    """Wait for others who set a target, so that neither the target nor its name nor its set is made twice."""
    session.execute(select(GoalSet.id).order_by(GoalSet.id).with_for_update()).all()


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


def free_name(session: Session, column: InstrumentedAttribute[str], wanted: str) -> str:
    """The name, or with the first number that makes it one of its own. An address once public answers for ever."""
    taken = set(session.scalars(select(column).where(column.startswith(wanted[: LONGEST_SLUG - 4], autoescape=True))))
    taken |= RESERVED_SLUGS
    name, number = wanted[:LONGEST_SLUG].strip("-"), 2
    while name in taken:
        name = f"{wanted[: LONGEST_SLUG - 4].strip('-')}-{number}"
        number += 1
    return name
