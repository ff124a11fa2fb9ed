"""Bodies: codes, names, order and deadlines."""

from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from portal.administration.forms import BodyForm
from portal.administration.pages.blueprint import blueprint, done
from portal.administration.presenters import body_tag, seat_tag
from portal.administration.queries import has_meetings
from portal.committees import actions, queries
from portal.committees.models import Committee
from portal.committees.policies import may_administer
from portal.committees.rules import CommitteeKind
from portal.core import clock
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.get("/administration/udvalg")
@requires(may_administer)
def bodies() -> Response:
    today = clock.today()
    rows = [
        (body, body_tag(body, today), len(queries.members_on(session(), body.id, today)))
        for body in queries.everything(session())
    ]
    return render("administration/bodies.html", rows=rows)


@blueprint.route("/administration/udvalg/nyt", methods=["GET", "POST"])
@requires(may_administer)
def new_body() -> ResponseReturnValue:
    form = BodyForm()
    if form.validate_on_submit():
        with form.catching():
            made = actions.create_body(session(), actor=actor(), at=clock.now(), **_values(form))
            return done("Udvalget er oprettet. Giv nu medlemmerne deres pladser.", "body", committee_id=made.id)
    return render("administration/new_body.html", form=form)


@blueprint.route("/administration/udvalg/<int:committee_id>", methods=["GET", "POST"])
@requires(may_administer, committee=queries.get)
def body(committee: Committee) -> ResponseReturnValue:
    is_code_fixed = has_meetings(session(), committee.id)
    form = BodyForm(obj=committee, to_on=committee.valid_to)
    if form.validate_on_submit():
        with form.catching():
            actions.change_body(
                session(),
                actor=actor(),
                at=clock.now(),
                committee=committee,
                has_meetings=is_code_fixed,
                **_values(form),
            )
            return done("Udvalget er ændret.", "body", committee_id=committee.id)
    seats = [(seat, seat_tag(seat, clock.today())) for seat in queries.seats_of(session(), committee.id)]
    return render("administration/body.html", form=form, committee=committee, seats=seats, is_code_fixed=is_code_fixed)


def _values(form: BodyForm) -> dict[str, Any]:
    return {
        "code": form.code.data,
        "name": form.name.data,
        "kind": CommitteeKind(form.kind.data),
        "valid_from": form.valid_from.data,
        "valid_to": form.to_on.data,
        "deadline_days": form.deadline_days.data,
    }


@blueprint.post("/administration/udvalg/<int:committee_id>/flyt")
@requires(may_administer, committee=queries.get)
def move_body(committee: Committee) -> ResponseReturnValue:
    step = -1 if request.form.get("retning") == "op" else 1
    actions.move_body(session(), actor=actor(), at=clock.now(), committee=committee, step=step)
    return done(f"{committee.name} er flyttet {'op' if step < 0 else 'ned'}.", "bodies")
