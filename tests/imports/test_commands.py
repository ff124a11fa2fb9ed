"""flask import agenda, as the operator runs it; and the real documents, where they are."""

import io
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result
from docx import Document
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.agendas.models import AgendaItem
from portal.cases.models import GoalStatus, TargetMention
from portal.committees.models import Committee
from portal.demo.content import BODIES
from portal.publication.models import Edition
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue
from tests.imports.samples import AGENDA, CODES, HEADER


@pytest.fixture
def bodies(session: Session) -> list[Committee]:
    the_catalogue(session)
    made = [a_committee(session, code, "Omsorgsudvalget" if code == "OMS" else f"Udvalget {code}") for code in CODES]
    session.commit()
    return made


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "dagsorden.txt"
    path.write_text(AGENDA)
    return path


def run(app: Flask, *arguments: str | Path) -> Result:
    return app.test_cli_runner().invoke(args=["import", "agenda", *map(str, arguments)])


def rows(session: Session, model: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_the_operator_sees_what_was_made(app: Flask, session: Session, bodies: list[Committee], agenda: Path) -> None:
    result = run(app, agenda)
    assert result.exit_code == 0, result.output
    assert "OMS-2014-104" in result.output
    assert "9 nationale mål" in result.output


def test_without_the_operators_word_nothing_is_public(
    app: Flask, session: Session, bodies: list[Committee], agenda: Path
) -> None:
    run(app, agenda)
    assert rows(session, Edition) == 0


def test_with_it_the_agenda_and_the_minutes_are(
    app: Flask, session: Session, bodies: list[Committee], agenda: Path
) -> None:
    result = run(app, agenda, "--public-source")
    assert result.exit_code == 0, result.output
    assert rows(session, Edition) == 2
    page = app.test_client().get("/udvalg/oms/moeder/2014-03-05/punkter/104")
    assert "Til efterretning." in page.text


def test_a_second_run_with_the_operators_word_publishes_what_was_imported(
    app: Flask, session: Session, bodies: list[Committee], agenda: Path
) -> None:
    run(app, agenda)
    run(app, agenda, "--public-source")
    result = run(app, agenda, "--public-source")
    assert result.exit_code == 0, result.output
    assert (rows(session, Edition), rows(session, AgendaItem)) == (2, 1)


def test_a_broken_file_names_each_fault_by_file_and_line_and_stores_nothing(
    app: Flask, session: Session, bodies: list[Committee], tmp_path: Path
) -> None:
    broken = tmp_path / "ødelagt.txt"
    broken.write_text("Udvalg: Omsorgsudvalget\nMødedato: en dag i marts\n\nDagsordenpunkter\n\nIngen punkter\n")
    result = run(app, broken)
    assert result.exit_code == 1
    assert f"{broken}: linje 2" in result.stderr
    assert rows(session, AgendaItem) == 0


def test_a_good_file_beside_a_broken_one_is_imported(
    app: Flask, session: Session, bodies: list[Committee], agenda: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "tom.txt"
    broken.write_text("")
    assert run(app, broken, agenda).exit_code == 1
    assert rows(session, AgendaItem) == 1


def test_of_an_item_that_cannot_be_read_nothing_is_imported_and_nothing_published(
    app: Flask, session: Session, bodies: list[Committee], tmp_path: Path
) -> None:
    path = tmp_path / "dagsorden.txt"
    path.write_text(f"{HEADER}\n0. Et punkt uden rigtigt nummer\n\nSagsnr.: 1\n\n{AGENDA.removeprefix(HEADER)}")
    result = run(app, path, "--public-source")
    assert result.exit_code == 1
    assert (rows(session, AgendaItem), rows(session, Edition)) == (1, 0)


def test_a_file_that_is_no_text_is_refused(
    app: Flask, session: Session, bodies: list[Committee], tmp_path: Path
) -> None:
    path = tmp_path / "billede.txt"
    path.write_bytes(b"\x81\x8d\x8f\x90\x9d")
    result = run(app, path)
    assert result.exit_code == 1
    assert "ikke tekst" in result.stderr


@pytest.mark.parametrize("given", ["uden lighedstegn", "Navn=findes-ikke.txt"])
def test_a_wrong_attachment_option_says_how_it_is_written(
    app: Flask, session: Session, bodies: list[Committee], agenda: Path, given: str
) -> None:
    result = run(app, agenda, "--attachment", given)
    assert result.exit_code == 2
    assert "NAVN=FIL" in result.output


@pytest.mark.real_documents
def test_the_real_agenda_goes_the_whole_way(app: Flask, session: Session, tmp_path: Path) -> None:
    folder = Path(os.environ["PORTAL_REAL_DOCUMENTS"])
    (source,), (report,) = folder.glob("000_*.txt"), folder.glob("002_*.txt")
    the_catalogue(session)
    for code, name, _kind in BODIES:
        a_committee(session, code, name)
    session.commit()
    result = run(app, source, "--attachment", f"Alle skal med={report}", "--public-source")
    assert result.exit_code == 0, result.output
    assert (rows(session, TargetMention), rows(session, GoalStatus), rows(session, Edition)) == (9, 3, 2)
    browser = app.test_client()
    page = browser.get("/udvalg/sos/moeder/2013-10-30/punkter/104")
    assert "Til efterretning." in page.text
    public = browser.get("/udvalg/sos/moeder/2013-10-30/punkter/104/word")
    output = tmp_path / "out.docx"
    exported = app.test_cli_runner().invoke(args=["word", "item", "SOS-2013-104", "-o", str(output)])
    assert exported.exit_code == 0, exported.output
    for data in (public.data, output.read_bytes()):
        assert_reads_as_the_source(data, source.read_text())


def assert_reads_as_the_source(docx: bytes, source: str) -> None:
    """Every word of the source's item stands in the Word file's body or header."""
    document = Document(io.BytesIO(docx))
    with ZipFile(io.BytesIO(docx)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    everything = " ".join(parts)
    assert next(p.text for p in document.paragraphs if p.style and p.style.name == "Title").startswith("104.")
    words = {word.strip("•.,:;()\"'") for word in source.split()}
    missing = {word for word in words if word and word.replace("&", "&amp;") not in everything}
    assert missing <= {"Dagsordenpunkter", "Mødested", "Mødedato", "Udvalg", "Øvrige", "-", "104"}
