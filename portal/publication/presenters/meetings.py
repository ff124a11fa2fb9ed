"""What readers see of bodies, meetings and items."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import url_for
from sqlalchemy.orm import Session

from portal.agendas.content import ItemContent
from portal.cases.content.then_and_now import ThenAndNow, then_and_now
from portal.core.clock import to_local
from portal.core.records import from_json
from portal.goals.content import GoalContent
from portal.publication import queries
from portal.publication.content import BodyLine, ItemLine, VersionLine
from portal.publication.models import Edition, EditionFile, EditionItem


@dataclass(frozen=True, kw_only=True)
class FrontPage:
    """The newest of everything."""

    coming: Sequence[Edition]
    decided: Sequence[tuple[Edition, Sequence[ItemLine]]]
    goal_areas: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class BodyPage:
    """One body: the years it has met in, and the meetings of one of them."""

    body: BodyLine
    years: Sequence[int]
    year: int
    meetings: Sequence[Edition]


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """One meeting as published last."""

    edition: Edition
    lines: Sequence[ItemLine]
    versions: Sequence[VersionLine]


@dataclass(frozen=True, kw_only=True)
class ItemPage:
    """One item as published last, with its neighbours that have a page."""

    edition: Edition
    row: EditionItem
    item: ItemContent
    attachment_urls: Mapping[int, str]
    goal_urls: Mapping[str, str]
    word: EditionFile | None
    previous: ItemLine | None
    following: ItemLine | None
    versions: Sequence[VersionLine]
    changed: ThenAndNow | None


def front_page(session: Session, today: date) -> FrontPage:
    """The meetings to come, what was decided last under its meeting, and the goals."""
    decided = groupby(queries.latest_decisions(session), key=lambda row: row[0])
    return FrontPage(
        coming=queries.coming_meetings(session, today),
        decided=[(edition, [line for _, line in rows]) for edition, rows in decided],
        goal_areas=queries.goal_areas(session),
    )


def body_page(session: Session, body: BodyLine, *, asked: int | None, today: date) -> BodyPage:
    """The body's meetings in the year asked for; else in this year, or in the newest that has any."""
    years = queries.years(session, body.slug)
    year = next((year for year in (asked, today.year) if year is not None and year in years), years[0])
    shown = queries.meetings_of_year(session, body.slug, year)
    return BodyPage(body=body, years=years, year=year, meetings=shown)


def meeting_page(session: Session, edition: Edition) -> MeetingPage:
    """The meeting's items without their texts, and its editions."""
    return MeetingPage(
        edition=edition,
        lines=queries.lines(session, edition.id),
        versions=queries.versions(session, edition.subject),
    )


def item_page(session: Session, row: EditionItem) -> ItemPage:
    """The item with its files, and the open items before and after it."""
    open_lines = [line for line in queries.lines(session, row.edition_id) if not line.is_closed]
    place = [line.number for line in open_lines].index(row.number or 0)
    item = from_json(ItemContent, row.content)
    return ItemPage(
        edition=row.edition,
        row=row,
        item=item,
        attachment_urls=_attachment_urls(row, item),
        goal_urls=_goal_urls(session, item),
        word=next((file for file in row.files if file.is_word), None),
        previous=open_lines[place - 1] if place else None,
        following=next(iter(open_lines[place + 1 :]), None),
        versions=queries.versions(session, row.edition.subject),
        changed=_changed_since(session, row, item),
    )


def published_goals(session: Session, slugs: Collection[str]) -> dict[str, GoalContent]:
    """These goals as they were published last, by slug."""
    return {row.slug or "": from_json(GoalContent, row.content) for row in queries.goal_items(session, slugs)}


def _changed_since(session: Session, row: EditionItem, item: ItemContent) -> ThenAndNow | None:
    """What the goals published last say otherwise than the figures that the body saw."""
    statuses = item.case.goal_statuses if item.case else ()
    slugs = {target.slug for status in statuses for target in status.targets}
    if not slugs:
        return None
    seen_on = item.meeting_on or to_local(row.edition.published_at).date()
    return then_and_now(statuses, published_goals(session, slugs), seen_on=seen_on)


def _goal_urls(session: Session, item: ItemContent) -> dict[str, str]:
    """Addresses of the published goals that the item speaks of, by slug."""
    if item.case is None:
        return {}
    slugs = [mention.slug for mention in item.case.mentions]
    slugs += [target.slug for status in item.case.goal_statuses for target in status.targets]
    found = queries.goals_among(session, slugs) if slugs else ()
    return {slug: url_for("publication.goal", slug=slug) for slug in found}


def _attachment_urls(row: EditionItem, item: ItemContent) -> dict[int, str]:
    """Addresses by attachment id. A file stands at the position that its attachment has among the item's."""
    held = {file.position: file for file in row.files if not file.is_word}
    attachments = item.case.attachments if item.case else ()
    return {
        attachment.attachment_id: _file_url(row, held[place])
        for place, attachment in enumerate(attachments, start=1)
        if attachment.attachment_id is not None and place in held
    }


def _file_url(row: EditionItem, file: EditionFile) -> str:
    return url_for(
        "publication.file",
        slug=row.edition.committee_slug,
        meeting_slug=row.edition.meeting_slug,
        number=row.number,
        file_id=file.id,
    )


def attachment_of(row: EditionItem, file_id: int) -> EditionFile | None:
    """The attachment of the item that has this id."""
    return next((file for file in row.files if file.id == file_id and not file.is_word), None)
