"""Publishing in few words, as the tests of it say."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.meetings.models import Meeting
from portal.publication import actions
from portal.publication.content import FileRoots
from portal.publication.models import Edition, EditionFile, EditionItem
from tests.factories.publication import (
    AT,
)


def publish_agenda(session: Session, meeting: Meeting, files: FileRoots, note: str = "") -> Edition:
    return actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files, note=note)


def publish_minutes(session: Session, meeting: Meeting, files: FileRoots) -> Edition:
    return actions.publish_minutes(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)


def rows(session: Session) -> int:
    session.flush()
    return sum(len(session.scalars(select(kind)).all()) for kind in (Edition, EditionItem, EditionFile))


def numbers(items: Iterable[EditionItem]) -> list[int | None]:
    return [item.number for item in items]
