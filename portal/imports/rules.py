"""Reading an older agenda's text: where its items begin, and what each of them says. Pure: text in, data out."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from portal.imports.agenda_text.grammar import Heading, HeadingRole, Line, find_heading, next_words, read_lines
from portal.imports.agenda_text.header import Header, group, is_header_line, is_marker, parse_header
from portal.imports.agenda_text.heads import is_case_line, is_label_line, is_same_title, parse_head
from portal.imports.agenda_text.items import divide, read_parts
from portal.imports.agenda_text.parsed import Fault, ParsedAgenda, ParsedItem, UnplacedText

_LIMITS = {"title": ("titlen", 300), "case_number": ("sagsnummeret", 60), "caseworker": ("sagsbehandleren", 200)}
_WIDEST_GAP = 30  # items that a file leaves out between two others, such as closed ones
_TEXTS = (HeadingRole.SUMMARY, HeadingRole.PRESENTATION, HeadingRole.OTHER)
_CLOSED_TITLE = re.compile(r"\blukket punkt\b|\(lukket\)")
_ONLY_A_NUMBER = re.compile(r"(\d{1,4})[.)]?")


def parse_agenda(text: str) -> ParsedAgenda:
    """The whole agenda. Never raises: what cannot be read is a fault with its line, counted from 1.

    An item with a fault is not among the items. With a fault in the header there are no items at all.
    """
    lines = read_lines(text)
    if all(line.is_blank for line in lines):
        return _empty_file()
    starts = _ItemFinder(lines).find()
    first = starts[0].index if starts else len(lines)
    header = parse_header(lines[:first])
    reading = _Reading(header)
    for start, following in zip_longest(starts, starts[1:]):
        if following and following.breaks_off:
            reading.refuse(lines[start.index], following=lines[following.index])
        else:
            reading.read(start, lines[start.index : following.index if following else len(lines)])
    if not starts:
        reading.faults.append(_no_items(lines))
    reading.refuse_repeated_numbers()
    return reading.agenda()


def _no_items(lines: tuple[Line, ...]) -> Fault:
    line = next((line.number for line in lines if is_marker(line)), lines[-1].number)
    return Fault(line=line, message="der står ingen dagsordenspunkter", in_header=True)


def _empty_file() -> ParsedAgenda:
    fault = Fault(line=1, message="filen er tom", in_header=True)
    return ParsedAgenda(committee="", meeting_on=None, place="", items=(), faults=(fault,), unplaced=())


@dataclass(frozen=True)
class _Start:
    """Where an item begins. `number` is None where it has none that can be read.

    `breaks_off` is True where it seems to begin in the middle of the item above, so that neither can be trusted.
    """

    index: int
    number: int | None
    title: str
    is_closed: bool
    breaks_off: bool


class _ItemFinder:
    """Walks the lines once and tells an item's title from the numbered lists inside an item's text."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self._starts: list[_Start] = []
        self._inside: HeadingRole | None = None
        self._has_case_line = False
        self._is_closed_group = False
        self._list_number = 0
        self._last_number = 0
        marker = next((index for index, line in enumerate(lines) if is_marker(line)), None)
        self._has_marker = marker is not None
        self._header_end = self._last_header_line() if marker is None else marker

    def find(self) -> list[_Start]:
        for index in range(self._header_end + 1, len(self._lines)):
            self._look_at(index, self._lines[index])
        return self._starts

    def _last_header_line(self) -> int:
        """Where the header ends in a file that does not say so; -1 where there is none."""
        end = -1
        for index, line in enumerate(self._lines):
            if line.numbered or is_case_line(line) or find_heading(line, None):
                break
            end = index if is_header_line(line) else end
        return end

    def _look_at(self, index: int, line: Line) -> None:
        if line.is_blank:
            return
        if group(line):
            self._is_closed_group = group(line) == "lukkede"
        elif line.numbered:
            self._look_at_number(index, *line.numbered)
        elif is_case_line(line):
            self._look_at_case_line(index)
        elif heading := find_heading(line, self._inside):
            self._enter(heading)

    def _enter(self, heading: Heading) -> None:
        if not self._starts:
            self._begin_without_number(next_words(self._lines, self._header_end))
        self._inside = heading.role
        self._list_number = 0

    def _look_at_number(self, index: int, number: int, words: str) -> None:
        if self._repeats_title(number, words):
            return
        following = next_words(self._lines, index)
        below = None if following is None else self._lines[following]
        if self._is_item(number, words, below):
            self._begin(index, number or None, words if number else self._lines[index].text)
        else:
            self._list_number = number

    def _repeats_title(self, number: int, words: str) -> bool:
        if not self._starts or self._inside is not None:
            return False
        return number == self._starts[-1].number and is_same_title(words, self._starts[-1].title)

    def _is_item(self, number: int, words: str, below: Line | None) -> bool:
        """What stands below proves an item; else it must follow in number, begin as a title, and go on with no list."""
        if below and (is_label_line(below) or is_same_title(below.text, words) or _is_twice(number, words, below)):
            return True
        if not self._starts:
            return self._has_marker or not words[0].islower()
        last = self._last_number
        if (
            words[0].islower()
            or not last < number <= last + _WIDEST_GAP
            or (self._list_number and number == self._list_number + 1)
        ):
            return False
        has_ended = self._inside in (None, HeadingRole.DECISION, HeadingRole.ATTACHMENTS)
        return (has_ended and number == last + 1) or self._opens_nothing(number, below)

    def _opens_nothing(self, number: int, below: Line | None) -> bool:
        """Whether the line has no text of its own: a heading, the next item or nothing stands below it."""
        if below is None or group(below) or find_heading(below, None):
            return True
        return below.numbered is not None and below.numbered[0] == number + 1

    def _look_at_case_line(self, index: int) -> None:
        if self._starts and self._inside is None and not self._has_case_line:
            self._has_case_line = True
            return
        above = next((found for found in range(index - 1, -1, -1) if self._lines[found].text), -1)
        lowest = self._starts[-1].index if self._starts else self._header_end
        is_title = above > lowest and self._lines[above].bullet is None and not find_heading(self._lines[above], None)
        self._begin_without_number(above if is_title else index)
        self._has_case_line = True

    def _begin_without_number(self, index: int | None) -> None:
        if index is not None:
            line = self._lines[index]
            self._begin(index, None, "" if is_label_line(line) or find_heading(line, None) else line.text)

    def _begin(self, index: int, number: int | None, title: str) -> None:
        is_closed = self._is_closed_group or _CLOSED_TITLE.search(title.casefold()) is not None
        self._last_number = max(self._last_number, number or 0)
        breaks_off = bool(self._starts) and number is None and self._inside in _TEXTS
        self._starts.append(_Start(index, number, title, is_closed, breaks_off))
        self._inside = None
        self._has_case_line = False
        self._list_number = 0


def _is_twice(number: int, words: str, below: Line) -> bool:
    """Whether the line below is the same number and title again."""
    return below.numbered is not None and below.numbered[0] == number and is_same_title(below.numbered[1], words)


class _Reading:
    """What has been read of the items so far."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._items: list[ParsedItem] = []
        self._unplaced: list[UnplacedText] = list(header.unplaced)
        self.faults: list[Fault] = list(header.faults)

    def read(self, start: _Start, lines: tuple[Line, ...]) -> None:
        """Reads one item; `lines` begin with its title."""
        first = lines[0]
        if start.number is None:
            self.faults.append(Fault(line=first.number, message=_without_number(start.title)))
            return
        item, unplaced = _item(start.number, start, lines, self._header)
        faults = _too_long(item)
        self.faults += faults
        if not faults:
            self._items.append(item)
            self._unplaced += unplaced

    def refuse(self, first: Line, *, following: Line) -> None:
        """Refuses an item whose end nobody can see."""
        message = f"punktet kan ikke skilles fra det, der begynder på linje {following.number}"
        self.faults.append(Fault(line=first.number, message=message))

    def refuse_repeated_numbers(self) -> None:
        """Two items of one number are both refused: nobody can know which of them has it."""
        counts = Counter(item.number for item in self._items)
        repeated = [item for item in self._items if counts[item.number] > 1]
        for item in repeated:
            other = next(found.line for found in repeated if found.number == item.number and found is not item)
            message = f"nummer {item.number} har også punktet på linje {other}"
            self.faults.append(Fault(line=item.line, message=message))
        self._items = [item for item in self._items if counts[item.number] == 1]

    def agenda(self) -> ParsedAgenda:
        is_importable = not any(fault.in_header for fault in self.faults)
        return ParsedAgenda(
            committee=self._header.committee,
            meeting_on=self._header.meeting_on,
            place=self._header.place,
            items=tuple(self._items) if is_importable else (),
            faults=tuple(sorted(self.faults, key=lambda fault: fault.line)),
            unplaced=tuple(sorted(self._unplaced, key=lambda unplaced: unplaced.line)) if is_importable else (),
        )


def _without_number(title: str) -> str:
    if match := _ONLY_A_NUMBER.fullmatch(title):
        return f"punkt {match[1]} har ingen titel"
    if title[:1].isdigit():
        return "punktets nummer er ikke et helt tal fra 1 til 9999"
    return "punktet har intet nummer" if title else "punktet har hverken nummer eller titel"


def _too_long(item: ParsedItem) -> list[Fault]:
    return [
        Fault(line=item.line, message=f"{word} er længere end {limit} tegn")
        for name, (word, limit) in _LIMITS.items()
        if len(getattr(item, name)) > limit
    ]


def _item(
    number: int, start: _Start, lines: tuple[Line, ...], header: Header
) -> tuple[ParsedItem, tuple[UnplacedText, ...]]:
    title, *rest = lines
    parts = divide(tuple(line for line in rest if group(line) is None), title.number)
    head = parse_head(tuple(parts[0].lines), number, start.title)
    contents = read_parts(parts[1:], header)
    item = ParsedItem(
        line=title.number,
        number=number,
        title=start.title,
        is_closed=start.is_closed,
        case_number=head.case_number,
        caseworker=head.caseworker,
        other_caseworkers=head.others,
        route=head.route,
        certain_codes=head.certain_codes,
        sections=tuple(contents.sections),
        recommendation=contents.recommendation,
        decision=contents.decision,
        attachments=tuple(contents.attachments),
        goals=tuple(contents.findings.goals),
        statuses=tuple(contents.findings.statuses),
        source_lines=(title.number, max(line.number for line in lines if not line.is_blank)),
    )
    return item, (*head.unplaced, *contents.unplaced, *contents.findings.unplaced)
