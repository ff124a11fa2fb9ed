"""The database in a request: one write turn for an unsafe method, committed by its status; and the few side writes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, Response, current_app, g, request
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session

from portal.core.database import Base, WriteTurn, prepare_engine, transaction

db = SQLAlchemy(metadata=Base.metadata, engine_options={"pool_pre_ping": True, "hide_parameters": True})
migrate = Migrate(directory=str(Path(__file__).parents[2] / "migrations"), compare_type=True)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
View = TypeVar("View", bound=Callable[..., Any])


def session() -> Session:
    """The session of this request or command."""
    return db.session()


def init_app(app: Flask) -> None:
    """Bind the database and prepare each connection."""
    db.init_app(app)
    migrate.init_app(app, db)
    with app.app_context():
        prepare_engine(db.engine)


def install_turns(app: Flask) -> None:
    """Begin a write turn before an unsafe request and end it by its status. Call it after CSRF protection."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_let_go)


def late_turn(view: View) -> View:
    """Declare a page that has slow work to do first, and calls `take_turn` before it writes."""
    view.late_turn = True  # type: ignore[attr-defined]
    return view


def take_turn() -> None:
    """Begin this request's write turn. What was read before it may be old, and is read again when it is asked for."""
    if "turn" not in g:
        g.turn = WriteTurn(session())


def aside(act: Callable[[Session], Any]) -> None:
    """Queue one of the named side writes: it runs in a transaction of its own after the request's has ended."""
    g.setdefault("asides", []).append(act)


def _begin() -> None:
    if request.method in SAFE_METHODS:
        return
    if getattr(current_app.view_functions.get(request.endpoint or ""), "late_turn", False):
        return
    request.form  # noqa: B018  a slow upload is read before the turn is taken, so that nobody waits for it
    take_turn()


def _end(response: Response) -> Response:
    turn: WriteTurn | None = g.pop("turn", None)
    if turn is None:
        session().rollback()
    elif response.status_code < 400:
        turn.commit()
    else:
        turn.roll_back()
    for act in g.pop("asides", []):
        with transaction(session()):
            act(session())
    return response


def _let_go(_error: BaseException | None) -> None:
    turn: WriteTurn | None = g.pop("turn", None)
    if turn is not None:
        turn.roll_back()


class DatabaseNotMigrated(click.ClickException):
    """The database lacks tables or is of an older version. At the command line it says what to run."""

    def __init__(self) -> None:
        super().__init__("Databasen er ikke klar. Kør flask init, hvis den er ny, ellers flask db upgrade.")


def require_migrated() -> None:
    """For commands. Raises DatabaseNotMigrated, which says what to run."""
    head = ScriptDirectory(str(migrate.directory)).get_current_head()
    with db.engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() != head:
            raise DatabaseNotMigrated
