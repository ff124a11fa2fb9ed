"""Reading what was imported."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.goals.models import GoalArea, Target
from portal.imports.models import ImportSource


def by_checksum(session: Session, sha256: str) -> ImportSource | None:
    """The source with exactly this content."""
    return session.scalar(select(ImportSource).where(ImportSource.sha256 == sha256))


def has_imported(session: Session, meeting_id: int) -> bool:
    """Whether a meeting came in by an import."""
    found = select(ImportSource.id).where(ImportSource.meeting_id == meeting_id).limit(1)
    return session.scalar(found) is not None


def targets_by_slug(session: Session) -> Mapping[str, Target]:
    """The catalogue's targets."""
    return {target.slug: target for target in session.scalars(select(Target).order_by(Target.position, Target.id))}


def areas_by_slug(session: Session) -> Mapping[str, GoalArea]:
    """The catalogue's areas."""
    return {area.slug: area for area in session.scalars(select(GoalArea).order_by(GoalArea.position))}
