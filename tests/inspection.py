"""Every page that any test opens is inspected: what a page must have, whoever wrote it."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, current_app, has_app_context
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy import event
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.web.database import db


class InspectingClient(FlaskClient):
    """The test client, with eyes."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with _context_of_its_own(self.application):
            response = super().open(*args, **({"buffered": True} | kwargs))  # or a file it sends stays open
        is_redirect = 300 <= response.status_code < 400  # its body is Werkzeug's, and nobody sees it
        if response.mimetype == "text/html" and response.data and not is_redirect:
            faults = faults_of(response.get_data(as_text=True))
            assert not faults, f"{response.request.path}: " + "; ".join(faults)
        return response


@contextmanager
def _context_of_its_own(app: Flask) -> Iterator[None]:
    """A request must not share `g` and the database session with the test that makes it, nor with the one before.

    Flask takes an application context that is there already, and with it the actor of the request before.
    """
    if has_app_context() and current_app._get_current_object() is app:  # type: ignore[attr-defined]
        session = db.session()
        is_laid_out = not (session.new or session.dirty or session.deleted or session.info.get("flushed"))
        assert is_laid_out, "commit what the test has laid out before a client looks: session.commit()"
        session.rollback()
    with app.app_context():
        yield


def watch(session: Session) -> None:
    """Remember whether the test's session has written what it has not committed."""

    def note(*_args: object) -> None:
        session.info["flushed"] = True

    def forget(*_args: object) -> None:
        session.info.pop("flushed", None)

    event.listen(session, "after_flush", note)
    event.listen(session, "after_commit", forget)
    event.listen(session, "after_rollback", forget)


def faults_of(page: str) -> list[str]:
    """What is wrong with a page, in words that say what to do. A fragment is held to what holds for fragments."""
    is_whole = "<html" in page
    tree = lxml_html.document_fromstring(page) if is_whole else lxml_html.fragment_fromstring(page, create_parent="div")
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    faults = _inline(elements) + _foreign(elements) + _ids(elements) + _labels(tree) + _names(tree) + _forms(tree)
    return faults + _leftovers(elements) + (_whole_page(tree) + _references(elements) if is_whole else [])


def _whole_page(tree: Any) -> list[str]:
    faults = []
    if tree.get("lang") != "da":
        faults.append('say <html lang="da">')
    if len(tree.findall(".//h1")) != 1:
        faults.append(f"have exactly one h1, not {len(tree.findall('.//h1'))}")
    title = (tree.findtext(".//title") or "").strip()
    if not title or title.startswith("–"):
        faults.append("give the page a title of its own")
    if len(tree.findall(".//main")) != 1:
        faults.append("have exactly one main element")
    return faults


def _inline(elements: list[Any]) -> list[str]:
    faults = []
    for element in elements:
        faults += [
            f"take {name}= off <{element.tag}>: nothing inline"
            for name in element.keys()  # noqa: SIM118  lxml's elements are no dicts
            if name == "style" or re.match(r"on[a-z]+$|(data-)?hx-on", name)
        ]
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            faults.append(f"move the inline <{element.tag}> into a file")
        if (element.get("href") or "").strip().lower().startswith("javascript:"):
            faults.append("let the link lead to an address, not to a script")
    return faults


def _foreign(elements: list[Any]) -> list[str]:
    faults = []
    for element in elements:
        address = element.get("href" if element.tag == "link" else "src") or ""
        if re.match(r"(https?:)?//", address):
            faults.append(f"fetch nothing from another site: {address}")
    return faults


def _ids(elements: list[Any]) -> list[str]:
    counts = Counter(element.get("id") for element in elements if element.get("id"))
    return [f"use the id {name!r} once, not {count} times" for name, count in counts.items() if count > 1]


def _references(elements: list[Any]) -> list[str]:
    """In a whole page everything that is pointed at is there; a fragment may point out of itself."""
    ids = {element.get("id") for element in elements}
    faults = []
    for element in elements:
        for name in ("aria-labelledby", "aria-describedby", "for", "aria-controls"):
            missing = [reference for reference in (element.get(name) or "").split() if reference not in ids]
            faults += [f"{name}={reference!r} on <{element.tag}> points nowhere" for reference in missing]
        for name in ("hx-target", "href"):
            address = element.get(name) or ""
            if address.startswith("#") and address[1:] not in ids:
                faults.append(f"{name}={address!r} on <{element.tag}> points nowhere")
    return faults


def _labels(tree: Any) -> list[str]:
    labelled = {label.get("for") for label in tree.iter("label")}
    faults = []
    for field in tree.iter("input", "select", "textarea"):
        if field.get("type") in {"hidden", "submit"}:
            continue
        inside = any(parent.tag == "label" for parent in field.iterancestors())
        if not (inside or field.get("id") in labelled or field.get("aria-label") or field.get("aria-labelledby")):
            faults.append(f"label the field {field.get('name')!r}")
    return faults


def _names(tree: Any) -> list[str]:
    faults = []
    for element in tree.iter("button", "a"):
        pictured = any((image.get("alt") or "").strip() for image in element.iter("img"))
        if not (element.text_content().strip() or element.get("aria-label") or pictured):
            faults.append(f"give the <{element.tag}> a name that can be read")
    faults += [f"say in alt what {image.get('src')!r} shows" for image in tree.iter("img") if image.get("alt") is None]
    return faults


def _forms(tree: Any) -> list[str]:
    faults = []
    for form in tree.iter("form"):
        is_post = (form.get("method") or "get").lower() == "post"
        has_token = "csrf_token" in {field.get("name") for field in form.iter("input")}
        if is_post and not has_token:
            faults.append(f"put the csrf token into the form to {form.get('action')!r}")
        if has_token and not is_post:
            faults.append(f"keep the csrf token out of the address: the form to {form.get('action')!r} is a GET")
    return faults


def _leftovers(elements: list[Any]) -> list[str]:
    """What Python and Jinja leave where a template forgot that there may be nothing to show."""
    faults = []
    for element in elements:
        shown = [element.text, element.tail, element.get("value"), element.get("placeholder")]
        faults += [
            f"{text.strip()!r} stands in <{element.tag}>: show what a person can read"
            for text in shown
            if text and re.search(r"^\s*None\s*$|\{\{|\{%|<portal\.|<Markup|object at 0x", text)
        ]
    return faults
