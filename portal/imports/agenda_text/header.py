"""The head of the whole agenda: body, date and place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from portal.imports.agenda_text.grammar import Line
from portal.imports.agenda_text.parsed import Fault, UnplacedText

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_IN_WORDS = re.compile(
    rf"(?:[a-zæøå]+dag,? )?(?:den |d\. ?)?(\d{{1,2}})\. ?({'|'.join(_MONTHS)}) (\d{{4}})(?P<more>,? .*)?", re.IGNORECASE
)
_IN_DIGITS = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?P<more>,? .*)?")
_LABEL = re.compile(r"(?:^|(?<=\s))(Udvalg|Mødedato|Mødested)\s?:", re.IGNORECASE)
_MARKER = re.compile(r"dagsordens?punkter:?")
_GROUP = re.compile(r"(?P<which>åbne|lukkede) (?:dagsordens?)?punkter:?")


@dataclass
class Header:
    """What the header tells; a fault in it stops the whole import."""

    committee: str = ""
    meeting_on: date | None = None
    place: str = ""
    faults: list[Fault] = field(default_factory=list)
    unplaced: list[UnplacedText] = field(default_factory=list)


def is_marker(line: Line) -> bool:
    """Whether the line says that the items follow."""
    return _MARKER.fullmatch(line.text.casefold()) is not None


def is_header_line(line: Line) -> bool:
    """Whether the line begins with one of the header's labels."""
    return _LABEL.match(line.text) is not None


def group(line: Line) -> str | None:
    """ "åbne" or "lukkede" where the line opens a group of items, else None."""
    match = _GROUP.fullmatch(line.text.casefold())
    return match["which"] if match else None


def parse_date(text: str) -> date | None:
    """A date such as "30. oktober 2013" or "30-10-2013", whatever is written behind it; None for anything else."""
    try:
        if match := _IN_WORDS.fullmatch(text):
            return date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
        if match := _IN_DIGITS.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def parse_header(lines: tuple[Line, ...]) -> Header:
    """Reads the lines above the first item."""
    header = Header()
    values: dict[str, tuple[int, str]] = {}
    for line in lines:
        labels = tuple(_labels(line.text))
        for label, value in labels:
            _take(header, values, label, (line.number, value))
        if not labels and not line.is_blank and not is_marker(line) and group(line) is None:
            header.unplaced.append(
                UnplacedText(line=line.number, text=line.text, reason="teksten står før det første punkt")
            )
    first = next((line.number for line in lines if not line.is_blank), 1)
    _fill(header, values, first)
    return header


def _labels(text: str) -> Iterator[tuple[str, str]]:
    matches = list(_LABEL.finditer(text))
    if not matches or matches[0].start() > 0:
        return
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        yield match[1].casefold(), text[match.end() : end].strip()


def _take(header: Header, values: dict[str, tuple[int, str]], label: str, found: tuple[int, str]) -> None:
    line, value = found
    if label not in values or not values[label][1]:
        values[label] = found
    elif value and value != values[label][1]:
        header.faults.append(_fault(line, f"»{label.capitalize()}« står også på linje {values[label][0]}"))


def _fill(header: Header, values: dict[str, tuple[int, str]], first: int) -> None:
    line, header.committee = values.get("udvalg", (first, ""))
    if not header.committee:
        header.faults.append(_fault(line, "udvalgets navn mangler (»Udvalg: …«)"))
    line, day = values.get("mødedato", (first, ""))
    header.meeting_on = parse_date(day)
    if not day:
        header.faults.append(_fault(line, "mødets dato mangler (»Mødedato: …«)"))
    elif header.meeting_on is None:
        header.faults.append(_fault(line, f"»{_short(day)}« er ikke en dato som »30. oktober 2013«"))
    else:
        _keep_time(header, line, day)
    line, header.place = values.get("mødested", (first, ""))
    if len(header.place) > 200:
        header.faults.append(_fault(line, "mødestedet er længere end 200 tegn"))


def _keep_time(header: Header, line: int, day: str) -> None:
    match = _IN_WORDS.fullmatch(day) or _IN_DIGITS.fullmatch(day)
    if match and match["more"]:
        header.unplaced.append(
            UnplacedText(line=line, text=match["more"].strip(", "), reason="teksten står efter mødets dato")
        )


def _fault(line: int, message: str) -> Fault:
    return Fault(line=line, message=message, in_header=True)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
