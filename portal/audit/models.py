"""The audit table."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, String, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from portal.core.database import Base


class AuditEntry(Base):
    """One act. The actor is copied by value, so that the line stays true when the person is gone."""

    __tablename__ = "audit_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None]
    actor_name: Mapped[str] = mapped_column(String(200))
    act: Mapped[str] = mapped_column(String(80), index=True)
    subject: Mapped[str] = mapped_column(String(120), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AuditIsAppendOnly(RuntimeError):
    """Somebody tried to change or delete an audit line."""


def _refuse(_mapper: Mapper[Any], _connection: Connection, entry: AuditEntry) -> None:
    raise AuditIsAppendOnly(f"audit line {entry.id} cannot be changed")


event.listen(AuditEntry, "before_update", _refuse)
event.listen(AuditEntry, "before_delete", _refuse)
