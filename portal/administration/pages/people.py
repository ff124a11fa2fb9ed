"""People: who may log in, and as what."""

from flask import Response, current_app, request, url_for
from flask.typing import ResponseReturnValue

from portal.accounts import actions as accounts
from portal.accounts import queries as accounts_queries
from portal.accounts.models import User
from portal.administration import actions
from portal.administration.forms import NewPersonForm, PeopleFilter, PersonForm
from portal.administration.pages.blueprint import blueprint, done
from portal.administration.presenters import access_tag, page_of, person_row, seat_tag
from portal.committees import actions as committees
from portal.committees import queries as committees_queries
from portal.committees.policies import may_administer
from portal.core import clock
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render
from portal.web.security import external_url


@blueprint.get("/administration/brugere")
@requires(may_administer)
def people() -> Response:
    form = PeopleFilter(request.args)
    words, shown = form.q.data or "", form.vis.data or ""
    found = [user for user in accounts_queries.everybody(session(), words) if _is_shown(user, shown)]
    page = page_of(
        [person_row(user) for user in found],
        number=request.args.get("side", 1, type=int),
        url=lambda number: url_for("administration.people", q=words or None, vis=shown or None, side=number),
    )
    return render("administration/people.html", form=form, page=page, is_filtered=bool(words or shown), status=200)


def _is_shown(user: User, shown: str) -> bool:
    if shown == "fra":
        return user.disabled_at is not None
    if shown == "uden":
        return user.password_hash is None and user.disabled_at is None
    return shown != "aktive" or user.disabled_at is None


@blueprint.route("/administration/brugere/ny", methods=["GET", "POST"])
@requires(may_administer)
def new_person() -> ResponseReturnValue:
    form = NewPersonForm()
    form.offer_departments(committees_queries.departments(session()))
    if form.validate_on_submit():
        with form.catching():
            user = accounts.create_user(
                session(),
                actor=actor(),
                at=clock.now(),
                email=form.email.data or "",
                name=form.name.data or "",
                job_title=form.job_title.data or "",
                roles=form.roles.data or [],
            )
            _place(user, form)
            return done(f"{user.name} er oprettet. Send nu en invitation.", "person", user_id=user.id)
    return render("administration/new_person.html", form=form)


@blueprint.route("/administration/brugere/<int:user_id>", methods=["GET", "POST"])
@requires(may_administer, user=accounts_queries.get)
def person(user: User) -> ResponseReturnValue:
    department = committees_queries.department_of(session(), user.id)
    form = PersonForm(obj=user, department_id=department.id if department else None)
    form.offer_departments(committees_queries.departments(session()))
    if form.validate_on_submit():
        with form.catching():
            accounts.change_user(
                session(),
                actor=actor(),
                at=clock.now(),
                user=user,
                name=form.name.data or "",
                job_title=form.job_title.data or "",
                roles=form.roles.data or [],
            )
            _place(user, form)
            return done("Ændringerne er gemt.", "person", user_id=user.id)
    seats = [(seat, seat_tag(seat, clock.today())) for seat in committees_queries.seats_of_person(session(), user.id)]
    return render("administration/person.html", form=form, user=user, tag=access_tag(user), seats=seats)


def _place(user: User, form: NewPersonForm) -> None:
    department_id = form.department_id.data
    department = committees_queries.get_department(session(), department_id) if department_id else None
    committees.place_in_department(session(), actor=actor(), at=clock.now(), user=user, department=department)


@blueprint.post("/administration/brugere/<int:user_id>/deaktiver")
@requires(may_administer, user=accounts_queries.get)
def disable(user: User) -> ResponseReturnValue:
    accounts.disable_user(session(), actor=actor(), at=clock.now(), user=user)
    return done(f"{user.name} er deaktiveret og logget ud overalt.", "person", user_id=user.id)


@blueprint.post("/administration/brugere/<int:user_id>/aktiver")
@requires(may_administer, user=accounts_queries.get)
def enable(user: User) -> ResponseReturnValue:
    accounts.enable_user(session(), actor=actor(), at=clock.now(), user=user)
    return done(f"{user.name} kan logge ind igen.", "person", user_id=user.id)


@blueprint.post("/administration/brugere/<int:user_id>/invitation")
@requires(may_administer, user=accounts_queries.get)
def invite(user: User) -> ResponseReturnValue:
    """Mail the one-time link; without a mail server show it, once, since only its hash is kept."""
    is_mailed = bool(current_app.config["SMTP_URL"])
    link = actions.send_link(
        session(),
        actor=actor(),
        at=clock.now(),
        user=user,
        address=lambda token: external_url(url_for("accounts.link", token=token)),
        is_mailed=is_mailed,
    )
    if is_mailed:
        return done(f"Linket er sendt til {user.email}.", "person", user_id=user.id)
    return render("administration/invite.html", user=user, link=link)
