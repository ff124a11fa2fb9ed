"""Items on agendas, their frozen content, and the number series."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.agendas.rules import item_reference
from portal.cases.models import Case
from portal.core.database import Base
from portal.meetings.models import Meeting


class AgendaItem(Base):
    """A case's place on a meeting. Its number, `number_year` and frozen content are given at release and then stay.

    `committee_id` repeats the meeting's, so that the database itself refuses a number used twice. `is_settled` says
    that the body is done with the case here: it does not come back. `neutral_title`
    is what the public reads of a closed one.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("committee_id", "number_year", "number"),
        UniqueConstraint("meeting_id", "case_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    position: Mapped[int]
    number: Mapped[int | None]
    number_year: Mapped[int | None]
    is_closed: Mapped[bool] = mapped_column(default=False)
    neutral_title: Mapped[str] = mapped_column(String(300), default="")
    closed_ground: Mapped[str] = mapped_column(Text, default="")
    released_at: Mapped[datetime | None]
    is_settled: Mapped[bool] = mapped_column(default=False)
    frozen: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    meeting: Mapped[Meeting] = relationship()
    case: Mapped[Case] = relationship()

    @property
    def needs_release(self) -> bool:
        """Whether the members have not had it, or the case has changed since they had it."""
        return self.released_at is None or self.case.changed_at > self.released_at

    @property
    def title(self) -> str:
        """The title as the members have it; before release, as the case has it."""
        return str(self.frozen["title"]) if self.frozen else self.case.title

    @property
    def reference(self) -> str | None:
        """SOS-2013-104, from release on."""
        if self.number is None or self.number_year is None:
            return None
        return item_reference(self.meeting.committee.code, self.number_year, self.number)


class NumberSeries(Base):
    """The last number drawn for a body in a year of meetings."""

    __tablename__ = "number_series"
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last_number: Mapped[int] = mapped_column(default=0)
