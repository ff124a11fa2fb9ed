"""Reading the audit trail."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry


def for_subject(session: Session, subject: str) -> Sequence[AuditEntry]:
    """All lines of one subject, oldest first."""
    return session.scalars(
        select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.at, AuditEntry.id)
    ).all()
