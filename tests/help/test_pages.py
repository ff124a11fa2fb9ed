"""Help is open to everybody and says what the screens say."""

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html

from portal.core.actors import Role
from portal.decisions.rules import DecisionKind
from portal.goals.rules import Aim, Direction, Figure, Judgement, assess
from portal.goals.rules.disclosure import DEFAULT_THRESHOLD, LOWEST_THRESHOLD
from portal.goals.sheets import Reading, SheetKind, read_sheet
from portal.help.presenters import TOPICS


def words(tree: Any, path: str) -> list[str]:
    """The text of every such element."""
    return [element.text_content() for element in tree.findall(path)]


def test_the_index_links_to_every_page(client: FlaskClient) -> None:
    page = client.get("/hjaelp").text
    for topic in TOPICS:
        assert f'href="/hjaelp/{topic.slug}"' in page


@pytest.mark.parametrize("slug", [topic.slug for topic in TOPICS])
def test_a_page_is_open_to_a_guest_and_has_sections(client: FlaskClient, slug: str) -> None:
    answer = client.get(f"/hjaelp/{slug}")
    assert answer.status_code == 200
    assert len(lxml_html.fromstring(answer.text).findall(".//main//h2")) >= 3


@pytest.mark.parametrize("slug", ["ukendt", "..", "%2e%2e", "../base", "sagsbehandler.html", "Godkender", "%00"])
def test_an_unknown_page_is_not_found(client: FlaskClient, slug: str) -> None:
    assert client.get(f"/hjaelp/{slug}").status_code == 404


def test_every_role_has_a_page_of_its_name() -> None:
    assert {role.label for role in Role} <= {topic.title for topic in TOPICS}


@pytest.mark.parametrize(
    "judgement", [Judgement.ON_TRACK, Judgement.TOO_SLOW, Judgement.UNCHANGED, Judgement.WRONG_WAY]
)
def test_the_page_of_judgements_explains_the_computed_words(client: FlaskClient, judgement: Judgement) -> None:
    tree = lxml_html.fromstring(client.get("/hjaelp/vurdering").text)
    assert judgement.label in set(words(tree, ".//th"))


def test_the_example_of_a_file_can_be_read(client: FlaskClient) -> None:
    tree = lxml_html.fromstring(client.get("/hjaelp/tal").text)
    plain, statbank = words(tree, ".//main//pre")
    how = Reading(unit="pct.", areas={"999": "Eksempel Kommune", "000": "Hele landet"}, own_area="999", this_year=2026)
    sheet = read_sheet(plain.encode(), how)
    assert (sheet.fault_count, sheet.kind, len(sheet.figures)) == (0, SheetKind.PLAIN, 3)
    sheet = read_sheet(statbank.encode(), replace(how, unit="personer"))
    assert (sheet.fault_count, sheet.kind, len(sheet.figures)) == (0, SheetKind.STATBANK, 2)


def test_the_path_in_the_example_is_right(client: FlaskClient) -> None:
    aim = Aim(direction=Direction.AT_MOST, baseline_year=0, baseline_value=100, target_year=10, target_value=50)
    found = assess(aim, [Figure(moment=4, value=85)], unit="personer", this_year=4)
    assert (found.path, found.distance) == (80, 0.3)
    text = client.get("/hjaelp/vurdering").text
    assert "ligger den lige vej på 80" in text
    assert "30 procent af vejen" in text


def test_the_threshold_that_help_names_is_the_portals(client: FlaskClient) -> None:
    assert f"som oftest {DEFAULT_THRESHOLD}" in client.get("/hjaelp/smaa-tal").text
    assert f"er {DEFAULT_THRESHOLD}. Den kan sættes op, og ned til {LOWEST_THRESHOLD}" in (
        client.get("/hjaelp/administrator").text
    ).replace("</a>", "")


def test_the_secretarys_page_uses_the_words_of_the_decision(client: FlaskClient) -> None:
    assert DecisionKind.NOTED.label in client.get("/hjaelp/udvalgssekretaer").text


def test_no_page_links_into_nothing(client: FlaskClient) -> None:
    for topic in TOPICS:
        tree = lxml_html.fromstring(client.get(f"/hjaelp/{topic.slug}").text)
        for link in tree.findall(".//main//a"):
            assert client.get(link.get("href")).status_code in {200, 302}
