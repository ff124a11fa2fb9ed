"""The form in which a promise is answered for."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, Length

from portal.cases.rules import PromiseOutcome
from portal.web.forms import Form, choices


class PromiseForm(Form):
    outcome = RadioField(
        "Hvad blev det til?",
        [DataRequired("Vælg, hvad det blev til.")],
        choices=choices((outcome.value, outcome.label.capitalize()) for outcome in PromiseOutcome),
    )
    note = TextAreaField(
        "Bemærkning", [Length(max=5000)], description="Fx hvornår det blev gjort, eller hvorfor det blev opgivet."
    )
