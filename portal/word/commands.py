"""flask word: the working model's Word files from the command line."""

from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup

from portal.agendas import queries as agendas
from portal.agendas.rules import NotAReference, parse_reference
from portal.core import clock, settings
from portal.decisions import queries as decisions
from portal.web.database import require_migrated, session
from portal.word.documents import item_document

word = AppGroup("word", help="Skriv Word-filer.")


def register(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(word)


@word.command("item")
@click.argument("reference")
@click.option(
    "-o", "output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Filen, der skrives."
)
def item(reference: str, output: Path) -> None:
    """Skriv punktet REFERENCE, fx SOS-2013-104, som Word-fil."""
    require_migrated()
    try:
        code, year, number = parse_reference(reference)
    except NotAReference as error:
        raise click.BadParameter("skriv en reference som SOS-2013-104", param_hint="REFERENCE") from error
    found = agendas.by_reference(session(), code=code, year=year, number=number)
    if found is None:
        raise click.ClickException(f"Der er intet punkt {code}-{year}-{number}.")
    content = decisions.content(session(), found, decisions.for_item(session(), found.id), today=clock.today())
    document = item_document(content, municipality=settings.municipality(session()).name)
    try:
        output.write_bytes(document)
    except OSError as error:
        raise click.ClickException(f"{output} kan ikke skrives: {error.strerror}.") from error
    click.echo(f"{output}: {content.title}")
