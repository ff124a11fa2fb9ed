"""flask demo: a municipality to try, made and served with one command."""

import shutil
import socket
import sys
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect
from werkzeug.serving import make_server

from portal.accounts import queries as accounts
from portal.core import clock, settings
from portal.core.database import transaction
from portal.demo import content
from portal.demo.actions.loading import load
from portal.publication.content import FileRoots
from portal.web.assets import AssetsNotBuilt, ensure_built
from portal.web.database import db, session

HOST = "127.0.0.1"


def register(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(demo)


@click.command()
@with_appcontext
@click.option("--port", type=click.IntRange(1, 65535), default=5000, show_default=True, help="Porten på 127.0.0.1.")
@click.option("--reset", is_flag=True, help="Slet demoen, og begynd forfra.")
@click.option("--no-serve", is_flag=True, help="Lav demoen, men start den ikke.")
def demo(port: int, reset: bool, no_serve: bool) -> None:
    """Lav Eksempel Kommune, og vis den på 127.0.0.1. To gange beholder det, der er."""
    if not no_serve:
        _require_free(port)
    _build_assets()
    if reset:
        _empty()
    _say("Databasen")
    upgrade()
    with transaction(session()):
        if settings.is_demo(session()):
            _say("Demoen er her allerede og beholdes (--reset begynder forfra)")
        elif accounts.everybody(session()):
            raise click.ClickException("Databasen har brugere, men er ingen demo. Den røres ikke.")
        else:
            load(session(), now=clock.now(), files=FileRoots.of(current_app.config), progress=_say)
    _introduce(port)
    if not no_serve:
        _serve(port)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise click.ClickException(f"Porten {port} kan ikke bruges. Vælg en anden med --port.") from error


def _say(line: str) -> None:
    click.echo(f"  {line} …")
    sys.stdout.flush()


def _build_assets() -> None:
    try:
        ensure_built(_say)
    except AssetsNotBuilt as error:
        raise click.ClickException(str(error)) from error


def _empty() -> None:
    """Only a demo is ever emptied, and only the instance's own files."""
    tables = inspect(db.engine).get_table_names()
    if "setting" in tables and not settings.is_demo(session()) and accounts.everybody(session()):
        raise click.ClickException("Databasen er ingen demo. Den røres ikke.")
    session().close()
    if "alembic_version" in tables:
        downgrade(revision="base")
    for name in ("FILES", "PUBLIC_FILES"):
        shutil.rmtree(Path(current_app.config[name]), ignore_errors=True)


def _introduce(port: int) -> None:
    click.echo(f"\n{content.MUNICIPALITY}: http://{HOST}:{port}\nLog ind som:")
    for person in content.PEOPLE:
        click.echo(f"  {person.name:<20} {person.job_title}")
    click.echo(f"med knapperne på http://{HOST}:{port}/log-ind")


def _serve(port: int) -> None:
    click.echo("\nStop med Ctrl+C.")
    sys.stdout.flush()
    current_app.config["BASE_URL"] = f"http://{HOST}:{port}"
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        make_server(HOST, port, app, threaded=True).serve_forever()
    except KeyboardInterrupt:
        click.echo()
