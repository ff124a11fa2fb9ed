"""Figures from a file: what they would change, and storing them. All of a file is stored, or nothing of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.audit.actions import record
from portal.core import settings
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.core.errors import RuleBroken
from portal.goals import policies
from portal.goals.actions.revising import Change, change_of, lock_series, standing_figures, store
from portal.goals.models import NATIONAL, Indicator
from portal.goals.rules import Presence, period_of
from portal.goals.sheets import Reading, Sheet, SheetKind

COUNTRY = "Hele landet"
OWN_SOURCE = "Kommunens egen opgørelse"
STATBANK_SOURCE = "Danmarks Statistik, Statistikbanken"


class ImportRefused(RuleBroken):
    """A file with any fault is refused whole."""

    sentence = "Filen har fejl, så intet af den er gemt."
    field = "file"


class NationalForbidden(RuleBroken):
    """Only an administrator records figures of the whole country."""

    sentence = "Tal for hele landet kan kun en administrator indlæse."
    field = "file"


class FiguresChangedMeanwhile(RuleBroken):
    """What a person has looked through is no longer what would be done."""

    sentence = "Portalens tal eller filen er ændret, siden du så listen. Intet er gemt. Se den nye liste igennem."


@dataclass(frozen=True, kw_only=True)
class ImportPreview:
    """What a file would change. `fingerprint` is the same exactly where the file and its changes are."""

    sheet: Sheet
    indicator: Indicator
    areas: dict[str, str]
    changes: Sequence[Change]
    fingerprint: str

    @property
    def new(self) -> list[Change]:
        return [change for change in self.changes if change.is_new]

    @property
    def changed(self) -> list[Change]:
        return [change for change in self.changes if change.is_changed]

    @property
    def unchanged(self) -> list[Change]:
        return [change for change in self.changes if change.is_unchanged]

    @property
    def suppressed(self) -> list[Change]:
        """Those among them that are kept back."""
        return [change for change in self.changes if change.new.presence is Presence.SUPPRESSED]

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of the figures."""
        years = [period_of(change.period).year for change in self.changes]
        return (min(years), max(years)) if years else None

    @property
    def is_ready(self) -> bool:
        """Whether there is something to store, and nothing wrong."""
        return not self.sheet.fault_count and any(not change.is_unchanged for change in self.changes)


def areas_for(session: Session, actor: Actor) -> dict[str, str]:
    """The areas whose figures the actor may record: the municipality's own and, for an administrator, the country."""
    here = settings.municipality(session)
    own = {here.code: here.name} if here.code and here.code != NATIONAL else {}
    return own | ({NATIONAL: COUNTRY} if policies.may_record_national(actor) else {})


def reading_for(
    session: Session, *, indicator: Indicator, actor: Actor, at: datetime, has_point: bool = False
) -> Reading:
    """How a file of this indicator is to be read by this actor."""
    code = settings.municipality(session).code
    return Reading(
        unit=indicator.unit,
        areas=areas_for(session, actor),
        own_area="" if code == NATIONAL else code,
        this_year=to_local(at).year,
        has_point=has_point,
    )


def preview_import(
    session: Session, *, indicator: Indicator, sheet: Sheet, actor: Actor, source: str = ""
) -> ImportPreview:
    """What the sheet would change. `source` stands where the sheet names none. Nothing is stored.

    Raises NationalForbidden where the sheet was read for somebody who may more.
    """
    areas = areas_for(session, actor)
    if any(figure.area_code not in areas for figure in sheet.figures):
        raise NationalForbidden
    standing = standing_figures(session, indicator, areas)
    changes = [
        change_of(
            figure,
            standing.get((figure.area_code, figure.period)),
            source=source or _source(sheet, indicator, figure.area_code),
        )
        for figure in sheet.figures
    ]
    told = [(change.area_code, change.period, change.new, change.old) for change in changes]
    fingerprint = hashlib.sha256(repr((indicator.id, sheet.checksum, told)).encode()).hexdigest()
    return ImportPreview(sheet=sheet, indicator=indicator, areas=areas, changes=changes, fingerprint=fingerprint)


def import_observations(
    session: Session,
    *,
    indicator: Indicator,
    sheet: Sheet,
    actor: Actor,
    at: datetime,
    source: str = "",
    fingerprint: str | None = None,
) -> ImportPreview:
    """Store the sheet's figures, and say what was done; a second time changes nothing.

    `fingerprint` is that of the preview a person has agreed to. Raises ImportRefused, NationalForbidden,
    FiguresChangedMeanwhile.
    """
    if sheet.fault_count:
        raise ImportRefused
    lock_series(session, indicator)
    preview = preview_import(session, indicator=indicator, sheet=sheet, actor=actor, source=source)
    if fingerprint is not None and preview.fingerprint != fingerprint:
        raise FiguresChangedMeanwhile
    if preview.is_ready:
        store(session, indicator=indicator, changes=preview.changes, actor=actor, at=at)
        record(
            session,
            actor=actor,
            at=at,
            act="goals.import_observations",
            subject=f"indicator {indicator.id}",
            checksum=sheet.checksum,
            new=len(preview.new),
            changed=len(preview.changed),
        )
        session.flush()
    return preview


def _source(sheet: Sheet, indicator: Indicator, area_code: str) -> str:
    if sheet.kind is SheetKind.STATBANK:
        return STATBANK_SOURCE
    return indicator.source if area_code == NATIONAL else OWN_SOURCE
