"""Rules of a municipality's own targets: what one may be, and what it comes to."""

from dataclasses import dataclass, replace
from enum import StrEnum

from portal.core.danish import figure_text, number_text
from portal.core.errors import RuleBroken
from portal.goals.rules.aims import Aim
from portal.goals.rules.figures import SHARE_UNIT, dated_figure, is_share, target_text
from portal.goals.rules.local import shown_number
from portal.goals.rules.periods import FIRST_YEAR
from portal.goals.rules.vocabulary import HIGHEST_VALUE, Direction

YEARS_AHEAD = 50


class OwnKind(StrEnum):
    """How a municipality's own target is put: a number not to pass, or a change from where it began."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    FALL = "fall"
    RISE = "rise"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]

    @property
    def is_change(self) -> bool:
        return self in {OwnKind.FALL, OwnKind.RISE}

    @property
    def direction(self) -> Direction:
        return Direction.AT_MOST if self in {OwnKind.AT_MOST, OwnKind.FALL} else Direction.AT_LEAST


_KIND_LABELS = {
    OwnKind.AT_MOST: "Højst et bestemt tal",
    OwnKind.AT_LEAST: "Mindst et bestemt tal",
    OwnKind.FALL: "Et fald i procent fra udgangspunktet",
    OwnKind.RISE: "En stigning i procent fra udgangspunktet",
}


@dataclass(frozen=True, kw_only=True)
class OwnNumbers:
    """What a municipality's own target says: `amount` is a number, or a change in per cent, never negative."""

    kind: OwnKind
    amount: float
    baseline_year: int
    target_year: int
    must_hold: bool = False


class NothingMeasured(RuleBroken):
    """The target has no indicator: there is nothing to set a target for, or to measure in another way."""

    sentence = (
        "Målet har ingen indikator endnu. Kommunens eget mål og andre opgørelser kan først komme til, når det har."
    )


class FollowsAnOwnTarget(RuleBroken):
    """A municipality's own target follows a national one."""

    sentence = "Målet er allerede kommunens eget. Sæt et nyt ud fra det nationale mål."


class OwnTargetKnown(RuleBroken):
    """The same target twice: somebody pressed twice, or two people know of the decision."""

    sentence = "Kommunen har allerede et eget mål med den titel."
    field = "title"


class AmountImpossible(RuleBroken):
    """The number of the target is none of its unit."""

    sentence = "Tallet skal være nul eller større og højst 1.000 milliarder. En andel kan højst være 100 pct."
    field = "amount"


class AmountNotWhole(RuleBroken):
    """People are counted whole."""

    sentence = "Skriv et helt tal: mennesker tælles hele."
    field = "amount"


class ChangeImpossible(RuleBroken):
    """Nothing changes by nothing, and nothing falls by more than all of it."""

    sentence = "Ændringen skal være større end nul, og et fald kan højst være 100 pct."
    field = "amount"


class BaselineMissing(RuleBroken):
    """A change is counted from a figure."""

    sentence = (
        "Kommunen har intet tal for udgangspunktet at regne ændringen fra. Indtast tallet, eller vælg et andet år."
    )
    field = "baseline_year"


class BaselineZero(RuleBroken):
    """No change in per cent can be counted from nothing."""

    sentence = (
        "Kommunens tal for udgangspunktet er nul, så en ændring i procent giver ingen mening. Vælg et bestemt tal."
    )
    field = "kind"


class BaselineImpossible(RuleBroken):
    """A baseline is a year that has come."""

    sentence = "Udgangspunktet skal være et år fra 1900 til i år."
    field = "baseline_year"


class YearsImpossible(RuleBroken):
    """A target lies ahead of its baseline."""

    sentence = "Målet skal ligge i et år efter udgangspunktet, og højst 50 år frem."
    field = "target_year"


def own_aim(own: OwnNumbers, *, unit: str, baseline: float | None, this_year: int) -> Aim:
    """A municipality's own target; `baseline` is its own figure of the baseline year.

    Raises AmountImpossible, AmountNotWhole, ChangeImpossible, BaselineImpossible, BaselineMissing, BaselineZero,
    YearsImpossible.
    """
    if not FIRST_YEAR <= own.baseline_year <= this_year:
        raise BaselineImpossible
    if not own.baseline_year < own.target_year <= this_year + YEARS_AHEAD:
        raise YearsImpossible
    aim = Aim(
        direction=own.kind.direction,
        baseline_year=own.baseline_year,
        baseline_value=baseline,
        target_year=own.target_year,
        must_hold=own.must_hold,
    )
    if not own.kind.is_change:
        return replace(aim, target_value=_number(own.amount, unit))
    aim = replace(aim, relative_change=_change(own.kind, own.amount, baseline))
    if (aim.value or 0) > (100 if is_share(unit) else HIGHEST_VALUE):
        raise AmountImpossible
    return aim


def _change(kind: OwnKind, amount: float, baseline: float | None) -> float:
    if amount <= 0 or (kind is OwnKind.FALL and amount > 100):
        raise ChangeImpossible
    if baseline is None:
        raise BaselineMissing
    if baseline == 0:
        raise BaselineZero
    return -amount if kind is OwnKind.FALL else amount


def _number(amount: float, unit: str) -> float:
    if not 0 <= amount <= (100 if is_share(unit) else HIGHEST_VALUE):
        raise AmountImpossible
    if not is_share(unit) and not float(amount).is_integer():
        raise AmountNotWhole
    return amount


def meaning(aim: Aim, unit: str) -> str:
    """What a municipality's own target comes to, in words: "25 pct. mindre end 45 personer (2011) er 33,75 …"."""
    number = shown_number(aim, unit)
    target = target_text(aim.direction, number, unit, aim.target_year, must_hold=aim.must_hold)
    start = dated_figure(aim.baseline_value, unit, aim.baseline_year)
    if aim.relative_change is not None:
        word = "mindre" if aim.relative_change < 0 else "mere"
        exact = number_text(round(aim.value or 0, 2))
        size = figure_text(abs(aim.relative_change), SHARE_UNIT)
        return f"{size} {word} end {start} er {exact}. Målet er altså {target}."
    if aim.baseline_value is None:
        return f"Målet er {target}. {_no_baseline(aim)}"
    if aim.is_met(aim.baseline_value):
        return f"Målet er {target}. Det var opfyldt allerede ved udgangspunktet, {start}."
    return f"Målet er {target}. Fra {start} er det {_distance(aim, unit)}."


def own_change_text(change: float, baseline_year: int | None, target_year: int | None) -> str:
    """A change in per cent without the numbers that it is counted from: "et fald på 25 pct. fra 2011 til 2030"."""
    word = "et fald" if change < 0 else "en stigning"
    return f"{word} på {figure_text(abs(change), SHARE_UNIT)} fra {baseline_year} til {target_year}"


def _no_baseline(aim: Aim) -> str:
    return f"Kommunen har intet tal for {aim.baseline_year}, så udviklingen kan ikke vurderes undervejs."


def _distance(aim: Aim, unit: str) -> str:
    change = (aim.value or 0) - (aim.baseline_value or 0)
    word = "et fald" if change < 0 else "en stigning"
    size = figure_text(round(abs(change), 2), "procentpoint" if is_share(unit) else unit)
    share = (
        f" ({figure_text(round(abs(change) / aim.baseline_value * 100, 1), SHARE_UNIT)})" if aim.baseline_value else ""
    )
    return f"{word} på {size}{share}"
