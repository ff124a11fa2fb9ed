"""The form of a decision."""

from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, Length

from portal.decisions.rules import DecisionKind
from portal.web.forms import Form, choices


class DecisionForm(Form):
    kind = SelectField(
        "Beslutning",
        [DataRequired()],
        choices=choices([("", "Vælg"), *((kind.value, kind.label) for kind in DecisionKind)]),
    )
    text = TextAreaField("Tekst i protokollen", [Length(max=20_000)])
    public_text = TextAreaField(
        "Hvad der må offentliggøres af beslutningen",
        [Length(max=20_000)],
        description="Punktet er lukket. Lad feltet stå tomt, hvis intet må offentliggøres nu.",
    )
