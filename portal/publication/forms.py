"""Forms for publishing."""

from wtforms import SelectField

from portal.web.forms import Form


class PublishForm(Form):
    """One button: what goes out stands on the page."""


class GoalsForm(Form):
    """Which goals are shown. It is a GET form: it changes nothing, needs no token, and passes over nonsense."""

    class Meta:
        csrf = False

    omraade = SelectField("Område", validate_choice=False)
    maalgruppe = SelectField("Målgruppe", validate_choice=False)
    vurdering = SelectField("Vurdering", validate_choice=False)
    maalsaet = SelectField("Sæt af mål", validate_choice=False)
    sorter = SelectField("Sortér efter", validate_choice=False)
