"""Figures from a file: chosen, looked through, and then stored."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.core import clock
from portal.core.danish import number_text
from portal.core.errors import RuleBroken
from portal.goals import actions, policies, queries
from portal.goals.actions.importing import FiguresChangedMeanwhile, ImportPreview, ImportRefused
from portal.goals.forms.importing import ImportForm
from portal.goals.models import Indicator
from portal.goals.pages.blueprint import blueprint
from portal.goals.presenters.entering import leaves_out_country, preview_facts, preview_parts
from portal.goals.sheets import Sheet, read_sheet
from portal.web.access import actor, requires
from portal.web.database import late_turn, session, take_turn
from portal.web.rendering import render


@blueprint.route("/maaltal/indlaes", methods=["GET", "POST"])
@late_turn
@requires(policies.may_record)
def import_() -> ResponseReturnValue:
    form = ImportForm(indicator=request.args.get("indikator"))
    form.offer((row.key, f"{row.name} ({row.unit})") for row in queries.indicators(session()))
    preview: ImportPreview | None = None
    if form.validate_on_submit():
        with form.catching():
            data = form.read_file()
            sheet = _read(form, data)
            if request.form.get("do") == "import":
                stored = _store(form, sheet)
                if stored is not None:
                    return _done(stored)
            preview = _preview(form, sheet)
            form.keep(data, preview.fingerprint)
            if sheet.fault_count:
                form.refuse(ImportRefused())
    return render(
        "goals/import_.html",
        form=form,
        preview=preview,
        facts=preview_facts(preview) if preview else [],
        parts=preview_parts(preview) if preview else [],
        leaves_out_country=preview is not None and leaves_out_country(preview),
        may_national=policies.may_record_national(actor()),
    )


def _indicator(form: ImportForm) -> Indicator:
    found = queries.indicator_by_key(session(), form.indicator.data)
    assert found is not None  # the form lets in no other
    return found


def _read(form: ImportForm, data: bytes) -> Sheet:
    how = actions.reading_for(
        session(), indicator=_indicator(form), actor=actor(), at=clock.now(), has_point=form.has_point
    )
    return read_sheet(data, how)


def _preview(form: ImportForm, sheet: Sheet) -> ImportPreview:
    source = form.source.data or ""
    return actions.preview_import(session(), indicator=_indicator(form), sheet=sheet, actor=actor(), source=source)


def _store(form: ImportForm, sheet: Sheet) -> ImportPreview | None:
    """Store what was looked through. The file was read before the write turn begins, since that may take a while.

    Gives None, and says so in the form, where that is no longer what would be done: then it is looked through anew.
    """
    take_turn()
    try:
        return actions.import_observations(
            session(),
            indicator=_indicator(form),
            sheet=sheet,
            actor=actor(),
            at=clock.now(),
            source=form.source.data or "",
            fingerprint=form.fingerprint.data or "",
        )
    except FiguresChangedMeanwhile as broken:
        form.refuse(RuleBroken(broken.sentence))
        return None


def _done(stored: ImportPreview) -> ResponseReturnValue:
    new, changed = len(stored.new), len(stored.changed)
    flash(f"Filen er indlæst: {number_text(new)} nye og {number_text(changed)} ændrede tal.", "success")
    return redirect(url_for("goals.index"), 303)
