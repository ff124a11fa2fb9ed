"""Storing contents once, and whole."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.core import clock
from portal.core.database import transaction
from portal.documents import actions, queries
from portal.documents.models import File
from portal.documents.rules import FileTooLarge, KindNotAllowed
from portal.web.database import db
from tests.factories.documents import A_PDF, A_PROGRAM, A_TEXT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "files"


class TestStore:
    def test_a_file_is_stored_by_its_checksum(self, session: Session, root: Path) -> None:
        file = actions.store(session, data=A_PDF, root=root, at=clock.now())
        sha256 = hashlib.sha256(A_PDF).hexdigest()
        assert (file.sha256, file.media_type, file.size) == (sha256, "application/pdf", len(A_PDF))
        assert (root / sha256[:2] / sha256).read_bytes() == A_PDF

    def test_the_same_content_is_one_file(self, session: Session, root: Path) -> None:
        first = actions.store(session, data=A_PDF, root=root, at=clock.now())
        assert actions.store(session, data=A_PDF, root=root, at=clock.now()) is first
        assert session.scalar(select(func.count()).select_from(File)) == 1
        assert sum(path.is_file() for path in root.rglob("*")) == 1

    def test_a_content_lost_from_the_disk_is_written_again(self, session: Session, root: Path) -> None:
        file = actions.store(session, data=A_PDF, root=root, at=clock.now())
        queries.path_of(root, file.sha256).unlink()
        actions.store(session, data=A_PDF, root=root, at=clock.now())
        assert queries.content_of(root, file.sha256) == A_PDF

    def test_a_refused_content_leaves_no_file_and_no_row(self, session: Session, root: Path) -> None:
        with pytest.raises(KindNotAllowed):
            actions.store(session, data=A_PROGRAM, root=root, at=clock.now())
        with pytest.raises(FileTooLarge):
            actions.store(session, data=A_TEXT, root=root, at=clock.now(), limit=10)
        assert session.scalar(select(func.count()).select_from(File)) == 0
        assert list(root.rglob("*")) == []

    def test_two_who_store_the_same_content_at_once_get_the_same_file(self, app: Flask, root: Path) -> None:
        both_are_ready = Barrier(2)

        def store() -> int:
            with app.app_context(), transaction(db.session()) as session:
                if db.engine.dialect.name == "postgresql":  # on SQLite the second waits for its turn to write
                    both_are_ready.wait(timeout=10)
                return actions.store(session, data=A_PDF, root=root, at=clock.now()).id

        with ThreadPoolExecutor(2) as threads:
            ids = [work.result() for work in [threads.submit(store), threads.submit(store)]]
        assert ids[0] == ids[1]


class TestKeep:
    def test_a_write_that_fails_leaves_nothing_behind(self, tmp_path: Path) -> None:
        folder = tmp_path / hashlib.sha256(A_PDF).hexdigest()[:2]
        folder.write_text("en fil, hvor mappen skulle være")
        with pytest.raises(FileExistsError):
            actions.keep(data=A_PDF, root=tmp_path)
        assert [path.name for path in tmp_path.rglob("*")] == [folder.name]
