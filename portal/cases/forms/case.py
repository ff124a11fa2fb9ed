"""The form in which a whole case is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypedDict

from werkzeug.datastructures import FileStorage
from wtforms import (
    BooleanField,
    Field,
    FormField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from portal.cases.content import CaseDraft, GoalStatusContent, RouteStepDraft, SectionDraft
from portal.cases.forms.parts import (
    CASE_NUMBER_HINT,
    OFF,
    TEXT_FITS,
    TITLE,
    AttachmentForm,
    Checkboxes,
    Faults,
    Files,
    Rows,
    SectionForm,
    id_or_none,
    leaves,
)
from portal.cases.forms.rearranging import changed_texts, mentioned, rearrange, repeated
from portal.cases.forms.statuses import Computed, GoalStatusForm, fit_status, status_draft
from portal.cases.rules import (
    MAX_CASE_NUMBER,
    MAX_TITLE,
    SECTION_HEADINGS,
    RouteRole,
    SectionKind,
)
from portal.core.errors import RuleBroken
from portal.goals.rules import Judgement
from portal.web.forms import Form, choices

_ROLES = {"decides": RouteRole.DECIDES, "advises": RouteRole.ADVISES, "informed": RouteRole.INFORMED}

Choices = Sequence[tuple[int, str]]
Fresh = tuple[str, str, str]
Targets = Mapping[int, Computed]


class AttachmentRow(TypedDict):
    """An attachment in the form."""

    attachment_id: int
    title: str
    is_closed: bool


class CaseForm(Form):
    """The whole case. Areas, sections and attachments are what the form holds, in its order.

    `fresh` is what was just done to which part of it (verb, part, key), so that the reader goes on from there.
    """

    fresh: Fresh = ("", "", "")
    _bodies: Sequence[int] = ()
    version = IntegerField("Udgave", [Optional()], widget=HiddenInput())
    seen_version = IntegerField("Set udgave", [Optional()], widget=HiddenInput())
    overrule = BooleanField("Jeg har set ændringerne og vil gemme min tekst i stedet")
    title = StringField("Titel", TITLE, render_kw=OFF)
    case_number = StringField("Sagsnummer", [Length(max=MAX_CASE_NUMBER)], description=CASE_NUMBER_HINT, render_kw=OFF)
    neutral_title = StringField(
        "Neutral titel",
        [Length(max=MAX_TITLE)],
        description="Vises for borgerne i stedet for titlen, hvis punktet lukkes.",
        render_kw=OFF,
    )
    other_caseworkers = Checkboxes("Øvrige sagsbehandlere", description="De kan også skrive i sagen.")
    decides = Checkboxes("Behandles i", description="Sagen går gennem udvalgene i den viste rækkefølge.")
    advises = Checkboxes("Udtaler sig")
    informed = Checkboxes("Orienteres")
    summary = TextAreaField("Resume", [TEXT_FITS])
    presentation = TextAreaField("Sagsfremstilling", [TEXT_FITS])
    sections = Rows(FormField(SectionForm), "Flere afsnit", most_read=500)
    goal_statuses = Rows(FormField(GoalStatusForm), "Målstatus", most_read=100)
    new_area = SelectField("Målområde", [Optional()], coerce=id_or_none, choices=[], validate_choice=False)
    proposer = StringField(
        "Hvem indstiller?", [Length(max=200)], description="Fx Direktøren for Social og Sundhed.", render_kw=OFF
    )
    points = TextAreaField(
        "Indstillingens punkter",
        [Length(max=20_000)],
        description="Ét punkt på hver linje. ”At” sættes foran af sig selv.",
    )
    attachments = Rows(FormField(AttachmentForm), "Bilag", most_read=500)
    files = Files("Vælg filer", description="pdf, docx, xlsx, png, jpeg eller txt, højst 25 MB pr. fil.")

    @classmethod
    def showing(cls, draft: CaseDraft, *, version: int, attachments: Sequence[AttachmentRow]) -> "CaseForm":
        """The form filled with what is stored."""
        texts = {section.kind: section.html for section in draft.sections}
        data = {
            "version": version,
            "title": draft.title,
            "case_number": draft.case_number,
            "neutral_title": draft.neutral_title,
            "other_caseworkers": draft.other_caseworker_ids,
            **{name: [step.committee_id for step in draft.route if step.role is role] for name, role in _ROLES.items()},
            "summary": texts.get(SectionKind.SUMMARY, ""),
            "presentation": texts.get(SectionKind.PRESENTATION, ""),
            "sections": [asdict(section) for section in draft.sections if section.kind is SectionKind.OTHER],
            "goal_statuses": [asdict(status) for status in draft.goal_statuses],
            "proposer": draft.proposer,
            "points": "\n".join(draft.points),
            "attachments": attachments,
        }
        return cls(formdata=None, data=data)

    def offer(
        self, *, committees: Choices, colleagues: Choices, areas: Choices, targets: Targets, caseworker: str = ""
    ) -> None:
        """Say what can be chosen, and hold the areas to those there are: each once, each with all of its targets.

        `caseworker` writes the areas that nobody is asked to write.
        """
        self._bodies = [committee_id for committee_id, _name in committees]
        for name in _ROLES:
            self[name].choices = choices(committees)
        self.other_caseworkers.choices = choices(colleagues)
        entries = {entry.form.area_id.data: entry for entry in reversed(self.goal_statuses.entries)}
        self.goal_statuses.entries = [
            entry for entry in self.goal_statuses if entry in entries.values() and entry.form.area_id.data in targets
        ]
        writers = choices([("", f"{caseworker or 'Sagsbehandleren'} (sagsbehandler)"), *colleagues])
        for entry in self.goal_statuses:
            fit_status(entry.form, targets[entry.form.area_id.data or 0], writers)
        taken = {entry.form.area_id.data for entry in self.goal_statuses}
        free = [(key, name) for key, name in areas if key not in taken]
        self.new_area.choices = choices([("", "Vælg et område"), *free])

    def rearranged(self, verb: str, part: str, key: str) -> "CaseForm":
        """The form with everything typed in it, after one of its buttons. Raises as `rearrange` does."""
        data = self.data
        return self._again(data, (verb, part, rearrange(data, verb, part, key)))

    def with_changed(self, area_id: int, names: Iterable[str], change: Callable[[str], str]) -> "CaseForm":
        """The form with everything typed in it, and the texts in these fields of an area changed."""
        data = self.data
        changed_texts(data, area_id, names, change)
        return self._again(data)

    def with_mentioned(self, target_id: int, computed: Judgement | None) -> "CaseForm":
        """The form with everything typed in it, and a target that its text now speaks of no longer "ikke omtalt"."""
        data = self.data
        mentioned(data, target_id, computed)
        return self._again(data)

    def with_texts(self, area_id: int, earlier: GoalStatusContent) -> "CaseForm":
        """The form with everything typed in it, and an earlier status where nothing is typed of an area."""
        data = self.data
        repeated(data, area_id, earlier)
        return self._again(data)

    def _again(self, data: dict[str, Any], fresh: Fresh = ("", "", "")) -> "CaseForm":
        form = CaseForm(formdata=None, data=data)
        form.fresh = fresh
        return form

    def refuse(self, broken: RuleBroken) -> None:
        """Show the sentence of a broken rule, at a field of a form within the form too."""
        for field in leaves(self.goal_statuses):
            if field.id == broken.field and isinstance(field, Field):
                field.errors = [*field.errors, broken.sentence]
                self.goal_statuses.collect_errors()
                return
        super().refuse(broken)

    def add_attachment(self, row: AttachmentRow) -> None:
        """Show one more attachment."""
        self.attachments.append_entry(row)

    def draft(self) -> CaseDraft:
        """What was written, uncleaned."""
        return CaseDraft(
            title=self.title.data or "",
            case_number=self.case_number.data or "",
            neutral_title=self.neutral_title.data or "",
            other_caseworker_ids=tuple(self.other_caseworkers.data or ()),
            route=tuple(self._route()),
            sections=tuple(self._sections()),
            proposer=self.proposer.data or "",
            points=tuple((self.points.data or "").splitlines()),
            goal_statuses=tuple(status_draft(entry.form) for entry in self.goal_statuses),
        )

    def _route(self) -> Iterable[RouteStepDraft]:
        """In the bodies' own order, whatever their roles."""
        for committee_id in self._bodies:
            for name, role in _ROLES.items():
                if committee_id in (self[name].data or ()):
                    yield RouteStepDraft(committee_id=committee_id, role=role)

    def _sections(self) -> Iterable[SectionDraft]:
        for kind, text in ((SectionKind.SUMMARY, self.summary), (SectionKind.PRESENTATION, self.presentation)):
            yield SectionDraft(kind=kind, heading=SECTION_HEADINGS[kind], html=text.data or "")
        for entry in self.sections:
            heading, html = entry.form.heading.data or "", entry.form.html.data or ""
            if heading or html:
                yield SectionDraft(kind=SectionKind.OTHER, heading=heading, html=html)

    @property
    def chosen_files(self) -> list[FileStorage]:
        """The files that came along; an empty choice comes as a file without a name."""
        return [file for file in self.files.data or () if isinstance(file, FileStorage) and file.filename]

    @property
    def saved_version(self) -> int:
        """The version that the writer has seen: the one the form was made of, or a later one, knowingly overruled."""
        seen = self.seen_version.data if self.overrule.data else self.version.data
        return seen or 0

    @property
    def faults(self) -> Faults:
        return Faults(self)
