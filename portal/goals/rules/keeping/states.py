"""Rules of states: since when a target is in one, and what took its place."""

import re
from datetime import date

from portal.core.errors import RuleBroken
from portal.goals.rules.periods import FIRST_YEAR

_SINCE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DANISH_DAY = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")


class SinceImpossible(RuleBroken):
    """A state began in a year, in a month or on a day that has come."""

    sentence = "Skriv et år (2016), en måned (2016-05) eller en dag (2013-09-12), som ikke ligger i fremtiden."
    field = "since"


class StateKnown(RuleBroken):
    """The same state from the same time stands already."""

    sentence = "Målet har allerede den tilstand fra det tidspunkt."
    field = "state"


class StateTooEarly(RuleBroken):
    """A target does not end before it came into the state that it is in."""

    sentence = "Målet kan ikke holde op, før det kom i den tilstand, det har nu. Skriv dagen, hvis det er samme år."
    field = "since"


class NotWithdrawable(RuleBroken):
    """What others have set is not the municipality's to withdraw, and nothing is withdrawn twice."""

    sentence = "Kun kommunens egne mål, som stadig gælder, kan sættes ud af kraft her."


class SuccessorImpossible(RuleBroken):
    """Only a superseded target has a successor, and it is another target."""

    sentence = "Kun et afløst mål har en afløser. Vælg tilstanden Afløst, eller vælg ingen afløser."
    field = "successor"


class SuccessorMissing(RuleBroken):
    """A superseded target says what took its place: a target that is here, or words."""

    sentence = "Vælg det mål, der har afløst dette, eller skriv i bemærkningen, hvad der har."
    field = "successor"


def since_of(text: str, *, today: date) -> str:
    """When a state began, as it is stored: 2016, 2016-05 or 2013-09-12. A Danish date is taken too.

    Raises SinceImpossible.
    """
    danish = _DANISH_DAY.fullmatch(text.strip())
    code = f"{danish[3]}-{int(danish[2]):02}-{int(danish[1]):02}" if danish else text.strip()
    if not _SINCE.fullmatch(code):
        raise SinceImpossible
    try:
        begins = first_day(code)
    except ValueError as error:
        raise SinceImpossible from error
    if begins.year < FIRST_YEAR or begins > today:
        raise SinceImpossible
    return code


def first_day(since: str) -> date:
    """The first day of a year, a month or a day as it is stored."""
    year, month, day = (*map(int, since.split("-")), 1, 1)[:3]
    return date(year, month, day)


def years_text(first: int, last: int | None) -> str:
    """When a goal set holds: "2013–2020", or "fra 2026" as long as it does."""
    return f"{first}–{last}" if last else f"fra {first}"
