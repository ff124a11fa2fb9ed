"""The meeting as the secretary runs it, and the decision on one item."""

from flask import Blueprint, Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from htmx_flask import request

from portal.agendas import policies as agendas_policies
from portal.agendas import queries as agendas
from portal.agendas.models import AgendaItem
from portal.core import clock
from portal.decisions import actions, policies, queries
from portal.decisions.forms import DecisionForm
from portal.decisions.presenters import QUICK_KINDS, meeting_page
from portal.decisions.rules import DecisionKind
from portal.meetings import queries as meetings
from portal.meetings.models import Meeting
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render

blueprint = Blueprint("decisions", __name__)


@blueprint.get("/moeder/<int:meeting_id>/beslutninger")
@requires(policies.may_run_meeting, knows=agendas_policies.may_see, meeting=meetings.get)
def meeting(meeting: Meeting) -> Response:
    return render("decisions/meeting.html", page=meeting_page(session(), meeting))


@blueprint.route("/dagsordenspunkter/<int:item_id>/beslutning", methods=["GET", "POST"])
@requires(policies.may_decide, knows=agendas_policies.may_read_item, item=agendas.get)
def item(item: AgendaItem) -> ResponseReturnValue:
    form = _form(item)
    if form.validate_on_submit():
        with form.catching():
            actions.record(
                session(),
                actor=actor(),
                at=clock.now(),
                item=item,
                kind=DecisionKind(form.kind.data),
                text=form.text.data or "",
                public_text=form.public_text.data or "",
            )
            return _to_next(item)
    page = meeting_page(session(), item.meeting)
    index = [other.id for other in page.items].index(item.id) if item in page.items else 0
    return render(
        "decisions/item.html",
        fragment="decision",
        form=form,
        item=item,
        page=page,
        index=index,
        quick_kinds=QUICK_KINDS,
        content=agendas.content(session(), item, today=clock.today()),
    )


def _form(item: AgendaItem) -> DecisionForm:
    """The decision as it stands, or the usual words of the kind that was asked for with one click."""
    stands = queries.for_item(session(), item.id)
    asked = request.args.get("udfyld", "")
    if asked in set(DecisionKind):
        kind = DecisionKind(asked)
        return DecisionForm(kind=kind.value, text=kind.usual_words, public_text=stands.public_text if stands else "")
    if stands is None:
        return DecisionForm()
    return DecisionForm(kind=stands.kind.value, text=stands.text, public_text=stands.public_text)


def _to_next(item: AgendaItem) -> ResponseReturnValue:
    flash(f"Beslutningen på punkt {item.number} er gemt.", "success")
    missing = queries.undecided(session(), item.meeting_id)
    after = [other for other in missing if (other.number or 0) > (item.number or 0)] or list(missing)
    if after:
        return redirect(url_for("decisions.item", item_id=after[0].id), 303)
    return redirect(url_for("decisions.meeting", meeting_id=item.meeting_id), 303)


@blueprint.post("/moeder/<int:meeting_id>/afslut")
@requires(policies.may_run_meeting, knows=agendas_policies.may_see, meeting=meetings.get)
def close(meeting: Meeting) -> ResponseReturnValue:
    actions.close_meeting(session(), actor=actor(), at=clock.now(), meeting=meeting)
    flash("Mødet er afsluttet, og protokollen er låst.", "success")
    return redirect(url_for("agendas.edit", meeting_id=meeting.id), 303)
