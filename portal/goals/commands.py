"""flask import observations: figures from a file. The group is that of imports, which is the floor above."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.core import clock
from portal.core.actors import KnownActor, Role
from portal.core.database import transaction
from portal.core.errors import RuleBroken
from portal.goals import queries
from portal.goals.actions import import_observations, preview_import, reading_for
from portal.goals.actions.importing import ImportPreview
from portal.goals.models import Indicator
from portal.goals.presenters.entering import FAULTS, preview_facts, preview_parts
from portal.goals.sheets import MOST_BYTES, Sheet, line_count, read_sheet
from portal.web.database import require_migrated, session

# Whoever may run commands on the server may record every figure.
IMPORTER = KnownActor(user_id=None, name="Import", roles=frozenset({Role.ADMINISTRATOR}))
LONG_FILE = 2_000
_Path = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@with_appcontext
@click.argument("file", type=_Path)
@click.option("--indicator", "key", required=True, metavar="NØGLE", help="Indikatorens nøgle, fx hjemloese.")
@click.option("--source", default="", metavar="TEKST", help="Kilden til de tal, hvor filen ikke selv nævner en.")
@click.option("--decimal-point", is_flag=True, help="Filen har decimalpunktum (33.6) og ikke komma (33,6).")
@click.option("--yes", is_flag=True, help="Gem uden at spørge.")
def observations(file: Path, key: str, source: str, decimal_point: bool, yes: bool) -> None:
    """Hent en indikators tal ind fra en CSV-fil (FILE). To gange ændrer intet."""
    require_migrated()
    indicator = _indicator(key)
    try:
        sheet = _read(file, indicator, has_point=decimal_point)
        preview = preview_import(session(), indicator=indicator, sheet=sheet, actor=IMPORTER, source=source)
        _tell(file.name, preview)
        if not preview.is_ready:
            click.echo("Der er intet nyt at gemme.")
            return
        if not yes:
            _confirm("Gem tallene?")
        _store(key, sheet, source=source, fingerprint=preview.fingerprint)
    except RuleBroken as broken:
        raise click.ClickException(broken.sentence) from broken
    click.echo("Tallene er gemt.")


def _confirm(question: str) -> None:
    """Ask in Danish, where yes is j. Raises Abort for any other answer."""
    answer = click.prompt(f"{question} [j/N]", default="n", show_default=False)
    if answer.strip().lower() not in {"j", "ja", "y", "yes"}:
        raise click.Abort


def _indicator(key: str) -> Indicator:
    found = queries.indicator_by_key(session(), key)
    if found is None:
        keys = ", ".join(indicator.key for indicator in queries.indicators(session()))
        raise click.BadParameter(f"der er ingen indikator ”{key}”. Der er: {keys or 'ingen'}", param_hint="--indicator")
    return found


def _read(file: Path, indicator: Indicator, *, has_point: bool) -> Sheet:
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    how = reading_for(session(), indicator=indicator, actor=IMPORTER, at=clock.now(), has_point=has_point)
    lines = line_count(data)
    if lines < LONG_FILE:
        return read_sheet(data, how)
    with click.progressbar(length=lines, label="Læser") as bar:
        sheet = read_sheet(data, how, progress=bar.update)
        bar.update(lines - bar.pos)
        return sheet


def _store(key: str, sheet: Sheet, *, source: str, fingerprint: str) -> None:
    with transaction(session()) as db:
        import_observations(
            db,
            indicator=_indicator(key),
            sheet=sheet,
            actor=IMPORTER,
            at=clock.now(),
            source=source,
            fingerprint=fingerprint,
        )


def _tell(filename: str, preview: ImportPreview) -> None:
    """Say what the file would change; what is wrong with it is said as an error."""
    click.echo(filename)
    for label, value in preview_facts(preview):
        click.echo(f"  {label}: {value or 'ingen'}")
    for part in preview_parts(preview):
        is_wrong = part.heading == FAULTS and part.count > 0
        click.echo(f"  {part.heading}: {part.count}", err=is_wrong)
        for text in [*part.lines, *([f"og {part.more} til"] if part.more else [])]:
            click.echo(f"    {text}", err=is_wrong)
    if preview.sheet.fault_count:
        raise click.ClickException("Filen har fejl. Intet er gemt.")
