"""The developer's commands."""

import click
from flask import Flask

from portal.devtools.browsers import BrowserMissing
from portal.devtools.check import Depth, ToolsMissing
from portal.devtools.check import check as run_check
from portal.web.assets import AssetsNotBuilt


def register(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(check)


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
