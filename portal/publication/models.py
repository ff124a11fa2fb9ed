"""The public edition: tables of their own, which is all that public pages read."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from portal.core.database import Base
from portal.goals.rules import Judgement
from portal.publication.rules import EditionKind


class Edition(Base):
    """One publication of one subject (a meeting's reference, or `maal`). Never changed; the newest version stands.

    A meeting's agenda and minutes are versions of one subject. `committee_*`, `held_on` and the rest are copies: a
    public page asks no other table.
    """

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("subject", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EditionKind]
    subject: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    published_at: Mapped[datetime] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    change_log: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    committee_slug: Mapped[str | None] = mapped_column(String(12), index=True)
    committee_code: Mapped[str | None] = mapped_column(String(12))
    committee_name: Mapped[str | None] = mapped_column(String(200))
    committee_position: Mapped[int | None]
    held_on: Mapped[date | None] = mapped_column(index=True)
    starts_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    items: Mapped[list["EditionItem"]] = relationship(order_by="EditionItem.position", cascade="all, delete-orphan")

    @property
    def meeting_slug(self) -> str:
        """The meeting in addresses: 2013-10-30."""
        return self.subject.removeprefix(f"{self.committee_code}-")


class EditionItem(Base):
    """One published item: an agenda item (`number`), or a goal (`slug`). `content` is finished and sanitised."""

    __tablename__ = "edition_item"
    __table_args__ = (UniqueConstraint("edition_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    position: Mapped[int]
    number: Mapped[int | None] = mapped_column(index=True)
    slug: Mapped[str | None] = mapped_column(String(60), index=True)
    title: Mapped[str] = mapped_column(String(300))
    is_closed: Mapped[bool] = mapped_column(default=False)
    salt: Mapped[str] = mapped_column(String(32))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    edition: Mapped[Edition] = relationship(viewonly=True)
    files: Mapped[list["EditionFile"]] = relationship(order_by="EditionFile.position", cascade="all, delete-orphan")
    goals: Mapped[list["EditionGoal"]] = relationship(order_by="EditionGoal.position", cascade="all, delete-orphan")


class EditionFile(Base):
    """A public file of an item, stored under the public root by checksum; `is_word` marks the item as a Word file."""

    __tablename__ = "edition_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("edition_item.id"), index=True)
    position: Mapped[int]
    is_word: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(String(300))
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(120))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))


class EditionGoal(Base):
    """An item speaks of a goal (`slug`) of an area: from here a goal's page finds every case and decision on it.

    `slug` is None where the item has a status of the area without any of its targets. `is_status` tells such a status
    from a mention in the text, and `judgement` is what the status states of the goal.
    """

    __tablename__ = "edition_goal"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("edition_item.id"), index=True)
    position: Mapped[int]
    area_slug: Mapped[str] = mapped_column(String(60), index=True)
    slug: Mapped[str | None] = mapped_column(String(60), index=True)
    is_status: Mapped[bool] = mapped_column(default=False)
    judgement: Mapped[Judgement | None]
    item: Mapped[EditionItem] = relationship(viewonly=True)


class EditionIsImmutable(RuntimeError):
    """Somebody tried to change or delete what has been published: a correction is a new edition."""


def _refuse(
    _mapper: Mapper[Any], _connection: Connection, row: Edition | EditionItem | EditionFile | EditionGoal
) -> None:
    raise EditionIsImmutable(f"{type(row).__name__} {row.id} is published and cannot be changed")


for _model in (Edition, EditionItem, EditionFile, EditionGoal):
    event.listen(_model, "before_update", _refuse)
    event.listen(_model, "before_delete", _refuse)
