"""Decisions."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.agendas.models import AgendaItem
from portal.core.database import Base
from portal.decisions.rules import DecisionKind


class Decision(Base):
    """What was decided on an item: the kind, and the words of the protocol.

    `public_text` is what may be published of a closed item's decision; empty means nothing yet.
    """

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    kind: Mapped[DecisionKind]
    text: Mapped[str] = mapped_column(Text)
    public_text: Mapped[str] = mapped_column(Text, default="")
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[datetime]
    item: Mapped[AgendaItem] = relationship()
