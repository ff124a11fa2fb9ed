"""The goals as staff see them, with the figures that are kept from the public."""

from flask import Response

from portal.core import clock, settings
from portal.goals import policies
from portal.goals.pages.blueprint import GOAL, blueprint
from portal.goals.pages.finding import target_at
from portal.goals.presenters.staff import goal_page, index_page
from portal.web.access import requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.get("/maaltal")
@requires(policies.may_see)
def index() -> Response:
    """All goals with their latest figures."""
    return render("goals/index.html", page=index_page(session(), settings.municipality(session()), clock.today()))


@blueprint.get(GOAL)
@requires(policies.may_see)
def show(slug: str) -> Response:
    """One goal with everything that is known of it."""
    here = settings.municipality(session())
    return render("goals/show.html", page=goal_page(session(), target_at(slug), here, clock.today()))
