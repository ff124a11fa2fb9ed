"""The period of a figure: a year (2013), a quarter (2025K1) or the week of a count (2013U06)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from portal.goals.rules.vocabulary import PeriodImpossible

FIRST_YEAR = 1900
_PERIOD = re.compile(r"([0-9]{4})(?:K([1-4])|U(0[1-9]|[1-4][0-9]|5[0-3]))?")


@dataclass(frozen=True, kw_only=True, order=True)
class Period:
    """`moment` is the period's place on a line of years: a year stands at its number, a quarter a fourth further on."""

    moment: float
    year: int
    text: str

    @property
    def label(self) -> str:
        """As it is read in Danish."""
        part = self.text[4:]
        if part.startswith("K"):
            return f"{part[1:]}. kvartal {self.year}"
        return f"uge {int(part[1:])} {self.year}" if part else str(self.year)


@lru_cache(maxsize=2048)
def period_of(text: str) -> Period:
    """The period that a code names. Raises PeriodImpossible."""
    found = _PERIOD.fullmatch(text.strip().upper())
    if found is None:
        raise PeriodImpossible
    year, quarter, week = int(found[1]), found[2], found[3]
    share = (int(quarter) - 1) / 4 if quarter else (int(week) - 1) / 53 if week else 0.0
    return Period(moment=year + share, year=year, text=found[0])
