"""Writing audit lines."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core.actors import Actor


def record(session: Session, *, actor: Actor, at: datetime, act: str, subject: str, **details: Any) -> None:
    """Add a line: `act` as feature.verb (cases.submit), `subject` as kind and id (case 12). Never text of a case."""
    session.add(
        AuditEntry(at=at, actor_id=actor.user_id, actor_name=actor.name, act=act, subject=subject, details=details)
    )
