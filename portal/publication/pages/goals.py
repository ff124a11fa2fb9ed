"""The public pages of goals, which read editions and nothing else."""

from flask import Response

from portal.publication import queries
from portal.publication.pages.blueprint import blueprint, found
from portal.publication.presenters.goals import goal_page, goals_page
from portal.web.access import public
from portal.web.database import session
from portal.web.rendering import render


@blueprint.get("/maal")
@public
def goals() -> Response:
    """All goals by audience and area; nothing yet where none are published."""
    edition = queries.goals(session())
    return render("publication/goals.html", page=goals_page(session(), edition) if edition else None)


@blueprint.get("/maal/<string:slug>")
@public
def goal(slug: str) -> Response:
    """One goal with its series as chart and table."""
    row = found(queries.goal(session(), slug))
    return render("publication/goal.html", page=goal_page(session(), row))
