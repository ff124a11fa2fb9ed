"""The start page."""

from flask import Blueprint, Response

from portal.core import clock
from portal.overview import policies
from portal.overview.presenters import overview
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render

blueprint = Blueprint("overview", __name__)


@blueprint.get("/overblik")
@requires(policies.may_see_overview)
def index() -> Response:
    return render("overview/index.html", page=overview(session(), actor(), clock.today()))
