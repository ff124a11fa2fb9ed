"""The public pages, which read editions and nothing else, and the pages on which a secretary publishes."""

from typing import TypeVar

from flask import Blueprint, Response, abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.agendas import policies as agendas
from portal.core import clock
from portal.documents.presenters import send
from portal.documents.queries import content_of
from portal.meetings import queries as meetings
from portal.meetings.models import Meeting
from portal.publication import actions, policies, queries
from portal.publication.content import FileRoots
from portal.publication.forms import PublishForm
from portal.publication.models import Edition, EditionFile
from portal.publication.presenters.goals import goal_page, goals_page
from portal.publication.presenters.meetings import attachment_of, body_page, front_page, item_page, meeting_page
from portal.publication.presenters.publishing import agenda_preview, goals_preview, minutes_preview
from portal.web.access import actor, public, requires
from portal.web.database import session
from portal.web.rendering import render

blueprint = Blueprint("publication", __name__)

MEETING = "/udvalg/<string:slug>/moeder/<string:meeting_slug>"
ITEM = f"{MEETING}/punkter/<int(max=999999):number>"
Found = TypeVar("Found")


@blueprint.get("/")
@public
def front() -> Response:
    """The meetings to come, what was decided last, and the goals."""
    return render("publication/front.html", page=front_page(session(), clock.today()))


@blueprint.get("/udvalg")
@public
def bodies() -> Response:
    """The bodies that have published something."""
    return render("publication/bodies.html", bodies=queries.bodies(session()))


@blueprint.get("/udvalg/<string:slug>")
@public
def body(slug: str) -> Response:
    """A body's meetings, a year at a time."""
    found = _found(queries.body(session(), slug))
    asked = request.args.get("aar", type=int)
    return render("publication/body.html", page=body_page(session(), found, asked=asked, today=clock.today()))


@blueprint.get(MEETING)
@public
def meeting(slug: str, meeting_slug: str) -> Response:
    """A meeting's agenda, or its minutes once they are published."""
    edition = _found(queries.meeting(session(), slug, meeting_slug))
    return render("publication/meeting.html", page=meeting_page(session(), edition))


@blueprint.get(ITEM)
@public
def item(slug: str, meeting_slug: str, number: int) -> Response:
    """An open item. A closed one has no page."""
    row = _found(queries.item(session(), slug, meeting_slug, number))
    return render("publication/item.html", page=item_page(session(), row))


@blueprint.get(f"{ITEM}/word")
@public
def item_word(slug: str, meeting_slug: str, number: int) -> Response:
    """The item as the Word file that was made when it was published."""
    row = _found(queries.item(session(), slug, meeting_slug, number))
    return _download(next((file for file in row.files if file.is_word), None))


@blueprint.get(f"{ITEM}/bilag/<int(max=2147483647):file_id>")
@public
def file(slug: str, meeting_slug: str, number: int, file_id: int) -> Response:
    """An attachment of the item as published last."""
    row = _found(queries.item(session(), slug, meeting_slug, number))
    return _download(attachment_of(row, file_id))


@blueprint.route("/maal/offentliggoer", methods=["GET", "POST"])
@requires(policies.may_publish_goals)
def publish_goals() -> ResponseReturnValue:
    """Before `goal`, so that no goal can take its address; the rules refuse one that would."""
    form = PublishForm()
    if form.validate_on_submit():
        with form.catching():
            actions.publish_goals(session(), actor=actor(), at=clock.now(), files=_roots())
            flash("Målene er offentliggjort.", "success")
            return redirect(url_for("publication.goals"), 303)
    return render("publication/publish_goals.html", form=form, preview=goals_preview(session()))


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
    found = _found(queries.goal(session(), slug))
    return render("publication/goal.html", page=goal_page(session(), found))


@blueprint.route("/moeder/<int:meeting_id>/offentliggoer/dagsorden", methods=["GET", "POST"])
@requires(policies.may_publish, knows=agendas.may_see, meeting=meetings.get)
def publish_agenda(meeting: Meeting) -> ResponseReturnValue:
    """What will go out of an agenda, and its publication."""
    form = PublishForm()
    if form.validate_on_submit():
        with form.catching():
            edition = actions.publish_agenda(session(), actor=actor(), at=clock.now(), meeting=meeting, files=_roots())
            flash("Dagsordenen er offentliggjort.", "success")
            return redirect(_meeting_url(edition), 303)
    preview = agenda_preview(session(), meeting)
    return render("publication/publish_agenda.html", form=form, meeting=meeting, preview=preview)


@blueprint.route("/moeder/<int:meeting_id>/offentliggoer/referat", methods=["GET", "POST"])
@requires(policies.may_publish, knows=agendas.may_see, meeting=meetings.get)
def publish_minutes(meeting: Meeting) -> ResponseReturnValue:
    """What will go out of the minutes, and their publication."""
    form = PublishForm()
    if form.validate_on_submit():
        with form.catching():
            edition = actions.publish_minutes(session(), actor=actor(), at=clock.now(), meeting=meeting, files=_roots())
            flash("Referatet er offentliggjort.", "success")
            return redirect(_meeting_url(edition), 303)
    preview = minutes_preview(session(), meeting)
    return render("publication/publish_minutes.html", form=form, meeting=meeting, preview=preview)


def _found(thing: Found | None) -> Found:
    return abort(404) if thing is None else thing


def _download(file: EditionFile | None) -> Response:
    """A public file, which is known by its checksum: whoever has it need not fetch it again."""
    stored = _found(file)
    data = content_of(_roots().public, stored.sha256)
    response = send(data, filename=stored.filename, media_type=stored.media_type)
    response.set_etag(stored.sha256)
    response.make_conditional(request)
    return response


def _roots() -> FileRoots:
    return FileRoots.of(current_app.config)


def _meeting_url(edition: Edition) -> str:
    return url_for("publication.meeting", slug=edition.committee_slug, meeting_slug=edition.meeting_slug)
