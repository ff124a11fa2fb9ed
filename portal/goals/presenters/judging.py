"""What a page shows of how it goes with a target: word, shape and colour, the figures, and how they were worked out."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.core.danish import figure_text, number_text
from portal.goals.content import GoalContent, latest_text
from portal.goals.presenters.charts import NATIONAL_NAME
from portal.goals.rules import (
    Aim,
    Assessment,
    Judgement,
    difference_text,
    judged_by,
    rounded,
    with_full_stop,
)
from portal.goals.rules.figures import rounded_path


@dataclass(frozen=True, kw_only=True)
class JudgementTag:
    """A judgement as it is shown: the word says all; the shape and the tone of the colour say it again."""

    word: str
    shape: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """One series and the target that it is held against."""

    whose: str
    unit: str
    aim: Aim | None
    assessment: Assessment


@dataclass(frozen=True, kw_only=True)
class AssessmentView:
    """One series held against its target. Texts are finished, and empty where there is nothing to say.

    `tag` is None where no judgement is made; then `why_not` says why. `rows` and `explanations` are for who wants to
    know how it was worked out, which no list of goals shows.
    """

    title: str
    whose: str
    is_invented: bool
    figure: str
    path: str
    target: str
    tag: JudgementTag | None
    why_not: str
    notes: tuple[str, ...]
    held: Held

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        return tuple(_rows(self.held))

    @property
    def explanations(self) -> tuple[str, ...]:
        return tuple(_explanations(self.held)) if self.rows else ()


_TAGS = {
    Judgement.REACHED: ("●", "success"),
    Judgement.PARTLY_REACHED: ("◐", "warning"),
    Judgement.NOT_REACHED: ("○", "danger"),
    Judgement.ON_TRACK: ("▲", "success"),
    Judgement.TOO_SLOW: ("◆", "warning"),
    Judgement.UNCHANGED: ("■", "warning"),
    Judgement.WRONG_WAY: ("▼", "danger"),
    Judgement.UNCLEAR: ("◇", "neutral"),
    Judgement.NO_FIGURES: ("△", "neutral"),
    Judgement.NOT_MENTIONED: ("▽", "neutral"),
}
_BANDS = (
    "Forholdet er den procentvise ændring indtil nu delt med den, der skal til. Eurostat bruger det om mål med tal og "
    "årstal. Mindst 0,95 er på rette vej. Fra 0,60 til 0,95 går det fremad, men ikke hurtigt nok, og fra 0 til 0,60 "
    "langt fra hurtigt nok; begge dele hedder for langsomt. Under 0 er forkert retning. Ligger forholdet højst 0,05 "
    "fra 0, hedder det uændret."
)
_HOLDS = "Målet skal holdes, når det er nået: Det er kun nået, så længe tallet bliver der."


def judgement_tag(judgement: Judgement | None) -> JudgementTag:
    """Word, shape and tone of a judgement, also of none."""
    if judgement is None:
        return JudgementTag(word="ikke vurderet", shape="□", tone="neutral")
    shape, tone = _TAGS[judgement]
    return JudgementTag(word=judgement.label, shape=shape, tone=tone)


def assessment_view(goal: GoalContent, *, is_local: bool) -> AssessmentView | None:
    """The municipality's figures or the country's held against the target; None where there are none to hold."""
    return _local_view(goal) if is_local else _national_view(goal)


def _local_view(goal: GoalContent) -> AssessmentView | None:
    local = goal.local
    if local is None:
        return None
    held = Held(whose=local.municipality, unit=goal.unit, aim=local.aim, assessment=local.assessment)
    return _view(
        goal,
        held,
        figure=latest_text(local.points, goal.unit),
        target=local.aim_text,
        note=local.aim_note if local.aim_note != local.assessment.why_not else "",
        is_invented=local.is_invented,
    )


def _decided(held: Held) -> str:
    """Which figure answered whether the target was reached, where it is not the latest one."""
    found, aim = held.assessment, held.aim
    if found.decided_year is None or found.decided_value is None or aim is None or found.moment is None:
        return ""
    if found.decided_year == int(found.moment):
        return ""
    told = f"Målet skulle nås i {aim.target_year}. Det er tallet for {found.decided_year}, "
    told += f"{figure_text(found.decided_value, held.unit)}, der afgør, om det blev nået"
    is_met_now = found.value is not None and aim.is_met(found.value)
    if found.judgement is Judgement.NOT_REACHED and is_met_now:
        return f"{told}. Det seneste tal opfylder målet."
    return with_full_stop(told)


def _national_view(goal: GoalContent) -> AssessmentView | None:
    if goal.is_own:
        return None
    held = Held(whose=NATIONAL_NAME, unit=goal.unit, aim=goal.aim, assessment=goal.assessment)
    return _view(goal, held, figure=latest_text(goal.series, goal.unit), target=goal.target, note=goal.relative_change)


def _view(
    goal: GoalContent, held: Held, *, figure: str, target: str, note: str, is_invented: bool = False
) -> AssessmentView:
    found = held.assessment
    return AssessmentView(
        title=goal.title,
        whose=held.whose,
        is_invented=is_invented,
        figure=figure,
        path="" if found.path is None or found.moment is None else _path(found.path, held.unit, int(found.moment)),
        target=target,
        tag=judgement_tag(found.judgement) if found.judgement else None,
        why_not=found.why_not,
        notes=tuple(text for text in (_decided(held), note, _HOLDS if goal.must_hold and held.aim else "") if text),
        held=held,
    )


def _path(value: float, unit: str, year: int) -> str:
    """The path as people read it: 37,5 personer (2017)."""
    return f"{figure_text(rounded_path(value, unit), unit)} ({year})"


def _rows(held: Held) -> Iterator[tuple[str, str]]:
    """What was worked out, unrounded as far as it is told; nothing of what has no meaning here."""
    found, unit = held.assessment, held.unit
    if found.distance is not None:
        yield "Tilbagelagt af vejen til målet", _distance(found.distance)
    if found.required_change is not None:
        yield "Ændring om året, der skal til", _change(found.required_change, unit)
    if found.observed_change is not None:
        yield "Ændring om året indtil nu", _change(found.observed_change, unit)
    if found.required_growth is not None:
        yield "Procentvis ændring om året, der skal til", _growth(found.required_growth)
    if found.observed_growth is not None:
        yield "Procentvis ændring om året indtil nu", _growth(found.observed_growth)
    if found.ratio is not None:
        yield "Forholdet mellem de to", _ratio(found.ratio)


def _explanations(held: Held) -> Iterator[str]:
    aim, found, unit = held.aim, held.assessment, held.unit
    if aim is not None and aim.value is not None and aim.baseline_value is not None:
        start, end = (figure_text(rounded(value, 2), unit) for value in (aim.baseline_value, aim.value))
        way = f"Den lige vej går fra {start} i {aim.baseline_year} til {end} i {aim.target_year}."
        is_under_way = found.path is not None and found.moment is not None and found.moment < (aim.target_year or 0)
        yield f"{way} {_on_the_way(found, unit)}" if is_under_way else way
    if found.ratio is None:
        return
    yield _BANDS
    if found.judgement is None:
        yield f"Her er forholdet kun til oplysning. {found.why_not}"
    elif found.judgement is not judged_by(found.ratio):
        yield "Her afgør forholdet ikke vurderingen, for tallet svarer selv på, om målet er nået."
    yield "Vurderingen bygger på tallene uden afrunding."


def _on_the_way(found: Assessment, unit: str) -> str:
    return with_full_stop(f"I {int(found.moment or 0)} er den på {figure_text(rounded(found.path or 0, 2), unit)}")


def _distance(share: float) -> str:
    text = figure_text(rounded(abs(share) * 100, 1), "pct.")
    return f"{text} den forkerte vej" if share < 0 else text


def _change(change: float, unit: str) -> str:
    return _directed(change, difference_text(rounded(change, 2), unit))


def _growth(growth: float) -> str:
    return _directed(growth, figure_text(rounded(abs(growth) * 100, 2), "pct."))


def _directed(change: float, size: str) -> str:
    if not change:
        return "ingen ændring"
    return f"{'stigning' if change > 0 else 'fald'} på {size}"


def _ratio(ratio: float) -> str:
    """With two decimals, or as many as it takes not to look like another band than it is in."""
    decimals = next((count for count in (2, 3, 4) if judged_by(rounded(ratio, count)) is judged_by(ratio)), 5)
    return number_text(rounded(ratio, decimals)).replace("-", "\N{MINUS SIGN}")
