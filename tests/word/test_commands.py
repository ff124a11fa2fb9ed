"""flask word item."""

from pathlib import Path

from docx import Document
from flask import Flask
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.app import create_app
from tests.conftest import settings
from tests.factories.agendas import a_released_meeting
from tests.factories.committees import a_committee


def test_an_item_is_written_by_its_reference(app: Flask, session: Session, tmp_path: Path) -> None:
    meeting = a_released_meeting(session, a_committee(session))
    (item,) = agendas.released(session, meeting.id)
    reference = str(item.reference)
    session.commit()
    output = tmp_path / "out.docx"
    result = app.test_cli_runner().invoke(args=["word", "item", reference.lower(), "-o", str(output)])
    assert result.exit_code == 0, result.output
    assert Document(str(output)).core_properties.title.startswith("1. Sag 1")


def test_an_unknown_or_misspelt_reference_says_so_and_writes_nothing(app: Flask, tmp_path: Path) -> None:
    output = tmp_path / "out.docx"
    runner = app.test_cli_runner()
    assert "intet punkt SOS-2013-104" in runner.invoke(args=["word", "item", "SOS-2013-104", "-o", str(output)]).output
    assert "SOS-2013-104" in runner.invoke(args=["word", "item", "104", "-o", str(output)]).output
    assert not output.exists()


def test_a_file_that_cannot_be_written_is_said_in_one_line(app: Flask, session: Session) -> None:
    meeting = a_released_meeting(session, a_committee(session))
    (item,) = agendas.released(session, meeting.id)
    reference = str(item.reference)
    session.commit()
    result = app.test_cli_runner().invoke(args=["word", "item", reference, "-o", "/findes/ikke/out.docx"])
    assert result.exit_code == 1
    assert "kan ikke skrives" in result.output


def test_without_tables_the_command_says_which_one_to_run(tmp_path: Path) -> None:
    app = create_app(settings(tmp_path))
    result = app.test_cli_runner().invoke(args=["word", "item", "SOS-2013-104", "-o", str(tmp_path / "out.docx")])
    assert result.exit_code == 1
    assert "flask init" in result.output
