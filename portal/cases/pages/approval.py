"""Sending a case to approval, and the answer."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from htmx_flask import request

from portal.cases import actions, policies, queries
from portal.cases.forms.short import ReturnForm
from portal.cases.models import Case
from portal.cases.pages.blueprint import CASE, blueprint, warn_of_stale
from portal.cases.rules import (
    CaseNotInReview,
)
from portal.core import clock
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render
from portal.web.security import external_url


@blueprint.post(f"{CASE}/send")
@requires(policies.may_write, knows=policies.may_see, case=queries.get)
def submit(case: Case) -> ResponseReturnValue:
    actions.submit(session(), case=case, actor=actor(), at=clock.now())
    warn_of_stale(case)
    flash("Sagen er sendt til godkendelse.", "success")
    return redirect(url_for("cases.show", case_id=case.id), 303)


@blueprint.post(f"{CASE}/godkend")
@requires(policies.may_answer, knows=policies.may_see, case=queries.get)
def approve(case: Case) -> ResponseReturnValue:
    version = request.form.get("seen_version", type=int)
    actions.approve(session(), case=case, actor=actor(), at=clock.now(), version=version)
    flash("Sagen er godkendt og kan nu komme på en dagsorden.", "success")
    return redirect(url_for("cases.show", case_id=case.id), 303)


@blueprint.route(f"{CASE}/returner", methods=["GET", "POST"])
@requires(policies.may_send_back, knows=policies.may_see, case=queries.get)
def return_(case: Case) -> ResponseReturnValue:
    form = ReturnForm()
    if request.method == "GET" and not policies.may_return(actor(), case):
        raise CaseNotInReview
    if form.validate_on_submit():
        with form.catching():
            actions.return_(
                session(),
                case=case,
                comment=form.comment.data or "",
                link=external_url(url_for("cases.edit", case_id=case.id)),
                actor=actor(),
                at=clock.now(),
            )
            flash("Sagen er sendt tilbage til sagsbehandleren.", "success")
            return redirect(url_for("cases.show", case_id=case.id), 303)
    return render("cases/return_.html", form=form, case=case)
