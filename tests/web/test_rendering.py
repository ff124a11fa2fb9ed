"""The one render: whole pages, fragments and StrictUndefined."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import UndefinedError

from tests import tiny

HTMX = {"HX-Request": "true", "HX-Target": "liste"}


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    return fresh_app


def test_a_page_is_rendered_whole(client: FlaskClient) -> None:
    assert "<html" in client.get("/lille/liste").text


def test_htmx_gets_the_block_it_asks_for(client: FlaskClient) -> None:
    answer = client.get("/lille/liste", headers=HTMX)
    assert answer.text.strip() == '<ul id="liste"><li>et</li><li>to</li></ul>'


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Target": "liste"},
        {"HX-Request": "true"},
        {"HX-Request": "true", "HX-Target": "noget-andet"},
        HTMX | {"HX-History-Restore-Request": "true"},
    ],
)
def test_whoever_asks_otherwise_gets_the_whole_page(client: FlaskClient, headers: dict[str, str]) -> None:
    assert "<html" in client.get("/lille/liste", headers=headers).text


def test_a_cache_is_told_that_the_answer_depends_on_htmx(client: FlaskClient) -> None:
    vary = client.get("/lille/liste").vary
    assert "HX-Request" in vary
    assert "HX-Target" in vary


def test_a_name_that_a_template_does_not_know_is_an_error(client: FlaskClient) -> None:
    with pytest.raises(UndefinedError, match="nobody"):
        client.get("/lille/udefineret")


def test_what_is_shown_is_escaped(client: FlaskClient) -> None:
    answer = client.get("/lille/aaben", query_string={"tekst": "<b onclick=x>"})
    assert "&lt;b onclick=x&gt;" in answer.text


def test_components_are_macros_with_a_file_each(app: Flask) -> None:
    with app.test_request_context("/"):
        template = app.jinja_env.from_string('{{ ui.tag("Kladde") }}')
        assert "Kladde" in template.render()
