"""Bringing an older agenda into the working model: all of a file or, where its header cannot be read, nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from portal.agendas import actions as agendas
from portal.agendas import queries as agenda_queries
from portal.agendas.models import AgendaItem
from portal.audit import actions as audit
from portal.committees import queries as committees
from portal.core.actors import Actor
from portal.core.errors import RuleBroken
from portal.decisions import actions as deciding
from portal.decisions import queries as decisions
from portal.decisions.rules import DecisionKind
from portal.documents.models import File
from portal.imports import queries
from portal.imports.actions.cases import case_from
from portal.imports.agenda_text.parsed import ParsedAgenda, ParsedItem
from portal.imports.models import ImportSource
from portal.imports.rules import parse_agenda
from portal.meetings import actions as meetings
from portal.meetings import queries as meeting_queries
from portal.meetings.models import Meeting


class ImportRefused(RuleBroken):
    """Nothing of the file is imported; `faults` says why, a line each."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass
class ImportReport:
    """What one import made, what it could not place, and what it could not read."""

    meeting: Meeting
    made: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def import_agenda(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    filename: str,
    text: str,
    files: Mapping[str, tuple[str, File]],
    is_public_source: bool,
) -> ImportReport:
    """Import one agenda's text. `files` are stored files with their names, by the attachment's title.

    What is there already is left as it is, so a second import changes nothing. Raises ImportRefused.
    """
    agenda = parse_agenda(text)
    if not agenda.is_importable:
        raise ImportRefused(*map(str, agenda.faults))
    meeting = _meeting(session, actor=actor, at=at, agenda=agenda)
    report = ImportReport(meeting, faults=[str(fault) for fault in agenda.faults])
    report.unplaced = [str(unplaced) for unplaced in agenda.unplaced]
    _keep_source(session, meeting=meeting, filename=filename, text=text, is_public_source=is_public_source, at=at)
    named = {name for parsed in agenda.items for name in parsed.attachments}
    report.unplaced += [
        f"bilaget ”{name}” nævnes ikke i dagsordenen; filen er ikke brugt" for name in files if name not in named
    ]
    for parsed in agenda.items:
        _import_item(session, actor=actor, at=at, parsed=parsed, files=files, report=report)
    _mark_meeting(session, report, actor=actor, at=at)
    audit.record(
        session, actor=actor, at=at, act="imports.agenda", subject=f"meeting {meeting.id}", made=len(report.made)
    )
    return report


def _meeting(session: Session, *, actor: Actor, at: datetime, agenda: ParsedAgenda) -> Meeting:
    committee = committees.by_name(session, agenda.committee)
    if committee is None:
        raise ImportRefused(f"linje 1: udvalget ”{agenda.committee}” findes ikke her; opret det under Administration")
    assert agenda.meeting_on is not None  # an importable agenda has its date
    for meeting in meeting_queries.on(session, committee.id, agenda.meeting_on):
        if not queries.has_imported(session, meeting.id):
            raise ImportRefused(f"linje 2: {meeting.reference} er et møde, der er lagt i portalen, ikke importeret")
        return meeting
    return meetings.plan(
        session, actor=actor, at=at, committee=committee, held_on=agenda.meeting_on, starts=None, place=agenda.place
    )


def _keep_source(
    session: Session, *, meeting: Meeting, filename: str, text: str, is_public_source: bool, at: datetime
) -> None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = queries.by_checksum(session, sha256)
    if source is None:
        source = ImportSource(sha256=sha256, filename=filename, text=text, imported_at=at, meeting=meeting)
        session.add(source)
    source.is_public_source = source.is_public_source or is_public_source
    session.flush()


def _import_item(
    session: Session,
    *,
    actor: Actor,
    at: datetime,
    parsed: ParsedItem,
    files: Mapping[str, tuple[str, File]],
    report: ImportReport,
) -> None:
    meeting = report.meeting
    code, year = meeting.committee.code, meeting.held_on.year
    there = agenda_queries.by_reference(session, code=code, year=year, number=parsed.number)
    if there is not None:
        if there.meeting_id != meeting.id or there.case.title != parsed.title:
            report.faults.append(f"linje {parsed.line}: nummer {parsed.number} har et andet punkt allerede")
        else:
            report.faults += _differences(session, there, parsed)
            report.unplaced += _files_too_late(there, files)
        return
    if meeting.closed_at is not None:
        report.faults.append(f"linje {parsed.line}: mødet er afsluttet, så punkt {parsed.number} kan ikke komme til")
        return
    case = case_from(session, parsed=parsed, held_on=meeting.held_on, at=at, files=files)
    item = agendas.add_item(session, meeting=meeting, case=case)
    item.is_closed = parsed.is_closed
    item.closed_ground = "Lukket i kilden" if parsed.is_closed else ""
    agendas.take_number(session, meeting=meeting, number=parsed.number)
    agendas.freeze(session, item=item, number=parsed.number, at=at)
    _decide(session, item=item, parsed=parsed, actor=actor, at=at)
    report.made.append(_described(item, parsed))


def _differences(session: Session, item: AgendaItem, parsed: ParsedItem) -> list[str]:
    """What the file says otherwise than what was imported before, which stays."""
    decision = decisions.for_item(session, item.id)
    stands = (item.case.case_number, decision.text if decision else "")
    says = (parsed.case_number, parsed.decision.text if parsed.decision else "")
    if stands == says:
        return []
    return [f"linje {parsed.line}: punkt {parsed.number} er importeret før med andet indhold; intet er ændret"]


def _files_too_late(item: AgendaItem, files: Mapping[str, tuple[str, File]]) -> list[str]:
    missing = [row.title for row in item.case.attachments if row.file is None and row.title in files]
    return [f"bilaget ”{title}” fik ingen fil, da punktet blev importeret, og får det ikke nu" for title in missing]


def _decide(session: Session, *, item: AgendaItem, parsed: ParsedItem, actor: Actor, at: datetime) -> None:
    if parsed.decision is None:
        return
    kind = DecisionKind(parsed.decision.kind)
    deciding.record(session, actor=actor, at=at, item=item, kind=kind, text=parsed.decision.text)


def _mark_meeting(session: Session, report: ImportReport, *, actor: Actor, at: datetime) -> None:
    """An imported meeting is released by its import; it is closed when all is read and every item is decided."""
    meeting = report.meeting
    items = agenda_queries.released(session, meeting.id)
    if items and meeting.released_at is None:
        meetings.mark_released(meeting, at=at)
    is_whole = items and not report.faults and not decisions.undecided(session, meeting.id)
    if is_whole and meeting.closed_at is None:
        deciding.close_meeting(session, actor=actor, at=at, meeting=meeting)


def _described(item: AgendaItem, parsed: ParsedItem) -> str:
    parts = [
        f"{len(parsed.sections)} afsnit",
        f"{len(parsed.goals)} nationale mål",
        f"{len(parsed.statuses)} lokale statusser",
        f"{len(parsed.attachments)} bilag",
    ]
    route = "vej ukendt" if parsed.route is None else f"vej {'+'.join(parsed.route.treated) or 'tom'}"
    decision = f"beslutning ”{parsed.decision.text}”" if parsed.decision else "ingen beslutning"
    return f"{item.reference} {parsed.title}: {', '.join(parts)}, {route}, {decision}"
