"""What may go out: the public form of an item, its words with their places, and what is proposed for an edition."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from portal.agendas.content import DecisionContent, ItemContent
from portal.core import cpr
from portal.core.html import text_of
from portal.core.records import to_json
from portal.publication.rules import EditionKind

WITHOUT_TITLE = "Lukket punkt"
_HREF = re.compile(r'href="([^"]*)"')
_NOT_WORDS = frozenset({"sha256", "media_type", "attachment_id"})


@dataclass(frozen=True, kw_only=True)
class FileRoots:
    """Where files lie by checksum: `private` those of cases, `public` the copies that everybody may fetch."""

    private: Path
    public: Path

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> "FileRoots":
        """The folders that the portal is set up with."""
        return cls(private=Path(config["FILES"]), public=Path(config["PUBLIC_FILES"]))


@dataclass(frozen=True, kw_only=True)
class Head:
    """The meeting as an edition copies it. All is None or empty for goals."""

    committee_slug: str | None = None
    committee_code: str | None = None
    committee_name: str | None = None
    committee_position: int | None = None
    held_on: date | None = None
    starts_at: datetime | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposedItem:
    """One item as it would go out. `content` is JSON; `item` the same as a record, None for a goal.

    `withheld` counts an open item's closed attachments, which stay behind.
    """

    number: int | None
    slug: str | None
    title: str
    is_closed: bool
    content: dict[str, Any]
    item: ItemContent | None
    withheld: int = 0

    @property
    def label(self) -> str:
        """What the item is called in a sentence."""
        return f"punkt {self.number}" if self.number is not None else _shown(f"målet ”{self.title}”", "et mål")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What would go out if it were published now. `version` is the one it would get."""

    kind: EditionKind
    subject: str
    version: int
    head: Head
    items: tuple[ProposedItem, ...]
    changes: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class VersionLine:
    """One edition in the history of its subject."""

    version: int
    kind: EditionKind
    published_at: datetime
    change_log: str
    note: str
    sha256: str


@dataclass(frozen=True)
class BodyLine:
    """A body with published meetings: how many, and the day of the last."""

    slug: str
    name: str
    meetings: int
    last_on: date


@dataclass(frozen=True)
class ItemLine:
    """An item in a list. `kind` and `words` are the decision's, None where none is published."""

    number: int
    title: str
    is_closed: bool
    ground: str | None
    kind: str | None
    words: str | None


def public_form(
    content: ItemContent, *, neutral_title: str, place: str, is_closed: bool, decision: DecisionContent | None
) -> ItemContent:
    """What citizens see of an item; `decision` is already in the words that may be published.

    An open one loses its closed attachments. Of a closed one are named, field by field, the few things that go out.
    """
    if is_closed or content.case is None:
        return ItemContent(
            reference=content.reference,
            number=content.number,
            title=neutral_title.strip() or WITHOUT_TITLE,
            is_closed=True,
            closed_ground=content.closed_ground,
            committee_code=content.committee_code,
            committee_name=content.committee_name,
            meeting_on=content.meeting_on,
            place=place,
            case=None,
            decision=decision,
        )
    attachments = tuple(attachment for attachment in content.case.attachments if not attachment.is_closed)
    return replace(content, place=place, case=replace(content.case, attachments=attachments), decision=decision)


def json_of(record: Any) -> dict[str, Any]:
    """A record as the values that come back from the database, so that new and stored can be compared."""
    values: dict[str, Any] = json.loads(json.dumps(to_json(record)))
    return values


def cpr_findings(label: str, content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Possible CPR numbers in every word that would go out, as pairs of place and masked number.

    Every string of the content is looked at, so that a field which is added later is looked at too.
    """
    found = [
        (f"{label}, {_place(path, content)}", finding.masked)
        for path, words in _strings(content)
        for text in _readings(path, words)
        for finding in cpr.find(text)
    ]
    return list(dict.fromkeys(found))


def _strings(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, child in value.items():
            if key not in _NOT_WORDS:
                yield from _strings(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _strings(child, (*path, index))


def _readings(path: tuple[str | int, ...], words: str) -> list[str]:
    """Rich text is read as its words, where tags may split a number, and as the addresses it links to."""
    if path[-1] != "html":
        return [words]
    return [text_of(words), *(unquote(address) for address in _HREF.findall(words))]


_PLACES = {
    "title": "titel",
    "closed_ground": "begrundelsen for, at punktet er lukket",
    "place": "mødested",
    "decision": "beslutning",
    "recommendation": "indstilling",
    "route": "sagens vej",
    "mentions": "omtalte mål",
    "case_number": "sagsnummer",
    "caseworker": "sagsbehandler",
    "other_caseworkers": "øvrige sagsbehandlere",
    "definition": "definition",
    "description": "beskrivelse",
    "notes": "noter",
    "source": "kilde",
}


def _place(path: tuple[str | int, ...], content: Mapping[str, Any]) -> str:
    """Where in an item, in Danish words that repeat no number."""
    steps = path[1:] if path[0] == "case" else path
    if steps[0] == "title" and content.get("is_closed"):
        return "neutral titel"
    if len(steps) > 1 and isinstance(steps[1], int):
        position = steps[1] + 1
        if steps[0] == "sections":
            return _shown(content["case"]["sections"][steps[1]]["heading"], f"afsnit {position}")
        if steps[0] == "goal_statuses":
            area = _shown(content["case"]["goal_statuses"][steps[1]]["area"], f"område {position}")
            return f"målstatus for {area}"
        if steps[0] == "attachments":
            return f"bilag {position} ({'filnavn' if steps[-1] == 'filename' else 'titel'})"
    return _PLACES.get(str(steps[0]), "oplysninger")


def _shown(name: str, instead: str) -> str:
    return instead if cpr.find(name) or not name.strip() else name
