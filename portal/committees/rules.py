"""Rules of bodies and seats."""

import re
from datetime import date
from enum import StrEnum

from portal.core.errors import RuleBroken


class CommitteeKind(StrEnum):
    """The council and its committees are elected; the management is not, but stands on the route of cases."""

    COMMITTEE = "committee"
    COUNCIL = "council"
    MANAGEMENT = "management"

    @property
    def label(self) -> str:
        return {"committee": "Udvalg", "council": "Byråd", "management": "Direktion"}[self.value]


class SeatRole(StrEnum):
    """A seat's role."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"

    @property
    def label(self) -> str:
        return {"chair": "Formand", "vice_chair": "Næstformand", "member": "Medlem"}[self.value]


DEFAULT_DEADLINE_DAYS = 4
CODE = re.compile(r"[A-ZÆØÅ]{2,6}")


class CodeTaken(RuleBroken):
    sentence = "Et andet udvalg har allerede den kode."
    field = "code"


class CodeMalformed(RuleBroken):
    sentence = "Koden skal være to til seks store bogstaver, fx SOS."
    field = "code"


class CodeSharesAddress(RuleBroken):
    """ØKE and OEKE are two codes, but one address."""

    sentence = "Et andet udvalg har en kode, der giver samme webadresse. Vælg en anden kode."
    field = "code"


class CodeFixed(RuleBroken):
    """The code stands in the references and addresses of meetings, which answer for ever."""

    sentence = "Koden kan ikke ændres, når udvalget har møder: den står i numre og webadresser."
    field = "code"


class PeriodReversed(RuleBroken):
    sentence = "Slutdatoen ligger før startdatoen."
    field = "to_on"


class SeatTaken(RuleBroken):
    """One person sits once at a time in one body."""

    sentence = "Personen har allerede en plads i udvalget i den periode."
    field = "from_on"


class DepartmentNameTaken(RuleBroken):
    sentence = "Der er allerede en afdeling med det navn."
    field = "name"


class LeaderCannotApprove(RuleBroken):
    """A department's leader approves its cases, and so must be able to."""

    sentence = "Lederen skal være en aktiv bruger med rollen Godkender."
    field = "leader_id"


def check_code(code: str) -> None:
    """Raises CodeMalformed."""
    if not CODE.fullmatch(code):
        raise CodeMalformed


def check_period(from_on: date | None, to_on: date | None) -> None:
    """An open end is always in order. Raises PeriodReversed."""
    if from_on is not None and to_on is not None and to_on < from_on:
        raise PeriodReversed


def overlap(from_on: date, to_on: date | None, other_from: date, other_to: date | None) -> bool:
    """Whether two periods, both days included, share a day; None as an end means until further notice."""
    return (other_to is None or from_on <= other_to) and (to_on is None or other_from <= to_on)


def covers(from_on: date | None, to_on: date | None, day: date) -> bool:
    """Whether a period with open or closed ends, both days included, holds on a day."""
    return (from_on is None or from_on <= day) and (to_on is None or day <= to_on)
