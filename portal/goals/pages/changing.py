"""Keeping goals: their states, the municipality's own targets, and who answers for an area."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.core import clock, settings
from portal.goals import actions, policies, queries
from portal.goals.forms.keeping import OwnTargetForm, ResponsibleForm, StateForm, WithdrawalForm
from portal.goals.models import Target
from portal.goals.pages.blueprint import GOAL, blueprint
from portal.goals.pages.finding import area_at, require_indicator, target_at
from portal.goals.presenters.own_targets import own_target_page, starting_values
from portal.goals.rules.keeping import FollowsAnOwnTarget, NotWithdrawable
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.route(f"{GOAL}/tilstand", methods=["GET", "POST"])
@requires(policies.may_keep)
def change_state(slug: str) -> ResponseReturnValue:
    target = target_at(slug)
    form = StateForm()
    others = {row.id: row for row in queries.targets(session()) if row.id != target.id}
    form.offer_successors(list(others.values()))
    if form.validate_on_submit():
        with form.catching():
            actions.change_state(
                session(),
                target=target,
                state=form.state.data,
                since=form.since.data or "",
                source=form.source.data or "",
                note=form.note.data or "",
                successor=others.get(form.successor.data),
                actor=actor(),
                at=clock.now(),
            )
            return _back_to(target, "Tilstanden er gemt. Borgerne ser den, når målstatus offentliggøres.")
    return render("goals/change_state.html", form=form, target=target)


@blueprint.route(f"{GOAL}/eget-maal", methods=["GET", "POST"])
@requires(policies.may_set_own_target)
def own_target(slug: str) -> ResponseReturnValue:
    """The form, which says what its numbers mean as they are typed, and before anything is stored."""
    target = target_at(slug)
    require_indicator(target)
    if target.goal_set.is_local:
        raise FollowsAnOwnTarget
    is_get = request.method == "GET"
    values = starting_values(session(), target, clock.today())
    form = OwnTargetForm(formdata=(request.args or None) if is_get else request.form, **values)
    if not is_get and request.form.get("do") != "preview" and form.validate():
        with form.catching():
            made = _set_own_target(target, form)
            return _back_to(made, "Kommunens eget mål er sat. Borgerne ser det, når målstatus offentliggøres.")
    page = own_target_page(session(), target, form.numbers, clock.today())
    return render("goals/own_target.html", fragment="meaning", form=form, target=target, page=page)


def _set_own_target(target: Target, form: OwnTargetForm) -> Target:
    assert form.numbers is not None
    return actions.set_own_target(
        session(),
        national=target,
        title=form.title.data or "",
        numbers=form.numbers,
        since=form.since.data or "",
        reason=form.reason.data or "",
        decision=form.decision.data or "",
        municipality=settings.municipality(session()),
        actor=actor(),
        at=clock.now(),
    )


@blueprint.route(f"{GOAL}/ophoer", methods=["GET", "POST"])
@requires(policies.may_set_own_target)
def withdraw(slug: str) -> ResponseReturnValue:
    """The municipality's own target no longer holds, or was never decided as it stands."""
    target = target_at(slug)
    if not target.goal_set.is_local or target.state.is_set_aside:
        raise NotWithdrawable
    form = WithdrawalForm(since=clock.today().isoformat())
    if form.validate_on_submit():
        with form.catching():
            actions.withdraw_own_target(
                session(),
                target=target,
                since=form.since.data or "",
                decision=form.decision.data or "",
                reason=form.reason.data or "",
                actor=actor(),
                at=clock.now(),
            )
            return _back_to(target, "Målet gælder ikke længere. Borgerne ser det, når målstatus offentliggøres.")
    return render("goals/withdraw.html", form=form, target=target)


@blueprint.route("/maaltal/omraader/<string:slug>/ansvarlig", methods=["GET", "POST"])
@requires(policies.may_keep)
def area_owner(slug: str) -> ResponseReturnValue:
    area = area_at(slug)
    form = ResponsibleForm(obj=area)
    if form.validate_on_submit():
        responsible = form.responsible.data or ""
        actions.set_responsible(session(), area=area, responsible=responsible, actor=actor(), at=clock.now())
        flash(f"{area.name}: den ansvarlige er gemt.", "success")
        return redirect(url_for("goals.index", _anchor=area.slug), 303)
    return render("goals/area_owner.html", form=form, area=area)


def _back_to(target: Target, message: str) -> ResponseReturnValue:
    flash(message, "success")
    return redirect(url_for("goals.show", slug=target.slug), 303)
