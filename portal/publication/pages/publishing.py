"""The pages on which a secretary publishes."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from portal.agendas import policies as agendas
from portal.core import clock
from portal.meetings import queries as meetings
from portal.meetings.models import Meeting
from portal.publication import actions, policies
from portal.publication.forms import PublishForm
from portal.publication.models import Edition
from portal.publication.pages.blueprint import blueprint, file_roots
from portal.publication.presenters.publishing import agenda_preview, goals_preview, minutes_preview
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.route("/maal/offentliggoer", methods=["GET", "POST"])
@requires(policies.may_publish_goals)
def publish_goals() -> ResponseReturnValue:
    """What will go out of the goals and their figures, and its publication."""
    form = PublishForm()
    if form.validate_on_submit():
        with form.catching():
            actions.publish_goals(session(), actor=actor(), at=clock.now(), files=file_roots())
            flash("Målene er offentliggjort.", "success")
            return redirect(url_for("publication.goals"), 303)
    return render("publication/publish_goals.html", form=form, preview=goals_preview(session(), clock.today()))


@blueprint.route("/moeder/<int:meeting_id>/offentliggoer/dagsorden", methods=["GET", "POST"])
@requires(policies.may_publish, knows=agendas.may_see, meeting=meetings.get)
def publish_agenda(meeting: Meeting) -> ResponseReturnValue:
    """What will go out of an agenda, and its publication."""
    form = PublishForm()
    if form.validate_on_submit():
        with form.catching():
            edition = actions.publish_agenda(
                session(), actor=actor(), at=clock.now(), meeting=meeting, files=file_roots()
            )
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
            edition = actions.publish_minutes(
                session(), actor=actor(), at=clock.now(), meeting=meeting, files=file_roots()
            )
            flash("Referatet er offentliggjort.", "success")
            return redirect(_meeting_url(edition), 303)
    preview = minutes_preview(session(), meeting)
    return render("publication/publish_minutes.html", form=form, meeting=meeting, preview=preview)


def _meeting_url(edition: Edition) -> str:
    return url_for("publication.meeting", slug=edition.committee_slug, meeting_slug=edition.meeting_slug)
