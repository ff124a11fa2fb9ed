"""Many figures at once: what they change of what stands, and storing that. A changed figure supersedes the old."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from portal.audit.actions import record
from portal.core.actors import Actor
from portal.goals.models import Indicator, Observation
from portal.goals.rules import ObservationStatus, Presence
from portal.goals.sheets import SheetFigure


@dataclass(frozen=True, kw_only=True)
class Statement:
    """All that an observation says of its period."""

    value: float | None
    presence: Presence
    out_of: int | None
    status: ObservationStatus
    source: str
    published_on: date | None
    note: str
    break_note: str
    is_invented: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The observation that stands."""

    id: int
    says: Statement


@dataclass(frozen=True, kw_only=True)
class Change:
    """A figure against what stands: new where nothing does, unchanged where both say the same."""

    area_code: str
    period: str
    new: Statement
    old: Standing | None

    @property
    def is_new(self) -> bool:
        return self.old is None

    @property
    def is_changed(self) -> bool:
        return self.old is not None and self.old.says != self.new

    @property
    def is_unchanged(self) -> bool:
        return self.old is not None and self.old.says == self.new


Key = tuple[str, str]


def lock_series(session: Session, indicator: Indicator) -> None:
    """Wait for others who record figures of the indicator, so that what stands is read after they have stored theirs.

    It is the first thing that an action does which stores figures.
    """
    session.execute(select(Indicator.id).where(Indicator.id == indicator.id).with_for_update())


def standing_figures(session: Session, indicator: Indicator, area_codes: Collection[str]) -> Mapping[Key, Standing]:
    """What stands of one indicator in these areas, by area and period: one query, however much it is."""
    rows = session.execute(
        select(
            Observation.area_code,
            Observation.period,
            Observation.id,
            *(getattr(Observation, name) for name in Statement.__dataclass_fields__),
        ).where(
            Observation.indicator_id == indicator.id,
            Observation.area_code.in_(area_codes),
            Observation.superseded_at.is_(None),
        )
    )
    return {(row.area_code, row.period): standing_of(row) for row in rows}


def standing_of(row: Row[Any] | Observation) -> Standing:
    """An observation as it is compared."""
    return Standing(id=row.id, says=Statement(**{name: getattr(row, name) for name in Statement.__dataclass_fields__}))


def change_of(figure: SheetFigure, old: Standing | None, *, source: str) -> Change:
    """What a figure changes. What it does not say is left as it stands; of another value, nothing was known before.

    A figure that was made up stays so as long as nobody states another.
    """
    new = _stated(figure, old.says if old else None, source)
    if old is not None and old.says.is_invented and replace(new, is_invented=True) == old.says:
        new = old.says
    return Change(area_code=figure.area_code, period=figure.period, new=new, old=old)


def _stated(figure: SheetFigure, old: Statement | None, source: str) -> Statement:
    is_same = old is not None and (figure.value, figure.presence) == (old.value, old.presence)
    kept = old if is_same else None
    is_left = figure.out_of is None and not figure.is_of_known
    out_of = kept.out_of if kept and is_left else figure.out_of
    return Statement(
        value=figure.value,
        presence=figure.presence,
        out_of=out_of if figure.value is not None else None,
        status=status_of(figure.status, old, is_same=is_same),
        source=figure.source or (kept.source if kept else source),
        published_on=figure.published_on or (kept.published_on if kept else None),
        note=figure.note if figure.note is not None else old.note if old else "",
        break_note=figure.break_note if figure.break_note is not None else old.break_note if old else "",
    )


def status_of(told: ObservationStatus | None, old: Statement | None, *, is_same: bool) -> ObservationStatus:
    """Another value than one that was final is a revision of it, whatever the sheet calls it."""
    if old is None:
        return told or ObservationStatus.FINAL
    if told is ObservationStatus.PRELIMINARY:
        return told
    if is_same:
        return old.status if told is None or old.status is ObservationStatus.REVISED else told
    was_preliminary = old.status is ObservationStatus.PRELIMINARY
    return told if told and was_preliminary else ObservationStatus.REVISED


def store(session: Session, *, indicator: Indicator, changes: Iterable[Change], actor: Actor, at: datetime) -> int:
    """Store what is new and what is changed, with an audit line for each revision; gives how many rows."""
    stored = [change for change in changes if not change.is_unchanged]
    superseded = [change.old.id for change in stored if change.old is not None]
    if superseded:
        session.execute(update(Observation), [{"id": row_id, "superseded_at": at} for row_id in superseded])
    if stored:
        session.execute(insert(Observation), [_row(indicator, change, at) for change in stored])
    for change in stored:
        if change.is_changed:
            _note(session, indicator, change, "goals.revise_observation", actor, at)
    session.flush()
    if superseded:
        session.expire_all()  # what was superseded in bulk is read anew where somebody holds it
    return len(stored)


def note_new(session: Session, *, indicator: Indicator, changes: Iterable[Change], actor: Actor, at: datetime) -> None:
    """An audit line for each new figure, where no line of an import stands for all of them."""
    for change in changes:
        if change.is_new:
            _note(session, indicator, change, "goals.record_observation", actor, at)


def _note(session: Session, indicator: Indicator, change: Change, act: str, actor: Actor, at: datetime) -> None:
    subject = f"indicator {indicator.id}"
    record(session, actor=actor, at=at, act=act, subject=subject, area=change.area_code, period=change.period)


def _row(indicator: Indicator, change: Change, at: datetime) -> dict[str, object]:
    place = {"indicator_id": indicator.id, "area_code": change.area_code, "period": change.period, "recorded_at": at}
    return asdict(change.new) | place
