"""A new case, and the form in which a case is written."""

from collections.abc import Callable

from flask import Response, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from htmx_flask import request

from portal.accounts.models import User
from portal.cases import actions, policies, queries
from portal.cases.content import STATUS_TEXTS, Reading, with_sentence
from portal.cases.forms.case import AttachmentRow, CaseForm
from portal.cases.forms.short import NewCaseForm
from portal.cases.models import Attachment, Case
from portal.cases.pages.blueprint import CASE, blueprint, files_root, warn_of_number, warn_of_stale
from portal.cases.presenters import (
    STATE_TONES,
    Desk,
    conflict,
    desk,
    last_return,
    last_year,
    offered_sentence,
    status_helps,
    stored_form,
    way,
)
from portal.cases.rules import (
    CaseChangedMeanwhile,
    CaseIncomplete,
    CaseNotDraft,
)
from portal.committees import queries as committees
from portal.core import clock
from portal.core.errors import RuleBroken
from portal.documents.rules import FileRefused
from portal.goals.content import computed_judgement
from portal.web.access import actor, requires
from portal.web.database import session
from portal.web.forms import choices
from portal.web.rendering import render

Change = Callable[[str], str]
REARRANGING = {"add", "up", "down", "remove"}
WORDING = {"insert", "replace", "repeat"}
FRAGMENTS = {"more_sections", "goal_statuses", "attachments"}


@blueprint.route("/sager/ny", methods=["GET", "POST"])
@requires(policies.may_create)
def new() -> ResponseReturnValue:
    bodies = committees.valid_on(session(), clock.today())
    form = NewCaseForm()
    names = [(body.id, f"{body.name} ({body.code})") for body in bodies]
    form.committee.choices = choices([("", "Vælg et udvalg"), *names])
    if form.validate_on_submit():
        with form.catching():
            case = actions.create(
                session(),
                title=form.title.data or "",
                case_number=form.case_number.data or "",
                committees=[body for body in bodies if body.id == form.committee.data],
                caseworker=session().get_one(User, actor().user_id),
                actor=actor(),
                at=clock.now(),
            )
            warn_of_number(case)
            return redirect(url_for("cases.edit", case_id=case.id), 303)
    return render("cases/new.html", form=form)


@blueprint.route(f"{CASE}/rediger", methods=["GET", "POST"])
@requires(policies.may_write, knows=policies.may_see, case=queries.get)
def edit(case: Case) -> ResponseReturnValue:
    at_hand = desk(session(), case, clock.today())
    if request.method == "GET":
        if not policies.may_edit(actor(), case):
            flash(CaseNotDraft.sentence, "info")
            return redirect(url_for("cases.show", case_id=case.id), 303)
        return _form_page(case, at_hand, at_hand.fit(stored_form(case)))
    form = at_hand.fit(CaseForm())
    verb = request.form.get("do", "save").partition(":")[0]
    try:
        return _act(verb)(case, at_hand, form)
    except (CaseChangedMeanwhile, CaseNotDraft) as broken:
        form.refuse(broken)
        return _form_page(case, at_hand, form, is_conflict=isinstance(broken, CaseChangedMeanwhile), status=409)
    except RuleBroken as broken:
        form.refuse(broken)
        return _form_page(case, at_hand, form)


def _act(verb: str) -> Callable[[Case, Desk, CaseForm], ResponseReturnValue]:
    """What the pressed button asks for. Enter in a field saves."""
    if verb in REARRANGING:
        return _rearranged
    if verb in WORDING:
        return _reworded
    return _uploaded if verb == "upload" else _saved


def _form_page(
    case: Case, at_hand: Desk, form: CaseForm, *, is_conflict: bool = False, status: int | None = None
) -> Response:
    """The form as it was typed. By htmx only the part that an act has changed comes back."""
    target = str(request.htmx.target) if request.htmx else ""
    return render(
        "cases/edit.html",
        fragment=target if target in FRAGMENTS else None,
        form=form,
        status=status,
        case=case,
        address=url_for("cases.edit", case_id=case.id),
        desk=at_hand,
        helps=status_helps(session(), case, form, at_hand),
        conflict=conflict(session(), case, form.draft(), at_hand) if is_conflict else None,
        last_return=last_return(case),
        way=way(case.state, is_placed=False),
        tones=STATE_TONES,
    )


def _rearranged(case: Case, at_hand: Desk, form: CaseForm) -> ResponseReturnValue:
    """Show the form with an area, a section or a promise added, moved or taken out; nothing is saved."""
    verb, _, rest = request.form["do"].partition(":")
    part, _, key = rest.partition(":")
    return _form_page(case, at_hand, at_hand.fit(form.rearranged(verb, part, key)))


def _reworded(case: Case, at_hand: Desk, form: CaseForm) -> ResponseReturnValue:
    """Show the form with a sentence put into an area's text, or renewed there, or with last year's words; not saved.

    A button that makes no sense (any more) changes nothing.
    """
    verb, area, key = [*request.form["do"].split(":", 2), "", ""][:3]
    area_id = int(area) if area.isdecimal() else 0
    if verb == "repeat":
        earlier = last_year(session(), case).get(area_id)
        again = form.with_texts(area_id, earlier.status.content) if earlier else form
    elif verb == "insert":
        again = _inserted(at_hand, form, area_id, key)
    else:
        change = _replaced(case, at_hand, key)
        again = form.with_changed(area_id, STATUS_TEXTS, change) if change else form
    again.fresh = (verb, area, key)
    return _form_page(case, at_hand, at_hand.fit(again))


def _inserted(at_hand: Desk, form: CaseForm, area_id: int, key: str) -> CaseForm:
    """The form with the sentence, and its target judged where it was stated as not mentioned."""
    target, _, kind = key.partition(":")
    target_id = int(target) if target.isdecimal() else 0
    sentence = offered_sentence(at_hand, area_id, target_id, kind)
    if not sentence:
        return form
    computed = computed_judgement(at_hand.goal(at_hand.target_by_id[target_id]))
    changed = form.with_changed(area_id, ["html"], lambda html: with_sentence(html, sentence))
    return changed.with_mentioned(target_id, computed)


def _replaced(case: Case, at_hand: Desk, key: str) -> Change | None:
    stale = {str(row.sentence_id): row for row in queries.stale_sentences(case, at_hand.goals)}
    row = stale.get(key)
    return (lambda html: _replaced_in(html, row.old, row.new)) if row and row.new else None


def _replaced_in(html: str, old: str, new: str) -> str:
    """The text with the new sentence; as it was typed where the old one does not stand in it."""
    reading = Reading(html)
    return reading.replaced(old, new) if reading.has(old) else html


def _saved(case: Case, at_hand: Desk, form: CaseForm) -> ResponseReturnValue:
    """Store the form, and send the case on where that was asked. What is wrong comes back with all that was typed."""
    is_submitted = request.form.get("do") == "submit"
    number_before = case.case_number
    if not form.validate_on_submit():
        return _form_page(case, at_hand, form)
    _store(case, form)
    if is_submitted:
        try:
            actions.submit(session(), case=case, actor=actor(), at=clock.now())
        except CaseIncomplete as broken:
            for part in broken.missing:
                form.refuse(RuleBroken(part.sentence, field=part.field))
            return _form_page(case, at_hand, form)
        warn_of_stale(case)
    if case.case_number != number_before:
        warn_of_number(case)
    flash("Sagen er sendt til godkendelse." if is_submitted else "Sagen er gemt.", "success")
    return redirect(url_for("cases.show" if is_submitted else "cases.edit", case_id=case.id), 303)


def _store(case: Case, form: CaseForm) -> None:
    now, who, db = clock.now(), actor(), session()
    actions.save(db, case=case, draft=form.draft(), version=form.saved_version, actor=who, at=now)
    own = {row.id: row for row in case.attachments}
    for entry in form.attachments:
        row = own.get(entry.form.attachment_id.data or 0)
        if row is not None and entry.form.is_removed.data:
            actions.remove_attachment(db, case=case, attachment=row, actor=who, at=now)
        elif row is not None:
            title, is_closed = entry.form.title.data or "", entry.form.is_closed.data
            actions.change_attachment(
                db, case=case, attachment=row, title=title, is_closed=is_closed, actor=who, at=now
            )
    _attach(case, form)


def _attach(case: Case, form: CaseForm) -> list[Attachment]:
    """Attach the files that came along: all of them, or none where one is refused."""
    attached = []
    for file in form.chosen_files:
        try:
            row = actions.add_attachment(
                session(),
                case=case,
                data=file.read(),
                filename=file.filename or "",
                root=files_root(),
                actor=actor(),
                at=clock.now(),
                limit=current_app.config["MAX_FILE_SIZE"],
            )
        except FileRefused as broken:
            rest = " De andre filer er heller ikke vedhæftet." if len(form.chosen_files) > 1 else ""
            raise FileRefused(f"{file.filename}: {broken.sentence}{rest}") from broken
        attached.append(row)
    return attached


def _uploaded(case: Case, at_hand: Desk, form: CaseForm) -> ResponseReturnValue:
    """Attach files at once and save nothing else, so that a refused file costs no text."""
    if not form.chosen_files:
        raise FileRefused("Vælg en fil først.")
    for row in _attach(case, form):
        form.add_attachment(AttachmentRow(attachment_id=row.id, title=row.title, is_closed=row.is_closed))
    return _form_page(case, at_hand, form)
