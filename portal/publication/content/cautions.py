"""What whoever publishes should look at once more: it may tell what figures hide, and does not stop anything."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from portal.cases.content import GoalStatusContent
from portal.core.html import text_of
from portal.goals.content import GoalContent, computed_judgement
from portal.publication.content.words import Words, words_of

_WORDS = ("en|én|et|ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_PEOPLE = (
    r"(?:borger(?:e|en|ne)?|person(?:er|en|erne)?|mennesker?|unge?|børn|barn|voksne?|ældre|kvinder?|mænd|mand|drenge?"
    r"|piger?|familier?|forældre|hjemløse?|beboere?)"
)
_ONE = re.compile(rf"(?<!\w)(?:en|én|et|ét)\s+{_PEOPLE}(?!\w)", re.IGNORECASE)
_SOME = re.compile(
    rf"(?<![\w.,/–-])(\d{{1,2}}|{'|'.join(_WORDS[1:])})\s+(?:(?:ud\s+)?af\s+)?(?:de\s+)?(?:\d+\s+)?(?:[^\W\d]+\s+)?"
    rf"{_PEOPLE}(?!\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?<!\w){_PEOPLE}(?:\s*[:(]\s*|[ \t]+)(\d{{1,2}})[ \t]*(?:[).]|$)", re.IGNORECASE | re.MULTILINE)
_VALUES = {word: number for number, words in enumerate(_WORDS, start=1) for word in words.split("|")}


def small_numbers(content: Mapping[str, Any], threshold: int) -> list[str]:
    """The places of an item's goal statuses where a number under the threshold seems to stand beside people."""
    return list(dict.fromkeys(words.place for words in words_of(content) if words.is_status and _has(words, threshold)))


def _has(words: Words, threshold: int) -> bool:
    text = text_of(words.text) if words.is_html else words.text
    numbers = [*_SOME.findall(text), *_AFTER.findall(text)]
    return bool(_ONE.search(text)) or any(0 < _value(number) < threshold for number in numbers)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _VALUES[number.lower()]


def secret_verdicts(written: Sequence[GoalStatusContent], shown: Sequence[GoalStatusContent]) -> list[str]:
    """The targets whose stated judgement goes with figures that only staff see: by the public ones it is another."""
    pairs = zip(_targets(written), _targets(shown), strict=True)
    return [
        f"Vurderingen af ”{own.title}” bygger på et tal, der ikke vises for borgerne."
        for own, copy in pairs
        if own.judgement is not None and own.computed is not copy.computed
    ]


def _targets(statuses: Sequence[GoalStatusContent]) -> list[Any]:
    return [target for status in statuses for target in status.targets]


def other_verdicts(goals: Sequence[GoalContent], copies: Sequence[GoalContent]) -> list[str]:
    """The goals that citizens see judged otherwise than staff, since a figure is kept back from them."""
    return [
        f"Borgerne ser en anden vurdering af ”{own.title}” end medarbejderne, fordi et tal ikke vises for dem."
        for own, copy in zip(goals, copies, strict=True)
        if computed_judgement(own) is not computed_judgement(copy)
    ]
