"""Reading files."""

import re
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.core.errors import NotFoundError
from portal.documents.models import File

_SHA256 = re.compile(r"[0-9a-f]{64}")


class FileLost(NotFoundError):
    sentence = "Filen kan ikke findes på serveren. Sig det til administratoren."


def by_sha256(session: Session, sha256: str) -> File | None:
    """The file of a content."""
    return session.scalar(select(File).where(File.sha256 == sha256))


def by_sha256_known(session: Session, sha256: str) -> File:
    """The file of a content that is certainly there."""
    return session.scalars(select(File).where(File.sha256 == sha256)).one()


def path_of(root: Path, sha256: str) -> Path:
    """Where a content lies: `<root>/ab/abcd…`. Raises NotFoundError for what is no checksum, so that no path leaves."""
    if not _SHA256.fullmatch(sha256):
        raise NotFoundError
    return root / sha256[:2] / sha256


def content_of(root: Path, sha256: str) -> bytes:
    """The bytes of a stored content. Raises FileLost where they are gone from the disk."""
    try:
        return path_of(root, sha256).read_bytes()
    except FileNotFoundError as error:
        raise FileLost from error
