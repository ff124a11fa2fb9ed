"""An agenda with many items, an item as a Word file, and a draft that is saved."""

import io
import sqlite3
import time
import zipfile
from dataclasses import replace
from pathlib import Path

from flask import current_app

from portal.agendas import actions as placing
from portal.agendas import queries as agendas
from portal.cases import actions as cases
from portal.cases import queries as case_queries
from portal.cases.models import Case
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.core.database import transaction
from portal.decisions import queries as decisions
from portal.demo.actions.meetings import plan, publish_agenda
from portal.demo.actions.stage import Stage
from portal.devtools.bench.measuring import Row, page_row, side_by_side
from portal.meetings.models import Meeting
from portal.publication.content import FileRoots
from portal.web.database import session
from portal.word.documents import item_document

ITEMS = 20
REQUESTS, DOCUMENTS, SAVES = 300, 60, 200


def agenda_page(files: FileRoots) -> Row:
    """The public page of a long agenda."""
    return page_row(f"Offentlig dagsorden, {ITEMS} punkter", _publish_long_agenda(files), REQUESTS)


def _publish_long_agenda(files: FileRoots) -> str:
    """A published agenda of copies of the demo's longest case; returns its public address."""
    with transaction(session()) as db:
        model = db.get_one(Case, 1)
        stage = Stage(db, clock.now(), files)
        stage.bodies["SOS"] = model.route[0].committee
        assert model.caseworker is not None
        stage.people["secretary"] = model.caseworker
        meeting = plan(stage, weeks=8)
        for number in range(ITEMS):
            _copy_onto(meeting, model, number)
        publish_agenda(stage, meeting, days=0)
        return f"/udvalg/{meeting.committee.slug}/moeder/{meeting.slug}"


def _copy_onto(meeting: Meeting, model: Case, number: int) -> None:
    db, now = session(), clock.now()
    assert model.caseworker is not None
    case = cases.create(
        db,
        title=f"{model.title} {number + 1}",
        case_number="",
        committees=[],
        caseworker=model.caseworker,
        actor=SYSTEM,
        at=now,
    )
    draft = replace(case_queries.draft_of(model), title=case.title)
    cases.save(db, case=case, draft=draft, version=case.version, actor=SYSTEM, at=now)
    cases.submit(db, case=case, actor=SYSTEM, at=now)
    cases.approve(db, case=case, actor=SYSTEM, at=now)
    placing.place(db, actor=SYSTEM, at=now, meeting=meeting, case=case)


def word_item() -> Row:
    """An item as Word, from the database to the file."""
    item = agendas.released(session(), 1)[0]

    def export(_: int) -> bytes:
        session().expire_all()
        content = decisions.content(session(), item, decisions.for_item(session(), item.id), today=clock.today())
        return item_document(content, municipality="Eksempel Kommune")

    with zipfile.ZipFile(io.BytesIO(export(0))) as finished:
        parts = {name: finished.read(name) for name in finished.namelist()}

    def only_zip(_: int) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return buffer.getvalue()

    ours, floor = side_by_side(export, only_zip, DOCUMENTS)
    return Row("flask word item (uden opstart)", ours, "samme færdige XML i en zip", floor)


def draft() -> Row:
    """A draft that is saved, with its audit line."""
    with transaction(session()) as db:
        caseworker = db.get_one(Case, 1).caseworker
        assert caseworker is not None
        case = cases.create(
            db, title="Måling", case_number="", committees=[], caseworker=caseworker, actor=SYSTEM, at=clock.now()
        )
        case_id = case.id
    written = replace(case_queries.draft_of(session().get_one(Case, 1)), title="Måling")
    path = Path(current_app.instance_path) / "floor.db"
    bare = sqlite3.connect(path)
    for line in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "CREATE TABLE draft (id INTEGER PRIMARY KEY, text)",
    ):
        bare.execute(line)
    text = "".join(section.html for section in written.sections)

    def save(number: int) -> None:
        with transaction(session()) as db:
            case = db.get_one(Case, case_id)
            changed = replace(written, case_number=f"{time.perf_counter_ns()}-{number}")
            cases.save(db, case=case, draft=changed, version=case.version, actor=SYSTEM, at=clock.now())

    def insert(_: int) -> None:
        bare.execute("INSERT INTO draft (text) VALUES (?)", (text,))
        bare.commit()

    ours, floor = side_by_side(save, insert, SAVES)
    bare.close()
    return Row("Gem kladde (med audit)", ours, "én INSERT og COMMIT", floor)
