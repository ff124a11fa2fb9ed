"""Figures typed on their page, held against what the writer saw there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.core.actors import Actor
from portal.core.errors import RuleBroken
from portal.goals.actions.importing import OWN_SOURCE, NationalForbidden, areas_for
from portal.goals.actions.revising import (
    Change,
    Standing,
    change_of,
    lock_series,
    note_new,
    standing_figures,
    standing_of,
    store,
)
from portal.goals.models import Indicator
from portal.goals.queries import history
from portal.goals.sheets import SheetFigure


@dataclass(frozen=True, kw_only=True)
class TypedFigure:
    """A row of the page. `seen` is the observation that its writer saw there; None in a row where nothing stood."""

    figure: SheetFigure
    seen: int | None


class FiguresMoved(RuleBroken):
    """Somebody else has changed what stands. `standing` is what does now, by period."""

    sentence = "En anden har ændret tallet imens. Intet er gemt. Se på det, og gem igen, hvis dit er det rigtige."

    def __init__(self, standing: dict[str, Standing]) -> None:
        super().__init__()
        self.standing = standing


def save_figures(
    session: Session, *, indicator: Indicator, area_code: str, rows: Sequence[TypedFigure], actor: Actor, at: datetime
) -> int:
    """Store what was typed, and say how many figures it changed. A row that its writer left alone changes nothing.

    Raises NationalForbidden, FiguresMoved.
    """
    if area_code not in areas_for(session, actor):
        raise NationalForbidden
    lock_series(session, indicator)
    standing = {period: found for (_, period), found in standing_figures(session, indicator, {area_code}).items()}
    seen = _seen(session, indicator, area_code)
    changes: list[Change] = []
    moved: dict[str, Standing] = {}
    for row in rows:
        before, now = seen.get((row.seen or 0, row.figure.period)), standing.get(row.figure.period)
        if before is not None and change_of(row.figure, before, source=OWN_SOURCE).is_unchanged:
            continue
        change = change_of(row.figure, now, source=OWN_SOURCE)
        if now is not None and now.id != row.seen and not change.is_unchanged:
            moved[row.figure.period] = now
        changes.append(change)
    if moved:
        raise FiguresMoved(moved)
    note_new(session, indicator=indicator, changes=changes, actor=actor, at=at)
    return store(session, indicator=indicator, changes=changes, actor=actor, at=at)


def _seen(session: Session, indicator: Indicator, area_code: str) -> dict[tuple[int, str], Standing]:
    """Every observation that may have stood on the page, those of the past too, by id and period."""
    return {(row.id, row.period): standing_of(row) for row in history(session, indicator.id, area_code)}
