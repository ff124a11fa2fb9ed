"""The sentences that a goal's figures give, and what has become of those that stand in a text."""

from collections.abc import Iterable, Mapping, Sequence

from portal.cases.content.sentences import Reading, in_one_spacing
from portal.goals.content import GoalContent, SuggestedSentence, figure_sentences, marked

FigureKeys = tuple[tuple[str, str], ...]
Link = tuple[int, str, str]
"""A sentence in a text: the target's id, which of its sentences it is, and its words."""


def suggestions(goals: Iterable[GoalContent]) -> dict[str, tuple[SuggestedSentence, ...]]:
    """What can be said of the figures of an area's goals, by goal; a sentence that two of them give is the first's."""
    given: set[str] = set()
    found = {}
    for goal in goals:
        fresh = [sentence for sentence in figure_sentences(goal) if in_one_spacing(sentence.text) not in given]
        given |= {in_one_spacing(sentence.text) for sentence in fresh}
        found[goal.slug] = tuple(fresh)
    return found


def every_sentence(goals: Iterable[GoalContent]) -> dict[str, tuple[SuggestedSentence, ...]]:
    """The same with what the secret figures would give: never on offer, but known again where somebody wrote it."""
    return suggestions(_unmarked(goal) for goal in goals)


def _unmarked(goal: GoalContent) -> GoalContent:
    return marked(goal, {})


def sentence_now(goal: GoalContent | None, kind: str) -> SuggestedSentence | None:
    """How a goal's sentence of a kind reads now; None where its figures give none."""
    return next((sentence for sentence in figure_sentences(goal) if sentence.kind == kind), None) if goal else None


def is_same(text: str, now: SuggestedSentence | None) -> bool:
    """Whether a sentence still says what the figures give, however it is spaced."""
    return now is not None and in_one_spacing(now.text) == in_one_spacing(text)


def figures_told(goal: GoalContent | None, kind: str, text: str) -> FigureKeys:
    """The municipality's figures that a sentence tells. Of one that no longer holds, those of every period in it.

    One of a kind that tells of the country never told of the municipality.
    """
    if goal is None:
        return ()
    readings = [sentence_now(version, kind) for version in (goal, _unmarked(goal))]
    for now in readings:
        if now is not None and (is_same(text, now) or not now.figures):
            return tuple(now.figures)
    reading = Reading(text)
    series = goal.series_with_keys
    told = ((key, point.period) for key, points in series for point in points if reading.has(point.label))
    return tuple(dict.fromkeys(told))


def linked(
    texts: Sequence[str], offered: Mapping[int, Iterable[SuggestedSentence]], known: Iterable[Link]
) -> tuple[Link, ...]:
    """The sentences that stand in any of the texts: those known to, and those on offer by target. Each words once."""
    found: dict[str, Link] = {}
    on_offer = ((target_id, row.kind, row.text) for target_id, rows in offered.items() for row in rows)
    for link in (*known, *on_offer):
        found.setdefault(in_one_spacing(link[2]), link)
    readings = [Reading(html) for html in texts]
    return tuple(link for words, link in found.items() if any(reading.has(words) for reading in readings))
