"""Help is open to everybody and says what the screens say."""

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html

from portal.core.actors import Role
from portal.decisions.rules import DecisionKind
from portal.help.presenters import TOPICS


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


def test_the_secretarys_page_uses_the_words_of_the_decision(client: FlaskClient) -> None:
    assert DecisionKind.NOTED.label in client.get("/hjaelp/udvalgssekretaer").text


def test_no_page_links_into_nothing(client: FlaskClient) -> None:
    for topic in TOPICS:
        tree = lxml_html.fromstring(client.get(f"/hjaelp/{topic.slug}").text)
        for link in tree.findall(".//main//a"):
            assert client.get(link.get("href")).status_code in {200, 302}
