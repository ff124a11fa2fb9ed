"""Putting right a definition that the municipality has made."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.goals import actions, queries
from portal.goals.models import Indicator, Target
from portal.goals.rules import Told
from tests.conftest import Login
from tests.factories.accounts import a_secretary
from tests.factories.goals import CODE, LOADED_AT, a_definition
from tests.goals.pages.reading import tree_of

KEY = "hjemloese-heraf-unge-under-25-aar"
PAGE = f"/maaltal/hjemloese/opgoerelser/{KEY}"
RIGHT = {
    "name": "Heraf unge",
    "definition": "De talte, der er fyldt 18 og ikke 25 år.",
    "denominator": "",
    "comparability": "Kun de voksne.",
    "source": "Herberget",
}


@pytest.fixture
def part(session: Session, goals: dict[str, Target]) -> Indicator:
    made = a_definition(session, goals["hjemloese"])
    session.commit()
    return made


def test_the_form_shows_how_it_is_described(caseworker: FlaskClient, part: Indicator) -> None:
    tree = tree_of(caseworker, PAGE)
    assert tree.xpath("//input[@name='name']/@value") == ["Heraf unge under 25 år"]
    assert tree.xpath("//select[@name='part_of']/option[@selected]/@value") == [str(part.part_of_id)]
    assert tree.xpath("//*[@name='unit']") == []


def test_it_is_put_right(caseworker: FlaskClient, session: Session, part: Indicator) -> None:
    answer = caseworker.post(PAGE, data=RIGHT | {"part_of": ""})
    assert (answer.status_code, answer.location) == (303, f"/maaltal/hjemloese/tal?opgoerelse={KEY}")
    found = queries.indicator_by_key(session, KEY)
    assert found is not None
    assert (found.name, found.comparability, found.part_of_id) == ("Heraf unge", "Kun de voksne.", None)
    assert "Opgørelsen er rettet." in caseworker.get(answer.location).text


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": ""}, "name", "Giv opgørelsen et navn."),
        ({"definition": ""}, "definition", "Skriv, hvad der tælles med."),
        ({"comparability": ""}, "comparability", "Skriv, hvordan opgørelsen adskiller sig."),
        ({"source": ""}, "source", "Skriv, hvor tallene kommer fra."),
        ({"part_of": "999999"}, "part_of", "Vælg en af mulighederne."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    caseworker: FlaskClient, part: Indicator, wrong: dict[str, str], field: str, said: str
) -> None:
    answer = caseworker.post(PAGE, data=RIGHT | {"part_of": str(part.part_of_id)} | wrong)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert said in answer.text


def test_what_was_public_as_a_part_says_why_it_stays_one(
    caseworker: FlaskClient, session: Session, part: Indicator
) -> None:
    line = Told(indicator=KEY, period="2025", value=9, at=LOADED_AT)
    actions.remember_public(session, area_code=CODE, shown=[line], at=LOADED_AT)
    session.commit()
    answer = caseworker.post(PAGE, data=RIGHT | {"part_of": ""})
    assert answer.status_code == 422
    assert "offentliggjort som en del af en anden" in answer.text


@pytest.mark.usefixtures("part")
def test_it_is_offered_where_its_figures_are_typed_and_on_the_goals_page(caseworker: FlaskClient) -> None:
    for address in (f"/maaltal/hjemloese/tal?opgoerelse={KEY}", "/maaltal/hjemloese"):
        assert PAGE in tree_of(caseworker, address).xpath("//main//a/@href")
    assert PAGE not in tree_of(caseworker, "/maaltal/hjemloese/tal").xpath("//main//a/@href")


@pytest.mark.usefixtures("goals")
def test_a_national_definition_is_not_corrected_here(caseworker: FlaskClient) -> None:
    address = "/maaltal/hjemloese/opgoerelser/hjemloese"
    for answer in (caseworker.get(address), caseworker.post(address, data=RIGHT)):
        assert answer.status_code == 409
        assert "Opgørelsen er national" in answer.text


@pytest.mark.usefixtures("part")
def test_a_definition_of_another_goal_is_not_found_here(caseworker: FlaskClient) -> None:
    assert caseworker.get(f"/maaltal/kriminalitet/opgoerelser/{KEY}").status_code == 404
    assert caseworker.get("/maaltal/hjemloese/opgoerelser/trafik").status_code == 404


@pytest.mark.usefixtures("part")
def test_a_secretary_only_reads(session: Session, login: Login) -> None:
    assert login(a_secretary(session)).get(PAGE).status_code == 403
