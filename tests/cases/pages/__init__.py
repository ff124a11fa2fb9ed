"""The pages of cases, used as a browser uses them."""

from typing import Any

from flask.testing import FlaskClient
from lxml import html as lxml_html
from werkzeug.test import TestResponse

from portal.cases.models import Case
from portal.goals.models import Target

Typed = dict[str, Any]


def typed_in(page: TestResponse) -> Typed:
    """What a browser would send of the page's case form, if nothing more were typed in it."""
    tree: Any = lxml_html.document_fromstring(page.text)
    form = tree.find_class("case-form")[0]
    fields: Typed = {}
    for name, value in form.form_values():
        if name not in {"files", "csrf_token"}:  # a file field without a file; the token is of the moment
            fields.setdefault(name, []).append(value)
    return fields


def edit_url(case: Case) -> str:
    return f"/sager/{case.id}/rediger"


def form_of(browser: FlaskClient, case: Case) -> Typed:
    """The case's form as it opens."""
    page = browser.get(edit_url(case))
    assert page.status_code == 200
    return typed_in(page)


def send(browser: FlaskClient, case: Case, fields: Typed, *, do: str = "save", **headers: str) -> TestResponse:
    """Press one of the form's buttons."""
    return browser.post(
        edit_url(case),
        data={**fields, "do": do},
        content_type="multipart/form-data",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def headings(page: TestResponse, tag: str) -> list[str]:
    """The words of all elements of a kind."""
    root: Any = lxml_html.fromstring(page.text)
    return [" ".join(element.text_content().split()) for element in root.iter(tag)]


def with_area(browser: FlaskClient, case: Case, target: Target) -> TestResponse:
    """The form after the target's area is chosen."""
    typed = form_of(browser, case) | {"new_area": str(target.area_id)}
    return send(browser, case, typed, do="add:goal_statuses:")


def words_of(page: TestResponse) -> str:
    """What is read on the page."""
    tree: Any = lxml_html.fromstring(page.text)
    return " ".join(tree.text_content().split())
