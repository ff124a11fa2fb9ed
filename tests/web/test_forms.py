"""Forms: Danish messages, composed text, nothing typed is lost, and rules that land at their field."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest
import wtforms.fields
import wtforms.validators
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from portal.core.settings import get
from portal.web.forms import DanishMessages
from tests import tiny
from tests.tiny import TinyForm

# The first three tell a programmer what is wrong; the rest belong to fields and validators that no form of ours has.
NOT_SHOWN = {
    "Invalid field name '%s'.",
    "Choices cannot be None.",
    "This field is disabled and cannot have a value.",
    "This field cannot be edited.",
    "Invalid IP address.",
    "Invalid Mac address.",
    "Invalid UUID.",
    "Invalid value, must be one of: %(values)s.",
    "Invalid value, can't be any of: %(values)s.",
    "Not a valid datetime value.",
    "Not a valid week value.",
}


@pytest.fixture
def app(fresh_app: Flask) -> Flask:
    tiny.add_to(fresh_app)
    return fresh_app


def filled(app: Flask, **values: str) -> TinyForm:
    with app.test_request_context("/", method="POST"):
        form = TinyForm(MultiDict(values))
        form.validate()
        return form


def wtforms_messages() -> Iterator[str]:
    names = [module.name for module in pkgutil.iter_modules(wtforms.fields.__path__)]
    for module in [wtforms.validators, *(importlib.import_module(f"wtforms.fields.{name}") for name in names)]:
        for quoted in re.findall(r'n?gettext\(\s*((?:"[^"]*"\s*)+)', inspect.getsource(module)):
            yield "".join(re.findall(r'"([^"]*)"', quoted))


def test_every_message_that_wtforms_can_show_is_danish() -> None:
    english = {message for message in wtforms_messages() if DanishMessages().gettext(message) == message}
    assert english <= NOT_SHOWN, f"add Danish words to portal/web/forms.py for: {sorted(english - NOT_SHOWN)}"


def test_what_is_not_shown_is_what_wtforms_still_has() -> None:
    assert set(wtforms_messages()) >= NOT_SHOWN


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Udfyld feltet."),
        ("name", "x" * 21, "Skriv højst 20 tegn."),
        ("email", "ingen", "Skriv en e-mailadresse, fx navn@kommune.dk."),
        ("number", "to", "Skriv et helt tal."),
        ("number", "12", "Tallet skal være mellem 1 og 9."),
        ("day", "i går", "Skriv en dato, fx 30-10-2026."),
        ("kind", "c", "Vælg en af mulighederne."),
        ("secret", "ab", "Skriv mindst 3 tegn."),
    ],
)
def test_a_field_says_in_danish_what_is_wrong(app: Flask, field: str, value: str, message: str) -> None:
    form = filled(app, **({"name": "navn"} | {field: value}))
    assert list(form.errors) == [field]
    assert form.errors[field][0] == message


def test_text_is_composed_and_trimmed(app: Flask) -> None:
    assert filled(app, name="  A\u030arhus\x00 ").name.data == "Århus"


def test_a_password_is_composed_but_not_trimmed(app: Flask) -> None:
    assert filled(app, name="navn", secret=" a\u030a ").secret.data == " å "


def test_a_wrong_form_comes_back_with_everything_that_was_typed(client: FlaskClient, session: Session) -> None:
    answer = client.post("/lille/formular", data={"name": "Navn", "email": "ingen", "number": "7"})
    assert answer.status_code == 422
    assert 'value="Navn"' in answer.text
    assert 'value="ingen"' in answer.text
    assert 'value="7"' in answer.text
    assert get(session, "navn") is None


def test_a_right_form_is_kept_and_redirects(client: FlaskClient, session: Session) -> None:
    assert client.post("/lille/formular", data={"name": "Navn"}).status_code == 303
    assert get(session, "navn") == "Navn"


def test_a_broken_rule_lands_at_its_field_and_changes_nothing(client: FlaskClient, session: Session) -> None:
    answer = client.post("/lille/formular", data={"name": "taget"})
    assert answer.status_code == 422
    assert "<em>Navnet er taget.</em>" in answer.text
    assert get(session, "navn") is None


def test_a_broken_rule_of_no_field_here_lands_at_the_form(client: FlaskClient, session: Session) -> None:
    answer = client.post("/lille/formular", data={"name": "farve"})
    assert answer.status_code == 422
    assert "<strong>Farven kendes ikke.</strong>" in answer.text
    assert get(session, "navn") is None


def test_fields_that_a_form_does_not_have_are_not_read(client: FlaskClient, session: Session) -> None:
    client.post("/lille/formular", data={"name": "Navn", "key": "demo", "value": "1", "is_demo": "1"})
    assert get(session, "demo") is None
