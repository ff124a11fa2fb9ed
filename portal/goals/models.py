"""Goal sets, areas, indicators, targets with their states, and figures."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.database import Base
from portal.goals.rules import Audience, Direction, ObservationStatus, Presence, TargetState

NATIONAL = "000"


class GoalSet(Base):
    """Targets that were set together: the national 2020 targets, a later national set, a municipality's own.

    `first_year` and `last_year` are its validity; `last_year` is None as long as it holds.
    """

    __tablename__ = "goal_set"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    is_local: Mapped[bool] = mapped_column(default=False)
    first_year: Mapped[int]
    last_year: Mapped[int | None]
    source: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]


class GoalArea(Base):
    """An area as the municipality speaks of it: Hjemløse, Udsatte voksne, Misbrug, and the children's areas.

    `responsible` is the unit of the municipality that answers for it.
    """

    __tablename__ = "goal_area"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    audience: Mapped[Audience]
    responsible: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int]
    targets: Mapped[list["Target"]] = relationship(back_populates="area", order_by="Target.position", viewonly=True)


class Indicator(Base):
    """What is measured, by one definition. `unit` is pct. or personer; `denominator` says of how many.

    Another definition of the same thing is an indicator of its own, `variant_of` the first, and `comparability` says
    how the two differ. `part_of` is the indicator whose persons this one counts a part of. `is_local` is one that the
    municipality has made and may correct.
    """

    __tablename__ = "indicator"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    definition: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(String(30))
    denominator: Mapped[str] = mapped_column(Text, default="")
    periodicity: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str] = mapped_column(String(300))
    is_local: Mapped[bool] = mapped_column(default=False)
    variant_of_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    part_of_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    comparability: Mapped[str] = mapped_column(Text, default="")
    variant_of: Mapped["Indicator | None"] = relationship(
        remote_side="Indicator.id", foreign_keys=[variant_of_id], viewonly=True
    )
    part_of: Mapped["Indicator | None"] = relationship(
        remote_side="Indicator.id", foreign_keys=[part_of_id], viewonly=True
    )


class Target(Base):
    """One target. Where a source states a number and a relative change, the number rules, the change is a note.

    `relative_change` is in per cent of the baseline: -25 is a fall by a quarter. `state` is the last of `states`.
    A municipality's own target `follows` the national one, and has a `reason` and the `decision` that it rests on.
    """

    __tablename__ = "target"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    number: Mapped[int | None]
    position: Mapped[int]
    goal_set_id: Mapped[int] = mapped_column(ForeignKey("goal_set.id"), index=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("goal_area.id"), index=True)
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("target.id"), index=True)
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
    reason: Mapped[str] = mapped_column(Text, default="")
    decision: Mapped[str] = mapped_column(Text, default="")
    goal_set: Mapped[GoalSet] = relationship()
    area: Mapped[GoalArea] = relationship(back_populates="targets")
    indicator: Mapped[Indicator | None] = relationship()
    follows: Mapped["Target | None"] = relationship(remote_side="Target.id", viewonly=True)
    states: Mapped[list["StateChange"]] = relationship(
        order_by="StateChange.since, StateChange.id", foreign_keys="StateChange.target_id"
    )

    @property
    def is_offered(self) -> bool:
        """Whether a case asks how it goes: not of one that is only announced, nor of an own one that is set aside."""
        is_own = self.follows_id is not None
        return self.state is not TargetState.COMING and not (is_own and self.state.is_set_aside)


class StateChange(Base):
    """A target came into a state. `since` is as exact as the source: 2016, 2016-05 or 2013-09-12."""

    __tablename__ = "state_change"
    __table_args__ = (UniqueConstraint("target_id", "state", "since"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    state: Mapped[TargetState]
    since: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text, default="")
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("target.id"))
    successor: Mapped[Target | None] = relationship(foreign_keys=[successor_id], viewonly=True)


class Observation(Base):
    """One figure: indicator, area (`000` the whole country, else a municipality code), period.

    A period without a figure is a row with `presence` and no value. A changed figure is a new row; the old one keeps
    what it said and gets `superseded_at`. `break_note` says that, and why, it cannot be compared with the figure before
    it. `out_of` is how many a share is of. `is_invented` marks the demo's local figures.
    """

    __tablename__ = "observation"
    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    area_code: Mapped[str] = mapped_column(String(3), default=NATIONAL)
    period: Mapped[str] = mapped_column(String(8))
    value: Mapped[float | None]
    out_of: Mapped[int | None]
    presence: Mapped[Presence] = mapped_column(default=Presence.COUNTED)
    status: Mapped[ObservationStatus] = mapped_column(default=ObservationStatus.FINAL)
    source: Mapped[str] = mapped_column(String(300))
    published_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    break_note: Mapped[str] = mapped_column(Text, default="")
    is_invented: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
    indicator: Mapped[Indicator] = relationship()


Index(
    "uq_observation_current",
    Observation.indicator_id,
    Observation.area_code,
    Observation.period,
    unique=True,
    sqlite_where=Observation.superseded_at.is_(None),
    postgresql_where=Observation.superseded_at.is_(None),
)


class PublicFigure(Base):
    """What an edition showed of a local figure; `value` is None where it showed that one is kept back."""

    __tablename__ = "public_figure"
    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    area_code: Mapped[str] = mapped_column(String(3))
    period: Mapped[str] = mapped_column(String(8))
    value: Mapped[float | None]
    out_of: Mapped[int | None]
    published_at: Mapped[datetime]
    indicator: Mapped[Indicator] = relationship()
