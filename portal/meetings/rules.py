"""Rules of meetings: states, references and deadlines."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

from portal.core.errors import RuleBroken


class MeetingKind(StrEnum):
    """Whether the meeting stands in the plan of the year or was called for a reason."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"

    @property
    def label(self) -> str:
        return {"ordinary": "Ordinært møde", "extraordinary": "Ekstraordinært møde"}[self.value]


class MeetingState(StrEnum):
    """Planned until the agenda is released to members; closed when all is decided."""

    PLANNED = "planned"
    RELEASED = "released"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {"planned": "Under forberedelse", "released": "Udsendt", "closed": "Afsluttet"}[self.value]


class MeetingTaken(RuleBroken):
    sentence = "Udvalget har allerede et møde på det tidspunkt."
    field = "held_on"


class MeetingIsClosed(RuleBroken):
    sentence = "Mødet er afsluttet, og dets tid og sted kan ikke ændres."


class BodyNotValid(RuleBroken):
    sentence = "Udvalget findes ikke på den dato."
    field = "held_on"


@lru_cache(maxsize=1)
def _danish_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("DK")


def is_working_day(day: date) -> bool:
    """Monday to Friday, but no Danish public holiday."""
    return day.weekday() < 5 and day not in _danish_holidays()


def agenda_deadline(held_on: date, working_days: int) -> date:
    """The last day to release an agenda: so many working days before the meeting, by the rules of procedure."""
    day = held_on
    for _ in range(working_days):
        day -= timedelta(days=1)
        while not is_working_day(day):
            day -= timedelta(days=1)
    return day


def reference(code: str, held_on: date, sequence: int) -> str:
    """SOS-2013-10-30; a second meeting that day ends in -2."""
    return f"{code}-{held_on.isoformat()}" + (f"-{sequence}" if sequence > 1 else "")
