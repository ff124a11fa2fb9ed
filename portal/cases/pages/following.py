"""What a case leaves to be done: the next status case, what colleagues owe, and what was promised."""

from flask import Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from htmx_flask import request

from portal.cases import actions, policies, queries
from portal.cases.forms.following import PromiseForm
from portal.cases.models import Case, Promise
from portal.cases.pages.blueprint import CASE, blueprint
from portal.cases.presenters import earlier_cases, owed_rows, was_sent
from portal.cases.presenters import follow_up as what_to_follow_up
from portal.cases.rules import CAN_BE_RENEWED, CaseNotRenewable, PromiseNotGiven, PromiseOutcome
from portal.core import clock
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.get("/sager/ny-status")
@requires(policies.may_create)
def renewable() -> Response:
    page = earlier_cases(session(), page=request.args.get("side", 1, type=int))
    return render("cases/renewable.html", page=page)


@blueprint.post(f"{CASE}/ny-status")
@requires(policies.may_renew, knows=policies.may_see, case=queries.get)
def renew(case: Case) -> ResponseReturnValue:
    if not was_sent(session(), case):
        raise CaseNotRenewable
    fresh = actions.renew(session(), case=case, actor=actor(), at=clock.now())
    flash("Den nye statussag er oprettet. Sidste års tekster står ved felterne.", "success")
    return redirect(url_for("cases.edit", case_id=fresh.id), 303)


@blueprint.get("/sager/mangler")
@requires(policies.may_list)
def owed() -> Response:
    return render("cases/owed.html", rows=owed_rows(session(), actor(), clock.today()))


@blueprint.get("/sager/opfoelgning")
@requires(policies.may_list)
def follow_up() -> Response:
    return render("cases/follow_up.html", page=what_to_follow_up(session(), actor(), clock.today()))


@blueprint.route(f"{CASE}/loefter/<int:promise_id>", methods=["GET", "POST"])
@requires(policies.may_answer_promise, knows=policies.may_see_promise, case=queries.get, promise=queries.get_promise)
def promise(case: Case, promise: Promise) -> ResponseReturnValue:
    if request.method == "GET" and case.state not in CAN_BE_RENEWED:
        raise PromiseNotGiven
    form = PromiseForm(outcome=promise.outcome.value, note=promise.outcome_note)
    if form.validate_on_submit():
        with form.catching():
            actions.answer_promise(
                session(),
                case=case,
                promise=promise,
                outcome=PromiseOutcome(form.outcome.data),
                note=form.note.data or "",
                actor=actor(),
                at=clock.now(),
            )
            flash("Det er skrevet ned, hvad løftet blev til.", "success")
            return redirect(url_for("cases.show", case_id=case.id), 303)
    area = next(row.area.name for row in case.goal_statuses if row.id == promise.goal_status_id)
    return render("cases/promise.html", form=form, case=case, promise=promise, area=area)
