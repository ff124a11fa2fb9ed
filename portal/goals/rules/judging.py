"""How it goes with a target: path, distance, growth, and a judgement where one is honest.

The ratio of observed to required compound growth and its bands are Eurostat's for indicators with a target
(Sustainable development in the European Union, method annex); the linear path is the plain reading of a dated target.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.goals.rules.vocabulary import Direction, Judgement

POINTS_FOR_A_TREND = 3
SMALL_COUNT = 100
ON_TRACK_FROM = 0.95
UNCHANGED_WITHIN = 0.05


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A target as numbers. `relative_change` is in per cent of the baseline, and rules only where there is no value.

    `must_hold` is "reduce and hold": reached only as long as the value stays there.
    """

    direction: Direction
    baseline_year: int | None = None
    baseline_value: float | None = None
    target_year: int | None = None
    target_value: float | None = None
    relative_change: float | None = None
    must_hold: bool = False

    @property
    def value(self) -> float | None:
        """The number to reach: the absolute one, else what the relative change gives; None without either."""
        if self.direction is Direction.IMPROVE:
            return None
        if self.target_value is not None:
            return self.target_value
        if self.relative_change is None or self.baseline_value is None:
            return None
        return self.baseline_value * (1 + self.relative_change / 100)

    def is_met(self, value: float) -> bool:
        """Whether a value is where it should be; equality counts."""
        aim = self.value
        if aim is None:
            return False
        return value <= aim if self.direction is Direction.AT_MOST else value >= aim

    def path(self, moment: float) -> float | None:
        """The value on the straight line from baseline to target, which it stays on afterwards."""
        aim = self.value
        if aim is None or self.baseline_value is None or self.baseline_year is None or self.target_year is None:
            return None
        if moment <= self.baseline_year or self.target_year <= self.baseline_year:
            return self.baseline_value if moment < self.target_year else aim
        share = min(1.0, (moment - self.baseline_year) / (self.target_year - self.baseline_year))
        return self.baseline_value + (aim - self.baseline_value) * share


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A counted value at a moment (years). `is_break` says that it cannot be compared with the one before.

    `out_of` is how many a share is of, where that is known.
    """

    moment: float
    value: float
    is_break: bool = False
    out_of: int | None = None


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What can be said of the latest figure. `why_not` is a Danish sentence exactly where there is no judgement.

    `distance` is the share of the way from baseline to target (1 is all of it); changes are per year in the
    indicator's unit, growths per year as shares (0.05 is 5 per cent), `ratio` observed over required growth.
    """

    judgement: Judgement | None = None
    why_not: str = ""
    moment: float | None = None
    value: float | None = None
    path: float | None = None
    distance: float | None = None
    required_change: float | None = None
    observed_change: float | None = None
    required_growth: float | None = None
    observed_growth: float | None = None
    ratio: float | None = None


def assess(aim: Aim, figures: Sequence[Figure], *, unit: str, this_year: int, is_local: bool = False) -> Assessment:
    """The latest figure held against the target, as known in `this_year`. `figures` are in order of time.

    At and after the target year the only question is whether it was reached; before it, a trend is judged where one
    can be defended.
    """
    if not figures:
        return Assessment(why_not="Der er ingen tal at vurdere ud fra.")
    measured = _measured(aim, figures[-1])
    outcome = (
        _unanswerable(aim, figures)
        or _final_answer(aim, figures)
        or _too_late_or_too_few(aim, figures, this_year=this_year, is_count=is_local and unit != "pct.")
        or _reached_early(aim, figures)
        or _no_trend(aim, figures)
        or _trend(measured)
    )
    if isinstance(outcome, Judgement):
        return replace(measured, judgement=outcome)
    return replace(measured, why_not=outcome)


def _measured(aim: Aim, latest: Figure) -> Assessment:
    """The figures behind a judgement, each where it has a meaning."""
    number, base = aim.value, aim.baseline_value
    plain = Assessment(moment=latest.moment, value=latest.value, path=aim.path(latest.moment))
    if number is None or base is None or aim.baseline_year is None:
        return plain
    gone = latest.moment - aim.baseline_year
    span = (aim.target_year or 0) - aim.baseline_year
    measured = replace(
        plain,
        distance=(latest.value - base) / (number - base) if number != base else None,
        required_change=(number - base) / span if span > 0 else None,
        observed_change=(latest.value - base) / gone if gone > 0 else None,
    )
    return _with_growth(measured, base, number, gone, span)


def _with_growth(measured: Assessment, base: float, number: float, gone: float, span: float) -> Assessment:
    """With required and observed compound growth a year and their ratio, where there is something to grow from."""
    required = (number / base) ** (1 / span) - 1 if base > 0 and number > 0 and span > 0 else None
    observed = ((measured.value or 0) / base) ** (1 / gone) - 1 if base > 0 and gone > 0 else None
    ratio = observed / required if observed is not None and required else None
    return replace(measured, required_growth=required, observed_growth=observed, ratio=ratio)


def _unanswerable(aim: Aim, figures: Sequence[Figure]) -> str:
    if aim.value is None:
        return "Målet har intet tal, så det kan ikke regnes ud, om det er nået."
    since = aim.baseline_year if aim.baseline_year is not None else figures[0].moment
    broken = [figure for figure in figures if figure.is_break and figure.moment > since]
    if broken:
        return (
            f"Tallet blev gjort op på en anden måde fra {int(broken[0].moment)}, "
            "så det kan ikke holdes op mod udgangspunktet."
        )
    return ""


def _final_answer(aim: Aim, figures: Sequence[Figure]) -> Judgement | str:
    """Reached or not by the first figure of the target year or later; a level that must hold by all of them."""
    if aim.target_year is None:
        return ""
    answers = [aim.is_met(figure.value) for figure in figures if figure.moment >= aim.target_year]
    if not answers:
        return ""
    return Judgement.REACHED if (all(answers) if aim.must_hold else answers[0]) else Judgement.NOT_REACHED


def _too_late_or_too_few(aim: Aim, figures: Sequence[Figure], *, this_year: int, is_count: bool) -> str:
    if aim.target_year is not None and this_year > aim.target_year:
        return f"Der er intet tal for {aim.target_year} eller senere, så det kan ikke siges, om målet blev nået."
    if is_count and max(figures[-1].value, aim.baseline_value or 0) < SMALL_COUNT:
        return "Tallene er så små, at tilfældige udsving kan ligne en udvikling. Derfor vises kun tal og mål."
    return ""


def _reached_early(aim: Aim, figures: Sequence[Figure]) -> Judgement | str:
    return Judgement.REACHED if aim.is_met(figures[-1].value) else ""


def _no_trend(aim: Aim, figures: Sequence[Figure]) -> str:
    """Why no trend can be judged, in a sentence; empty where it can."""
    base = aim.baseline_value
    if base is None or aim.baseline_year is None:
        return "Der er intet udgangspunkt at måle udviklingen fra."
    if base <= 0:
        return "Udgangspunktet er nul, så en vækst kan ikke regnes ud."
    if aim.value is not None and aim.value <= 0:
        return "Målet er nul, så den nødvendige vækst kan ikke regnes ud."
    if aim.target_year is None:
        return "Målet har intet årstal, så det kan ikke siges, hvor hurtigt det skal gå."
    if aim.is_met(base):
        return "Målet var opfyldt allerede ved udgangspunktet, så en nødvendig udvikling kan ikke regnes ud."
    after = sum(figure.moment > aim.baseline_year for figure in figures)
    if after < POINTS_FOR_A_TREND:
        return f"Der er kun {_COUNTS[after]} efter udgangspunktet. En udvikling vurderes først, når der er mindst tre."
    return ""


_COUNTS = ("ingen tal", "ét tal", "to tal")


def _trend(measured: Assessment) -> Judgement | str:
    """Eurostat's bands; a ratio within five hundredths of nothing is no movement."""
    ratio = measured.ratio
    if ratio is None:
        return "Udviklingen kan ikke regnes ud."
    if ratio >= ON_TRACK_FROM:
        return Judgement.ON_TRACK
    if abs(ratio) <= UNCHANGED_WITHIN:
        return Judgement.UNCHANGED
    return Judgement.TOO_SLOW if ratio > 0 else Judgement.WRONG_WAY
