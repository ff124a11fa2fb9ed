"""The developer's commands."""

import click
from flask import Flask
from flask.cli import with_appcontext
from flask_migrate import upgrade

from portal.accounts import queries as accounts
from portal.devtools import bench as measuring
from portal.devtools.browsers import BrowserMissing
from portal.devtools.check import Depth, ToolsMissing
from portal.devtools.check import check as run_check
from portal.web.assets import AssetsNotBuilt
from portal.web.database import session


def register(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(check)
    app.cli.add_command(bench)


@click.command()
@click.option("--fast", is_flag=True, help="Uden browser og med færre eksempler.")
@click.option("--all", "is_all", is_flag=True, help="Også det lange, PostgreSQL og LibreOffice.")
@click.pass_context
def check(context: click.Context, fast: bool, is_all: bool) -> None:
    """Prøv alt: formatering, kodestil, typer, importkontrakter og test."""
    if fast and is_all:
        raise click.UsageError("Vælg enten --fast eller --all.")
    depth = Depth.FAST if fast else Depth.ALL if is_all else Depth.USUAL
    try:
        code = run_check(depth, click.echo)
    except (ToolsMissing, AssetsNotBuilt, BrowserMissing) as missing:
        raise click.ClickException(str(missing)) from missing
    context.exit(code)


@click.command()
@click.option("--here", is_flag=True, help="Mål på denne instans, som skal være tom. Ellers på en, der smides væk.")
@click.pass_context
@with_appcontext
def bench(context: click.Context, here: bool) -> None:
    """Mål, hvor hurtigt det går her, ved siden af nøgne gulve."""
    if not here:
        context.exit(measuring.measure_apart(["bench", "--here"]))
    upgrade()
    if accounts.everybody(session()):
        raise click.ClickException("Instansen er ikke tom. Mål uden --here.")
    for row in measuring.measure(lambda line: click.echo(f"  {line} …")):
        click.echo(str(row))
