"""What was imported, and from what."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.database import Base
from portal.meetings.models import Meeting


class ImportSource(Base):
    """An imported file with its text as it was, so that nothing is lost that could not be placed."""

    __tablename__ = "import_source"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    filename: Mapped[str] = mapped_column(String(255))
    text: Mapped[str] = mapped_column(Text)
    is_public_source: Mapped[bool] = mapped_column(default=False)
    imported_at: Mapped[datetime]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    meeting: Mapped[Meeting] = relationship()
