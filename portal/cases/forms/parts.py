"""The forms within the form of a case, and what they share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FormField,
    IntegerField,
    Label,
    MultipleFileField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.utils import unset_value
from wtforms.validators import DataRequired, Length, Optional
from wtforms.widgets import CheckboxInput, FileInput, HiddenInput, ListWidget

from portal.cases.rules import MAX_TEXT, MAX_TITLE, TitleMissing
from portal.documents.rules import ALL_ENDINGS
from portal.web.forms import Form

TEXT_FITS = Length(max=MAX_TEXT, message="Teksten er for lang. Et afsnit kan højst rumme 200.000 tegn.")
TITLE = (DataRequired(TitleMissing.sentence), Length(max=MAX_TITLE))
CASE_NUMBER_HINT = "Efter KLE, fx 27.42.00-G01-3-26. Andre numre kan også bruges."
OFF = {"autocomplete": "off"}


def id_or_none(value: Any) -> int | None:
    """An id of a choice; the empty choice is none."""
    return int(value) if value else None


class Checkboxes(SelectMultipleField):
    """Some of several, by id."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, validators=[Optional()], coerce=int, choices=[], **kwargs)


class Part(Form):
    """A form within the form."""

    class Meta:
        csrf = False


class Rows(FieldList):  # type: ignore[type-arg]  # generic in its types only
    """Several forms of one kind: all that are stored, and of what a request sends no more than `most_read`.

    WTForms' own limit would also hold for what is stored, which could then never be opened.
    """

    def __init__(self, row: Any, label: str | None = None, *, most_read: int, **kwargs: Any) -> None:
        super().__init__(row, label, **kwargs)
        self.most_read = most_read

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.max_entries = self.most_read if formdata else None
        super().process(formdata, data, extra_filters)
        self.max_entries = None

    def collect_errors(self) -> None:
        """Know of what has been found in the rows after the form was looked through."""
        for field in (field for entry in self for field in entry.form):
            if isinstance(field, Rows):
                field.collect_errors()
        found = [entry.errors for entry in self]
        self.errors = [*self.sentences, *found] if any(found) else self.sentences

    @property
    def sentences(self) -> list[str]:
        """What is wrong with the list itself; what is wrong with a row stands at the row."""
        return [error for error in self.errors if isinstance(error, str)]


class Files(MultipleFileField):
    """Several files. That they are several stands in `render_kw`: a widget that says so is taken for checkboxes."""

    widget = FileInput()

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, render_kw={"accept": ",".join(ALL_ENDINGS), "multiple": True}, **kwargs)


class SectionForm(Part):
    heading = StringField("Overskrift", [Length(max=200)], render_kw=OFF)
    html = TextAreaField("Tekst", [TEXT_FITS])

    def validate_heading(self, field: Field) -> None:
        """An empty section is left out; one with text needs a heading."""
        if self.html.data and not field.data:
            raise ValidationError("Giv afsnittet en overskrift.")


class AttachmentForm(Part):
    attachment_id = IntegerField("Bilag", [Optional()], widget=HiddenInput())
    title = StringField("Titel", [DataRequired("Giv bilaget en titel."), Length(max=MAX_TITLE)])
    is_closed = BooleanField("Lukket: vises ikke for borgerne")
    is_removed = BooleanField("Fjern, når jeg gemmer")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with something that has no box of its own, as an error summary reads a field."""

    id: str
    label: Label
    errors: Sequence[str]
    widget: None = None


class Faults:
    """The form as an error summary reads it, with the fields of the forms within it."""

    def __init__(self, form: Form) -> None:
        self.errors = form.errors
        self.form_errors = form.form_errors
        self._fields = list(leaves(form))

    def __iter__(self) -> Iterator[Field | Fault]:
        return iter(self._fields)


def leaves(fields: Iterable[Field]) -> Iterator[Field | Fault]:
    """The fields that can be filled in, those of the forms within the form too."""
    for field in fields:
        if isinstance(field, Rows) and field.sentences:
            yield Fault(id=field.id, label=field.label, errors=field.sentences)
        if isinstance(field, FieldList | FormField):
            yield from leaves(field)
        elif isinstance(field, Checkboxes) and not field.choices:
            yield Fault(id=field.id, label=field.label, errors=field.errors)
        else:
            yield field
