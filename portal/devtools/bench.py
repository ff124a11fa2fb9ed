"""flask bench: how fast it is here, each figure beside a bare floor measured in the same run.

Everything happens on a throw-away database in a folder of its own. Later issues add rows.
"""

import http.client
import io
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
from portal.demo.actions.loading import load
from portal.demo.actions.meetings import plan, publish_agenda
from portal.demo.actions.stage import Stage
from portal.meetings.models import Meeting
from portal.publication.content import FileRoots
from portal.web.database import session
from portal.word.documents import item_document

ITEMS = 20
REQUESTS, DOCUMENTS, SAVES = 300, 60, 200


@dataclass(frozen=True)
class Row:
    """One line of the table; medians in milliseconds."""

    label: str
    median: float
    floor_label: str
    floor: float

    def __str__(self) -> str:
        ratio = f"{self.median / self.floor:6.1f} ×"
        return f"{self.label:<44}{self.median:9.2f} ms   {self.floor_label:<36}{self.floor:9.2f} ms {ratio}"


def measure_apart(arguments: Sequence[str]) -> int:
    """Run the measuring in a process of its own, over an instance that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        environment = {**kept, "PORTAL_INSTANCE": folder}
        return subprocess.run([sys.executable, "-m", "flask", *arguments], env=environment, check=False).returncode


def measure(progress: Callable[[str], None]) -> list[Row]:
    """All rows, on this process's instance, which must be empty."""
    files = FileRoots.of(current_app.config)
    with transaction(session()) as db:
        load(db, now=clock.now(), files=files, progress=progress)
    progress(f"En dagsorden med {ITEMS} punkter")
    address = _publish_long_agenda(files)
    progress("Måler")
    return [_page(address), _word(), _draft()]


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


def _median(act: Callable[[int], object], count: int) -> float:
    """Milliseconds of the middle one of `count` runs."""
    times = []
    for number in range(count):
        start = time.perf_counter()
        act(number)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _side_by_side(act: Callable[[int], object], floor: Callable[[int], object], count: int) -> tuple[float, float]:
    """Both medians, measured in turns of ten so that the machine's moods meet both."""
    ours, theirs = [], []
    for _ in range(count // 10):
        ours.append(_median(act, 10))
        theirs.append(_median(floor, 10))
    return statistics.median(ours), statistics.median(theirs)


def _page(address: str) -> Row:
    with _gunicorn("wsgi:app") as portal, _gunicorn("portal.devtools.hello:app") as hello:
        ours, floor = _side_by_side(lambda _: _get(portal, address), lambda _: _get(hello, "/"), REQUESTS)
    return Row(f"Offentlig dagsorden, {ITEMS} punkter", ours, "Flask ”hello”, samme gunicorn", floor)


@contextmanager
def _gunicorn(application: str) -> Iterator[http.client.HTTPConnection]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{port}", application]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        yield connection
        connection.close()
    finally:
        server.terminate()
        server.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _get(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.client.OK:
        raise RuntimeError(f"{path} answered {response.status}")
    return body


def _word() -> Row:
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

    ours, floor = _side_by_side(export, only_zip, DOCUMENTS)
    return Row("flask word item (uden opstart)", ours, "samme færdige XML i en zip", floor)


def _draft() -> Row:
    with transaction(session()) as db:
        caseworker = db.get_one(Case, 1).caseworker
        assert caseworker is not None
        case = cases.create(
            db, title="Måling", case_number="", committees=[], caseworker=caseworker, actor=SYSTEM, at=clock.now()
        )
        case_id = case.id
    draft = replace(case_queries.draft_of(session().get_one(Case, 1)), title="Måling")
    path = Path(current_app.instance_path) / "floor.db"
    bare = sqlite3.connect(path)
    for line in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "CREATE TABLE draft (id INTEGER PRIMARY KEY, text)",
    ):
        bare.execute(line)
    text = "".join(section.html for section in draft.sections)

    def save(number: int) -> None:
        with transaction(session()) as db:
            case = db.get_one(Case, case_id)
            changed = replace(draft, case_number=f"{time.perf_counter_ns()}-{number}")
            cases.save(db, case=case, draft=changed, version=case.version, actor=SYSTEM, at=clock.now())

    def insert(_: int) -> None:
        bare.execute("INSERT INTO draft (text) VALUES (?)", (text,))
        bare.commit()

    ours, floor = _side_by_side(save, insert, SAVES)
    bare.close()
    return Row("Gem kladde (med audit)", ours, "én INSERT og COMMIT", floor)
