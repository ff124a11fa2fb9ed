"""The agenda of a meeting: built by the secretary, read by staff and, once released, by members."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from htmx_flask import request

from portal.agendas import actions, policies, queries
from portal.agendas.forms import CloseItemForm
from portal.agendas.models import AgendaItem
from portal.agendas.presenters import OUTCOMES, agenda_page, attachment_urls, changed_since
from portal.cases import queries as cases
from portal.cases.models import Case
from portal.core import clock
from portal.documents.presenters import send
from portal.documents.queries import content_of
from portal.meetings import queries as meetings
from portal.meetings.models import Meeting
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render

blueprint = Blueprint("agendas", __name__)


@blueprint.get("/moeder/<int:meeting_id>/dagsorden")
@requires(policies.may_see, meeting=meetings.get)
def edit(meeting: Meeting) -> Response:
    is_builder = policies.may_build(actor(), meeting)
    page = agenda_page(session(), meeting, is_builder=is_builder)
    return render("agendas/edit.html", fragment="agenda", page=page, meeting=meeting, is_builder=is_builder)


def _after_change(meeting: Meeting) -> ResponseReturnValue:
    """To the agenda again; by htmx only the agenda itself comes back."""
    return _show_again(meeting) if request.htmx else redirect(url_for("agendas.edit", meeting_id=meeting.id), 303)


def _show_again(meeting: Meeting) -> Response:
    """The agenda as it is after a change."""
    session().flush()
    page = agenda_page(session(), meeting, is_builder=True)
    return render("agendas/edit.html", fragment="agenda", page=page, meeting=meeting, is_builder=True)


@blueprint.post("/moeder/<int:meeting_id>/dagsorden/sager/<int:case_id>")
@requires(policies.may_place, meeting=meetings.get, case=cases.get)
def place(meeting: Meeting, case: Case) -> ResponseReturnValue:
    actions.place(session(), actor=actor(), at=clock.now(), meeting=meeting, case=case)
    return _after_change(meeting)


@blueprint.post("/dagsordenspunkter/<int:item_id>/tag-af")
@requires(policies.may_change_item, knows=policies.may_read_item, item=queries.get)
def take_off(item: AgendaItem) -> ResponseReturnValue:
    meeting = item.meeting
    actions.take_off(session(), actor=actor(), at=clock.now(), item=item)
    return _after_change(meeting)


@blueprint.post("/dagsordenspunkter/<int:item_id>/flyt")
@requires(policies.may_change_item, knows=policies.may_read_item, item=queries.get)
def move(item: AgendaItem) -> ResponseReturnValue:
    by = -1 if request.form.get("retning") == "op" else 1
    actions.move(session(), actor=actor(), at=clock.now(), item=item, by=by)
    return _after_change(item.meeting)


@blueprint.route("/dagsordenspunkter/<int:item_id>/luk", methods=["GET", "POST"])
@requires(policies.may_change_item, knows=policies.may_read_item, item=queries.get)
def close(item: AgendaItem) -> ResponseReturnValue:
    form = CloseItemForm(is_closed=item.is_closed, neutral_title=item.neutral_title, closed_ground=item.closed_ground)
    if form.validate_on_submit():
        with form.catching():
            actions.set_closed(
                session(),
                actor=actor(),
                at=clock.now(),
                item=item,
                is_closed=form.is_closed.data,
                neutral_title=form.neutral_title.data or "",
                ground=form.closed_ground.data or "",
            )
            return redirect(url_for("agendas.edit", meeting_id=item.meeting_id), 303)
    return render("agendas/close.html", form=form, item=item)


@blueprint.post("/moeder/<int:meeting_id>/udsend")
@requires(policies.may_build, knows=policies.may_see, meeting=meetings.get)
def release(meeting: Meeting) -> ResponseReturnValue:
    items = actions.release(session(), actor=actor(), at=clock.now(), meeting=meeting)
    numbers = f"punkt {items[0].number}" if len(items) == 1 else f"punkt {items[0].number}–{items[-1].number}"
    flash(f"Dagsordenen er udsendt til medlemmerne: {numbers}.", "success")
    return redirect(url_for("agendas.edit", meeting_id=meeting.id), 303)


@blueprint.get("/dagsordenspunkter/<int:item_id>")
@requires(policies.may_read_item, item=queries.get)
def item(item: AgendaItem) -> Response:
    neighbours = queries.for_meeting(session(), item.meeting_id)
    readable = [other for other in neighbours if policies.may_read_item(actor(), other)]
    place_in = [other.id for other in readable].index(item.id)
    content = queries.content(session(), item, today=clock.today())
    return render(
        "agendas/item.html",
        item=item,
        content=content,
        attachment_urls=attachment_urls(item, content),
        changed=changed_since(session(), item, content, actor(), clock.today()),
        outcome=OUTCOMES.only(session(), item.meeting_id).get(item.id) if OUTCOMES.providers else None,
        previous=readable[place_in - 1] if place_in > 0 else None,
        following=readable[place_in + 1] if place_in + 1 < len(readable) else None,
    )


@blueprint.get("/dagsordenspunkter/<int:item_id>/bilag/<int:attachment_id>")
@requires(policies.may_read_item, item=queries.get)
def attachment(item: AgendaItem, attachment_id: int) -> Response:
    """A file as the item has it: from release on what was frozen then, whatever has become of the case since."""
    case = queries.content(session(), item, today=clock.today()).case
    for found in case.attachments if case else ():
        if found.attachment_id == attachment_id and found.sha256:
            data = content_of(Path(current_app.config["FILES"]), found.sha256)
            return send(data, filename=found.filename, media_type=found.media_type)
    return abort(404)
