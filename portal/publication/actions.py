"""Publishing: all or nothing, and never changed afterwards."""

import hashlib
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from portal.audit import actions as audit
from portal.cases.content import AttachmentContent
from portal.core import cpr, settings
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.core.errors import NotFoundError
from portal.documents import actions as documents
from portal.documents import queries as stored
from portal.documents.rules import FileKind
from portal.goals import actions as goals
from portal.goals.queries import figures
from portal.goals.rules import RESERVED_SLUGS
from portal.meetings import queries as meetings
from portal.meetings.models import Meeting
from portal.publication import proposals, queries
from portal.publication.content import FileRoots, Proposal, ProposedItem
from portal.publication.models import Edition, EditionFile, EditionGoal, EditionItem
from portal.publication.rules import (
    FileUnreadable,
    PossibleCpr,
    SlugReserved,
    edition_hash,
    item_hash,
    new_salt,
)
from portal.word.documents import item_document


def publish_agenda(
    session: Session, *, actor: Actor, at: datetime, meeting: Meeting, files: FileRoots, note: str = ""
) -> Edition:
    """Publish a released agenda. A later call publishes what has come since.

    Raises AgendaNotReleased, MinutesArePublished, PossibleCpr, FigureNotPublic, FileUnreadable, NothingNew.
    """
    meetings.lock(session, meeting)
    figures.lock(session)
    proposal = proposals.agenda(session, meeting)
    return _publish(session, actor=actor, at=at, proposal=proposal, files=files, note=note)


def publish_minutes(
    session: Session, *, actor: Actor, at: datetime, meeting: Meeting, files: FileRoots, note: str = ""
) -> Edition:
    """Publish a closed meeting's decisions on the agenda that is public already.

    Raises MeetingNotClosed, AgendaNotPublished, PossibleCpr, FigureNotPublic, FileUnreadable, NothingNew.
    """
    meetings.lock(session, meeting)
    figures.lock(session)
    proposal = proposals.minutes(session, meeting)
    return _publish(session, actor=actor, at=at, proposal=proposal, files=files, note=note)


def publish_goals(session: Session, *, actor: Actor, at: datetime, files: FileRoots, note: str = "") -> Edition:
    """Publish all goals with their figures. Raises GoalsMissing, SlugReserved, PossibleCpr, NothingNew."""
    figures.lock(session)
    proposal = proposals.goal_catalogue(session, today=to_local(at).date())
    for item in proposal.items:
        if item.slug in RESERVED_SLUGS:
            raise SlugReserved(item.slug or "")
    return _publish(session, actor=actor, at=at, proposal=proposal, files=files, note=note)


def _publish(
    session: Session, *, actor: Actor, at: datetime, proposal: Proposal, files: FileRoots, note: str
) -> Edition:
    """Files first, since one that cannot be made must stop it; then the rows, then the audit line."""
    found = proposals.obstacle(proposal)
    if found is not None:
        raise found
    if cpr.find(note):
        raise PossibleCpr([("bemærkning", finding.masked) for finding in cpr.find(note)])
    _require_files(proposal, files.private)
    items = _items(session, proposal, files)
    edition = Edition(
        kind=proposal.kind,
        subject=proposal.subject,
        version=proposal.version,
        published_at=at,
        sha256=edition_hash([item.sha256 for item in items]),
        change_log=" ".join(proposal.changes),
        note=note,
        items=items,
        **vars(proposal.head),
    )
    session.add(edition)
    session.flush()
    goals.remember_public(session, area_code=proposal.area_code, shown=proposal.told, at=at)
    act, subject = f"publication.publish_{proposal.kind}", f"edition {edition.id}"
    audit.record(
        session, actor=actor, at=at, act=act, subject=subject, published=proposal.subject, version=proposal.version
    )
    return edition


def _items(session: Session, proposal: Proposal, files: FileRoots) -> list[EditionItem]:
    before = queries.newest(session, proposal.subject)
    old = {(item.number, item.slug): item for item in before.items} if before else {}
    municipality = settings.municipality(session).name
    return [
        _item(item, position, old.get((item.number, item.slug)), municipality, files)
        for position, item in enumerate(proposal.items, start=1)
    ]


def _item(
    item: ProposedItem, position: int, before: EditionItem | None, municipality: str, files: FileRoots
) -> EditionItem:
    """The row of an item. What says the same as before keeps its salt, so that its hash shows it, and its Word file."""
    same = before if before is not None and before.content == item.content else None
    salt = same.salt if same else new_salt()
    return EditionItem(
        position=position,
        number=item.number,
        slug=item.slug,
        title=item.title,
        is_closed=item.is_closed,
        salt=salt,
        sha256=item_hash(salt, item.content),
        content=item.content,
        files=[*_word_file(item, same, municipality, files.public), *_attachments(item, files)],
        goals=[EditionGoal(position=place, **vars(mark)) for place, mark in enumerate(item.marks, start=1)],
    )


def _word_file(item: ProposedItem, same: EditionItem | None, municipality: str, root: Path) -> list[EditionFile]:
    """The open item as a Word file: made once, and never again for the same content."""
    if item.item is None or item.is_closed:
        return []
    made = next((file for file in same.files if file.is_word), None) if same else None
    if made is not None:
        return [_file(0, made.title, made.filename, made.media_type, made.size, made.sha256, is_word=True)]
    data = item_document(item.item, municipality=municipality)
    sha256 = documents.keep(data=data, root=root)
    name = f"{item.item.reference}.docx"
    return [_file(0, item.title, name, FileKind.DOCX.value, len(data), sha256, is_word=True)]


def _attachments(item: ProposedItem, files: FileRoots) -> list[EditionFile]:
    """Copies of the open attachments that have a content, at their positions among the item's attachments."""
    return [_copy(attachment, position, files) for position, attachment in _held(item)]


def _copy(attachment: AttachmentContent, position: int, files: FileRoots) -> EditionFile:
    documents.keep(data=stored.content_of(files.private, attachment.sha256), root=files.public)
    return _file(
        position, attachment.title, attachment.filename, attachment.media_type, attachment.size, attachment.sha256
    )


def _held(item: ProposedItem) -> list[tuple[int, AttachmentContent]]:
    """The item's attachments that are more than a name, with their positions from 1."""
    attachments = item.item.case.attachments if item.item and item.item.case else ()
    return [(position, held) for position, held in enumerate(attachments, start=1) if held.sha256]


def _require_files(proposal: Proposal, root: Path) -> None:
    """Look at every file before the first is copied, so that none lies in public when the publication is refused."""
    for item in proposal.items:
        for position, attachment in _held(item):
            if not _is_whole(attachment.sha256, root):
                raise FileUnreadable(f"bilag {position} til {item.label}")


def _is_whole(sha256: str, root: Path) -> bool:
    try:
        return hashlib.sha256(stored.content_of(root, sha256)).hexdigest() == sha256
    except NotFoundError:
        return False


def _file(
    position: int, title: str, filename: str, media_type: str, size: int, sha256: str, *, is_word: bool = False
) -> EditionFile:
    return EditionFile(
        position=position,
        is_word=is_word,
        title=title,
        filename=filename,
        media_type=media_type,
        size=size,
        sha256=sha256,
    )
