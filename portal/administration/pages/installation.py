"""What is unsafe or unfinished, and what the municipality says of itself."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from flask import Response, abort, current_app, flash, request
from flask.typing import ResponseReturnValue

from portal.administration import actions, queries
from portal.administration.forms import MunicipalityForm
from portal.administration.pages.blueprint import blueprint, done
from portal.administration.rules import unfinished, unsafe
from portal.committees.policies import may_administer
from portal.core import clock, settings
from portal.core.settings import Municipality
from portal.documents import queries as documents
from portal.goals.queries import figures
from portal.web.access import actor, public, requires
from portal.web.database import session
from portal.web.rendering import render

LOGO_KEPT_SECONDS = 31_536_000


@blueprint.get("/administration")
@requires(may_administer)
def index() -> Response:
    config = current_app.config
    found = queries.installation(
        session(),
        base_url=config["BASE_URL"],
        smtp_url=config["SMTP_URL"],
        mail_from=config["MAIL_FROM"],
        today=clock.today(),
        now=clock.now(),
    )
    return render("administration/index.html", unsafe=unsafe(found), unfinished=unfinished(found))


@blueprint.route("/administration/kommune", methods=["GET", "POST"])
@requires(may_administer)
def municipality() -> ResponseReturnValue:
    present = settings.municipality(session())
    shown = asdict(present) | ({"name": ""} if present.name == Municipality.name else {})
    shown |= {"threshold": figures.threshold(session())}
    form = MunicipalityForm(data=shown)
    if form.validate_on_submit():
        with form.catching():
            _save(form)
            _warn_of_code(present.code, form.code.data or "")
            return done("Kommunens oplysninger er gemt.", "municipality")
    return render("administration/municipality.html", form=form, present=present)


def _warn_of_code(before: str, after: str) -> None:
    """The municipality's own figures stand under its code: under another one nobody sees them."""
    count = queries.figures_under(session(), before) if before and before != after else 0
    if count:
        flash(
            f"Kommunens egne tal ({count}) står under koden {before} og vises ikke mere. "
            f"Var det en fejl, så skriv {before} igen.",
            "warning",
        )


def _save(form: MunicipalityForm) -> None:
    who: dict[str, Any] = {"actor": actor(), "at": clock.now()}
    named = ("name", "code", "contact_email", "phone", "address", "accessibility_url", "privacy_url")
    value = Municipality(**{name: form[name].data or "" for name in named})
    if form.threshold.data is not None:
        actions.set_threshold(session(), **who, threshold=form.threshold.data)
    if form.logo_file.data:
        root = Path(current_app.config["FILES"])
        actions.set_logo(session(), **who, data=form.logo_file.data.read(), root=root)
    actions.set_municipality(session(), **who, value=value)


@blueprint.post("/administration/kommune/fjern-logo")
@requires(may_administer)
def remove_logo() -> ResponseReturnValue:
    actions.remove_logo(session(), actor=actor(), at=clock.now())
    return done("Logoet er fjernet.", "municipality")


@blueprint.get("/logo")
@public
def logo() -> Response:
    """The municipality's logo. With its checksum as `v` in the address it may be kept for a year."""
    checksum = settings.municipality(session()).logo
    file = documents.by_sha256(session(), checksum) if checksum else None
    if file is None:
        abort(404)
    response = Response(documents.content_of(Path(current_app.config["FILES"]), checksum), content_type=file.media_type)
    response.set_etag(checksum)
    if request.args.get("v") == checksum[:12]:
        response.headers["Cache-Control"] = f"public, max-age={LOGO_KEPT_SECONDS}, immutable"
    response.make_conditional(request)
    return response
