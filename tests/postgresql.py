"""A PostgreSQL server of the tests' own: made by initdb, reached by a socket in its own folder, gone when they end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

NOT_TRIED = "PostgreSQL: ikke afprøvet (ingen initdb)"
# Nothing here must survive a power cut, so the server may skip what makes it safe and slow.
_OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: on PATH, or where Debian keeps it off PATH. The newest version, or None."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """A running server, by the address of its maintenance database."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self.folder = folder
        self._binaries = binaries

    @property
    def url(self) -> str:
        """The address that `database_of` and friends take; it fits in an environment variable."""
        url = URL.create("postgresql+psycopg", username="portal", database="postgres", query={"host": str(self.folder)})
        return url.render_as_string()

    def start(self) -> None:
        """Make the cluster and wait until it answers. Raises RuntimeError with the server's own words."""
        data, log = self.folder / "data", self.folder / "log"
        self._run("initdb", "-D", data, "-U", "portal", "--locale=C.UTF-8", "-E", "UTF8", "--auth=trust", "--no-sync")
        options = f"-k {self.folder} {_OPTIONS}"
        self._run("pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "60", "start")

    def stop(self) -> None:
        """Stop it without ceremony and take its folder away."""
        try:
            self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str | Path) -> None:
        # The server's output must not be a pipe: pg_ctl's child would hold it open for ever.
        said = self.folder / f"{program}.out"
        with said.open("w") as out:
            answer = subprocess.run(
                [self._binaries / program, *arguments],
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=self.folder,
                **_as_somebody(),
            )  # fmt: skip
        if answer.returncode:
            raise RuntimeError(f"{program} failed:\n{said.read_text()}")


def _as_somebody() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def started() -> Server | None:
    """A server that answers, or None where none is installed."""
    binaries = programs()
    if binaries is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    server = Server(folder, binaries)
    try:
        server.start()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return server


def create(server: str, name: str, *, template: str = "template0") -> str:
    """Make a database, as a copy of `template`; returns its address."""
    _do(server, "CREATE DATABASE {} TEMPLATE {}", name, template)
    return make_url(server).set(database=name).render_as_string()


@contextmanager
def database(server: str, name: str, *, template: str) -> Iterator[str]:
    """A database for a while."""
    yield create(server, name, template=template)
    _do(server, "DROP DATABASE {} WITH (FORCE)", name)


def _do(server: str, statement: str, *names: str) -> None:
    parts: Sequence[sql.Identifier] = [sql.Identifier(name) for name in names]
    address = make_url(server).set(drivername="postgresql").render_as_string()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*parts))
