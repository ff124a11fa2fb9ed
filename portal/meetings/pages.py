"""The list of meetings, and planning one."""

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from portal.committees import queries as committees
from portal.core import clock
from portal.core.clock import to_local
from portal.meetings import actions, policies, queries
from portal.meetings.forms import ChangeMeetingForm, MeetingForm
from portal.meetings.models import Meeting
from portal.meetings.presenters import AGENDA_PAGE, meeting_row
from portal.meetings.rules import MeetingKind
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render

blueprint = Blueprint("meetings", __name__)


@blueprint.get("/moeder")
@requires(policies.may_list)
def index() -> Response:
    """Meetings to come, then those past; a member sees those of the bodies the member sits in."""
    page = min(max(1, request.args.get("side", 1, type=int)), queries.LAST_PAGE)
    past = queries.past(session(), clock.today(), reader=actor(), page=page)
    upcoming = queries.upcoming(session(), clock.today(), reader=actor())
    return render(
        "meetings/index.html",
        upcoming=[meeting_row(meeting) for meeting in upcoming],
        past=[meeting_row(meeting) for meeting in past[: queries.PAGE_SIZE]],
        page=page,
        has_older=len(past) > queries.PAGE_SIZE,
    )


@blueprint.route("/moeder/nyt", methods=["GET", "POST"])
@requires(policies.may_keep)
def new() -> ResponseReturnValue:
    form = MeetingForm()
    bodies = committees.valid_on(session(), clock.today())
    form.offer_bodies(bodies)
    if form.validate_on_submit():
        committee = next(body for body in bodies if body.id == form.committee_id.data)
        with form.catching():
            assert form.held_on.data
            meeting = actions.plan(
                session(),
                actor=actor(),
                at=clock.now(),
                committee=committee,
                held_on=form.held_on.data,
                starts=form.starts.data,
                place=form.place.data or "",
                kind=MeetingKind(form.kind.data),
            )
            flash("Mødet er oprettet.", "success")
            return redirect(AGENDA_PAGE.only(meeting), 303)
    return render("meetings/new.html", form=form)


@blueprint.route("/moeder/<int:meeting_id>/rediger", methods=["GET", "POST"])
@requires(policies.may_keep_meeting, knows=policies.may_see_meeting, meeting=queries.get)
def edit(meeting: Meeting) -> ResponseReturnValue:
    starts = to_local(meeting.starts_at).time() if meeting.starts_at else None
    form = ChangeMeetingForm(starts=starts, place=meeting.place, kind=meeting.kind.value)
    if form.validate_on_submit():
        with form.catching():
            actions.change(
                session(),
                actor=actor(),
                at=clock.now(),
                meeting=meeting,
                starts=form.starts.data,
                place=form.place.data or "",
                kind=MeetingKind(form.kind.data),
            )
            flash("Mødet er ændret.", "success")
            return redirect(AGENDA_PAGE.only(meeting), 303)
    return render("meetings/edit.html", form=form, meeting=meeting, url=AGENDA_PAGE.only(meeting))
