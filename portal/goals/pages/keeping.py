"""The goals as staff see them, with the figures that are kept from the public."""

from flask import Response

from portal.core import clock, settings
from portal.goals import policies, queries
from portal.goals.pages.blueprint import blueprint
from portal.web.access import requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.get("/maaltal")
@requires(policies.may_see)
def index() -> Response:
    """All goals with their latest figures."""
    here = settings.municipality(session())
    goals = queries.goal_contents(session(), on=clock.today(), municipality_code=here.code, municipality_name=here.name)
    return render("goals/index.html", goals=goals)
