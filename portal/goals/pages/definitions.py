"""The municipality's own definitions: another way to measure what a goal is about, or a part of it."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from portal.core import clock
from portal.goals import actions, policies, queries
from portal.goals.forms.keeping import CorrectionForm, DefinitionForm
from portal.goals.models import Indicator
from portal.goals.pages.blueprint import GOAL, blueprint
from portal.goals.pages.finding import require_indicator, target_at
from portal.goals.rules.keeping import DefinitionNational
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@blueprint.route(f"{GOAL}/anden-opgoerelse", methods=["GET", "POST"])
@requires(policies.may_define)
def variant(slug: str) -> ResponseReturnValue:
    """A new one."""
    target = target_at(slug)
    wholes = _definitions(require_indicator(target))
    form = DefinitionForm()
    form.offer_wholes(list(wholes.values()))
    if form.validate_on_submit():
        with form.catching():
            made = actions.add_definition(
                session(),
                target=target,
                name=form.name.data or "",
                definition=form.definition.data or "",
                unit=form.unit.data,
                denominator=form.denominator.data or "",
                source=form.source.data or "",
                comparability=form.comparability.data or "",
                part_of=wholes.get(form.part_of.data),
                actor=actor(),
                at=clock.now(),
            )
            flash("Opgørelsen er oprettet. Indtast nu dens tal.", "success")
            return redirect(url_for("goals.figures", slug=slug, opgoerelse=made.key), 303)
    return render("goals/variant.html", form=form, target=target)


@blueprint.route(f"{GOAL}/opgoerelser/<string:key>", methods=["GET", "POST"])
@requires(policies.may_define)
def definition(slug: str, key: str) -> ResponseReturnValue:
    """One that is there, put right."""
    target = target_at(slug)
    found = _definitions(require_indicator(target))
    indicator = next((row for row in found.values() if row.key == key), None) or abort(404)
    if not indicator.is_local:
        raise DefinitionNational
    form = CorrectionForm.showing(indicator)
    form.offer_wholes([row for row in found.values() if row is not indicator])
    if form.validate_on_submit():
        with form.catching():
            actions.correct_definition(
                session(),
                indicator=indicator,
                name=form.name.data or "",
                definition=form.definition.data or "",
                denominator=form.denominator.data or "",
                source=form.source.data or "",
                comparability=form.comparability.data or "",
                part_of=found.get(form.part_of.data),
                actor=actor(),
                at=clock.now(),
            )
            flash("Opgørelsen er rettet. Borgerne ser det, når målstatus offentliggøres.", "success")
            return redirect(url_for("goals.figures", slug=slug, opgoerelse=key), 303)
    return render("goals/definition.html", form=form, target=target, indicator=indicator)


def _definitions(first: Indicator) -> dict[int, Indicator]:
    """The goal's own indicator and all other ways to measure the same, by id."""
    return {row.id: row for row in (first, *queries.definitions(session(), first.id))}
