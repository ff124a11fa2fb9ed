"""The recommendation: who recommends, and the "at" points."""

import re
from dataclasses import dataclass, field

from portal.imports.agenda_text.grammar import Line
from portal.imports.agenda_text.parsed import ParsedRecommendation, UnplacedText

_PROPOSER = re.compile(
    r"(?P<proposer>.{1,200}?) indstiller(?: (?P<addressee>til .{1,100}?))?(?:\s?[,:])*(?: (?P<point>(?:og )?at\b.*))?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:Det|Der) indstilles(?:\s?[,:])*(?: (?P<point>at\b.*))?", re.IGNORECASE)
_AT = re.compile(r"(?:(?:og|samt) )?at (?P<words>\S.*)", re.IGNORECASE)
_LETTER = re.compile(r"[a-h]\) \S")
ADDRESSEE = "indstillingens modtager har ingen plads for sig selv"
REPEATED = "indledningen til indstillingen er gentaget efter punkterne (kendt fejl i kilden)"


@dataclass
class RecommendationReading:
    """A recommendation, if the text is one, and the lines that are no part of it."""

    recommendation: ParsedRecommendation | None = None
    left_over: tuple[Line, ...] = ()
    unplaced: list[UnplacedText] = field(default_factory=list)


def opens_recommendation(text: str) -> bool:
    """Whether a line can only belong to a recommendation."""
    return _AT.match(text) is not None or _PROPOSER.fullmatch(text) is not None


def parse_recommendation(lines: tuple[Line, ...]) -> RecommendationReading:
    """Reads what stands under Indstilling. Text without a single point is no recommendation: it is left over whole."""
    reader = _Reader()
    for line in lines:
        reader.read(line)
    if not reader.points:
        return RecommendationReading(left_over=lines)
    recommendation = ParsedRecommendation(
        line=reader.line, proposer=reader.proposer, addressee=reader.addressee, points=tuple(reader.points)
    )
    return RecommendationReading(recommendation, tuple(reader.left_over), reader.unplaced)


class _Reader:
    def __init__(self) -> None:
        self.line = 0
        self.proposer = ""
        self.addressee = ""
        self.points: list[str] = []
        self.left_over: list[Line] = []
        self.unplaced: list[UnplacedText] = []
        self._opening = ""
        self._is_open = True
        self._after_blank = True

    def read(self, line: Line) -> None:
        """Places one line: opening, its repetition, a point, a point's next line, or left over."""
        if line.is_blank:
            self.left_over.append(line)
        elif self._opening and line.text.rstrip(",: ") == self._opening:
            self.unplaced.append(UnplacedText(line=line.number, text=line.text, reason=REPEATED))
        elif not (self._is_open and (self._open(line) or self._add_point(line) or self._continue_point(line))):
            self.left_over.append(line)
            # A point stands with the others: below other text it is a part of that text.
            self._is_open = not self.points
        self._after_blank = line.is_blank

    def _open(self, line: Line) -> bool:
        match = _PROPOSER.fullmatch(line.text) or _PASSIVE.fullmatch(line.text)
        if match is None or self._opening or self.points:
            return False
        words = match.groupdict()
        point = words["point"]
        self._opening = line.text.removesuffix(point or "").rstrip(",: ")
        self.line = line.number
        self.proposer, self.addressee = words.get("proposer") or "", words.get("addressee") or ""
        if self.addressee:
            self.unplaced.append(UnplacedText(line=line.number, text=self.addressee, reason=ADDRESSEE))
        if point:
            self._add_point(line.piece(point))
        return True

    def _add_point(self, line: Line) -> bool:
        listed = self._listed(line)
        match = _AT.fullmatch(line.text if listed is None else listed)
        if match is None and not (listed and self._opening):
            return False
        self.points.append(match["words"] if match else listed or "")
        self.line = self.line or line.number
        return True

    def _listed(self, line: Line) -> str | None:
        """The words behind a bullet, a letter or the next number; another number is a part of the text."""
        if line.numbered and line.numbered[0] == len(self.points) + 1:
            return line.numbered[1]
        return line.bullet or (line.text[3:] if _LETTER.match(line.text) else None)

    def _continue_point(self, line: Line) -> bool:
        if not self.points or self._after_blank:
            return False
        unfinished = not self.points[-1].endswith((".", "!", "?", ":", ";"))
        if not line.is_indented and not (unfinished and line.text[0].islower()):
            return False
        self.points[-1] += f" {line.text}"
        return True
