"""The short forms: search, a new case, a return with a comment."""

from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import HiddenInput

from portal.cases.forms.parts import CASE_NUMBER_HINT, OFF, TITLE, id_or_none
from portal.cases.rules import MAX_CASE_NUMBER, CaseState
from portal.web.forms import Form, choices


class SearchForm(Form):
    """The search above the list. It is a GET form: it changes nothing, needs no token, and passes over nonsense."""

    class Meta:
        csrf = False

    soeg = StringField("Søg i titel og sagsnummer", render_kw={"type": "search", "maxlength": 200, **OFF})
    tilstand = SelectField(
        "Tilstand",
        choices=choices([("", "Alle"), *((state.value, state.label) for state in CaseState)]),
        validate_choice=False,
    )
    side = IntegerField("Side", widget=HiddenInput())

    @property
    def state(self) -> CaseState | None:
        """The state that is asked for, if there is such a state."""
        known = {state.value: state for state in CaseState}
        return known.get(self.tilstand.data or "")


class NewCaseForm(Form):
    title = StringField("Titel", TITLE, render_kw=OFF)
    case_number = StringField("Sagsnummer", [Length(max=MAX_CASE_NUMBER)], description=CASE_NUMBER_HINT, render_kw=OFF)
    committee = SelectField(
        "Udvalg, der skal behandle sagen", [InputRequired("Vælg et udvalg.")], coerce=id_or_none, choices=[]
    )


class ReturnForm(Form):
    comment = TextAreaField(
        "Hvad skal ændres?",
        [DataRequired("Skriv, hvad der skal ændres."), Length(max=5000)],
        description="Sagsbehandleren får en mail om, at sagen er returneret, og læser kommentaren her.",
    )
