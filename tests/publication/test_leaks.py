"""Canaries: a word of its own in all that is not public, and then every public byte is searched for them."""

import io
import secrets
import zipfile
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.core.actors import SYSTEM
from portal.publication import actions, queries
from portal.publication.content import FileRoots
from portal.publication.models import EditionFile
from tests.factories.goals import a_local_series, the_catalogue
from tests.factories.publication import (
    AT,
    Place,
    Words,
    a_released_meeting,
    an_approved_case,
    an_open_item,
    decide_everything,
    published_goals,
    release_more,
    the_committee,
)
from tests.pages import page_of

MEETING = "/udvalg/sos/moeder/2026-11-04"


def a_canary() -> str:
    """A word that stands nowhere else."""
    return f"kanarie{secrets.token_hex(8)}"


def words_of_canaries(**public: str) -> tuple[Words, list[str]]:
    """A canary in every field of a case but the public ones."""
    canaries = {field.name: a_canary() for field in fields(Words) if field.name not in public}
    return Words(**canaries, **public), list(canaries.values())


def crawl(client: FlaskClient, *more: str) -> dict[str, TestResponse]:
    """Every address that can be reached from the front page, and these, with what they answer."""
    found: dict[str, TestResponse] = {}
    waiting = ["/", *more]
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in found or address.startswith("/static/"):
            continue
        found[address] = client.get(address)
        if found[address].mimetype == "text/html":
            tree = lxml_html.document_fromstring(found[address].get_data(as_text=True))
            links = [str(element.get(name)) for element in tree.iter() for name in ("href", "src") if element.get(name)]
            waiting.extend(link for link in links if link.startswith("/"))
    return found


def unpacked(data: bytes) -> bytes:
    """The bytes, and where they are a packed file also its parts and their names."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join([data, *(name.encode() + package.read(name) for name in package.namelist())])


def all_bytes(answers: Iterable[TestResponse]) -> bytes:
    """Bodies and headers."""
    return b"\n".join(str(answer.headers).encode() + unpacked(answer.data) for answer in answers)


@pytest.fixture
def canaries(session: Session, files: FileRoots) -> list[str]:
    """A municipality with published minutes, in which all that is not public carries canaries."""
    targets = the_catalogue(session)
    target = targets["hjemloese"]
    published_goals(session, files)

    closed, in_closed = words_of_canaries(neutral_title="En ejendomssag")
    closed_place = Place(words=closed, ground="Køb og salg af ejendom", target=target)
    hidden = {name: a_canary() for name in ("closed_attachment", "closed_attachment_name", "closed_attachment_text")}
    open_place = Place(words=Words(**hidden), target=target)
    meeting = a_released_meeting(session, files, open_place, closed_place, an_open_item("Et punkt til"))
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)

    protocol = a_canary()
    decide_everything(session, meeting, closed_text=protocol)
    actions.publish_minutes(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)

    a_local_series(session, target, {2021: 98127}, area_code="000")
    unpublished, in_unpublished = words_of_canaries()
    released = a_released_meeting(session, files, Place(words=unpublished, target=target), held_on=date(2026, 12, 2))
    undecided, in_undecided = words_of_canaries()
    release_more(session, released, files, Place(words=undecided, target=target))
    draft, in_draft = words_of_canaries()
    an_approved_case(session, the_committee(session), draft, files, target)
    session.commit()
    return [*in_closed, *hidden.values(), protocol, *in_unpublished, *in_undecided, *in_draft, "98.127", "98127"]


def test_nothing_that_is_not_public_is_in_any_public_byte(canaries: list[str], client: FlaskClient) -> None:
    answers = crawl(client, f"{MEETING}/punkter/1", f"{MEETING}/punkter/2", f"{MEETING}/punkter/2/word")
    public = all_bytes(answers.values())
    assert b"En ejendomssag" in public, "the crawler saw the closed item's line"
    assert any(answer.data.startswith(b"PK") for answer in answers.values()), "the crawler saw a Word file"
    assert f"{MEETING}/punkter/1" in answers
    assert [canary for canary in canaries if canary.encode() in public] == []


def test_nothing_that_is_not_public_lies_in_the_public_folder(
    canaries: list[str], session: Session, files: FileRoots
) -> None:
    stored = [path for path in files.public.rglob("*") if path.is_file()]
    assert {path.name for path in stored} == set(session.scalars(select(EditionFile.sha256)))
    data = b"".join(unpacked(path.read_bytes()) for path in stored)
    assert [canary for canary in canaries if canary.encode() in data] == []


def test_only_the_newest_editions_files_are_served_each_under_its_item(
    canaries: list[str], session: Session, client: FlaskClient
) -> None:
    edition = queries.newest(session, "SOS-2026-11-04")
    assert edition is not None
    shown = {(item.number, file.id) for item in edition.items for file in item.files if not file.is_word}
    last = max(session.scalars(select(EditionFile.id)))
    served = {
        (number, file_id)
        for number in range(1, 7)
        for file_id in range(last + 3)
        if client.get(f"{MEETING}/punkter/{number}/bilag/{file_id}").status_code == 200
    }
    assert served == shown
    assert len(shown) == 2


@pytest.mark.parametrize("number", [2, 4, 5, 6])
def test_a_closed_item_answers_as_one_that_does_not_exist(
    canaries: list[str], client: FlaskClient, number: int
) -> None:
    missing = client.get(f"{MEETING}/punkter/77")
    answer = client.get(f"{MEETING}/punkter/{number}")
    assert page_of(answer) == page_of(missing)
    assert answer.status_code == 404
    assert dict(answer.headers) == dict(missing.headers)


def test_an_unpublished_meeting_answers_as_one_that_does_not_exist(canaries: list[str], client: FlaskClient) -> None:
    missing = client.get("/udvalg/sos/moeder/2030-01-01")
    answer = client.get("/udvalg/sos/moeder/2026-12-02")
    assert page_of(answer) == page_of(missing)
    assert answer.status_code == 404


def test_a_reader_gets_no_cookie(canaries: list[str], client: FlaskClient) -> None:
    for address, answer in crawl(client).items():
        assert "Set-Cookie" not in answer.headers or address.startswith("/log-ind"), address
