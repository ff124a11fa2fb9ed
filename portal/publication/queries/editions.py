"""Reading the editions of meetings, and their items."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, extract, func, select
from sqlalchemy.orm import Session, aliased, contains_eager, selectinload

from portal.core.danish import slug as as_slug
from portal.publication.content import BodyLine, ItemLine, VersionLine
from portal.publication.models import Edition, EditionItem
from portal.publication.rules import EditionKind

FRONT_PAGE_ROWS = 8

KIND = EditionItem.content["decision"]["kind"].as_string()
WORDS = EditionItem.content["decision"]["text"].as_string()
_GROUND = EditionItem.content["closed_ground"].as_string()
_LINE = (EditionItem.number, EditionItem.title, EditionItem.is_closed, _GROUND, KIND, WORDS)


def is_newest() -> ColumnElement[bool]:
    """Of an edition: whether it is the newest of its subject."""
    newer = aliased(Edition)
    return ~exists().where(newer.subject == Edition.subject, newer.version > Edition.version)


def _meetings() -> Select[Edition]:
    """The newest edition of each meeting."""
    return select(Edition).where(Edition.committee_slug.is_not(None), is_newest())


def newest(session: Session, subject: str) -> Edition | None:
    """A subject's newest edition with its items and files."""
    return session.scalar(
        select(Edition)
        .options(selectinload(Edition.items).selectinload(EditionItem.files))
        .where(Edition.subject == subject)
        .order_by(Edition.version.desc())
        .limit(1)
    )


def versions(session: Session, subject: str) -> Sequence[VersionLine]:
    """All editions of a subject, newest first, without what is in them."""
    rows = session.execute(
        select(Edition.version, Edition.kind, Edition.published_at, Edition.change_log, Edition.note, Edition.sha256)
        .where(Edition.subject == subject)
        .order_by(Edition.version.desc())
    )
    return [VersionLine(*row) for row in rows]


def coming_meetings(session: Session, today: date) -> Sequence[Edition]:
    """The meetings of today and later whose agenda is published, soonest first: as many as the front page shows."""
    return session.scalars(
        _meetings()
        .where(Edition.held_on >= today)
        .order_by(Edition.held_on, Edition.committee_position, Edition.id)
        .limit(FRONT_PAGE_ROWS)
    ).all()


def latest_decisions(session: Session) -> Sequence[tuple[Edition, ItemLine]]:
    """What was decided last, newest meeting first: as many as the front page shows."""
    rows = session.execute(
        select(Edition, *_LINE)
        .join(EditionItem, EditionItem.edition_id == Edition.id)
        .where(Edition.kind == EditionKind.MINUTES, is_newest(), KIND.is_not(None))
        .order_by(Edition.held_on.desc(), Edition.published_at.desc(), Edition.id, EditionItem.position)
        .limit(FRONT_PAGE_ROWS)
    )
    return [(edition, ItemLine(*line)) for edition, *line in rows]


def bodies(session: Session) -> Sequence[BodyLine]:
    """The bodies that have published anything, in the municipality's own order, as their newest edition names them."""
    counted = (
        select(
            func.max(Edition.id).label("newest_id"),
            func.count(Edition.subject.distinct()).label("meetings"),
            func.max(Edition.held_on).label("last_on"),
        )
        .where(Edition.committee_slug.is_not(None))
        .group_by(Edition.committee_slug)
        .subquery()
    )
    rows = session.execute(
        select(Edition.committee_slug, Edition.committee_name, counted.c.meetings, counted.c.last_on)
        .join(counted, counted.c.newest_id == Edition.id)
        .order_by(Edition.committee_position, Edition.id)
    )
    return [BodyLine(slug or "", name or "", meetings, last_on) for slug, name, meetings, last_on in rows]


def body(session: Session, slug: str) -> BodyLine | None:
    """One body that has published something."""
    return next((line for line in bodies(session) if line.slug == slug), None)


def years(session: Session, slug: str) -> Sequence[int]:
    """The years in which a body has published meetings, newest first."""
    year = extract("year", Edition.held_on)
    found = session.scalars(select(year).where(Edition.committee_slug == slug).distinct().order_by(year.desc()))
    return [int(year) for year in found]


def meetings_of_year(session: Session, slug: str, year: int) -> Sequence[Edition]:
    """A body's published meetings of a year, newest first."""
    return session.scalars(
        _meetings()
        .where(Edition.committee_slug == slug, extract("year", Edition.held_on) == year)
        .order_by(Edition.held_on.desc(), Edition.subject.desc())
    ).all()


def address(part: str) -> str:
    """A part of an address as it may stand in one; empty, which names nothing, for what may not."""
    return part if as_slug(part) == part else ""


def _of_meeting(slug: str, meeting_slug: str) -> ColumnElement[bool]:
    """The newest edition of the meeting with that address."""
    subject = Edition.committee_code + f"-{address(meeting_slug)}"
    return (Edition.committee_slug == address(slug)) & (Edition.subject == subject) & is_newest()


def meeting(session: Session, slug: str, meeting_slug: str) -> Edition | None:
    """The newest edition of one meeting."""
    return session.scalar(select(Edition).where(_of_meeting(slug, meeting_slug)))


def lines(session: Session, edition_id: int) -> Sequence[ItemLine]:
    """An edition's items in order, without their texts."""
    rows = session.execute(select(*_LINE).where(EditionItem.edition_id == edition_id).order_by(EditionItem.position))
    return [ItemLine(*row) for row in rows]


def item(session: Session, slug: str, meeting_slug: str, number: int) -> EditionItem | None:
    """One open item of a meeting's newest edition, with its edition and files. A closed one has no page."""
    return session.scalar(
        select(EditionItem)
        .join(EditionItem.edition)
        .options(contains_eager(EditionItem.edition), selectinload(EditionItem.files))
        .where(_of_meeting(slug, meeting_slug), EditionItem.number == number, EditionItem.is_closed.is_(False))
    )
