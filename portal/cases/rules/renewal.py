"""A status case that goes on from an earlier one, and promises that are answered for."""

import re
from datetime import date

from portal.cases.rules.vocabulary import CaseState
from portal.core.errors import RuleBroken

CAN_BE_RENEWED = (CaseState.APPROVED, CaseState.DECIDED)
"""The cases that a new status can go on from once a body has been sent them, and whose promises are given."""


class NothingToRenew(RuleBroken):
    sentence = "Sagen har ingen målstatus, som en ny statussag kan bygges på."


class CaseNotRenewable(RuleBroken):
    sentence = "En ny statussag laves af en sag, som et udvalg har fået. Vent, til denne er udsendt med en dagsorden."


class PromiseNotGiven(RuleBroken):
    sentence = "Sagen er ikke godkendt endnu, så løftet kan stadig ændres i sagen. Det gøres op, når det er givet."


_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")


def title_of_next(title: str, *, made_in: int, this_year: int) -> str:
    """The title of a later status case: the year of the earlier one is moved on, a target year far off stands."""
    step = max(1, this_year - made_in)

    def moved(match: re.Match[str]) -> str:
        year = int(match[0])
        return str(year + step) if abs(year - made_in) <= 1 else match[0]

    return _YEAR.sub(moved, title)


def is_long_ago(last_on: date | None, today: date) -> bool:
    """Whether more than twelve months have gone, or it never was."""
    return last_on is None or (last_on.year + 1, last_on.month, last_on.day) < (today.year, today.month, today.day)
