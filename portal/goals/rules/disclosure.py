"""Which local figures are kept back from the public, so that nobody small in number can be found in them.

Statistics Denmark's practice with a threshold of the municipality's own: counts under it, shares whose numerator or
complement is under it, totals and parts that would give a hidden figure by subtraction, and revisions whose difference
would be such a count.
"""

from dataclasses import dataclass
from enum import StrEnum

from portal.goals.rules.vocabulary import Presence

DEFAULT_THRESHOLD = 5
LOWEST_THRESHOLD = 3
FigureKey = tuple[str, str]


class Secrecy(StrEnum):
    """Why a figure is kept back."""

    SMALL_COUNT = "small_count"
    SMALL_SHARE = "small_share"
    NO_DENOMINATOR = "no_denominator"
    AT_SOURCE = "at_source"
    SMALL_REVISION = "small_revision"
    GIVES_ANOTHER = "gives_another"

    @property
    def sentence(self) -> str:
        return _SENTENCES[self]


_SENTENCES = {
    Secrecy.SMALL_COUNT: "Tallet er så lille, at det kan pege på enkelte mennesker.",
    Secrecy.SMALL_SHARE: "Andelen dækker over så få mennesker, at den kan pege på dem.",
    Secrecy.NO_DENOMINATOR: "Det er ikke oplyst, hvor mange andelen er beregnet af.",
    Secrecy.AT_SOURCE: "Kilden viser ikke tallet.",
    Secrecy.SMALL_REVISION: "Rettelsen er så lille, at forskellen til det gamle tal kan pege på enkelte mennesker.",
    Secrecy.GIVES_ANOTHER: "Et skjult tal kunne regnes ud af det.",
}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One local figure: `value` is None where there is none, `out_of` how many a share is of.

    `part_of` is the key of the indicator that this one counts a part of, empty where it is no part.
    """

    indicator: str
    period: str
    value: float | None
    presence: Presence
    is_share: bool = False
    out_of: int | None = None
    part_of: str = ""

    @property
    def key(self) -> FigureKey:
        return self.indicator, self.period


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an earlier edition showed of a figure; `value` is None where it showed that a figure is kept back."""

    indicator: str
    period: str
    value: float | None
    out_of: int | None = None
