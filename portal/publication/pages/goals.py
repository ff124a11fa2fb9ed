"""The public pages of goals, which read editions and nothing else."""

import hashlib

from flask import Response, request

from portal.documents.presenters import send
from portal.goals.presenters.figures_file import MEDIA_TYPE, figures_file
from portal.publication import queries
from portal.publication.forms import GoalsForm
from portal.publication.pages.blueprint import blueprint, found
from portal.publication.presenters.goals import SORTINGS, Wish, area_page, goal_of, goal_page, goals_page
from portal.web.access import public
from portal.web.database import session
from portal.web.forms import choices
from portal.web.rendering import render


@blueprint.get("/maal")
@public
def goals() -> Response:
    """All goals by audience and area, or those that the address asks for; nothing yet where none are published."""
    form = GoalsForm(formdata=request.args)
    edition = queries.goals(session())
    page = goals_page(session(), edition, _wish(form)) if edition else None
    if page:
        for field, offered in (
            (form.omraade, page.options.areas),
            (form.maalgruppe, page.options.audiences),
            (form.vurdering, page.options.judgements),
            (form.maalsaet, page.options.goal_sets),
        ):
            field.choices = choices([("", "Alle"), *offered])
        form.sorter.choices = choices(SORTINGS)
    return render("publication/goals.html", fragment="goals" if page else None, search=form, page=page)


def _wish(form: GoalsForm) -> Wish:
    return Wish(
        area=form.omraade.data or "",
        audience=form.maalgruppe.data or "",
        judgement=form.vurdering.data or "",
        goal_set=form.maalsaet.data or "",
        sorting=form.sorter.data or "",
    )


@blueprint.get("/maal/<string:slug>")
@public
def goal(slug: str) -> Response:
    """One goal with its series as chart and table, and every published item that spoke of it."""
    row = found(queries.goal(session(), slug))
    return render("publication/goal.html", page=goal_page(session(), row))


@blueprint.get("/maal/<string:slug>/tal.csv")
@public
def goal_csv(slug: str) -> Response:
    """The figures of a goal for a spreadsheet; whoever has them by their checksum need not fetch them again."""
    row = found(queries.goal(session(), slug))
    data = figures_file(goal_of(row))
    response = send(data, filename=f"{slug}.csv", media_type=MEDIA_TYPE)
    response.set_etag(hashlib.sha256(data).hexdigest())
    response.make_conditional(request)
    return response


@blueprint.get("/maal/omraader/<string:slug>")
@public
def area(slug: str) -> Response:
    """One goal area: its goals, what was told of it last, and every item that spoke of it."""
    edition = found(queries.goals(session()))
    return render("publication/area.html", page=found(area_page(session(), edition, slug)))
