"""One item: its lines divided at the headings, and every part read for what it is."""

from dataclasses import dataclass, field

from portal.cases.rules import SectionKind
from portal.imports.agenda_text import goals, richtext
from portal.imports.agenda_text.grammar import HeadingRole, Line, body_of_decision, find_heading
from portal.imports.agenda_text.header import Header, parse_date
from portal.imports.agenda_text.parsed import ParsedDecision, ParsedRecommendation, ParsedSection, UnplacedText
from portal.imports.agenda_text.recommendations import opens_recommendation, parse_recommendation
from portal.imports.agenda_text.vocabulary import begins_as_decision, match_decision

_NO_ATTACHMENTS = frozenset(("-", "–", "ingen", "ingen.", "ingen bilag", "ingen bilag.", "intet", "intet."))
_ATTACHMENT_LENGTH = 300


@dataclass
class Part:
    """The lines under one heading; the lines above the first heading have none."""

    line: int
    role: HeadingRole | None
    heading: str
    lines: list[Line] = field(default_factory=list)

    @property
    def blocks(self) -> tuple[richtext.Block, ...]:
        return richtext.parse_blocks(tuple(self.lines))

    @property
    def text(self) -> str:
        text = richtext.to_text(self.blocks)
        return "" if text in ("-", "–") else text


def divide(lines: tuple[Line, ...], first: int) -> list[Part]:
    """The parts of an item, in order. A recommendation that attachments interrupt goes on after them."""
    parts = [Part(first, None, "")]
    interrupted: Part | None = None
    for line in lines:
        current = parts[-1]
        heading = find_heading(line, current.role)
        if heading:
            current.lines += [line.piece(heading.before)] if heading.before else []
            interrupted = current if current.role is HeadingRole.RECOMMENDATION else None
            parts.append(Part(line.number, heading.role, heading.words))
            parts[-1].lines += [line.piece(heading.after)] if heading.after else []
        elif interrupted and current.role is HeadingRole.ATTACHMENTS and opens_recommendation(line.text):
            interrupted.lines.append(line)
        else:
            current.lines.append(line)
    return parts


@dataclass
class Contents:
    """What the parts of an item hold."""

    sections: list[ParsedSection] = field(default_factory=list)
    recommendation: ParsedRecommendation | None = None
    decision: ParsedDecision | None = None
    attachments: list[str] = field(default_factory=list)
    findings: goals.GoalFindings = field(default_factory=goals.GoalFindings)
    unplaced: list[UnplacedText] = field(default_factory=list)


def read_parts(parts: list[Part], header: Header) -> Contents:
    """Reads all parts below the head; `header` tells which of several decisions is the meeting's own."""
    contents = Contents()
    own_decisions = [part for part in parts if _is_own_decision(part, header) and part.text]
    _read_decisions(contents, own_decisions)
    for part in parts:
        if part.role is HeadingRole.RECOMMENDATION:
            _read_recommendation(contents, part)
        elif part.role is HeadingRole.ATTACHMENTS:
            _read_attachments(contents, part)
        elif part.role is not None and not _is_own_decision(part, header):
            _read_section(contents, part)
    return contents


def _is_own_decision(part: Part, header: Header) -> bool:
    """Whether the part is what this body decided at this meeting; an earlier body's decision is a section."""
    named = body_of_decision(part.heading)
    if part.role is not HeadingRole.DECISION or named is None:
        return part.role is HeadingRole.DECISION
    body, day = named
    return body.casefold() == header.committee.casefold() and (not day or parse_date(day) == header.meeting_on)


def _read_decisions(contents: Contents, parts: list[Part]) -> None:
    texts: list[str] = []
    for part in parts:
        if part.text in texts:
            contents.unplaced.append(_unplaced(part.line, part.text, "beslutningen står to gange"))
        else:
            texts.append(part.text)
    if texts:
        text = "\n\n".join(texts)
        contents.decision = ParsedDecision(line=parts[0].line, kind=match_decision(text), text=text)


def _read_section(contents: Contents, part: Part) -> None:
    """A section without text is left out: an empty heading tells nobody anything."""
    blocks = part.blocks
    if not part.text:
        return
    kind = {HeadingRole.SUMMARY: SectionKind.SUMMARY, HeadingRole.PRESENTATION: SectionKind.PRESENTATION}.get(
        part.role or HeadingRole.OTHER, SectionKind.OTHER
    )
    if kind in {section.kind for section in contents.sections}:
        kind = SectionKind.OTHER
    html, text = richtext.to_html(blocks), richtext.to_text(blocks)
    contents.sections.append(ParsedSection(line=part.line, kind=kind, heading=part.heading, html=html, text=text))
    if kind is not SectionKind.SUMMARY:
        goals.search(blocks, contents.findings)


def _read_recommendation(contents: Contents, part: Part) -> None:
    """Takes the first recommendation; what is no part of it stays as a section, or is the decision that is missing."""
    if contents.recommendation:
        _read_section(contents, part)
        return
    reading = parse_recommendation(tuple(part.lines))
    contents.recommendation = reading.recommendation
    contents.unplaced += reading.unplaced
    rest = Part(part.line, HeadingRole.OTHER, part.heading, list(reading.left_over))
    if reading.recommendation and contents.decision is None:
        rest.lines = _take_decision(contents, rest.lines)
    _read_section(contents, rest)


def _take_decision(contents: Contents, lines: list[Line]) -> list[Line]:
    """Some platforms put the decision below the recommendation; gives the lines above it."""
    for index, line in enumerate(lines):
        if not line.is_blank and begins_as_decision(line.text):
            text = richtext.to_text(richtext.parse_blocks(tuple(lines[index:])))
            contents.decision = ParsedDecision(line=line.number, kind=match_decision(text), text=text)
            contents.unplaced.append(_unplaced(line.number, text, "beslutningen stod under indstillingen"))
            return lines[:index]
    return lines


def _read_attachments(contents: Contents, part: Part) -> None:
    names: list[tuple[Line, str]] = []
    has_bullets = any(line.bullet for line in part.lines)
    after_blank = True
    for line in part.lines:
        if line.bullet or (line.text and not has_bullets and (after_blank or not line.is_indented)):
            names.append((line, line.bullet or line.text))
        elif line.is_indented and names and not after_blank and line.bullet is None:
            names[-1] = (names[-1][0], f"{names[-1][1]} {line.text}")
        elif line.text and line.bullet is None:
            contents.unplaced.append(_unplaced(line.number, line.text, "teksten under Bilag er ikke et bilag"))
        after_blank = line.is_blank
    earlier = tuple(contents.attachments)
    for line, name in names:
        _add_attachment(contents, line, name, earlier)


def _add_attachment(contents: Contents, line: Line, name: str, earlier: tuple[str, ...]) -> None:
    if name.casefold() in _NO_ATTACHMENTS:
        return
    if name in earlier:
        contents.unplaced.append(_unplaced(line.number, name, "bilaget står to gange"))
    elif len(name) > _ATTACHMENT_LENGTH:
        contents.unplaced.append(_unplaced(line.number, name, f"bilagets navn er over {_ATTACHMENT_LENGTH} tegn"))
    else:
        contents.attachments.append(name)


def _unplaced(line: int, text: str, reason: str) -> UnplacedText:
    return UnplacedText(line=line, text=text, reason=reason)
