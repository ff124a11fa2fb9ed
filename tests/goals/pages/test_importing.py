"""The page where a file of figures is looked through and then stored."""

import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.core.settings import Municipality, save_municipality
from portal.goals import queries
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, an_administrator
from tests.factories.goals import the_catalogue

PAGE = "/maaltal/indlaes"
FILE = "område;år;tal\n000;2025;7000\n999;2024;44\n999;2025;45\n657;2025;30\n"


@pytest.fixture(autouse=True)
def _catalogue(session: Session) -> None:
    save_municipality(session, Municipality(name="Eksempel Kommune", code="999"))
    the_catalogue(session)


@pytest.fixture
def clerk(session: Session, login: Login) -> FlaskClient:
    return login(a_caseworker(session))


@pytest.fixture
def administrator(session: Session, login: Login) -> FlaskClient:
    return login(an_administrator(session))


def look(client: FlaskClient, text: str = FILE, *, key: str = "hjemloese", **more: str) -> TestResponse:
    file = (io.BytesIO(text.encode()), "tal.csv")
    return client.post(PAGE, data={"indicator": key, "mark": "comma", "file": file, "do": "preview", **more})


def fields(answer: TestResponse) -> dict[str, str]:
    page: Any = lxml_html.fromstring(answer.text)
    found = page.xpath("//main//input[not(@type='file') and not(@type='radio')] | //main//select")
    chosen = page.xpath("//main//input[@type='radio' and @checked]")
    return {field.get("name"): field.value or "" for field in [*found, *chosen]}


def confirm(client: FlaskClient, answer: TestResponse) -> TestResponse:
    return client.post(PAGE, data=fields(answer) | {"do": "import"})


def stored(session: Session, area: str = "999") -> dict[str, float | None]:
    session.rollback()
    indicator = queries.indicator_by_key(session, "hjemloese")
    assert indicator is not None
    return {row.period: row.value for row in queries.series(session, indicator.id, area)}


def test_a_file_is_looked_through_before_anything_is_stored(clerk: FlaskClient, session: Session) -> None:
    answer = look(clerk)
    assert answer.status_code == 200
    for words in ("tal.csv", "år: periode", "2024–2025", "Nye tal: 2", "Eksempel Kommune, 2025: 45", "Gem tallene"):
        assert words in answer.text
    assert stored(session) == {}


def test_what_was_looked_through_is_stored_when_it_is_confirmed(clerk: FlaskClient, session: Session) -> None:
    answer = confirm(clerk, look(clerk))
    assert (answer.status_code, stored(session)) == (303, {"2024": 44, "2025": 45})


def test_a_file_that_was_not_looked_through_is_not_stored(clerk: FlaskClient, session: Session) -> None:
    answer = look(clerk, do="import")
    assert (answer.status_code, stored(session)) == (422, {})
    assert "Se den nye liste igennem" in answer.text
    assert confirm(clerk, answer).status_code == 303


def test_a_second_time_there_is_nothing_to_store(clerk: FlaskClient, session: Session) -> None:
    confirm(clerk, look(clerk))
    answer = look(clerk)
    assert "Uændrede tal: 2" in answer.text
    assert "Der er intet nyt at gemme" in answer.text


def test_a_changed_figure_stands_beside_the_old(clerk: FlaskClient, session: Session) -> None:
    confirm(clerk, look(clerk))
    assert "45\u00a0personer → 46\u00a0personer" in look(clerk, "år;tal\n2025;46\n").text


def test_a_wrong_row_is_named_and_there_is_no_button(clerk: FlaskClient, session: Session) -> None:
    answer = look(clerk, "år;tal\n2024;44\n2025;33.6\n")
    assert answer.status_code == 422
    assert "Linje 3, kolonnen ”tal”: ”33.6”" in answer.text
    assert "Gem tallene" not in answer.text
    assert confirm(clerk, answer).status_code == 422
    assert stored(session) == {}


def test_a_caseworker_is_told_that_the_countrys_figures_are_left_out(clerk: FlaskClient, session: Session) -> None:
    before = stored(session, "000")
    answer = look(clerk)
    assert "Tallene for hele landet er ikke med" in answer.text
    confirm(clerk, answer)
    assert stored(session, "000") == before


def test_an_administrator_brings_in_the_countrys_figures_too(administrator: FlaskClient, session: Session) -> None:
    confirm(administrator, look(administrator))
    assert stored(session, "000")["2025"] == 7000


def test_what_was_looked_through_may_have_changed_meanwhile(clerk: FlaskClient, session: Session) -> None:
    first, second = look(clerk), look(clerk, "år;tal\n2025;40\n")
    confirm(clerk, second)
    answer = confirm(clerk, first)
    assert (answer.status_code, "40\u00a0personer → 45\u00a0personer" in answer.text) == (422, True)
    assert confirm(clerk, answer).status_code == 303
    assert stored(session)["2025"] == 45


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"indicator": "hjemloese"}, "Vælg en fil"),
        ({"indicator": ""}, "Vælg, hvad tallene handler om"),
        ({"indicator": "findes-ikke"}, "Vælg en af mulighederne"),
        ({"indicator": "hjemloese", "kept": "ikke en fil"}, "Vælg den igen"),
        ({"indicator": "hjemloese", "kept": "aWtrZSBlbiBmaWw="}, "Vælg den igen"),
    ],
)
def test_what_is_missing_is_said(clerk: FlaskClient, data: dict[str, str], said: str) -> None:
    answer = clerk.post(PAGE, data={"mark": "comma", "do": "preview", **data})
    assert (answer.status_code, said in answer.text) == (422, True)


def test_a_file_that_is_no_table_is_refused_at_its_field(clerk: FlaskClient) -> None:
    answer = look(clerk, "PK\x03\x04\0")
    assert (answer.status_code, "Gem regnearket som CSV" in answer.text) == (422, True)


def test_a_decimal_point_is_chosen(clerk: FlaskClient, session: Session) -> None:
    answer = look(clerk, "year,value\n2025,33.6\n", key="stofmisbrug", mark="point")
    assert "33,6\u00a0pct." in answer.text


def test_the_indicator_can_be_chosen_by_the_address(clerk: FlaskClient) -> None:
    assert fields(clerk.get(f"{PAGE}?indikator=stofmisbrug"))["indicator"] == "stofmisbrug"
