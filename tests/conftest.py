"""Parts that all tests share: a migrated database of their own, and clients that inspect every page they open.

`--postgresql` runs each test that stands on the database a second time on PostgreSQL; `--long` adds what is long.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.accounts import actions as accounts
from portal.accounts.models import User
from portal.accounts.pages import SESSION_KEY
from portal.app import create_app
from portal.core import clock
from portal.web.database import db
from tests import network, postgresql
from tests.inspection import InspectingClient, watch

Login = Callable[[User], FlaskClient]
CountQueries = Callable[[], AbstractContextManager[list[str]]]

SERVER = "TESTS_POSTGRESQL_SERVER"
NEEDED = {"PORTAL_CHROMIUM", "PORTAL_REAL_DOCUMENTS"}
PROFILES = {"fast": 10, "default": 50, "thorough": 500}

for name, examples in PROFILES.items():
    # The same examples every time: a test that fails now and then teaches nobody anything.
    hypothesis.settings.register_profile(name, max_examples=examples, deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="run the database tests on PostgreSQL too")
    parser.addoption("--long", action="store_true", help="run what is long, and what needs LibreOffice")


def pytest_configure(config: pytest.Config) -> None:
    """Forget how this machine's own portal is set up, stay on this machine, and start the server that workers share."""
    network.stay_at_home()
    for name in [name for name in os.environ if name.startswith("PORTAL_") and name not in NEEDED]:
        del os.environ[name]
    if config.getoption("postgresql") and not hasattr(config, "workerinput"):
        server = postgresql.started()
        if server is not None:
            os.environ[SERVER] = server.url  # the workers of pytest-xdist inherit it
            config.add_cleanup(server.stop)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("real_documents") and not os.environ.get("PORTAL_REAL_DOCUMENTS"):
            item.add_marker(pytest.mark.skip(reason="PORTAL_REAL_DOCUMENTS is not set"))
        if item.get_closest_marker("libreoffice") and not shutil.which("soffice"):
            item.add_marker(pytest.mark.skip(reason="soffice is not on PATH"))
    if not config.getoption("long"):
        left = [item for item in items if item.get_closest_marker("long") or item.get_closest_marker("libreoffice")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in set(left)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" in metafunc.fixturenames and os.environ.get(SERVER):
        once = any(metafunc.definition.get_closest_marker(name) for name in ("sqlite", "browser"))
        metafunc.parametrize("database", ["sqlite"] if once else ["sqlite", "postgresql"], indirect=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say plainly what this run has not tried."""
    for line in _not_tried(config):
        terminalreporter.write_line(line, yellow=True)


def _not_tried(config: Any) -> Iterator[str]:
    if not config.getoption("postgresql"):
        yield "PostgreSQL: ikke afprøvet (det gør flask check --all)"
    elif SERVER not in os.environ:
        yield postgresql.NOT_TRIED
    if not config.getoption("long"):
        yield "LibreOffice og lange test: ikke afprøvet (det gør flask check --all)"
    elif not shutil.which("soffice"):
        yield "LibreOffice: ikke afprøvet (ingen soffice)"
    if not os.environ.get("PORTAL_REAL_DOCUMENTS"):
        yield "De rigtige dokumenter: ikke afprøvet (PORTAL_REAL_DOCUMENTS er ikke sat)"


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Which database the test stands on: `sqlite`, or `postgresql` where that is tried."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database made by the migrations, copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    _migrate(folder)
    return folder / "portal.db"


@pytest.fixture(scope="session")
def migrated_on_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database made by the migrations, from which each test's own is made."""
    name = f"migrated_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with postgresql.database(postgresql_server(), name, template="template0") as url:
        _migrate(tmp_path_factory.mktemp("migrated"), url)
        yield name


def postgresql_server() -> str:
    """The address of the PostgreSQL server that this run has started."""
    return os.environ[SERVER]


def _migrate(instance: Path, url: str | None = None) -> None:
    app = create_app(settings(instance, url))
    with app.app_context():
        upgrade()
        db.engine.dispose()


class CompiledOnce(BytecodeCache):
    """Each test has an app of its own; what Jinja has compiled for one serves all of them."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._kept.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key] = (bucket.checksum, bucket.code)


COMPILED = CompiledOnce()


@contextmanager
def _fresh_database(database: str, instance: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database in which nothing is, by its address."""
    if database == "sqlite":
        shutil.copy(request.getfixturevalue("migrated"), instance / "portal.db")
        yield f"sqlite:///{instance / 'portal.db'}"
    else:
        template = request.getfixturevalue("migrated_on_postgresql")
        with postgresql.database(postgresql_server(), f"{template}_{instance.name}", template=template) as url:
            yield url


@pytest.fixture
def database_url(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a migrated database of the test's own, for an app that it makes itself."""
    instance = tmp_path / "instance"
    instance.mkdir()
    with _fresh_database(database, instance, request) as url:
        yield url


@pytest.fixture
def fresh_app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An app of the test's own, to which it may add pages."""
    app = _made(tmp_path / "instance", database_url)
    yield app
    _let_go(app)


@pytest.fixture(scope="session")
def kept_apps() -> Iterator[dict[str, Flask]]:
    """One app for each database, kept while the tests last."""
    apps: dict[str, Flask] = {}
    yield apps
    for app in apps.values():
        _let_go(app)


@pytest.fixture
def app(
    database: str, kept_apps: dict[str, Flask], tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Flask]:
    """The portal on a database and a folder of the test's own.

    It is the same app from test to test, as it is from day to day in use: what SQLAlchemy and Werkzeug compile for one
    serves all, which halves the time. A test may change its settings; one that adds pages takes `fresh_app`.
    """
    instance = tmp_path_factory.getbasetemp() / f"kept_{database}"
    if database in kept_apps:
        shutil.rmtree(instance)
    instance.mkdir()
    with _fresh_database(database, instance, request) as url:
        if database not in kept_apps:
            kept_apps[database] = _made(instance, url)
        app = kept_apps[database]
        config, pages = dict(app.config), len(app.view_functions)
        yield app
        _let_go(app)
        app.config.clear()
        app.config.update(config)
        assert len(app.view_functions) == pages, "take fresh_app where the test adds pages"


def _made(instance: Path, url: str) -> Flask:
    app = create_app(settings(instance, url))
    app.jinja_env.bytecode_cache = COMPILED
    app.test_client_class = InspectingClient
    return app


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def settings(instance: Path, database_url: str | None = None) -> dict[str, Any]:
    """How the portal is set up in tests."""
    given = {"INSTANCE": str(instance), "TESTING": True, "SECRET_KEY": "a key for tests", "WTF_CSRF_ENABLED": False}
    return given | ({"DATABASE_URL": database_url} if database_url else {})


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session in which a test lays things out; commit before a client looks.

    What a request has changed is seen by it afterwards: the client ends the test's transaction before each request.
    """
    with app.app_context():
        session = db.session()
        watch(session)
        yield session
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser where nobody is logged in."""
    return app.test_client()


@pytest.fixture
def login(app: Flask, session: Session) -> Login:
    """`login(user)` gives a browser in which the person is logged in. Commits what the test has laid out."""

    def log_in(user: User) -> FlaskClient:
        token = accounts.start_session(session, user=user, browser="test", now=clock.now())
        session.commit()
        browser = app.test_client()
        with browser.session_transaction() as cookie:
            cookie[SESSION_KEY] = token
        return browser

    return log_in


@pytest.fixture
def count_queries(app: Flask) -> CountQueries:
    """`with count_queries() as asked:` lists the SQL that the portal sends meanwhile."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        asked: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            asked.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        yield asked
        event.remove(engine, "before_cursor_execute", note)

    return counting
