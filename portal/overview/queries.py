"""What only the start page asks."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.publication.models import Edition
from portal.publication.rules import EditionKind


def subjects_with_minutes(session: Session, subjects: Iterable[str]) -> frozenset[str]:
    """The meetings, by reference, whose minutes are published."""
    found = session.scalars(
        select(Edition.subject).where(Edition.kind == EditionKind.MINUTES, Edition.subject.in_(list(subjects)))
    )
    return frozenset(found)
