"""Forms of the administration."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField
from wtforms import (
    DateField,
    Field,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, Email, InputRequired, Length, NumberRange, Optional, Regexp

from portal.accounts.models import User
from portal.committees.models import Department
from portal.committees.rules import CODE, DEFAULT_DEADLINE_DAYS, CodeMalformed, CommitteeKind, SeatRole
from portal.core.actors import Role
from portal.goals.rules.disclosure import DEFAULT_THRESHOLD, LOWEST_THRESHOLD
from portal.web.forms import Form, choices

MOST_DEADLINE_DAYS = 30
_NO_AUTOFILL = {"autocomplete": "off"}
_EMAIL = {"type": "email", **_NO_AUTOFILL}


def _https(_form: Any, field: Field) -> None:
    """Both addresses are linked from every page, for everybody."""
    address = field.data or ""
    if not address.startswith("https://") or not address.removeprefix("https://").partition("/")[0] or " " in address:
        raise ValidationError("Skriv en adresse, der begynder med https://.")


def _number_or_none(value: str | int | None) -> int | None:
    return int(value) if value else None


def _upper(value: str | None) -> str | None:
    return value.upper() if value else value


class MunicipalityForm(Form):
    name = StringField("Kommunens navn", [DataRequired(), Length(max=200)], description="Står øverst på alle sider")
    code = StringField(
        "Kommunekode",
        [Optional(), Regexp(r"(?!000)[0-9]{3}$", message="Skriv kommunens tre cifre, fx 657.")],
        description="Tre cifre. De forbinder kommunens egne tal med landets.",
        render_kw={"inputmode": "numeric", "maxlength": 3},
    )
    contact_email = StringField("E-mail", [Optional(), Email(), Length(max=254)], render_kw=_EMAIL)
    phone = StringField("Telefon", [Length(max=40)], render_kw={"type": "tel", **_NO_AUTOFILL})
    address = TextAreaField("Postadresse", [Length(max=400)])
    accessibility_url = StringField(
        "Tilgængelighedserklæring",
        [Optional(), _https, Length(max=500)],
        description="Adressen på erklæringen, fx hos was.digst.dk",
        render_kw={"type": "url"},
    )
    privacy_url = StringField(
        "Behandling af persondata",
        [Optional(), _https, Length(max=500)],
        description="Adressen på kommunens side om persondata",
        render_kw={"type": "url"},
    )
    threshold = IntegerField(
        "Mindste antal i offentlige tal",
        [Optional()],
        description=(
            f"Et tal, der dækker over færre mennesker, vises ikke for borgerne. Mindst {LOWEST_THRESHOLD}; "
            f"normalt {DEFAULT_THRESHOLD}."
        ),
        render_kw={"inputmode": "numeric", **_NO_AUTOFILL},
    )
    logo_file = FileField(
        "Vælg en fil", description="Png eller jpeg, højst 1 MB", render_kw={"accept": "image/png,image/jpeg"}
    )


class PeopleFilter(Form):
    class Meta(Form.Meta):
        csrf = False

    q = StringField("Søg i navn og e-mail", [Length(max=100)], render_kw={"type": "search"})
    vis = SelectField(
        "Vis",
        choices=choices([("", "Alle"), ("uden", "Uden adgangskode"), ("aktive", "Aktive"), ("fra", "Deaktiverede")]),
        default="",
    )


class NewPersonForm(Form):
    name = StringField("Navn", [DataRequired(), Length(max=200)], render_kw=_NO_AUTOFILL)
    email = StringField(
        "E-mail",
        [DataRequired(), Email(), Length(max=254)],
        description="Bruges til at logge ind og kan ikke ændres senere",
        render_kw=_EMAIL,
    )
    job_title = StringField("Titel", [Length(max=200)], render_kw=_NO_AUTOFILL)
    department_id = SelectField("Afdeling", coerce=_number_or_none)
    roles = SelectMultipleField(
        "Roller",
        choices=choices((role.value, role.label) for role in Role),
        coerce=Role,
        description="Medlemmer af et udvalg har ingen rolle: de får en plads under Udvalg og pladser.",
    )

    def offer_departments(self, departments: Sequence[Department]) -> None:
        """Let the person work in one of these, or in none."""
        self.department_id.choices = choices([("", "Ingen afdeling"), *((one.id, one.name) for one in departments)])


class PersonForm(NewPersonForm):
    email = None  # type: ignore[assignment]  # so WTForms takes a field off


class DepartmentForm(Form):
    name = StringField("Navn", [DataRequired(), Length(max=200)])
    leader_id = SelectField(
        "Leder", coerce=_number_or_none, description="Vælg blandt aktive brugere med rollen Godkender"
    )

    def offer_leaders(self, people: Sequence[User], present: User | None = None) -> None:
        """Let one of these lead. Whoever leads at present stays on the list, so that nothing changes unseen."""
        offered = [*people, present] if present is not None and present not in people else people
        self.leader_id.choices = choices([("", "Ingen leder"), *((user.id, user.name) for user in offered)])


class BodyForm(Form):
    code = StringField(
        "Kode",
        [DataRequired(), Regexp(CODE.pattern + "$", message=CodeMalformed.sentence)],
        filters=[_upper],
        description="To til seks bogstaver. Koden står i punkternes numre og i webadresser, fx SOS-2026-104.",
        render_kw={"maxlength": 6, "autocapitalize": "characters", **_NO_AUTOFILL},
    )
    name = StringField("Navn", [DataRequired(), Length(max=200)])
    kind = SelectField("Art", choices=choices((kind.value, kind.label) for kind in CommitteeKind))
    deadline_days = IntegerField(
        "Frist for udsendelse",
        [
            InputRequired(),
            NumberRange(0, MOST_DEADLINE_DAYS, message=f"Skriv et helt tal fra 0 til {MOST_DEADLINE_DAYS}."),
        ],
        default=DEFAULT_DEADLINE_DAYS,
        description="Hverdage før mødet efter udvalgets forretningsorden",
        render_kw={"inputmode": "numeric"},
    )
    valid_from = DateField("Gælder fra", [Optional()], description="Tom: har altid været der")
    to_on = DateField("Gælder til og med", [Optional()], description="Tom: indtil videre")


class NewSeatForm(Form):
    user_id = SelectField("Person", [DataRequired()], coerce=_number_or_none)
    role = SelectField(
        "Rolle i udvalget",
        choices=choices((role.value, role.label) for role in SeatRole),
        default=SeatRole.MEMBER.value,
    )
    list_letter = StringField(
        "Listebogstav",
        [Length(max=3)],
        filters=[_upper],
        description="Det bogstav, personen er valgt på",
        render_kw={"maxlength": 3, **_NO_AUTOFILL},
    )
    from_on = DateField("Fra og med", [DataRequired()])
    to_on = DateField("Til og med", [Optional()], description="Tom: indtil videre")

    def offer_people(self, people: Sequence[User]) -> None:
        """Let one of these have the seat."""
        named = ((user.id, f"{user.name} ({user.email})") for user in people)
        self.user_id.choices = choices([("", "Vælg en person"), *named])


class SeatForm(NewSeatForm):
    user_id = None  # type: ignore[assignment]  # so WTForms takes a field off
