"""What may go out: the public form of an item, and what is proposed for an edition."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from portal.agendas.content import DecisionContent, ItemContent
from portal.cases.content import GoalStatusContent
from portal.core.records import to_json
from portal.goals.rules import Judgement, Told
from portal.publication.content.figures import KeptFigure
from portal.publication.content.words import shown_name
from portal.publication.rules import EditionKind

WITHOUT_TITLE = "Lukket punkt"


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
class GoalMark:
    """An item speaks of a goal, or of an area without any: where it is a status, with what it states of the goal."""

    area_slug: str
    slug: str | None
    is_status: bool = False
    judgement: Judgement | None = None


@dataclass(frozen=True, kw_only=True)
class ProposedItem:
    """One item as it would go out. `content` is JSON; `item` the same as a record, None for a goal.

    `withheld` counts an open item's closed attachments, which stay behind, and `kept` are the figures that do.
    """

    number: int | None
    slug: str | None
    title: str
    is_closed: bool
    content: dict[str, Any]
    item: ItemContent | None
    withheld: int = 0
    kept: tuple[KeptFigure, ...] = ()
    marks: tuple[GoalMark, ...] = ()

    @property
    def label(self) -> str:
        """What the item is called in a sentence."""
        return f"punkt {self.number}" if self.number is not None else shown_name(f"målet ”{self.title}”", "et mål")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What would go out if it were published now. `version` is the one it would get.

    `findings` are possible CPR numbers, `giveaways` the places whose words tell a figure that is kept back, `warnings`
    sentences on what does not stop it, and `told` what is new in what is told of the figures of the municipality with
    `area_code`.
    """

    kind: EditionKind
    subject: str
    version: int
    head: Head
    items: tuple[ProposedItem, ...]
    changes: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    giveaways: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    area_code: str = ""
    told: tuple[Told, ...] = ()


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
    content: ItemContent,
    *,
    neutral_title: str,
    place: str,
    is_closed: bool,
    decision: DecisionContent | None,
    goal_statuses: tuple[GoalStatusContent, ...],
) -> ItemContent:
    """What citizens see of an item; `decision` and `goal_statuses` are already as they may be published.

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
    case = replace(content.case, attachments=attachments, goal_statuses=goal_statuses)
    return replace(content, place=place, case=case, decision=decision)


def goal_marks(item: ItemContent, areas: Mapping[str, str]) -> tuple[GoalMark, ...]:
    """The goals and areas that an item speaks of, each once. `areas` gives the area of a goal by their addresses.

    A goal that the status says it does not speak of is none of them.
    """
    if item.case is None:
        return ()
    marks = [mark for status in item.case.goal_statuses for mark in _marks_of(status)]
    known = {mark.slug for mark in marks}
    mentioned = (mention.slug for mention in item.case.mentions if mention.slug not in known)
    return (*marks, *(GoalMark(area_slug=areas.get(slug, ""), slug=slug) for slug in dict.fromkeys(mentioned)))


def _marks_of(status: GoalStatusContent) -> Iterable[GoalMark]:
    spoken = [target for target in status.targets if target.judgement is not Judgement.NOT_MENTIONED]
    for target in spoken:
        yield GoalMark(area_slug=status.area_slug, slug=target.slug, is_status=True, judgement=target.judgement)
    if not spoken:
        yield GoalMark(area_slug=status.area_slug, slug=None, is_status=True)


def json_of(record: Any) -> dict[str, Any]:
    """A record as the values that come back from the database, so that new and stored can be compared."""
    values: dict[str, Any] = json.loads(json.dumps(to_json(record)))
    return values
