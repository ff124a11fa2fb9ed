"""The application: a readable list of what it is made of. It always starts; serving refuses an unsafe set-up."""

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from htmx_flask import Htmx

from portal.accounts import pages as accounts
from portal.administration import commands as administration_commands
from portal.administration import pages as administration
from portal.agendas import pages as agendas
from portal.agendas.presenters import OUTCOMES, PUBLIC_GOALS, STEPS, agenda_url, places_of_case
from portal.cases import pages as cases
from portal.cases.presenters import PLACES, TREATMENTS
from portal.cases.presenters.slots import PUBLISHED_STATUSES
from portal.committees import queries as committees
from portal.decisions import pages as decisions
from portal.decisions.presenters import decision_step, mentions_of_goal, outcomes, treatments
from portal.demo import commands as demo_commands
from portal.devtools import commands as devtools_commands
from portal.goals import pages as goals
from portal.goals.presenters.staff import MENTIONS
from portal.help import pages as help_pages
from portal.imports import commands as imports_commands
from portal.meetings import pages as meetings
from portal.meetings.presenters import AGENDA_PAGE
from portal.outbox import commands as outbox_commands
from portal.overview import pages as overview
from portal.publication import pages as publication
from portal.publication.presenters.meetings import published_goals
from portal.publication.presenters.publishing import agenda_step, minutes_step
from portal.publication.presenters.statuses import published_statuses
from portal.web import access, database, errors, rendering, security
from portal.web.navigation import Entry, set_menu
from portal.word import commands as word_commands
from portal.word import pages as word

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000

FEATURES = (
    accounts, meetings, goals, cases, agendas, decisions, word, publication, overview, administration, help_pages,
)  # fmt: skip
COMMANDS = (
    administration_commands, outbox_commands, word_commands, imports_commands, demo_commands,
    devtools_commands,
)  # fmt: skip
MENU = [
    Entry("Overblik", "overview.index"),
    Entry("Sager", "cases.index"),
    Entry("Møder", "meetings.index"),
    Entry("Udvalg og dagsordener", "publication.bodies"),
    Entry("Mål", "goals.index", otherwise="publication.goals"),
    Entry("Administration", "administration.index"),
    Entry("Hjælp", "help.index"),
]


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The portal. Settings come from the environment as PORTAL_*, and from `config`, which wins."""
    app = Flask("portal", root_path=str(ROOT / "portal"), instance_path=_instance_path(config))
    app.template_folder = str(ROOT / "templates")
    app.static_folder = str(ROOT / "static")
    _configure(app, config or {})
    database.init_app(app)
    Htmx(app)
    accounts.init_app(app)
    security.init_app(app)
    database.install_turns(app)
    access.init_app(app)
    rendering.init_app(app)
    errors.init_app(app)
    _fill_slots()
    for feature in FEATURES:
        app.register_blueprint(feature.blueprint)
    for commands in COMMANDS:
        commands.register(app)
    set_menu(app, MENU)
    return app


def _fill_slots() -> None:
    access.ACTOR_BY_USER.provide(committees.actor_by_user)
    AGENDA_PAGE.provide(agenda_url)
    PLACES.provide(places_of_case)
    OUTCOMES.provide(outcomes)
    TREATMENTS.provide(treatments)
    PUBLIC_GOALS.provide(published_goals)
    PUBLISHED_STATUSES.provide(published_statuses)
    MENTIONS.provide(mentions_of_goal)
    for steps in (agenda_step, decision_step, minutes_step):
        STEPS.provide(steps)


def _instance_path(config: Mapping[str, Any] | None) -> str:
    given = (config or {}).get("INSTANCE") or os.environ.get("PORTAL_INSTANCE")
    return str(Path(given).absolute() if given else ROOT / "instance")


def _configure(app: Flask, config: Mapping[str, Any]) -> None:
    instance = Path(app.instance_path)
    app.config.from_mapping(
        BASE_URL="http://localhost:5000",
        DATABASE_URL=f"sqlite:///{instance / 'portal.db'}",
        FILES=str(instance / "files"),
        PUBLIC_FILES=str(instance / "public"),
        MAX_CONTENT_LENGTH=100 * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=5 * MEGABYTE,
        MAX_FILE_SIZE=25 * MEGABYTE,
        SMTP_URL="",
        MAIL_FROM="",
    )
    app.config.from_prefixed_env("PORTAL", loads=_value)
    app.config.from_mapping(config)
    app.config["SQLALCHEMY_DATABASE_URI"] = _driver_url(app.config["DATABASE_URL"])
    instance.mkdir(parents=True, exist_ok=True)
    app.config.setdefault("SECRET_KEY", None)
    app.config["SECRET_KEY"] = app.config["SECRET_KEY"] or _secret_key(instance / "secret_key")


def _driver_url(url: str) -> str:
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _secret_key(path: Path) -> str:
    """The key of this instance, made once: the first of several processes that start together wins."""
    if not path.exists():
        own = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        own.touch(0o600)
        own.write_text(secrets.token_hex(32))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(own)
        own.unlink()
    return path.read_text()


def _value(text: str) -> int | str:
    """A setting from the environment: numbers are numbers."""
    return int(text) if text.isdecimal() else text
