"""Målstatus sorted and filtered, by the address alone or by htmx; and how many queries it takes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy.orm import Session

from portal.goals.content import GoalContent
from portal.publication.content import FileRoots, json_of
from portal.publication.models import Edition, EditionItem
from portal.publication.rules import GOALS_SUBJECT, EditionKind
from tests.conftest import CountQueries
from tests.factories.goals import the_catalogue
from tests.factories.publication import Place, published_goals, published_minutes
from tests.goals.samples import SHARE, local, points
from tests.publication.pages.reader import page

HTMX = {"HX-Request": "true", "HX-Target": "goals"}
TWELVE_YEARS = {2009 + year: 30.0 + year for year in range(12)}


@pytest.fixture
def catalogue(session: Session, files: FileRoots) -> None:
    target = the_catalogue(session)["narkodoedsfald"]
    published_minutes(session, files, Place(target=target))
    published_goals(session, files)
    session.commit()


def goals_of(shown: str) -> list[str]:
    return [str(link).rpartition("/")[2] for link in lxml_html.fromstring(shown).xpath("//tbody//th/a/@href")]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("omraade=hjemloese", {"hjemloese"}),
        ("omraade=misbrug", {"stofmisbrug", "narkodoedsfald", "alkoholbehandling"}),
        ("vurdering=ikke-naaet", {"hjemloese", "narkodoedsfald"}),
        ("vurdering=ikke-naaet&omraade=misbrug", {"narkodoedsfald"}),
        ("vurdering=paa-rette-vej", set()),
    ],
)
def test_the_address_says_which_goals_are_shown(client: FlaskClient, asked: str, shown: set[str]) -> None:
    assert set(goals_of(page(client, f"/maal?{asked}"))) == shown


@pytest.mark.usefixtures("catalogue")
def test_each_audience_has_its_goals(client: FlaskClient) -> None:
    everything = goals_of(page(client, "/maal"))
    young = goals_of(page(client, "/maal?maalgruppe=boern-og-unge"))
    adults = goals_of(page(client, "/maal?maalgruppe=voksne"))
    assert young + adults == everything
    assert "kriminalitet" in young
    assert "hjemloese" in adults


@pytest.mark.usefixtures("catalogue")
def test_each_goal_set_has_its_goals(client: FlaskClient) -> None:
    first = goals_of(page(client, "/maal?maalsaet=alle-skal-med"))
    assert "hjemloese" in first
    assert len(first) < len(goals_of(page(client, "/maal")))


@pytest.mark.usefixtures("catalogue")
def test_nonsense_in_the_address_is_passed_over(client: FlaskClient) -> None:
    everything = goals_of(page(client, "/maal"))
    assert goals_of(page(client, "/maal?omraade=findes-ikke&sorter=x&vurdering=%00&maalsaet=<b>")) == everything


@pytest.mark.usefixtures("catalogue")
def test_the_most_spoken_of_can_stand_first(client: FlaskClient) -> None:
    assert goals_of(page(client, "/maal?sorter=sager"))[0] == "narkodoedsfald"


@pytest.mark.usefixtures("catalogue")
def test_the_hardest_can_stand_first(client: FlaskClient) -> None:
    assert goals_of(page(client, "/maal?sorter=vurdering"))[:2] == ["hjemloese", "narkodoedsfald"]


@pytest.mark.usefixtures("catalogue")
def test_the_newest_figures_can_stand_first(client: FlaskClient) -> None:
    assert goals_of(page(client, "/maal?sorter=dato"))[0] == "hjemloese"


@pytest.mark.usefixtures("catalogue")
def test_titles_stand_in_danish_order(client: FlaskClient) -> None:
    shown = page(client, "/maal?sorter=titel")
    assert goals_of(shown)[0] == "alkoholbehandling"
    assert ">Alle mål<" in shown


@pytest.mark.usefixtures("catalogue")
def test_the_form_remembers_what_was_asked_for(client: FlaskClient) -> None:
    tree = lxml_html.fromstring(page(client, "/maal?omraade=misbrug&sorter=dato"))
    assert tree.xpath("//option[@selected]/@value") == ["misbrug", "dato"]


@pytest.mark.usefixtures("catalogue")
def test_nothing_found_shows_the_way_back(client: FlaskClient) -> None:
    shown = page(client, "/maal?vurdering=paa-rette-vej")
    assert "Ingen mål passer til valget." in shown
    assert "Vis alle mål" in shown


@pytest.mark.usefixtures("catalogue")
def test_htmx_gets_the_goals_alone(client: FlaskClient) -> None:
    part = client.get("/maal?omraade=hjemloese", headers=HTMX).get_data(as_text=True)
    assert part.strip().startswith('<div id="goals">')
    assert goals_of(part) == ["hjemloese"]


@pytest.mark.usefixtures("catalogue")
def test_the_back_button_gets_the_whole_page(client: FlaskClient) -> None:
    back = client.get("/maal?omraade=hjemloese", headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert "<html" in back.get_data(as_text=True)


def test_htmx_gets_a_whole_page_where_nothing_is_published(client: FlaskClient) -> None:
    shown = client.get("/maal", headers=HTMX).get_data(as_text=True)
    assert "Målene er ikke offentliggjort endnu." in shown


def an_edition(session: Session, count: int, version: int) -> None:
    goals = [_goal(number) for number in range(1, count + 1)]
    items = [
        EditionItem(
            position=goal.number,
            slug=goal.slug,
            title=goal.title,
            salt="",
            sha256="",
            content=json_of(goal),
        )
        for goal in goals
    ]
    at = datetime(2026, 10, 1, version, tzinfo=UTC)
    session.add(
        Edition(
            kind=EditionKind.GOALS,
            subject=GOALS_SUBJECT,
            version=version,
            published_at=at,
            sha256="",
            change_log="",
            items=items,
        )
    )
    session.commit()


def _goal(number: int) -> GoalContent:
    goal = replace(SHARE, number=number, slug=f"maal-{number}", title=f"Mål {number}", series=points(TWELVE_YEARS))
    return replace(goal, local=local(goal, dict(TWELVE_YEARS)))


@pytest.mark.parametrize("address", ["/maal", "/maal?sorter=vurdering", "/maal/maal-1", "/maal/omraader/hjemloese"])
def test_thirty_goals_of_twelve_years_take_no_more_queries_than_two(
    session: Session, client: FlaskClient, count_queries: CountQueries, address: str
) -> None:
    an_edition(session, 2, version=1)
    page(client, address)  # what the first page of all asks for, such as the schema, is asked once
    with count_queries() as few:
        page(client, address)
    an_edition(session, 30, version=2)
    with count_queries() as many:
        page(client, address)
    assert len(many) == len(few)
