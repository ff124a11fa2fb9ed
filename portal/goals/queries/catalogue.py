"""Reading goal sets, areas, targets and indicators."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.goals.models import GoalArea, GoalSet, Indicator, StateChange, Target


def goal_sets(session: Session) -> Sequence[GoalSet]:
    """All sets, in order."""
    return session.scalars(select(GoalSet).order_by(GoalSet.position, GoalSet.id)).all()


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
    """All targets with set, area, indicator and states, in the areas' order: two queries."""
    return session.scalars(
        select(Target)
        .join(Target.area)
        .join(Target.goal_set)
        .options(
            joinedload(Target.goal_set),
            joinedload(Target.area),
            joinedload(Target.indicator).joinedload(Indicator.part_of),
            selectinload(Target.states).joinedload(StateChange.successor),
        )
        .order_by(GoalArea.position, GoalArea.id, GoalSet.position, Target.position, Target.id)
    ).all()


def target_ids(session: Session, area_ids: Collection[int]) -> dict[int, dict[str, int]]:
    """The targets' ids by slug, by area."""
    found: dict[int, dict[str, int]] = {area_id: {} for area_id in area_ids}
    rows = session.execute(select(Target.area_id, Target.slug, Target.id).where(Target.area_id.in_(area_ids)))
    for area_id, slug, target_id in rows:
        found[area_id][slug] = target_id
    return found


def target_by_slug(session: Session, slug: str) -> Target | None:
    """One target by its name in addresses, with set, area, indicator, states and the target that it follows."""
    return session.scalar(
        select(Target)
        .options(
            joinedload(Target.goal_set),
            joinedload(Target.area),
            joinedload(Target.indicator),
            joinedload(Target.follows),
            selectinload(Target.states).joinedload(StateChange.successor),
        )
        .where(Target.slug == slug)
    )


def indicators(session: Session) -> Sequence[Indicator]:
    """All indicators with what they are a variant or a part of."""
    return session.scalars(
        select(Indicator)
        .options(joinedload(Indicator.variant_of), joinedload(Indicator.part_of))
        .order_by(Indicator.id)
    ).all()


def indicator_by_key(session: Session, key: str) -> Indicator | None:
    """One indicator by its key."""
    return session.scalar(select(Indicator).where(Indicator.key == key))


def definitions(session: Session, indicator_id: int) -> Sequence[Indicator]:
    """The other ways in which the same is measured, and the parts of it, with what they are a part of."""
    return session.scalars(
        select(Indicator)
        .options(joinedload(Indicator.part_of))
        .where(Indicator.variant_of_id == indicator_id)
        .order_by(Indicator.id)
    ).all()
