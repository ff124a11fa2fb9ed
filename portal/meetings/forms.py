"""Forms for meetings."""

from collections.abc import Sequence

from wtforms import DateField, SelectField, StringField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from portal.committees.models import Committee
from portal.meetings.rules import MeetingKind
from portal.web.forms import Form, choices

_KINDS = choices((kind.value, kind.label) for kind in MeetingKind)


class ChangeMeetingForm(Form):
    starts = TimeField("Klokken", [Optional()], description="Fx 15:00")
    place = StringField("Sted", [Length(max=200)], description="Lokale, adresse eller onlinemøde")
    kind = SelectField("Mødetype", choices=_KINDS)


class MeetingForm(ChangeMeetingForm):
    committee_id = SelectField("Udvalg", [DataRequired()], coerce=int)
    held_on = DateField("Dato", [InputRequired()])

    def offer_bodies(self, bodies: Sequence[Committee]) -> None:
        """Let the meeting be one of these bodies'."""
        self.committee_id.choices = choices((body.id, f"{body.name} ({body.code})") for body in bodies)
