"""Files of a case."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from portal.cases.actions.steps import record, require
from portal.cases.models import Attachment, Case
from portal.cases.rules import MAX_ATTACHMENTS, CaseState, TitleMissing, TooManyAttachments
from portal.core.actors import Actor
from portal.core.danish import nfc
from portal.documents import actions as documents
from portal.documents.rules import MAX_SIZE, FileKind, file_name, title_of


def add_attachment(
    session: Session,
    *,
    case: Case,
    data: bytes,
    filename: str,
    root: Path,
    actor: Actor,
    at: datetime,
    title: str = "",
    is_closed: bool = False,
    limit: int = MAX_SIZE,
) -> Attachment:
    """Attach a file last; its name is its title unless one is given.

    Raises CaseNotDraft, TooManyAttachments and FileRefused.
    """
    require(session, case, CaseState.DRAFT)
    if len(case.attachments) >= MAX_ATTACHMENTS:
        raise TooManyAttachments
    file = documents.store(session, data=data, root=root, at=at, limit=limit)
    name = file_name(filename, FileKind(file.media_type))
    attachment = Attachment(
        file=file,
        title=" ".join(nfc(title).split()) or title_of(name),
        filename=name,
        is_closed=is_closed,
        position=max((row.position for row in case.attachments), default=0) + 1,
    )
    case.attachments.append(attachment)
    case.changed_at = at
    session.flush()
    record(session, actor, at, "cases.attach", case, attachment=attachment.id, sha256=file.sha256)
    return attachment


def change_attachment(
    session: Session, *, case: Case, attachment: Attachment, title: str, is_closed: bool, actor: Actor, at: datetime
) -> None:
    """Give an attachment another title, close it or open it. Raises CaseNotDraft and TitleMissing."""
    require(session, case, CaseState.DRAFT)
    title = " ".join(nfc(title).split())
    if not title:
        raise TitleMissing("Giv bilaget en titel.")
    if (title, is_closed) != (attachment.title, attachment.is_closed):
        attachment.title, attachment.is_closed = title, is_closed
        case.changed_at = at
        record(session, actor, at, "cases.change_attachment", case, attachment=attachment.id, is_closed=is_closed)


def remove_attachment(session: Session, *, case: Case, attachment: Attachment, actor: Actor, at: datetime) -> None:
    """Take an attachment off the case; its content stays stored. Raises CaseNotDraft."""
    require(session, case, CaseState.DRAFT)
    record(session, actor, at, "cases.detach", case, attachment=attachment.id)
    case.attachments.remove(attachment)
    case.changed_at = at
    session.flush()
