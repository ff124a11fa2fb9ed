"""flask init makes an installation ready; flask serve serves it, unless that would be unsafe."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from email_validator import EmailNotValidError, validate_email
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade

from portal.accounts.models import User
from portal.administration.actions import first_administrator, prepare, send_link
from portal.administration.queries import check_database
from portal.administration.rules import serving_refusals
from portal.core import clock, settings
from portal.core.actors import SYSTEM, Role
from portal.core.database import transaction
from portal.core.errors import PortalError
from portal.web.assets import AssetsNotBuilt, ensure_built
from portal.web.database import db, require_migrated, session
from portal.web.security import external_url

ROOT = Path(__file__).resolve().parents[2]


def register(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(init)
    app.cli.add_command(serve)


@click.command()
@click.option("--admin", "email", required=True, metavar="E-MAIL", help="Den første administrators e-mail.")
@with_appcontext
def init(email: str) -> None:
    """Gør databasen klar, og giv den første administrator et link."""
    address = _valid(email)
    click.echo("Opretter eller opdaterer databasens tabeller")
    upgrade()
    with _in_plain_words(), transaction(session()):
        click.echo("Indlæser de nationale mål")
        prepare(session(), at=clock.now())
        user, is_new = first_administrator(session(), at=clock.now(), email=address)
        lines = _invitation(user, is_new=is_new)
    click.echo("\n".join(lines))


def _valid(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise click.BadParameter(f"{email} er ikke en e-mailadresse.", param_hint="--admin") from error


def _invitation(user: User, *, is_new: bool) -> list[str]:
    """What there is to say, and the link where the person has no password yet. It is not mailed: it is shown here."""
    if user.disabled_at is not None:
        return [f"{user.email} findes, men er deaktiveret. En anden administrator kan aktivere personen."]
    if Role.ADMINISTRATOR not in user.roles:
        return [f"{user.email} findes, men er ikke administrator. En administrator kan give rollen."]
    if user.password_hash is not None:
        return [f"{user.email} er allerede administrator og har en adgangskode. Intet er ændret."]
    link = send_link(session(), actor=SYSTEM, at=clock.now(), user=user, address=_address, is_mailed=False)
    first = (
        f"{user.email} er oprettet som administrator."
        if is_new
        else f"{user.email} findes, men har ingen adgangskode endnu."
    )
    return [first, "Vælg en adgangskode her (linket virker én gang og i syv dage):", "", f"  {link}", ""]


def _address(token: str) -> str:
    return external_url(current_app.url_map.bind("").build("accounts.link", {"token": token}))


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Den adresse, der lyttes på.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porten.")
@click.option("--workers", default=3, show_default=True, type=click.IntRange(1, 64), help="Antal processer.")
@with_appcontext
def serve(host: str, port: int, workers: int) -> None:
    """Vis portalen med gunicorn, bag en webserver med https."""
    with _in_plain_words():
        require_migrated()
        _refuse_unsafe(host)
        ensure_built(click.echo)
    db.engine.dispose()
    address = f"[{host}]" if ":" in host else host
    click.echo(f"Portalen lytter på http://{address}:{port}", nl=True)
    sys.stdout.flush()
    command = [sys.executable, "-m", "gunicorn", "--chdir", str(ROOT), "--bind", f"{address}:{port}"]
    os.execv(sys.executable, [*command, "--workers", str(workers), "--no-control-socket", "wsgi:app"])  # noqa: S606  our own words only


def _refuse_unsafe(host: str) -> None:
    config = current_app.config
    refusals = serving_refusals(
        base_url=config["BASE_URL"],
        host=host,
        is_demo=settings.is_demo(session()),
        secret_key=config["SECRET_KEY"],
        database_faults=check_database(db.engine),
    )
    session().rollback()
    if refusals:
        raise click.ClickException("Portalen kan ikke vises sådan:\n" + "\n".join(f"- {one}" for one in refusals))


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """A command ends with the sentence of what went wrong, without a traceback."""
    try:
        yield
    except PortalError as error:
        raise click.ClickException(error.sentence) from error
    except AssetsNotBuilt as error:
        raise click.ClickException(str(error)) from error
