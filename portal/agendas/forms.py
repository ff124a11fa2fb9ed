"""Forms of the agenda."""

from wtforms import BooleanField, StringField
from wtforms.validators import Length

from portal.web.forms import Form


class CloseItemForm(Form):
    is_closed = BooleanField("Punktet er lukket")
    neutral_title = StringField(
        "Neutral titel", [Length(max=300)], description="Det eneste, offentligheden ser ud over nummeret og grunden."
    )
    closed_ground = StringField("Grund", [Length(max=200)], description="Fx Tavshedspligt (forvaltningsloven § 27)")
