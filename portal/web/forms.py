"""The base of all forms: Danish messages, composed Unicode, and rules that land at their field."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types

from portal.core.danish import nfc
from portal.core.errors import RuleBroken
from portal.core.html import readable

_DANISH = {
    "This field is required.": "Udfyld feltet.",
    "Not a valid integer value.": "Skriv et helt tal.",
    "Not a valid decimal value.": "Skriv et tal.",
    "Not a valid float value.": "Skriv et tal.",
    "Not a valid date value.": "Skriv en dato, fx 30-10-2026.",
    "Not a valid time value.": "Skriv et klokkeslæt, fx 15:00.",
    "Not a valid choice.": "Vælg en af mulighederne.",
    "Not a valid choice": "Vælg en af mulighederne.",
    "Invalid Choice: could not coerce.": "Vælg en af mulighederne.",
    "Invalid choice(s): one or more data inputs could not be coerced.": "Vælg blandt mulighederne.",
    "Invalid email address.": "Skriv en e-mailadresse, fx navn@kommune.dk.",
    "Invalid URL.": "Skriv en adresse, der begynder med https://.",
    "Invalid input.": "Det indtastede kan ikke bruges.",
    "CSRF token missing.": "Siden er for gammel. Prøv igen.",
}
_DANISH_COUNTED = {
    "Field cannot be longer than %(max)d character.": "Skriv højst %(max)d tegn.",
    "Field must be at least %(min)d character long.": "Skriv mindst %(min)d tegn.",
    "Field must be exactly %(max)d character long.": "Skriv præcis %(max)d tegn.",
    "Field must be between %(min)d and %(max)d characters long.": "Skriv mellem %(min)d og %(max)d tegn.",
    "Number must be at least %(min)s.": "Tallet skal være mindst %(min)s.",
    "Number must be at most %(max)s.": "Tallet må højst være %(max)s.",
    "Number must be between %(min)s and %(max)s.": "Tallet skal være mellem %(min)s og %(max)s.",
    "Date must be at least %(min)s.": "Datoen skal være tidligst %(min)s.",
    "Date must be at most %(max)s.": "Datoen må være senest %(max)s.",
    "Date must be between %(min)s and %(max)s.": "Datoen skal være mellem %(min)s og %(max)s.",
    "Field must be equal to %(other_name)s.": "De to felter skal være ens.",
    "'%(value)s' is not a valid choice for this field.": "”%(value)s” er ikke en af mulighederne.",
}


class DanishMessages:
    """WTForms' translations, since it has no Danish ones of its own."""

    def gettext(self, text: str) -> str:
        return _DANISH.get(text) or _DANISH_COUNTED.get(text, text)

    def ngettext(self, singular: str, plural: str, _number: int) -> str:
        return _DANISH_COUNTED.get(singular, plural)


def choices(pairs: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """Values with their labels, as a select field wants them."""
    return [SelectChoice(str(value), label) for value, label in pairs]


def _composed(value: Any) -> Any:
    return nfc(value) if isinstance(value, str) else value


def _trimmed(value: Any) -> Any:
    return readable(nfc(value)).strip() if isinstance(value, str) else value


class Form(FlaskForm):
    """A form of the portal."""

    class Meta:
        def get_translations(self, _form: Any) -> DanishMessages:
            return DanishMessages()

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            if issubclass(unbound_field.field_class, StringField):
                is_secret = issubclass(unbound_field.field_class, PasswordField)
                own = unbound_field.kwargs.get("filters", ())
                options["filters"] = [_composed if is_secret else _trimmed, *own]
            bound: Field = unbound_field.bind(form=form, **options)
            return bound

    @contextmanager
    def catching(self) -> Iterator[None]:
        """Let a broken rule land at its field, or at the form where it names none that is here."""
        try:
            yield
        except RuleBroken as broken:
            self.refuse(broken)

    def refuse(self, broken: RuleBroken) -> None:
        """Show the sentence of a broken rule."""
        if broken.field and broken.field in self._fields:
            field = self._fields[broken.field]
            field.errors = [*_errors(field.errors), broken.sentence]
        else:
            self.form_errors.append(broken.sentence)


def _errors(errors: Sequence[Any]) -> list[Any]:
    return list(errors)
