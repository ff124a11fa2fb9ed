"""Sentences made of figures, found in a text by their words however they are spaced and marked up."""

import re
from dataclasses import dataclass
from html import escape, unescape

from portal.core.html import clean, clean_rich_text

_PIECE = re.compile(r"<(/?)([a-zA-Z0-9]+)[^>]*>|&#?\w+;|\s+|[^<&\s]+|.")
_INLINE = {"strong", "em", "a"}


@dataclass(frozen=True, kw_only=True)
class StaleSentence:
    """A sentence in the text whose figures have changed since; `new` is how it reads now, empty where it cannot.

    `target` is the name of what it speaks of. `is_secret` is whether it tells a figure that citizens may not see.
    """

    sentence_id: int
    area_id: int
    area: str
    target: str
    old: str
    new: str
    is_secret: bool = False

    @property
    def why(self) -> str:
        """What is wrong with it, in words that its own words come after."""
        if self.is_secret:
            return "Der står et tal, som ikke må vises for borgerne"
        return "Tallet er ændret, siden sætningen blev sat ind"


@dataclass(frozen=True)
class _Letter:
    """One letter as it is read, and from where to where it stands in the html."""

    text: str
    start: int
    end: int


def in_one_spacing(text: str) -> str:
    """The words with single spaces, so that a non-breaking space is a space."""
    return " ".join(text.split())


def with_sentence(html: str, sentence: str) -> str:
    """The text with the sentence at its end: in the last paragraph, or in a new one after a list or table."""
    text, words = clean_rich_text(html), escape(sentence, quote=False)
    before, closing, after = text.rpartition("</p>")
    if not closing or after:
        return f"{text}<p>{words}</p>"
    gap = "" if before.endswith("<p>") else " "
    return f"{before.rstrip()}{gap}{words}</p>"


class Reading:
    """A text as it is read, whatever tags stand within its sentences."""

    def __init__(self, html: str) -> None:
        self.html = clean_rich_text(html)
        self._letters = _letters(self.html)
        self._plain = "".join(letter.text for letter in self._letters)

    def has(self, sentence: str) -> bool:
        """Whether the words of the sentence stand in the text, in order and within one block."""
        return self._place(sentence) is not None

    def replaced(self, old: str, new: str) -> str:
        """The html with the words of the old sentence replaced by the new one; tags within them close after it."""
        place = self._place(old)
        if place is None:
            return self.html
        start, end = place
        tags = "".join(match[0] for match in _PIECE.finditer(self.html[start:end]) if match[2])
        return clean(f"{self.html[:start]}{escape(new, quote=False)}{tags}{self.html[end:]}")

    def _place(self, sentence: str) -> tuple[int, int] | None:
        wanted = in_one_spacing(sentence)
        found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self._plain) if wanted else None
        return (self._letters[found.start()].start, self._letters[found.end() - 1].end) if found else None


def _letters(html: str) -> list[_Letter]:
    """What is read of clean html, letter by letter: spaces are one, and a block ends with a line break."""
    letters: list[_Letter] = []
    for piece in _PIECE.finditer(html):
        start, end = piece.span()
        read = unescape(piece[0])
        if piece[2]:
            read = "" if piece[2] in _INLINE else "\n"
        elif read.isspace():
            read = "" if letters and letters[-1].text == " " else " "
        if end - start == len(read):
            letters += [_Letter(letter, start + index, start + index + 1) for index, letter in enumerate(read)]
        elif read:
            letters.append(_Letter(read[0], start, end))
    return letters
