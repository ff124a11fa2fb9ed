"""The form of a goal status within the form of a case."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import DateField, Field, FormField, IntegerField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from portal.cases.content import GoalStatusDraft, JudgementDraft, PromiseDraft
from portal.cases.forms.parts import OFF, TEXT_FITS, Part, Rows, id_or_none
from portal.cases.rules import MAX_PROMISE, first_judgement, needs_reason
from portal.goals.rules import Judgement

Computed = Mapping[int, Judgement | None]
"""What the figures say of each target of an area, in order, by the target's id."""

NEEDS_NO_REASON = "needs-no-reason"
_REASONS_FIT = Length(max=5000)
_PROMISE_FITS = Length(max=MAX_PROMISE, message="Et løfte kan højst rumme 1.000 tegn. Skriv resten i teksten.")


class JudgementForm(Part):
    """One target's line. The reason has a placeholder of nothing, so that the style sheet knows an empty one."""

    target_id = IntegerField("Mål", [Optional()], widget=HiddenInput())
    stated = SelectField("Vores vurdering", [Optional()], choices=[])
    reason = TextAreaField("Begrundelse", [_REASONS_FIT], render_kw={"placeholder": " "})

    def offer(self, computed: Judgement | None) -> None:
        """Say what can be stated, and what of it needs no reason."""
        words = [(judgement.value, judgement.label) for judgement in Judgement]
        self.stated.choices = [
            SelectChoice(value, _marked(label, computed, value), _attributes(value, computed))
            for value, label in [("", "ikke vurderet"), *words]
        ]


def _marked(label: str, computed: Judgement | None, value: str) -> str:
    return f"{label} (beregnet)" if computed is not None and computed.value == value else label


def _attributes(value: str, computed: Judgement | None) -> dict[str, str]:
    """Where nothing is computed the reason is free to be given, so no choice hides its field."""
    stated = Judgement(value) if value else None
    return {} if computed is None or needs_reason(stated, computed) else {"class": NEEDS_NO_REASON}


class PromiseForm(Part):
    text = StringField("Hvad lover vi?", [_PROMISE_FITS], render_kw=OFF)
    due_on = DateField("Færdigt senest", [Optional()])

    def validate_text(self, field: Field) -> None:
        """An empty promise is left out; a day alone promises nothing."""
        if self.due_on.data and not field.data:
            raise ValidationError("Skriv, hvad der loves, eller fjern datoen.")


class GoalStatusForm(Part):
    """One area: three texts, what is promised, a line for each target, and who writes it until when."""

    area_id = IntegerField("Målområde", [Optional()], widget=HiddenInput())
    judgements = Rows(FormField(JudgementForm), most_read=100)
    html = TextAreaField("Hvad er sket?", [TEXT_FITS])
    why_html = TextAreaField("Hvorfor?", [TEXT_FITS])
    next_html = TextAreaField("Hvad gør vi nu?", [TEXT_FITS])
    promises = Rows(FormField(PromiseForm), "Løfter", most_read=100)
    assignee_id = SelectField("Hvem skriver det?", [Optional()], coerce=id_or_none, choices=[])
    due_on = DateField("Frist for at skrive", [Optional()])


def fit_status(form: Any, computed: Computed, writers: Sequence[SelectChoice]) -> None:
    """A line for each target in order, with what was typed in it, and the people who can write the area."""
    form.assignee_id.choices = writers
    lines = {line.form.target_id.data: line for line in form.judgements}
    for target_id, judgement in computed.items():
        if target_id not in lines:
            first = {"target_id": target_id, "stated": first_judgement(judgement).value}
            lines[target_id] = form.judgements.append_entry(first)
        lines[target_id].form.offer(judgement)
    form.judgements.entries = [lines[target_id] for target_id in computed]


def status_draft(form: Any) -> GoalStatusDraft:
    """What was written of an area, uncleaned."""
    return GoalStatusDraft(
        area_id=form.area_id.data,
        html=form.html.data or "",
        why_html=form.why_html.data or "",
        next_html=form.next_html.data or "",
        judgements=tuple(_judgements(form)),
        promises=tuple(
            PromiseDraft(text=row.form.text.data or "", due_on=row.form.due_on.data) for row in form.promises
        ),
        assignee_id=form.assignee_id.data,
        due_on=form.due_on.data,
    )


def _judgements(form: Any) -> Iterable[JudgementDraft]:
    for line in form.judgements:
        stated = line.form.stated.data
        yield JudgementDraft(
            target_id=line.form.target_id.data,
            stated=Judgement(stated) if stated else None,
            reason=line.form.reason.data or "",
        )
