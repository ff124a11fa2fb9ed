"""Words that tell a figure which is kept back: the sentences that figures gave, wherever in an item they stand."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from portal.cases.content import GoalStatusContent, Reading, SentenceContent
from portal.cases.content.sentences import in_one_spacing
from portal.goals.content import figure_sentences, marked
from portal.publication.content.figures import Opened
from portal.publication.content.words import Words, words_of

_WHOLE_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]*\d|\.)")


def giveaways(
    content: Mapping[str, Any], statuses: Sequence[GoalStatusContent], opened: Opened, threshold: int
) -> tuple[str, ...]:
    """The places of an item's public words that tell a figure which is kept back. `statuses` are as staff have them.

    Looked for is what the hidden figures give, and what is linked to one. A linked sentence that the open figures do
    not give any more, and that has a small number in it, tells what a figure once was.
    """
    linked = list(_linked(statuses, opened, threshold))
    telling = {text for _, text in linked} | set(_given(statuses, opened))
    found, seen = _places(content, telling)
    lost = [f"målstatus for {status.area}" for status, text in linked if text not in seen]
    return tuple(dict.fromkeys([*found, *lost]))


def _linked(
    statuses: Sequence[GoalStatusContent], opened: Opened, threshold: int
) -> Iterator[tuple[GoalStatusContent, str]]:
    sayable = {in_one_spacing(line.text) for goal in opened.goals for line in figure_sentences(goal)}
    for status in statuses:
        for sentence in status.sentences:
            if not opened.hidden.isdisjoint(sentence.figures) or _is_old_and_small(sentence, sayable, threshold):
                yield status, sentence.text


def _given(statuses: Sequence[GoalStatusContent], opened: Opened) -> Iterator[str]:
    """What could be said of the figures as staff see them, where one of those is kept back."""
    goals = (target.goal for status in statuses for target in status.targets if target.goal is not None)
    for goal in goals:
        for sentence in figure_sentences(marked(goal, {})):
            if not opened.hidden.isdisjoint(sentence.figures):
                yield sentence.text


def _places(content: Mapping[str, Any], sentences: Collection[str]) -> tuple[list[str], set[str]]:
    """Where any of the sentences stands, and which of them do."""
    places: list[str] = []
    seen: set[str] = set()
    shortest = min((len(text) for text in sentences), default=0)
    for words in words_of(content) if sentences else ():
        if len(words.text) >= shortest:
            reading = _reading(words)
            there = {text for text in sentences if reading.has(text)}
            seen |= there
            places += [words.place] if there else []
    return places, seen


def _reading(words: Words) -> Reading:
    return Reading(words.text if words.is_html else escape(words.text, quote=False))


def _is_old_and_small(sentence: SentenceContent, sayable: set[str], threshold: int) -> bool:
    if not sentence.figures or in_one_spacing(sentence.text) in sayable:
        return False
    return any(0 < int(number) < threshold for number in _WHOLE_NUMBER.findall(sentence.text))
