"""Seats: who sits in which body, and when."""

from typing import Any

from flask.typing import ResponseReturnValue

from portal.accounts import queries as accounts
from portal.administration.forms import NewSeatForm, SeatForm
from portal.administration.pages.blueprint import blueprint, done
from portal.administration.presenters import seat_tag
from portal.committees import actions, queries
from portal.committees.models import Committee, Seat
from portal.committees.policies import may_administer
from portal.committees.rules import SeatRole
from portal.core import clock
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.route("/administration/udvalg/<int:committee_id>/pladser/ny", methods=["GET", "POST"])
@requires(may_administer, committee=queries.get)
def new_seat(committee: Committee) -> ResponseReturnValue:
    people = [user for user in accounts.everybody(session()) if user.disabled_at is None]
    form = NewSeatForm(from_on=clock.today())
    form.offer_people(people)
    if form.validate_on_submit():
        user = next(one for one in people if one.id == form.user_id.data)
        with form.catching():
            actions.give_seat(session(), actor=actor(), at=clock.now(), committee=committee, user=user, **_values(form))
            return done(f"{user.name} har fået en plads.", "body", committee_id=committee.id)
    return render("administration/new_seat.html", form=form, committee=committee)


@blueprint.route("/administration/pladser/<int:seat_id>", methods=["GET", "POST"])
@requires(may_administer, seat=queries.get_seat)
def seat(seat: Seat) -> ResponseReturnValue:
    form = SeatForm(obj=seat)
    if form.validate_on_submit():
        with form.catching():
            actions.change_seat(session(), actor=actor(), at=clock.now(), seat=seat, **_values(form))
            return done("Pladsen er ændret.", "body", committee_id=seat.committee_id)
    return render("administration/seat.html", form=form, seat=seat, tag=seat_tag(seat, clock.today()))


def _values(form: NewSeatForm) -> dict[str, Any]:
    return {
        "role": SeatRole(form.role.data),
        "list_letter": form.list_letter.data or "",
        "from_on": form.from_on.data,
        "to_on": form.to_on.data,
    }


@blueprint.post("/administration/pladser/<int:seat_id>/afslut")
@requires(may_administer, seat=queries.get_seat)
def end_seat(seat: Seat) -> ResponseReturnValue:
    actions.end_seat(session(), actor=actor(), at=clock.now(), seat=seat, last_day=clock.today())
    return done(f"{seat.user.name} har pladsen til og med i dag.", "body", committee_id=seat.committee_id)


@blueprint.post("/administration/pladser/<int:seat_id>/tag-tilbage")
@requires(may_administer, seat=queries.get_seat)
def take_back_seat(seat: Seat) -> ResponseReturnValue:
    committee_id, name = seat.committee_id, seat.user.name
    actions.take_back_seat(session(), actor=actor(), at=clock.now(), seat=seat)
    return done(f"Pladsen er taget fra {name}.", "body", committee_id=committee_id)
