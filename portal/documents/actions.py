"""Storing files: each content once, on disk before its row is written."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.documents import queries
from portal.documents.models import File
from portal.documents.rules import MAX_SIZE, check_size, kind_of


def store(session: Session, *, data: bytes, root: Path, at: datetime, limit: int = MAX_SIZE) -> File:
    """The file of this content, stored under `root` if it is new. `limit` is in bytes.

    Raises FileRefused, by its kinds, for what may not be attached.
    """
    check_size(len(data), limit)
    kind = kind_of(data)
    sha256 = keep(data=data, root=root)
    found = queries.by_sha256(session, sha256)
    if found is not None:
        return found
    file = File(sha256=sha256, media_type=kind.value, size=len(data), stored_at=at)
    try:
        with session.begin_nested():
            session.add(file)
    except IntegrityError:  # somebody else stored the same content a moment ago
        return queries.by_sha256_known(session, sha256)
    return file


def keep(*, data: bytes, root: Path) -> str:
    """Write a content under its SHA-256, which is returned, and be sure of it: a crash leaves all of it or nothing."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = queries.path_of(root, sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, data)
    return sha256


def _write(path: Path, data: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    """Make the new name in a folder last through a power cut, as fsync of the file alone does not."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
