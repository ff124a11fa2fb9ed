"""Typing the municipality's own figures, a row for each period."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.core import clock, settings
from portal.core.errors import RuleBroken
from portal.goals import actions, policies, queries
from portal.goals.actions.entering import FiguresMoved
from portal.goals.forms.figures import FiguresForm
from portal.goals.models import Indicator, Observation, Target
from portal.goals.pages.blueprint import GOAL, blueprint
from portal.goals.pages.finding import target_at
from portal.goals.presenters.entering import entry_rows, former_texts, said
from portal.goals.rules import is_share
from portal.goals.rules.keeping import NothingMeasured
from portal.goals.sheets import pasted_rows
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.rendering import render


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose figures the page is of: the goal, one of its definitions, and the municipality."""

    target: Target
    indicator: Indicator
    definitions: Sequence[Indicator]
    municipality: settings.Municipality

    @property
    def address(self) -> str:
        return self.address_of(self.indicator)

    def address_of(self, indicator: Indicator) -> str:
        key = None if indicator is self.definitions[0] else indicator.key
        return url_for("goals.figures", slug=self.target.slug, opgoerelse=key)

    @property
    def history(self) -> Sequence[Observation]:
        return queries.history(session(), self.indicator.id, self.municipality.code)


@blueprint.route(f"{GOAL}/tal", methods=["GET", "POST"])
@requires(policies.may_record)
def figures(slug: str) -> ResponseReturnValue:
    place = _place(slug)
    if request.method == "GET" or not place.municipality.code:
        return _page(place, FiguresForm.showing(entry_rows(place.history, clock.today())))
    form = FiguresForm()
    act = request.form.get("do", "save")
    if act == "more":
        return _page(place, form.with_more_rows())
    return _pasted(place, form) if act == "paste" else _saved(place, form)


def _place(slug: str) -> Place:
    target = target_at(slug)
    if target.indicator is None:
        raise NothingMeasured
    definitions = [target.indicator, *queries.definitions(session(), target.indicator.id)]
    key = request.args.get("opgoerelse", target.indicator.key)
    indicator = next((found for found in definitions if found.key == key), None)
    return Place(
        target=target,
        indicator=indicator or abort(404),
        definitions=definitions,
        municipality=settings.municipality(session()),
    )


def _page(place: Place, form: FiguresForm, status: int = 200) -> Response:
    """The form as it was typed. By htmx only the rows come back."""
    form.name_rows()
    return render(
        "goals/figures.html",
        fragment="rows",
        form=form,
        status=status,
        place=place,
        former=former_texts(place.history, place.indicator.unit),
        is_share=is_share(place.indicator.unit),
    )


def _pasted(place: Place, form: FiguresForm) -> Response:
    """Fill the rows with what was pasted; nothing is saved."""
    try:
        rows = pasted_rows(form.pasted.data or "", is_share=is_share(place.indicator.unit))
        return _page(place, form.with_pasted(rows))
    except RuleBroken as broken:
        form.refuse(broken)
        return _page(place, form, 422)


def _saved(place: Place, form: FiguresForm) -> ResponseReturnValue:
    indicator, code = place.indicator, place.municipality.code
    is_valid = form.validate_on_submit()
    rows = form.typed(unit=indicator.unit, area_code=code, this_year=clock.today().year)
    form.refuse_unused_cells()
    if not is_valid or not form.is_right:
        return _page(place, form, 422)
    try:
        count = actions.save_figures(
            session(), indicator=indicator, area_code=code, rows=rows, actor=actor(), at=clock.now()
        )
    except FiguresMoved as moved:
        _show_moved(form, moved, indicator.unit)
        return _page(place, form, 409)
    flash(_saved_text(count), "success" if count else "info")
    return redirect(place.address, 303)


def _show_moved(form: FiguresForm, moved: FiguresMoved, unit: str) -> None:
    now = {
        period: (found.id, said(found.says.value, found.says.presence.label, found.says.out_of, unit))
        for period, found in moved.standing.items()
    }
    form.refuse_moved(now, moved.sentence)


def _saved_text(count: int) -> str:
    if not count:
        return "Intet var ændret, så der er intet nyt at gemme."
    return "Tallet er gemt." if count == 1 else f"{count} tal er gemt."
