"""Definitions that the municipality has made: another way to measure the same, or a part of those who are counted."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.actions import record
from portal.core.actors import Actor
from portal.core.danish import slug
from portal.goals.actions.keeping import free_name
from portal.goals.models import Indicator, PublicFigure, Target
from portal.goals.queries import figures
from portal.goals.rules.keeping import (
    DefinitionKnown,
    DefinitionNational,
    NothingMeasured,
    PartIsPublic,
    WholeOfParts,
    check_definition,
)


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
    figures.lock(session)
    _check(session, unit, denominator, part_of)
    first_id = target.indicator.variant_of_id or target.indicator.id
    _require_new_name(session, first_id, name)
    indicator = Indicator(
        key=free_name(session, Indicator.key, slug(f"{target.indicator.key} {name}")),
        name=name,
        definition=definition,
        unit=unit,
        denominator=denominator,
        source=source,
        is_local=True,
        variant_of_id=first_id,
        part_of_id=part_of.id if part_of else None,
        comparability=comparability,
    )
    session.add(indicator)
    session.flush()
    subject = f"indicator {indicator.id}"
    record(session, actor=actor, at=at, act="goals.add_definition", subject=subject, target=target.id)
    return indicator


def correct_definition(
    session: Session,
    *,
    indicator: Indicator,
    name: str,
    definition: str,
    denominator: str,
    source: str,
    comparability: str,
    part_of: Indicator | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Put right how one of the municipality's own definitions is described, and what it is a part of.

    Its unit stays, since its figures are of that. Raises DefinitionNational, DefinitionKnown, DenominatorMissing,
    PartNotCounted, PartOfAPart, WholeOfParts, PartIsPublic.
    """
    figures.lock(session)
    session.refresh(indicator)
    if not indicator.is_local:
        raise DefinitionNational
    _check(session, indicator.unit, denominator, part_of)
    _require_new_name(session, indicator.variant_of_id, name, but=indicator.id)
    _require_part(session, indicator, part_of)
    indicator.name, indicator.definition, indicator.denominator = name, definition, denominator
    indicator.source, indicator.comparability = source, comparability
    before, indicator.part_of_id = indicator.part_of_id, part_of.id if part_of else None
    session.flush()
    session.expire(indicator, ["part_of"])
    moved = {} if before == indicator.part_of_id else {"part_of": indicator.part_of_id, "part_of_before": before}
    record(session, actor=actor, at=at, act="goals.correct_definition", subject=f"indicator {indicator.id}", **moved)


def _check(session: Session, unit: str, denominator: str, part_of: Indicator | None) -> None:
    if part_of is not None:
        session.refresh(part_of, ["part_of_id"])
    check_definition(
        unit,
        denominator,
        whole_unit=part_of.unit if part_of else None,
        whole_is_part=part_of is not None and part_of.part_of_id is not None,
    )


def _require_new_name(session: Session, first_id: int | None, name: str, *, but: int | None = None) -> None:
    same = select(Indicator.id).where(Indicator.variant_of_id == first_id, Indicator.name == name, Indicator.id != but)
    if session.scalar(same.limit(1)):
        raise DefinitionKnown


def _require_part(session: Session, indicator: Indicator, part_of: Indicator | None) -> None:
    """Whether the indicator may be a part of that, or of nothing.

    What was once public as a part of something stays one: what was hidden beside it could otherwise be worked out.
    """
    wanted = part_of.id if part_of else None
    if wanted == indicator.part_of_id:
        return
    has_parts = session.scalar(select(Indicator.id).where(Indicator.part_of_id == indicator.id).limit(1))
    if wanted is not None and (has_parts or wanted == indicator.id):
        raise WholeOfParts
    was_public = select(PublicFigure.id).where(PublicFigure.indicator_id == indicator.id).limit(1)
    if indicator.part_of_id is not None and session.scalar(was_public):
        raise PartIsPublic
