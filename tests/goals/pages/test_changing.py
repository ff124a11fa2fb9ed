"""Changing states, adding definitions, and saying who answers for an area."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.goals import queries
from portal.goals.models import Target
from portal.goals.rules import TargetState
from tests.conftest import Login
from tests.factories.accounts import a_secretary
from tests.factories.goals import a_definition
from tests.goals.pages.reading import tree_of

STATE = "/maaltal/kriminalitet/tilstand"
OWN = "/maaltal/hjemloese/eget-maal"
DEFINITION = "/maaltal/hjemloese/anden-opgoerelse"
OWNER = "/maaltal/omraader/hjemloese/ansvarlig"
A_STATE = {"state": "reached", "since": "2025", "source": "Danmarks Statistik", "note": "", "successor": ""}
A_DEFINITION = {
    "name": "Heraf unge under 25 år",
    "definition": "De talte, der ikke er fyldt 25 år.",
    "part_of": "",
    "unit": "personer",
    "denominator": "",
    "comparability": "En del af alle de talte.",
    "source": "Kommunens egen opgørelse",
}


def test_a_state_is_changed_and_the_goals_page_says_so(administrator: FlaskClient, session: Session) -> None:
    answer = administrator.post(STATE, data=A_STATE)
    assert (answer.status_code, answer.location) == (303, "/maaltal/kriminalitet")
    target = queries.target_by_slug(session, "kriminalitet")
    assert target is not None
    assert (target.state, target.states[-1].since, target.states[-1].source) == (
        TargetState.REACHED,
        "2025",
        "Danmarks Statistik",
    )
    assert "Tilstanden er gemt" in administrator.get("/maaltal/kriminalitet").text


def test_a_superseded_goal_links_to_what_took_its_place(
    administrator: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    given = A_STATE | {"state": "superseded", "successor": str(goals["hjemloese"].id)}
    assert administrator.post(STATE, data=given).status_code == 303
    tree = tree_of(administrator, "/maaltal/kriminalitet")
    assert "/maaltal/hjemloese" in tree.xpath("//section[@aria-labelledby='states']//a/@href")


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"state": ""}, "state", "Vælg en tilstand."),
        ({"state": "findes-ikke"}, "state", "Vælg en af mulighederne."),
        ({"since": ""}, "since", "Skriv, hvornår"),
        ({"since": "sidste år"}, "since", "Skriv et år (2016), en måned (2016-05) eller en dag (2013-09-12)"),
        ({"since": "2026-03-03"}, "since", "ikke ligger i fremtiden"),
        ({"source": ""}, "source", "Skriv, hvor det står."),
        ({"source": "x" * 301}, "source", "Skriv højst 300 tegn."),
        ({"state": "superseded"}, "successor", "Vælg det mål, der har afløst dette"),
        ({"successor": "999999"}, "successor", "Vælg en af mulighederne."),
        ({"successor": "x"}, "successor", "Vælg en af mulighederne."),
    ],
)
def test_a_wrong_state_is_said_at_its_field_and_changes_nothing(
    administrator: FlaskClient, session: Session, wrong: dict[str, str], field: str, said: str
) -> None:
    answer = administrator.post(STATE, data=A_STATE | wrong)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert said in answer.text
    target = queries.target_by_slug(session, "kriminalitet")
    assert target is not None
    assert target.state is not TargetState.REACHED


def test_a_goal_is_not_offered_as_its_own_successor(administrator: FlaskClient, goals: dict[str, Target]) -> None:
    offered = tree_of(administrator, STATE).xpath("//select[@name='successor']/option/@value")
    assert str(goals["kriminalitet"].id) not in offered
    assert str(goals["hjemloese"].id) in offered


def test_another_definition_is_made_and_its_figures_are_asked_for(caseworker: FlaskClient, session: Session) -> None:
    answer = caseworker.post(DEFINITION, data=A_DEFINITION)
    assert (answer.status_code, answer.location) == (
        303,
        "/maaltal/hjemloese/tal?opgoerelse=hjemloese-heraf-unge-under-25-aar",
    )
    made = queries.indicator_by_key(session, "hjemloese-heraf-unge-under-25-aar")
    assert made is not None
    assert (made.comparability, made.part_of_id) == ("En del af alle de talte.", None)
    assert caseworker.get(answer.location).status_code == 200


def test_a_part_is_offered_of_what_is_counted_and_is_no_part_itself(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    part = a_definition(session, goals["hjemloese"])
    session.commit()
    offered = tree_of(caseworker, DEFINITION).xpath("//select[@name='part_of']/option/@value")
    assert str(goals["hjemloese"].indicator_id) in offered
    assert str(part.id) not in offered
    assert tree_of(caseworker, "/maaltal/stofmisbrug/anden-opgoerelse").xpath(
        "//select[@name='part_of']/option/@value"
    ) == [""]
    given = A_DEFINITION | {"name": "Heraf kvinder", "part_of": str(goals["hjemloese"].indicator_id)}
    assert caseworker.post(DEFINITION, data=given).status_code == 303
    made = queries.indicator_by_key(session, "hjemloese-heraf-kvinder")
    assert made is not None
    assert made.part_of_id == goals["hjemloese"].indicator_id


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": ""}, "name", "Giv opgørelsen et navn."),
        ({"definition": ""}, "definition", "Skriv, hvad der tælles med."),
        ({"comparability": ""}, "comparability", "Skriv, hvordan opgørelsen adskiller sig."),
        ({"unit": "kroner"}, "unit", "Vælg en af mulighederne."),
        ({"unit": "pct."}, "denominator", "Skriv, hvem andelen er beregnet af."),
        ({"source": ""}, "source", "Skriv, hvor tallene kommer fra."),
        ({"part_of": "999999"}, "part_of", "Vælg en af mulighederne."),
    ],
)
def test_a_wrong_definition_is_said_at_its_field(
    caseworker: FlaskClient, wrong: dict[str, str], field: str, said: str
) -> None:
    answer = caseworker.post(DEFINITION, data=A_DEFINITION | wrong)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert said in answer.text


def test_what_is_not_measured_has_no_other_definition(caseworker: FlaskClient) -> None:
    assert caseworker.get("/maaltal/alkoholbehandling/anden-opgoerelse").status_code == 409


def test_somebody_answers_for_an_area(administrator: FlaskClient, session: Session) -> None:
    answer = administrator.post(OWNER, data={"responsible": "Center for Voksne"})
    assert (answer.status_code, answer.location) == (303, "/maaltal#hjemloese")
    assert 'value="Center for Voksne"' in administrator.get(OWNER).text
    assert "Ansvarlig: Center for Voksne" in administrator.get("/maaltal").text
    assert administrator.post(OWNER, data={"responsible": "x" * 201}).status_code == 422


@pytest.mark.parametrize(
    "address", [STATE, OWN, DEFINITION, OWNER, "/maaltal/trafik/tilstand", "/maaltal/omraader/trafik/ansvarlig"]
)
def test_a_secretary_only_reads(session: Session, goals: dict[str, Target], login: Login, address: str) -> None:
    assert login(a_secretary(session)).get(address).status_code == 403


@pytest.mark.parametrize("part", ["tilstand", "eget-maal", "anden-opgoerelse"])
def test_what_is_not_there_is_not_found(administrator: FlaskClient, part: str) -> None:
    assert administrator.get(f"/maaltal/trafik/{part}").status_code == 404
    assert administrator.get("/maaltal/omraader/trafik/ansvarlig").status_code == 404
