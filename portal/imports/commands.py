"""flask import: older agendas from text files, and the group in which figures have their command too."""

from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from portal.core import clock
from portal.core.actors import KnownActor
from portal.core.database import transaction
from portal.core.errors import RuleBroken
from portal.documents import actions as documents
from portal.documents.models import File
from portal.goals.commands import observations
from portal.imports.actions.agenda import ImportRefused, ImportReport, import_agenda
from portal.meetings.rules import MeetingState
from portal.publication import actions as publication
from portal.publication.content import FileRoots
from portal.publication.rules import MinutesArePublished, NothingNew
from portal.web.database import require_migrated, session

IMPORTER = KnownActor(user_id=None, name="Import")
NOTE = "Importeret fra en tidligere offentliggjort dagsorden."

importing = AppGroup("import", help="Hent ældre dagsordener og målenes tal ind.")
_Path = click.Path(exists=True, dir_okay=False, path_type=Path)


def register(app: Flask) -> None:
    """Add the commands: agendas, and the figures that goals read from a file."""
    importing.add_command(observations)
    app.cli.add_command(importing)


@importing.command("agenda")
@click.argument("files", nargs=-1, required=True, type=_Path)
@click.option(
    "--attachment",
    "attachments",
    multiple=True,
    metavar="NAVN=FIL",
    help="Filen til det bilag, som dagsordenen nævner ved navn. Kan gives flere gange.",
)
@click.option(
    "--public-source", is_flag=True, help="Jeg står inde for, at kilden var offentliggjort: lav udgaver af den."
)
def agenda(files: tuple[Path, ...], attachments: tuple[str, ...], public_source: bool) -> None:
    """Importér dagsordener fra tekstfiler (FILES). To gange ændrer intet."""
    require_migrated()
    given = dict(_named_file(text) for text in attachments)
    has_faults = False
    for path in files:
        faults = _import_file(path, given, is_public_source=public_source)
        for fault in faults:
            click.echo(f"{path}: {fault}", err=True)
        has_faults = has_faults or bool(faults)
    if has_faults:
        raise SystemExit(1)


def _named_file(text: str) -> tuple[str, Path]:
    name, equals, path = text.partition("=")
    if not equals or not Path(path).is_file():
        raise click.BadParameter(f"skriv NAVN=FIL, hvor filen findes, ikke {text!r}", param_hint="--attachment")
    return name.strip(), Path(path)


def _import_file(path: Path, given: dict[str, Path], *, is_public_source: bool) -> list[str]:
    """Import one file whole, or nothing of it; returns its faults."""
    try:
        text = _read(path)
        with transaction(session()) as db:
            stored = {name: (file.name, _store(db, file)) for name, file in given.items()}
            report = import_agenda(
                db,
                actor=IMPORTER,
                at=clock.now(),
                filename=path.name,
                text=text,
                files=stored,
                is_public_source=is_public_source,
            )
            published = _publish(db, report) if is_public_source and not report.faults else []
            lines = _told(report, published, is_public_source=is_public_source)
    except ImportRefused as refused:
        return list(refused.faults)
    except RuleBroken as broken:
        return [broken.sentence]
    for line in lines:
        click.echo(line)
    return report.faults


def _read(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportRefused("linje 1: filen er ikke tekst")


def _store(db: Session, path: Path) -> File:
    return documents.store(db, data=path.read_bytes(), root=Path(current_app.config["FILES"]), at=clock.now())


def _publish(db: Session, report: ImportReport) -> list[str]:
    """The agenda, and the minutes when all is decided, as editions; what is published already stays as it is."""
    acts = [publication.publish_agenda]
    if report.meeting.state is MeetingState.CLOSED:
        acts.append(publication.publish_minutes)
    files = FileRoots.of(current_app.config)
    published = []
    for act in acts:
        try:
            edition = act(db, actor=IMPORTER, at=clock.now(), meeting=report.meeting, files=files, note=NOTE)
        except (NothingNew, MinutesArePublished):
            continue
        published.append(f"udgave {edition.version}: {edition.kind.label.lower()} offentliggjort")
    return published


def _told(report: ImportReport, published: list[str], *, is_public_source: bool) -> list[str]:
    lines = [f"{report.meeting.reference}: {report.meeting.committee.name}"]
    lines += [f"  lavet: {line}" for line in report.made] or ["  alt var her allerede"]
    lines += [f"  ikke placeret: {line}" for line in report.unplaced]
    lines += [f"  {line}" for line in published]
    if report.faults and is_public_source:
        lines.append("  intet er offentliggjort, fordi punkter ikke kunne læses")
    return lines
