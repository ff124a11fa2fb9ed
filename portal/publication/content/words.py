"""The words of what would go out, with their places: looked through for CPR numbers, and for figures."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from portal.core import cpr
from portal.core.html import text_of

_HREF = re.compile(r'href="([^"]*)"')
_NOT_WORDS = frozenset({"sha256", "media_type", "attachment_id"})


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text of an item or a goal, and its place in Danish words that repeat no number.

    `is_status` where somebody wrote it of a goal area.
    """

    text: str
    place: str
    is_html: bool
    is_status: bool


def words_of(content: Mapping[str, Any]) -> Iterator[Words]:
    """Every string of a content, so that a field which is added later is looked at too."""
    for path, text in _strings(content):
        yield Words(
            text=text,
            place=_place(path, content),
            is_html=str(path[-1]).endswith("html"),
            is_status=bool(_status_part(path[1:])),
        )


def cpr_findings(label: str, content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Possible CPR numbers in every word that would go out, as pairs of place and masked number."""
    found = [
        (f"{label}, {words.place}", finding.masked)
        for words in words_of(content)
        for text in _readings(words)
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


def _readings(words: Words) -> list[str]:
    """Rich text is read as its words, where tags may split a number, and as the addresses it links to."""
    if not words.is_html:
        return [words.text]
    return [text_of(words.text), *(unquote(address) for address in _HREF.findall(words.text))]


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


_STATUS_PARTS = {
    "html": "”Hvad er sket?”",
    "why_html": "”Hvorfor?”",
    "next_html": "”Hvad gør vi nu?”",
    "promises": "”Det har vi lovet”",
    "earlier_promises": "”Det lovede vi”",
}


def _status_part(steps: tuple[str | int, ...]) -> str:
    """Which of the texts about a goal area it is; empty where it is none of them."""
    if steps[:1] != ("goal_statuses",) or len(steps) < 3:
        return ""
    if steps[2] == "targets":
        return "begrundelsen for en vurdering" if steps[4:] == ("reason",) else ""
    return _STATUS_PARTS.get(str(steps[2]), "")


def _place(path: tuple[str | int, ...], content: Mapping[str, Any]) -> str:
    """Where in an item, in Danish words that repeat no number."""
    steps = path[1:] if path[0] == "case" else path
    if steps[0] == "title" and content.get("is_closed"):
        return "neutral titel"
    if len(steps) > 1 and isinstance(steps[1], int):
        position = steps[1] + 1
        if steps[0] == "sections":
            return shown_name(content["case"]["sections"][steps[1]]["heading"], f"afsnit {position}")
        if steps[0] == "goal_statuses":
            area = shown_name(content["case"]["goal_statuses"][steps[1]]["area"], f"område {position}")
            return ", ".join(filter(None, (f"målstatus for {area}", _status_part(steps))))
        if steps[0] == "attachments":
            return f"bilag {position} ({'filnavn' if steps[-1] == 'filename' else 'titel'})"
    return _PLACES.get(str(steps[0]), "oplysninger")


def shown_name(name: str, instead: str) -> str:
    """A name, or what stands instead of one that is empty or would repeat a possible number."""
    return instead if cpr.find(name) or not name.strip() else name
