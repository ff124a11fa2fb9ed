"""How it goes with a target: path, distance, growth, and a judgement where one is honest.

The ratio of observed to required compound growth and its bands are Eurostat's for indicators with a quantitative
target (Sustainable development in the European Union: monitoring report, Annex III). The linear path and the share of
the distance covered are the plain reading of a dated target. When not to judge is our own rule: deaths from drugs had
in 2012 a ratio of 6.82, far ahead of the target, and ended far from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.goals.rules.aims import Aim, Figure
from portal.goals.rules.figures import is_share
from portal.goals.rules.vocabulary import Judgement

YEARS_FOR_A_TREND = 3
SMALL_COUNT = 100
"""A count varies by chance about as much as its square root: under a hundred, by more than two or three years' way."""
SMALL_SIDE = 30
"""A share varies by chance as the fewer of those whom it counts and those whom it leaves: under thirty by a fifth."""
ON_TRACK_FROM = 0.95
UNCHANGED_WITHIN = 0.05
LEAST_GROWTH = 0.001
"""A required growth of less than a thousandth a year makes the ratio jump with every small change."""


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What can be said of the latest figure. `why_not` is a Danish sentence exactly where there is no judgement.

    `path` is the value on the straight line in the figure's year; `distance` the share of the way from baseline to
    target (1 is all of it); changes are per year in the indicator's unit, growths per year as shares (0.05 is 5 per
    cent), `ratio` observed over required growth. `decided_year` and `decided_value` are of the figure that said, in the
    target year or after it, whether the target was reached. Each is None where it has no meaning.
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
    decided_year: int | None = None
    decided_value: float | None = None


def assess(aim: Aim, figures: Sequence[Figure], *, unit: str, this_year: int, is_local: bool = False) -> Assessment:
    """The latest figure held against the target, as known in `this_year`. `figures` are in order of time.

    At and after the target year the only question is whether it was reached, answered wherever the definition held.
    Before it, a value that is where it should be has reached the target, and else a trend is judged where one can be
    defended. Small local numbers are not judged before the target year: they reach a target by chance, and leave it.
    """
    if not figures:
        return Assessment(why_not="Der er ingen tal at vurdere ud fra.")
    if aim.value is None:
        return Assessment(
            moment=figures[-1].moment,
            value=figures[-1].value,
            why_not="Målet har intet tal, så det kan ikke regnes ud, om det er nået.",
        )
    too_small = _too_small(aim, figures, unit) if is_local else ""
    measured = _measured(aim, figures[-1], has_trend=not too_small and _first_break(aim, figures) is None)
    outcome = (
        _final_answer(aim, figures, this_year)
        or _unanswerable(aim, figures, this_year)
        or too_small
        or _reached_early(aim, figures[-1])
        or _without_start(aim)
        or _without_way(aim, figures)
        or _trend(measured)
    )
    if isinstance(outcome, Judgement):
        decided = _decisive(aim, figures) if outcome in {Judgement.REACHED, Judgement.NOT_REACHED} else None
        return replace(
            measured,
            judgement=outcome,
            decided_year=decided.year if decided else None,
            decided_value=decided.value if decided else None,
        )
    return replace(measured, why_not=outcome)


_SMALL = "Tallene er så små, at tilfældige udsving kan ligne en udvikling. Derfor vises kun tallet og vejen til målet."
_UNKNOWN = (
    "Det er ikke oplyst, hvor mange andelen er beregnet af. Er de få, kan tilfældige udsving ligne en udvikling. "
    "Derfor vises kun tallet og vejen til målet."
)


def _too_small(aim: Aim, figures: Sequence[Figure], unit: str) -> str:
    """Why too few people are counted, where the growth would be worked out from, to see a trend in; empty if enough."""
    latest = figures[-1]
    if not is_share(unit):
        least = min(latest.value, latest.value if aim.baseline_value is None else aim.baseline_value)
        return _SMALL if least < SMALL_COUNT else ""
    ends = [figure for figure in figures if figure is latest or figure.year == aim.baseline_year]
    if any(_is_of_few(figure) for figure in ends):
        return _SMALL
    return _UNKNOWN if any(figure.out_of is None for figure in ends) else ""


def _is_of_few(share: Figure) -> bool:
    if share.out_of is None:
        return False
    fewer = min(share.value, 100 - share.value) * share.out_of / 100
    return share.out_of < SMALL_COUNT or fewer < SMALL_SIDE


def _first_break(aim: Aim, figures: Sequence[Figure]) -> Figure | None:
    """From where figures are no longer of the definition that the baseline is of."""
    since = aim.baseline_year if aim.baseline_year is not None else figures[0].year
    return next((figure for figure in figures if figure.is_break and figure.year > since), None)


def _measured(aim: Aim, latest: Figure, *, has_trend: bool) -> Assessment:
    """The figures behind a judgement. Across a break and of small numbers nothing is told of changes and growth."""
    plain = Assessment(moment=latest.moment, value=latest.value, path=aim.path(latest.year))
    number, base = aim.value, aim.baseline_value
    if number is None or base is None or aim.baseline_year is None or aim.is_met(base):
        return plain
    gone = latest.year - aim.baseline_year
    if gone < 0:
        return plain
    placed = replace(plain, distance=(latest.value - base) / (number - base))
    span = aim.target_year - aim.baseline_year if aim.target_year is not None else 0
    if not has_trend or span <= 0:
        return placed
    changed = replace(
        placed,
        required_change=(number - base) / span,
        observed_change=(latest.value - base) / gone if gone else None,
    )
    return _with_growth(changed, base, number, gone, span)


def _with_growth(measured: Assessment, base: float, number: float, gone: int, span: int) -> Assessment:
    """With required and observed compound growth a year and their ratio, where there is something to grow from."""
    latest = measured.value or 0
    if base <= 0 or number <= 0 or latest < 0:
        return measured
    required = (number / base) ** (1 / span) - 1
    observed = (latest / base) ** (1 / gone) - 1 if gone else None
    ratio = observed / required if observed is not None and abs(required) >= LEAST_GROWTH else None
    return replace(measured, required_growth=required, observed_growth=observed, ratio=ratio)


def _final_answer(aim: Aim, figures: Sequence[Figure], this_year: int) -> Judgement | str:
    """Reached or not by the last figure of the first year that answers; a level that must hold by every year since."""
    if aim.target_year is None:
        return ""
    broken = _first_break(aim, figures)
    held = [figure for figure in figures if broken is None or figure.moment < broken.moment]
    answers = {figure.year: aim.is_met(figure.value) for figure in held if figure.year >= aim.target_year}
    if not answers:
        return ""
    first = min(answers)
    if not answers[first] and first == this_year and _has_several_a_year(figures):
        return f"Målet gælder hele {first}, og det år er ikke omme."
    if not aim.must_hold:
        return Judgement.REACHED if answers[first] else Judgement.NOT_REACHED
    if not all(answers.values()):
        return Judgement.NOT_REACHED
    return Judgement.REACHED if broken is None else ""


def _decisive(aim: Aim, figures: Sequence[Figure]) -> Figure | None:
    """The figure of the target year or later that the answer rests on; None where it was answered before that year.

    Of a level that must hold it is the first that does not, else the last.
    """
    if aim.target_year is None:
        return None
    broken = _first_break(aim, figures)
    held = [figure for figure in figures if broken is None or figure.moment < broken.moment]
    answers = list({figure.year: figure for figure in held if figure.year >= aim.target_year}.values())
    if not answers or not aim.must_hold:
        return answers[0] if answers else None
    return next((figure for figure in answers if not aim.is_met(figure.value)), answers[-1])


def _has_several_a_year(figures: Sequence[Figure]) -> bool:
    return len({figure.year for figure in figures}) < len(figures)


def _unanswerable(aim: Aim, figures: Sequence[Figure], this_year: int) -> str:
    broken = _first_break(aim, figures)
    if broken is not None:
        start = "målet" if aim.baseline_value is None else "udgangspunktet"
        return f"Tallet er gjort op på en anden måde fra {broken.year}, så det kan ikke holdes op mod {start}."
    if aim.target_year is not None and this_year > aim.target_year:
        return f"Der er intet tal for {aim.target_year} eller senere, så det kan ikke siges, om målet blev nået."
    return ""


def _reached_early(aim: Aim, latest: Figure) -> Judgement | str:
    """A figure from the baseline's year or before says where it began, and nothing of what was reached."""
    is_later = aim.baseline_year is None or latest.year > aim.baseline_year
    return Judgement.REACHED if is_later and aim.is_met(latest.value) else ""


def _without_start(aim: Aim) -> str:
    """Why there is nothing to measure growth from or to, in a sentence; empty where there is."""
    base = aim.baseline_value
    if base is None or aim.baseline_year is None:
        return "Der er intet udgangspunkt at måle udviklingen fra."
    if base <= 0:
        return "Udgangspunktet er ikke over nul, så en vækst kan ikke regnes ud."
    if aim.value is not None and aim.value <= 0:
        return "Målet er ikke over nul, så den nødvendige vækst kan ikke regnes ud."
    return ""


def _without_way(aim: Aim, figures: Sequence[Figure]) -> str:
    """Why there is no way to be on, or too little of it to see; empty where there is."""
    assert aim.baseline_value is not None
    assert aim.baseline_year is not None
    if aim.target_year is None:
        return "Målet har intet årstal, så det kan ikke siges, hvor hurtigt det skal gå."
    if aim.value == aim.baseline_value:
        return "Målet er det samme som udgangspunktet, så der er ingen vej at være kommet ad."
    if aim.is_met(aim.baseline_value):
        return "Målet var opfyldt allerede ved udgangspunktet, så en nødvendig udvikling kan ikke regnes ud."
    years = len({figure.year for figure in figures if figure.year > aim.baseline_year})
    if years == 0:
        return "Der er endnu intet tal efter udgangspunktet."
    if years < YEARS_FOR_A_TREND:
        count = ("ét år", "to år")[years - 1]
        return f"Der er kun tal for {count} efter udgangspunktet. En udvikling vurderes først ud fra mindst tre."
    return ""


def _trend(measured: Assessment) -> Judgement | str:
    return judged_by(measured.ratio) or "Målet ligger så tæt på udgangspunktet, at en nødvendig vækst ikke siger noget."


def judged_by(ratio: float | None) -> Judgement | None:
    """Eurostat's bands of the ratio, in our words; what is within five hundredths of nothing has not moved."""
    if ratio is None:
        return None
    if ratio >= ON_TRACK_FROM:
        return Judgement.ON_TRACK
    if abs(ratio) <= UNCHANGED_WITHIN:
        return Judgement.UNCHANGED
    return Judgement.TOO_SLOW if ratio > 0 else Judgement.WRONG_WAY
