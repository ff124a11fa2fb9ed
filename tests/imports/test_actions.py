"""What an imported agenda becomes."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.actions import release
from portal.agendas.models import AgendaItem
from portal.cases.models import Case
from portal.cases.rules import CaseState
from portal.committees.models import Committee
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import queries as decisions
from portal.decisions.rules import DecisionKind
from portal.documents import actions as documents
from portal.documents.models import File
from portal.imports.actions.agenda import ImportRefused, ImportReport, import_agenda
from portal.imports.models import ImportSource
from portal.meetings.rules import MeetingState
from tests.factories.agendas import an_item
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue
from tests.factories.meetings import a_meeting
from tests.imports.samples import ADULTS, AGENDA, CODES, GOALS, HOMELESS, TITLE

NOW = clock.now()
ATTACHMENT = "Flere med"


@pytest.fixture
def bodies(session: Session) -> dict[str, Committee]:
    """The bodies that the sample's route names, and the catalogue of goals."""
    the_catalogue(session)
    names = {"OMS": "Omsorgsudvalget"}
    return {code: a_committee(session, code, names.get(code, f"Udvalget {code}")) for code in CODES}


def bring_in(session: Session, text: str = AGENDA, files: dict[str, tuple[str, File]] | None = None) -> ImportReport:
    return import_agenda(
        session, actor=SYSTEM, at=NOW, filename="dagsorden.txt", text=text, files=files or {}, is_public_source=False
    )


def the_item(session: Session) -> AgendaItem:
    item = agendas.by_reference(session, code="OMS", year=2014, number=104)
    assert item is not None
    return item


def test_the_meeting_the_case_and_the_item_are_made(session: Session, bodies: dict[str, Committee]) -> None:
    report = bring_in(session)
    item = the_item(session)
    assert report.meeting.held_on == date(2014, 3, 5)
    assert (item.case.title, item.case.case_number) == (TITLE, "27.00.00-A00-7-14")
    assert item.case.caseworker_id is None
    assert item.frozen is not None


def test_the_meeting_is_released_and_closed_since_all_is_decided(
    session: Session, bodies: dict[str, Committee]
) -> None:
    meeting = bring_in(session).meeting
    assert meeting.state is MeetingState.CLOSED
    assert meeting.released_at is not None


def test_the_decision_keeps_kind_and_words_and_ends_the_case(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    item = the_item(session)
    decision = decisions.for_item(session, item.id)
    assert decision is not None
    assert decision.kind is DecisionKind.NOTED
    assert item.case.state is CaseState.DECIDED


def test_all_nine_targets_are_linked_with_their_wording(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    mentions = the_item(session).case.mentions
    assert {mention.target.slug: mention.quotation for mention in mentions} == GOALS


def test_the_local_statuses_become_goal_status_rows_and_stay_in_the_text(
    session: Session, bodies: dict[str, Committee]
) -> None:
    bring_in(session)
    case = the_item(session).case
    assert [status.area.slug for status in case.goal_statuses] == ["hjemloese", "udsatte-voksne", "misbrug"]
    assert ADULTS in case.goal_statuses[1].html
    everything = " ".join(section.html for section in case.sections)
    assert ADULTS in everything
    assert HOMELESS.replace("&", "&amp;") in everything


def test_no_judgement_is_guessed(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    stated = {row.stated for status in the_item(session).case.goal_statuses for row in status.judgements}
    assert stated == {None}


def test_the_next_number_of_the_year_follows_the_imported_one(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    meeting = a_meeting(session, bodies["OMS"], held_on=date(2014, 4, 2))
    an_item(session, meeting)
    (item,) = release(session, actor=SYSTEM, at=NOW, meeting=meeting)
    assert item.number == 105


def test_importing_twice_changes_nothing(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    before = counts(session)
    again = bring_in(session)
    assert counts(session) == before
    assert again.made == []
    assert again.faults == []


def counts(session: Session) -> list[int | None]:
    return [session.scalar(select(func.count()).select_from(model)) for model in (AgendaItem, Case, ImportSource)]


def test_the_source_is_kept_as_it_was(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    assert session.scalars(select(ImportSource.text)).one() == AGENDA


def test_a_given_file_becomes_the_attachment_of_that_name(
    app: Flask, session: Session, bodies: dict[str, Committee]
) -> None:
    file = documents.store(session, data=b"Rapportens tekst.\n", root=Path(app.config["FILES"]), at=NOW)
    bring_in(session, files={ATTACHMENT: ("rapport.txt", file)})
    attachment, without_file = the_item(session).case.attachments
    assert without_file.file is None
    assert (attachment.title, attachment.filename, attachment.file) == (ATTACHMENT, "rapport.txt", file)


def test_a_closed_meeting_takes_no_further_item(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    more = AGENDA.replace("104. ", "105. ").replace(TITLE, "En senere sag")
    assert bring_in(session, more).faults != []
    assert agendas.by_reference(session, code="OMS", year=2014, number=105) is None


def test_a_given_file_that_the_agenda_does_not_name_is_said(
    app: Flask, session: Session, bodies: dict[str, Committee]
) -> None:
    file = documents.store(session, data=b"Noget andet.\n", root=Path(app.config["FILES"]), at=NOW)
    report = bring_in(session, files={"Et andet navn": ("andet.txt", file)})
    assert any("Et andet navn" in line for line in report.unplaced)


def test_a_file_given_too_late_is_said(app: Flask, session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    file = documents.store(session, data=b"Rapportens tekst.\n", root=Path(app.config["FILES"]), at=NOW)
    assert any(ATTACHMENT in line for line in bring_in(session, files={ATTACHMENT: ("rapport.txt", file)}).unplaced)


def test_the_same_item_with_another_decision_is_a_fault_and_changes_nothing(
    session: Session, bodies: dict[str, Committee]
) -> None:
    bring_in(session)
    report = bring_in(session, AGENDA.replace("Til efterretning.", "Udsat."))
    assert report.faults != []
    decision = decisions.for_item(session, the_item(session).id)
    assert decision is not None
    assert decision.text == "Til efterretning."


def test_an_unknown_body_is_refused_by_line(session: Session) -> None:
    with pytest.raises(ImportRefused, match="linje 1: udvalget"):
        bring_in(session)


def test_a_meeting_planned_here_is_never_overwritten(session: Session, bodies: dict[str, Committee]) -> None:
    a_meeting(session, bodies["OMS"], held_on=date(2014, 3, 5))
    with pytest.raises(ImportRefused, match="ikke importeret"):
        bring_in(session)


def test_a_number_that_another_case_has_is_a_fault(session: Session, bodies: dict[str, Committee]) -> None:
    bring_in(session)
    other = AGENDA.replace(TITLE, "En helt anden sag").replace("Lokale 2", "Lokale 3")
    assert bring_in(session, other).faults != []
    assert the_item(session).case.title == TITLE
