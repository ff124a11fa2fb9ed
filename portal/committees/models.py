"""Bodies, seats and departments."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import User
from portal.committees.rules import DEFAULT_DEADLINE_DAYS, CommitteeKind, SeatRole
from portal.core.database import Base


class Committee(Base):
    """A body. `slug` is the code in addresses (oeke for ØKE); `deadline_days` are working days before a meeting."""

    __tablename__ = "committee"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    slug: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[CommitteeKind] = mapped_column(default=CommitteeKind.COMMITTEE)
    position: Mapped[int]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    deadline_days: Mapped[int] = mapped_column(default=DEFAULT_DEADLINE_DAYS)


class Seat(Base):
    """One person's place in one body for a time, both days included."""

    __tablename__ = "seat"
    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[SeatRole] = mapped_column(default=SeatRole.MEMBER)
    list_letter: Mapped[str] = mapped_column(String(3), default="")
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    committee: Mapped[Committee] = relationship()
    user: Mapped[User] = relationship()


class Department(Base):
    """A part of the administration; its leader approves its caseworkers' cases."""

    __tablename__ = "department"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    leader: Mapped[User | None] = relationship()
    members: Mapped[list["DepartmentMember"]] = relationship(cascade="all, delete-orphan")


class DepartmentMember(Base):
    """A person works in one department."""

    __tablename__ = "department_member"
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    user: Mapped[User] = relationship()
