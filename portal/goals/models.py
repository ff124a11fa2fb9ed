"""Goal areas, indicators, targets and observations."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.database import Base
from portal.goals.rules import Audience, Direction, ObservationStatus, TargetState

NATIONAL = "000"


class GoalArea(Base):
    """An area as the municipality speaks of it: Hjemløse, Udsatte voksne, Misbrug, and the children's areas."""

    __tablename__ = "goal_area"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    audience: Mapped[Audience]
    position: Mapped[int]
    targets: Mapped[list["Target"]] = relationship(back_populates="area", order_by="Target.position", viewonly=True)


class Indicator(Base):
    """What is measured, by one definition. `unit` is pct. or personer; `denominator` says of how many."""

    __tablename__ = "indicator"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    definition: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(String(30))
    denominator: Mapped[str] = mapped_column(Text, default="")
    periodicity: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str] = mapped_column(String(300))
    observations: Mapped[list["Observation"]] = relationship(order_by="Observation.year", viewonly=True)


class Target(Base):
    """One target. Where a source states a number and a relative change, the number rules, the change is a note.

    `relative_change` is in per cent of the baseline: -25 is a fall by a quarter.
    """

    __tablename__ = "target"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    number: Mapped[int | None]
    position: Mapped[int]
    area_id: Mapped[int] = mapped_column(ForeignKey("goal_area.id"), index=True)
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(Text)
    state: Mapped[TargetState]
    direction: Mapped[Direction]
    must_hold: Mapped[bool] = mapped_column(default=False)
    baseline_year: Mapped[int | None]
    baseline_value: Mapped[float | None]
    target_year: Mapped[int | None]
    target_value: Mapped[float | None]
    relative_change: Mapped[float | None]
    notes: Mapped[list[str]] = mapped_column(JSON, default=list)
    source: Mapped[str] = mapped_column(String(300))
    area: Mapped[GoalArea] = relationship(back_populates="targets")
    indicator: Mapped[Indicator | None] = relationship()


class Observation(Base):
    """One figure: indicator, area (`000` the whole country, else a municipality code), year.

    A gap is a row with status `not_counted` and no value. `is_invented` marks the demo's local figures.
    """

    __tablename__ = "observation"
    __table_args__ = (UniqueConstraint("indicator_id", "area_code", "year"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    area_code: Mapped[str] = mapped_column(String(3), default=NATIONAL)
    year: Mapped[int]
    value: Mapped[float | None]
    status: Mapped[ObservationStatus] = mapped_column(default=ObservationStatus.COUNTED)
    source: Mapped[str] = mapped_column(String(300))
    published_on: Mapped[date | None]
    is_invented: Mapped[bool] = mapped_column(default=False)
    indicator: Mapped[Indicator] = relationship(viewonly=True)
