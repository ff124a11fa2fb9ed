"""Suggested Danish sentences about a goal's figures, which a caseworker can put into the text of a case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.goals.content.goals import GoalContent
from portal.goals.content.openness import public_copy
from portal.goals.content.series import Points, SeriesPoint
from portal.goals.rules import (
    Aim,
    Judgement,
    ObservationStatus,
    difference_text,
    figure_in_text,
    is_share,
    path_text,
    relative_difference_text,
    shown_number,
    target_text,
    with_full_stop,
)

_NAMED = re.compile(r"(?:(Antal|Antallet af)|(?:Andel|Andelen) af) ([^,:]+)")


@dataclass(frozen=True, kw_only=True)
class SuggestedSentence:
    """A sentence of a goal, the same `kind` over time, so that it can be renewed when a figure changes.

    `figures` are the local ones that it tells or that its numbers come from, as (indicator key, period).
    """

    kind: str
    text: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class _Told:
    """One series as it is spoken of. `key` is the indicator's where the figures are local, else empty.

    `lead` is what stands before the sentence, and `noun` its subject: "antallet af hjemløse i hele landet".
    """

    whose: str
    key: str
    lead: str
    noun: str
    unit: str
    points: Points
    aim: Aim | None
    name_of_target: str
    answer: Judgement | None
    is_over: bool


def figure_sentences(goal: GoalContent) -> tuple[SuggestedSentence, ...]:
    """What can be said of the latest figures: their change, how far from the baseline, and the way to the target.

    Nothing is compared across a break, and nothing is told of a figure that is missing or marked as secret.
    """
    secrets = {
        (key, point.period): point.secret for key, points in goal.series_with_keys for point in points if point.secret
    }
    shown = public_copy(goal, secrets) if secrets else goal
    return tuple(
        SuggestedSentence(kind=f"{told.whose}-{kind}", text=f"{told.lead}{text}", figures=_keys(told, points))
        for told in _series(shown)
        for kind, text, points in _sentences(told)
    )


def _series(goal: GoalContent) -> Iterator[_Told]:
    local = goal.local
    if local is not None:
        name = "kommunens eget mål" if goal.is_own else "målet"
        answer = local.assessment.judgement
        yield _told(goal, "local", local.municipality, local.points, local.aim, name, answer)
    aim = goal.aim if goal.aim.value is not None else None
    yield _told(goal, "national", "hele landet", goal.series, aim, "det nationale mål", goal.assessment.judgement)


def _told(
    goal: GoalContent, whose: str, place: str, points: Points, aim: Aim | None, name: str, answer: Judgement | None
) -> _Told:
    heading = goal.indicator or goal.title
    named = _NAMED.fullmatch(heading)
    noun = "andelen" if is_share(goal.unit) else "antallet"
    if named is not None:
        noun = f"{'antallet' if named[1] else 'andelen'} af {named[2]}"
    counted = tuple(sorted(points, key=lambda point: point.moment))
    return _Told(
        whose=whose,
        key=goal.indicator_key if whose == "local" else "",
        lead="" if named is not None else f"{heading}: ",
        noun=f"{noun} i {place}",
        unit=goal.unit,
        points=counted,
        aim=aim,
        name_of_target=name,
        answer=answer,
        is_over=aim is not None and aim.target_year is not None and goal.as_of.year > aim.target_year,
    )


_Piece = tuple[str, str, list[SeriesPoint]]


def _sentences(told: _Told) -> Iterator[_Piece]:
    """Kind, text and the figures in it."""
    counted = [point for point in told.points if point.value is not None]
    if not counted:
        return
    now, base = counted[-1], _baseline(told)
    before = counted[-2] if len(counted) > 1 and _is_comparable(told, counted[-2], now) else None
    yield _latest(told, now, before, base)
    if base is None or base.year >= now.year or not _is_comparable(told, base, now):
        return
    if base is not before:
        yield "baseline", _since_baseline(told, base, now), [base, now]
    if told.aim is not None and base.year < now.year < (told.aim.target_year or 0):
        path = told.aim.path(now.year)
        if path is not None and not told.aim.is_met(told.aim.baseline_value or 0):
            yield "path", _on_path(told, path, now), [base, now]


def _baseline(told: _Told) -> SeriesPoint | None:
    """The one figure that the target goes out from; None where it is another than the target says."""
    aim = told.aim
    if aim is None:
        return None
    found = [point for point in told.points if point.year == aim.baseline_year and point.value is not None]
    return found[0] if len(found) == 1 and found[0].value == aim.baseline_value else None


def _is_comparable(told: _Told, earlier: SeriesPoint, later: SeriesPoint) -> bool:
    return not any(point.break_note for point in told.points if earlier.moment < point.moment <= later.moment)


def _latest(told: _Told, now: SeriesPoint, before: SeriesPoint | None, base: SeriesPoint | None) -> _Piece:
    used = [now] if before is None else [before, now]
    if told.aim is not None and told.aim.target_value is None and base is not None and base not in used:
        used.append(base)
    return "latest", with_full_stop(f"{_capital(told.noun)} {_change(told, before, now)}{_target(told, now)}"), used


def _change(told: _Told, before: SeriesPoint | None, now: SeriesPoint) -> str:
    value = figure_in_text(now.value or 0, told.unit)
    if before is None:
        return f"var {value} i {_when(now)}"
    change = (now.value or 0) - (before.value or 0)
    if not change:
        return f"var {value} i {_when(now)} og er uændret siden {before.label}"
    start = figure_in_text(before.value or 0, told.unit)
    return (
        f"{'faldt' if change < 0 else 'steg'} fra {start} i {before.label} til {value} i {_when(now)}, "
        f"altså med {difference_text(change, told.unit)}"
    )


def _target(told: _Told, now: SeriesPoint) -> str:
    """How the sentence goes on to the target, or nothing where there is none."""
    aim = told.aim
    if aim is None or aim.value is None:
        return ""
    number = shown_number(aim, told.unit)
    if aim.target_year is not None and now.year >= aim.target_year:
        outcome = {Judgement.REACHED: "blev nået", Judgement.NOT_REACHED: "blev ikke nået"}
        words = target_text(aim.direction, number, told.unit, aim.target_year)
        if told.answer in outcome:
            return f"; {told.name_of_target} om {words} {outcome[told.answer]}"
    words = target_text(aim.direction, number, told.unit, aim.target_year, must_hold=aim.must_hold)
    return f"; {told.name_of_target} {'var' if told.is_over else 'er'} {words}"


def _since_baseline(told: _Told, base: SeriesPoint, now: SeriesPoint) -> str:
    opening = f"Siden udgangspunktet i {base.label} er {told.noun}"
    change = (now.value or 0) - (base.value or 0)
    if not change:
        return f"{opening} uændret. {_it_was(told, now)}"
    start, value = (figure_in_text(point.value or 0, told.unit) for point in (base, now))
    share = "" if is_share(told.unit) else relative_difference_text(now.value or 0, base.value or 0)
    return (
        f"{opening} {'faldet' if change < 0 else 'steget'} fra {start} til {value} i {_when(now)}, "
        f"altså med {difference_text(change, told.unit)}{f' ({share})' if share else ''}."
    )


def _on_path(told: _Told, path: float, now: SeriesPoint) -> str:
    due = f"På den lige vej til målet ville {told.noun} have været {path_text(path, told.unit)} i {now.year}."
    return f"{due} {_it_was(told, now, is_dated=_when(now) != str(now.year))}"


def _it_was(told: _Told, now: SeriesPoint, *, is_dated: bool = True) -> str:
    pronoun = "Den" if told.noun.startswith("andelen") else "Det"
    end = f" i {_when(now)}" if is_dated else ""
    return with_full_stop(f"{pronoun} var {figure_in_text(now.value or 0, told.unit)}{end}")


def _when(point: SeriesPoint) -> str:
    return f"{point.label} (foreløbigt tal)" if point.status is ObservationStatus.PRELIMINARY else point.label


def _keys(told: _Told, points: list[SeriesPoint]) -> tuple[tuple[str, str], ...]:
    return tuple((told.key, point.period) for point in sorted(points, key=lambda point: point.moment) if told.key)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
