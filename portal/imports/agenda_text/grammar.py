"""Lines, bullets and section headings: the smallest parts of an agenda's text."""

import re
from dataclasses import dataclass
from enum import StrEnum

from portal.core.danish import nfc

# Characters nobody sees: marks of byte order, word breaks, soft hyphens and changes of direction.
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad\u202a-\u202e\u2066-\u2069]")
# Characters that neither XML nor PostgreSQL takes; a line break is none of them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"(?:[•·‣▪◦●○∙■□]\s*|[-–—*](?:\s+(?!\d)))(?P<words>.*)")
_NUMBERED = re.compile(r"(?P<number>\d{1,4})[.)]\s+(?P<words>\S.*)")


@dataclass(frozen=True)
class Line:
    """A line of the file, or a piece of one. `raw` keeps its spaces, `text` has them collapsed."""

    number: int
    raw: str
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text

    @property
    def is_indented(self) -> bool:
        return bool(self.text) and self.raw[0].isspace()

    @property
    def bullet(self) -> str | None:
        """The words after a bullet, or None where the line is no bullet."""
        match = _BULLET.fullmatch(self.text)
        return match["words"] if match else None

    @property
    def numbered(self) -> tuple[int, str] | None:
        """Number and words of a line such as "2. at …", else None."""
        match = _NUMBERED.fullmatch(self.text)
        return (int(match["number"]), match["words"]) if match else None

    def piece(self, words: str) -> "Line":
        """Some of the line's words as a line of the same number."""
        return line(self.number, words)


def line(number: int, raw: str) -> Line:
    return Line(number, raw, " ".join(raw.split()))


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a file, counted from 1, in composed form and without characters that nobody sees."""
    seen = _FORBIDDEN.sub(" ", _INVISIBLE.sub("", nfc(text)))
    return tuple(line(number, raw) for number, raw in enumerate(_LINE_BREAK.split(seen), 1))


def next_words(lines: tuple[Line, ...], index: int) -> int | None:
    """Where the first line with words after `index` stands, or None."""
    return next((found for found in range(index + 1, len(lines)) if lines[found].text), None)


class HeadingRole(StrEnum):
    """What stands under a heading."""

    SUMMARY = "summary"
    PRESENTATION = "presentation"
    OTHER = "other"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True)
class Heading:
    """A section's heading, with what was glued before and after it on the same line."""

    role: HeadingRole
    words: str
    before: str = ""
    after: str = ""


_MAIN = {
    "Sagsresumé": HeadingRole.SUMMARY,
    "Sagsresume": HeadingRole.SUMMARY,
    "Sagsfremstilling": HeadingRole.PRESENTATION,
    "Indstilling": HeadingRole.RECOMMENDATION,
    "Beslutning": HeadingRole.DECISION,
    "Bilag": HeadingRole.ATTACHMENTS,
}
_SAYS_WHO_DECIDES = (
    "Beslutningen træffes af",
    "Sagen afgøres i",
    "Beslutningskompetence",
    "Beslutningstema",
    "Sagsforløb",
)
_OTHERS = (
    "Baggrund",
    "Lovgrundlag",
    "Økonomi",
    "Økonomi og organisatoriske konsekvenser",
    "Økonomiske konsekvenser",
    "Personale",
    "Høring",
    "Kommunikation",
    "Tidligere behandling",
    "Historik",
    "Supplerende sagsfremstilling",
    "Alternativ indstilling",
    "Tidligere beslutning",
    *_SAYS_WHO_DECIDES,
)
_ALONE = {words.casefold(): role for words, role in _MAIN.items()}
_ALONE |= dict.fromkeys(("resume", "resumé", "sammendrag"), HeadingRole.SUMMARY)
_ALONE |= {words.casefold(): HeadingRole.OTHER for words in _OTHERS}
_MAIN_NAMES = "|".join(_MAIN)
_INLINE = re.compile(rf"(?P<words>{_MAIN_NAMES}|{'|'.join(_SAYS_WHO_DECIDES)})\s?:\s(?P<after>.+)")
_GLUED_BEHIND = re.compile(rf"(?P<words>{_MAIN_NAMES})(?P<after>[A-ZÆØÅ].*)")
_GLUED_BEFORE = re.compile(
    r"(?:(?<=\S[.!?:\"”»’)\]])|(?<=[a-zæøåé]))"
    rf"(?P<words>{_MAIN_NAMES})(?:\s?:?$|\s?:?\s(?P<after>[A-ZÆØÅ\"»”].*))"
)
_OF_A_BODY = re.compile(
    r"Beslutning (?:i|fra) (?P<body>.{3,100}?)"
    r"(?: den (?P<day>\d.{4,20})|(?:(?<=udvalget)|(?<=rådet)|(?<=bestyrelsen)|(?<=direktionen)))",
    re.IGNORECASE,
)
_NEAR_THE_END = (None, HeadingRole.RECOMMENDATION, HeadingRole.DECISION, HeadingRole.ATTACHMENTS)


def body_of_decision(heading: str) -> tuple[str, str] | None:
    """Body and day of a heading such as "Beslutning i Byrådet den 1. maj 2014"; the day may be empty."""
    match = _OF_A_BODY.fullmatch(heading)
    return (match["body"], match["day"] or "") if match else None


def find_heading(line: Line, inside: HeadingRole | None) -> Heading | None:
    """The section heading in a line, if there is one; `inside` is the section the line stands in."""
    if line.is_blank or line.bullet is not None:
        return None
    return _heading_alone(line.text) or _heading_with_words(line.text, inside) or _heading_glued(line.text)


def _heading_alone(text: str) -> Heading | None:
    words = text.rstrip(": ")
    if not words[:1].isupper():
        return None
    if words.casefold() in _ALONE:
        return Heading(_ALONE[words.casefold()], words)
    return Heading(HeadingRole.DECISION, words) if body_of_decision(words) else None


def _heading_with_words(text: str, inside: HeadingRole | None) -> Heading | None:
    """ "Bilag: kort" opens a section near an item's end only: elsewhere it is a sentence of the text."""
    match = _INLINE.fullmatch(text)
    if match is None:
        return None
    role = _ALONE[match["words"].casefold()]
    if role in (HeadingRole.DECISION, HeadingRole.ATTACHMENTS) and inside not in _NEAR_THE_END:
        return None
    if role is HeadingRole.RECOMMENDATION and inside is HeadingRole.OTHER:
        return None
    return Heading(role, match["words"], after=match["after"])


def _heading_glued(text: str) -> Heading | None:
    if match := _GLUED_BEHIND.fullmatch(text):
        return Heading(_MAIN[match["words"]], match["words"], after=match["after"])
    if match := _GLUED_BEFORE.search(text):
        return Heading(_MAIN[match["words"]], match["words"], text[: match.start()], match["after"] or "")
    return None
