"""The page on which a municipality sets its own target: what it begins with, and what the numbers mean at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.core import settings
from portal.core.danish import figure_text, listing
from portal.core.errors import RuleBroken
from portal.goals import queries
from portal.goals.models import Observation, Target
from portal.goals.rules import Aim, Direction, dated_figure
from portal.goals.rules.keeping import OwnKind, OwnNumbers, meaning
from portal.goals.sheets import exact_text

MORE_NEEDED = "Udfyld tal og år, så står det her, hvad målet betyder."
NOTHING_HERE = "Kommunen har ingen tal endnu. Et mål i procent kan først sættes, når udgangspunktet er indtastet."


@dataclass(frozen=True, kw_only=True)
class OwnTargetPage:
    """`meaning` is what the numbers come to, or why they cannot be; `is_possible` says which.

    `national` is the target that it follows, in words; `figures` what the municipality has counted.
    """

    meaning: str
    is_possible: bool
    latest: str
    national: str
    figures: str


def own_target_page(session: Session, national: Target, own: OwnNumbers | None, today: date) -> OwnTargetPage:
    """What stands beside the form."""
    unit = national.indicator.unit if national.indicator else ""
    counted = _counted(session, national)
    text, is_possible = MORE_NEEDED, True
    latest = ""
    if own is not None:
        try:
            aim = queries.own_target_aim(session, national, own, area_code=_code(session), this_year=today.year)
            text, latest = meaning(aim, unit), _latest(aim, counted, unit)
        except RuleBroken as broken:
            text, is_possible = broken.sentence, False
    figures = listing([f"{figure_text(row.value or 0, unit)} i {row.period}" for row in counted])
    return OwnTargetPage(
        meaning=text,
        is_possible=is_possible,
        latest=latest,
        national=queries.target_words(national),
        figures=f"Kommunens egne tal: {figures}." if figures else NOTHING_HERE,
    )


def starting_values(session: Session, national: Target, today: date) -> dict[str, Any]:
    """What the form begins with: the national target put on the municipality's own figures."""
    years = [int(row.period) for row in _counted(session, national)]
    aim = queries.aim_of(national)
    kind, amount = _as_own(aim)
    ahead = aim.target_year if aim.target_year and aim.target_year > today.year else None
    return {
        "kind": kind,
        "amount": exact_text(amount) if amount is not None else None,
        "baseline_year": aim.baseline_year if aim.baseline_year in years else max(years, default=None),
        "target_year": ahead,
        "must_hold": aim.must_hold,
        "since": today.isoformat(),
    }


def _as_own(aim: Aim) -> tuple[OwnKind | None, float | None]:
    if aim.direction is Direction.IMPROVE:
        return None, None
    is_at_most = aim.direction is Direction.AT_MOST
    if aim.relative_change is not None:
        return (OwnKind.FALL if aim.relative_change < 0 else OwnKind.RISE), abs(aim.relative_change)
    return (OwnKind.AT_MOST if is_at_most else OwnKind.AT_LEAST), aim.target_value


def _latest(aim: Aim, counted: Sequence[Observation], unit: str) -> str:
    """How far the last figure is from there."""
    if not counted or counted[-1].value is None:
        return ""
    last = counted[-1]
    how = "det er nået" if aim.is_met(last.value or 0) else "det er ikke nået"
    return f"Seneste tal er {dated_figure(last.value, unit, int(last.period))}: {how}."


def _counted(session: Session, national: Target) -> Sequence[Observation]:
    """The municipality's yearly figures that have a value."""
    code = _code(session)
    if national.indicator_id is None or not code:
        return ()
    rows = queries.series(session, national.indicator_id, code)
    return [row for row in rows if row.value is not None and row.period.isdecimal()]


def _code(session: Session) -> str:
    return settings.municipality(session).code
