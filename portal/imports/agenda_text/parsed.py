"""What comes out of an agenda's text, as frozen data."""

from dataclasses import dataclass
from datetime import date

from portal.cases.rules import SectionKind


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that cannot be read. In the header nothing can be imported; elsewhere its item cannot."""

    line: int
    message: str
    in_header: bool = False

    def __str__(self) -> str:
        return f"linje {self.line}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class UnplacedText:
    """Text that was read but has no place of its own, and why."""

    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return f"linje {self.line}: {self.reason}: {self.text}"


@dataclass(frozen=True, kw_only=True)
class ParsedRoute:
    """The bodies of the route by code, in the order of the columns. `codes` are all columns, marked or not."""

    codes: tuple[str, ...]
    treated: tuple[str, ...]
    informed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ParsedSection:
    """A section under its heading. `html` holds p, ul, ol, li and h3 only; `text` is the same words in lines."""

    line: int
    kind: SectionKind
    heading: str
    html: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ParsedRecommendation:
    """`proposer` is without "indstiller,", `points` are without "at".

    `addressee` is what stands between them ("til Byrådet"), mostly nothing.
    """

    line: int
    proposer: str
    addressee: str
    points: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ParsedDecision:
    """`kind` is a stored value of the decision vocabulary, `text` the words of the protocol as they stand."""

    line: int
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class GoalBullet:
    """A bullet that states a national target: the catalogue's key, and the bullet's own words."""

    line: int
    key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ParsedStatus:
    """The local status of one goal area. A copy: the same words stay in their section."""

    line: int
    area_label: str
    area_slug: str
    html: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ParsedItem:
    """One item. `route` is None where it is unknown; `certain_codes` are then the bodies it goes to beyond doubt.

    `source_lines` are the first and last line of the item in the file, both included. An item that says of itself that
    it is closed has `is_closed`.
    """

    line: int
    number: int
    title: str
    is_closed: bool
    case_number: str
    caseworker: str
    other_caseworkers: tuple[str, ...]
    route: ParsedRoute | None
    certain_codes: tuple[str, ...]
    sections: tuple[ParsedSection, ...]
    recommendation: ParsedRecommendation | None
    decision: ParsedDecision | None
    attachments: tuple[str, ...]
    goals: tuple[GoalBullet, ...]
    statuses: tuple[ParsedStatus, ...]
    source_lines: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class ParsedAgenda:
    """A whole agenda. With a fault in the header there is nothing but the faults and what the header says."""

    committee: str
    meeting_on: date | None
    place: str
    items: tuple[ParsedItem, ...]
    faults: tuple[Fault, ...]
    unplaced: tuple[UnplacedText, ...]

    @property
    def is_importable(self) -> bool:
        return not any(fault.in_header for fault in self.faults)
