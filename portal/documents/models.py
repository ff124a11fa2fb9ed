"""Stored files."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.database import Base


class File(Base):
    """One content, stored once by its SHA-256; `size` in bytes. Its name belongs to whoever attaches it."""

    __tablename__ = "file"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    media_type: Mapped[str] = mapped_column(String(120))
    size: Mapped[int]
    stored_at: Mapped[datetime]
