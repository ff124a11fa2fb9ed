"""A handful of tiny pages beside the portal's own, on which the machinery of `portal.web` is tried by itself."""

from typing import Any

from flask import Blueprint, Flask, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from jinja2 import DictLoader
from wtforms import DateField, EmailField, IntegerField, PasswordField, SelectField, StringField
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional

from portal.committees import queries as committees
from portal.committees.models import Committee
from portal.core.actors import Actor, is_known, is_staff
from portal.core.errors import NotFoundError, RuleBroken
from portal.core.settings import Setting, get, put
from portal.web.access import public, requires
from portal.web.database import aside, session
from portal.web.forms import Form
from portal.web.rendering import render

PAGE = '{% extends "base.html" %}{% block title %}Lille{% endblock %}{% block content %}<h1>Lille</h1>'
TEMPLATES = {
    "tiny/plain.html": PAGE + "<p>{{ text }}</p>{% endblock %}",
    "tiny/bad.html": PAGE + "<h1>Igen</h1>{% endblock %}",
    "tiny/undefined.html": PAGE + "<p>{{ nobody.knows }}</p>{% endblock %}",
    "tiny/menu.html": PAGE
    + "{% for link in menu() %}<p>{{ link.label }}:{{ link.url }}:{{ link.is_current }}</p>{% endfor %}{% endblock %}",
    "tiny/listed.html": PAGE
    + '{% block liste %}<ul id="liste">{% for word in words %}<li>{{ word }}</li>{% endfor %}</ul>{% endblock %}'
    + "{% endblock %}",
    "tiny/form.html": PAGE
    + '<form method="post"><input type="hidden" name="csrf_token" value="{{ csrf_token() }}">'
    + "{% for field in form if field.name != 'csrf_token' %}<p>{{ field.label }}{{ field() }}"
    + "{% for error in field.errors %}<em>{{ error }}</em>{% endfor %}</p>{% endfor %}"
    + "{% for error in form.form_errors %}<strong>{{ error }}</strong>{% endfor %}"
    + "<button>Gem</button></form>{% endblock %}",
}


class NameTaken(RuleBroken):
    sentence = "Navnet er taget."
    field = "name"


class ColourUnknown(RuleBroken):
    sentence = "Farven kendes ikke."
    field = "colour"


# WTForms takes plain values, which its types have not heard of; pairs are on their way out.
CHOICES: list[Any] = ["a", "b"]


class TinyForm(Form):
    """A field of each kind that the portal uses."""

    name = StringField("Navn", [InputRequired(), Length(max=20)])
    email = EmailField("E-mail", [Optional(), Email()])
    number = IntegerField("Antal", [Optional(), NumberRange(min=1, max=9)])
    day = DateField("Dag", [Optional()])
    kind = SelectField("Slags", [Optional()], choices=CHOICES, default="a")
    secret = PasswordField("Kode", [Optional(), Length(min=3)])


def may_see(actor: Actor, thing: Committee) -> bool:
    """Whoever sits in the body, and staff."""
    return is_staff(actor) or thing.id in actor.seats


def may_edit(actor: Actor, thing: Committee) -> bool:
    """Staff."""
    return is_staff(actor)


def add_to(app: Flask, url_prefix: str = "/lille") -> None:
    """Put the tiny pages into an app that has not answered yet."""
    tiny = Blueprint("tiny", __name__, url_prefix=url_prefix)
    tiny.jinja_loader = DictLoader(TEMPLATES)
    _add_open_pages(tiny)
    _add_closed_pages(tiny)
    _add_writing_pages(tiny)
    app.register_blueprint(tiny)


def _add_open_pages(tiny: Blueprint) -> None:
    @tiny.get("/aaben")
    @public
    def opened() -> Response:
        return render("tiny/plain.html", text=request.args.get("tekst", "åben"))

    @tiny.get("/daarlig")
    @public
    def bad() -> Response:
        return render("tiny/bad.html")

    @tiny.get("/udefineret")
    @public
    def undefined() -> Response:
        return render("tiny/undefined.html")

    @tiny.get("/liste")
    @public
    def listed() -> Response:
        return render("tiny/listed.html", fragment="liste", words=["et", "to"])

    @tiny.get("/borte")
    @public
    def gone() -> Response:
        raise NotFoundError("Udgaven findes ikke.")


def _add_closed_pages(tiny: Blueprint) -> None:
    @tiny.get("/glemt")
    def undeclared() -> str:
        return "hemmeligt"

    @tiny.get("/lukket")
    @requires(is_known)
    def closed() -> Response:
        return render("tiny/menu.html")

    @tiny.get("/stab")
    @requires(is_staff)
    def staff() -> Response:
        return render("tiny/plain.html", text="stab")

    @tiny.get("/ting/<int:thing_id>")
    @requires(may_see, thing=committees.get)
    def thing(thing: Committee) -> Response:
        return render("tiny/plain.html", text=thing.name)

    @tiny.route("/ting/<int:thing_id>/ret", methods=["GET", "POST"])
    @requires(may_edit, knows=may_see, thing=committees.get)
    def edit_thing(thing: Committee) -> Response:
        return render("tiny/plain.html", text=f"ret {thing.name}")


def _add_writing_pages(tiny: Blueprint) -> None:
    @tiny.route("/formular", methods=["GET", "POST"])
    @public
    def form() -> ResponseReturnValue:
        form = TinyForm()
        if form.validate_on_submit():
            with form.catching():
                _refuse(form.name.data or "")
                put(session(), "navn", form.name.data or "")
                return redirect(url_for("tiny.form"), 303)
        return render("tiny/form.html", form=form)

    @tiny.post("/skriv")
    @public
    def write() -> ResponseReturnValue:
        """Write first, then answer, or fail, as the form says."""
        put(session(), "navn", "skrevet")
        flash("Gemt", "success")
        return _end_as(request.form.get("slut", ""))

    @tiny.get("/skriv-ved-laesning")
    @public
    def write_on_get() -> Response:
        put(session(), "navn", "skrevet")
        return render("tiny/plain.html", text="læst")

    @tiny.route("/ved-siden-af", methods=["GET", "POST"])
    @public
    def beside() -> ResponseReturnValue:
        aside(lambda own: put(own, "ved siden af", "skrevet"))
        aside(lambda own: put(own, "set", get(own, "navn") or "intet"))
        if request.method == "POST":
            put(session(), "navn", "skrevet")
            return render("tiny/plain.html", status=int(request.form["status"]), text="besvaret")
        return render("tiny/plain.html", text="læst")


def _refuse(name: str) -> None:
    refusals = {"taget": NameTaken, "farve": ColourUnknown}
    if name in refusals:
        put(session(), "navn", name)
        raise refusals[name]


def _end_as(end: str) -> ResponseReturnValue:
    if end == "fejl":
        raise RuntimeError("something nobody thought of")
    if end == "regel":
        raise NameTaken
    if end == "databasefejl":
        session().add(Setting(key="navn", value="igen"))
        session().flush()
    if end == "fejl ved commit":
        session().add(Setting(key=None, value="uden nøgle"))
    if end.isdigit():
        return render("tiny/plain.html", status=int(end), text="besvaret")
    return redirect(url_for("tiny.opened"), 303)
