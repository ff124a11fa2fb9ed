"""flask import observations, as the operator runs it."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from portal.core.settings import Municipality, save_municipality
from portal.goals import queries
from tests.factories.goals import the_catalogue

GOOD = "år;tal\n2011;44\n2012;..\n2013;45\n"


@pytest.fixture(autouse=True)
def _catalogue(session: Session) -> None:
    save_municipality(session, Municipality(name="Eksempel Kommune", code="999"))
    the_catalogue(session)
    session.commit()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tal.csv"
    path.write_text(GOOD)
    return path


def run(app: Flask, file: Path, *options: str, key: str = "hjemloese", answer: str = "") -> Result:
    arguments = ["import", "observations", str(file), "--indicator", key, *options]
    return app.test_cli_runner().invoke(args=arguments, input=answer)


def stored(session: Session) -> list[tuple[str, float | None, str]]:
    session.rollback()
    indicator = queries.indicator_by_key(session, "hjemloese")
    assert indicator is not None
    return [(row.period, row.value, row.source) for row in queries.series(session, indicator.id, "999")]


def test_the_operator_sees_what_would_change_and_is_asked(app: Flask, session: Session, file: Path) -> None:
    result = run(app, file, answer="y\n")
    assert result.exit_code == 0, result.output
    for words in ("Kolonner: år: periode; tal: tal", "År: 2011–2013", "Nye tal: 3", "2013: 45\u00a0personer", "Gem"):
        assert words in result.output
    assert [period for period, _, _ in stored(session)] == ["2011", "2012", "2013"]


def test_nothing_is_stored_without_a_yes(app: Flask, session: Session, file: Path) -> None:
    assert run(app, file, answer="n\n").exit_code == 1
    assert stored(session) == []


def test_the_question_can_be_answered_beforehand_and_a_source_given(app: Flask, session: Session, file: Path) -> None:
    assert run(app, file, "--yes", "--source", "Egen tælling").exit_code == 0
    assert ("2013", 45, "Egen tælling") in stored(session)


def test_a_second_time_there_is_nothing_to_store(app: Flask, session: Session, file: Path) -> None:
    run(app, file, "--yes")
    result = run(app, file)
    assert (result.exit_code, "intet nyt at gemme" in result.output) == (0, True)


def test_a_changed_figure_is_shown_with_the_old_one(app: Flask, session: Session, file: Path) -> None:
    run(app, file, "--yes")
    file.write_text("år;tal\n2013;46\n")
    assert "2013: 45\u00a0personer → 46\u00a0personer" in run(app, file, "--yes").output


def test_a_wrong_row_is_named_and_nothing_is_stored(app: Flask, session: Session, file: Path) -> None:
    file.write_text(GOOD + "2014;33.6\n")
    result = run(app, file, "--yes")
    assert result.exit_code == 1
    assert "Linje 5, kolonnen ”tal”: ”33.6”" in result.stderr
    assert stored(session) == []


def test_a_file_that_is_no_table_is_refused_with_its_sentence(app: Flask, session: Session, file: Path) -> None:
    file.write_bytes(b"PK\x03\x04\0")
    result = run(app, file, "--yes")
    assert (result.exit_code, "Gem regnearket som CSV" in result.stderr) == (1, True)


def test_an_unknown_indicator_is_refused_with_those_there_are(app: Flask, session: Session, file: Path) -> None:
    result = run(app, file, key="findes-ikke")
    assert result.exit_code != 0
    assert "hjemloese" in result.stderr


def test_a_file_with_a_decimal_point_is_read_where_that_is_said(app: Flask, session: Session, file: Path) -> None:
    file.write_text("year,value\n2013,33.6\n")
    assert run(app, file, "--yes", key="stofmisbrug").exit_code == 1
    assert run(app, file, "--yes", "--decimal-point", key="stofmisbrug").exit_code == 0


def test_a_long_file_shows_how_far_it_is(app: Flask, session: Session, file: Path) -> None:
    rows = "".join(f"{area};{year};1\n" for area in range(100, 200) for year in range(1990, 2020))
    file.write_text(f"område;år;tal\n999;2013;45\n{rows}")
    result = run(app, file, "--yes")
    assert (result.exit_code, "Læser" in result.output) == (0, True)
    assert "3.000 rækker springes over" in result.output


def test_both_imports_stand_in_one_group(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["import", "--help"])
    assert "agenda" in result.output
    assert "observations" in result.output
