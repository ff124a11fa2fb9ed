"""Meetings."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.committees.models import Committee
from portal.core.database import Base
from portal.meetings.rules import MeetingKind, MeetingState, reference


class Meeting(Base):
    """A body's meeting. `held_on` is the Danish date, `starts_at` None where only the date is known (an import)."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("committee_id", "held_on", "sequence"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    held_on: Mapped[date] = mapped_column(index=True)
    sequence: Mapped[int] = mapped_column(default=1)
    starts_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    kind: Mapped[MeetingKind] = mapped_column(default=MeetingKind.ORDINARY)
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    released_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    committee: Mapped[Committee] = relationship()

    @property
    def reference(self) -> str:
        return reference(self.committee.code, self.held_on, self.sequence)

    @property
    def slug(self) -> str:
        """The meeting in addresses: 2013-10-30, or 2013-10-30-2 for a second one that day."""
        return self.reference.removeprefix(f"{self.committee.code}-")
