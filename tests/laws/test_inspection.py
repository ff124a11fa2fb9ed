"""Law: every page that any test opens is inspected by the client itself. Here each fault is shown to be caught."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import tiny
from tests.factories.accounts import a_person
from tests.inspection import faults_of

GOOD = """<!doctype html><html lang="da"><head><title>Sager – Kommunen</title>
<link rel="stylesheet" href="/static/portal.css"><script src="/static/portal.js" defer></script></head><body>
<a href="#main">Gå til indholdet</a><main id="main"><h1>Sager</h1><img src="/logo" alt="">
<form method="post" action="/sager"><input type="hidden" name="csrf_token" value="x"><label for="title">Titel</label>
<input id="title" name="title" aria-describedby="hint"><p id="hint">Kort.</p><button>Gem</button></form>
<form><label>Søg <input name="q"></label><button aria-label="Søg"></button></form>
<a href="/sager/1" hx-get="/sager/1" hx-target="#main">Sag 1</a></main></body></html>"""

BAD = {
    "two h1": ("<h1>Sager</h1>", "<h1>Sager</h1><h1>Igen</h1>", "exactly one h1, not 2"),
    "no h1": ("<h1>Sager</h1>", "<h2>Sager</h2>", "exactly one h1, not 0"),
    "no title": ("<title>Sager – Kommunen</title>", "", "title of its own"),
    "a title of the municipality alone": ("Sager – Kommunen", " – Kommunen", "title of its own"),
    "another language": ('lang="da"', 'lang="en"', 'lang="da"'),
    "no main": ("main", "div", "exactly one main"),
    "an inline style": ("<h1>", '<h1 style="color:red">', "take style= off <h1>"),
    "an inline handler": ("<h1>", '<h1 onclick="x()">', "take onclick= off <h1>"),
    "an htmx handler": ("<h1>", '<h1 hx-on:click="x()">', "nothing inline"),
    "an htmx handler in data": ("<h1>", '<h1 data-hx-on-click="x()">', "nothing inline"),
    "an inline script": ("<h1>", "<script>x()</script><h1>", "move the inline <script>"),
    "an inline style sheet": ("<h1>", "<style>p{}</style><h1>", "move the inline <style>"),
    "a link to a script": ('href="/sager/1"', 'href=" JavaScript:x()"', "not to a script"),
    "a script from elsewhere": ('src="/static/portal.js"', 'src="https://eksempel.dk/x.js"', "from another site"),
    "a picture from elsewhere": ('src="/logo"', 'src="//eksempel.dk/x.png"', "from another site"),
    "an id used twice": ('<p id="hint">', '<p id="title">', "use the id 'title' once"),
    "a description that is not there": ('id="hint"', 'id="other"', "aria-describedby='hint'"),
    "a label that points nowhere": ('for="title"', 'for="other"', "for='other'"),
    "a target that is not there": ('hx-target="#main"', 'hx-target="#liste"', "hx-target='#liste'"),
    "a jump to nowhere": ('href="#main"', 'href="#top"', "href='#top'"),
    "a field without a label": ('<label for="title">Titel</label>', "", "label the field 'title'"),
    "a button without a name": ("<button>Gem</button>", "<button> </button>", "give the <button> a name"),
    "a link without a name": (">Sag 1</a>", "></a>", "give the <a> a name"),
    "a link with an empty picture": (">Sag 1</a>", '><img src="/x" alt=""></a>', "give the <a> a name"),
    "a picture without alt": ('<img src="/logo" alt="">', '<img src="/logo">', "say in alt"),
    "a form without a token": ('<input type="hidden" name="csrf_token" value="x">', "", "put the csrf token"),
    "a token in an address": ("<form><label>", '<form><input type="hidden" name="csrf_token"><label>', "keep the csrf"),
    "nothing, as Python says it": ("Kort.", "None", "'None' stands in <p>"),
    "nothing in a field": ('name="title"', 'name="title" value="None"', "'None' stands in <input>"),
    "an object": ("Kort.", "&lt;portal.cases.models.Case object at 0x7f&gt;", "stands in <p>"),
    "a template's own marks": ("Kort.", "{{ case.title }}", "stands in <p>"),
}  # fmt: skip


def test_a_good_page_has_no_fault() -> None:
    assert faults_of(GOOD) == []


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_caught(fault: str) -> None:
    good, bad, said = BAD[fault]
    assert good in GOOD
    assert said in "; ".join(faults_of(GOOD.replace(good, bad)))


def test_a_fragment_may_point_out_of_itself() -> None:
    assert faults_of('<p id="liste"><a href="#main" hx-target="#side">Til toppen</a></p>') == []


def test_a_fragment_is_held_to_what_holds_for_fragments() -> None:
    assert faults_of('<p id="a">x</p><p id="a" onclick="x()">y</p>') != []


def test_the_client_fails_on_a_bad_page(fresh_app: Flask) -> None:
    tiny.add_to(fresh_app)
    with pytest.raises(AssertionError, match=r"/lille/daarlig: .*exactly one h1, not 2"):
        fresh_app.test_client().get("/lille/daarlig")


def test_the_client_fails_where_a_test_has_not_committed(session: Session, client: FlaskClient) -> None:
    a_person(session)
    with pytest.raises(AssertionError, match="commit what the test has laid out"):
        client.get("/")
