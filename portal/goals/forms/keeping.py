"""The forms with which goals are kept: states, own targets, other definitions, and who answers for an area."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length

from portal.goals.models import Indicator, Target
from portal.goals.rules import SHARE_UNIT, Presence, TargetState, is_share
from portal.goals.rules.keeping import OwnKind, OwnNumbers
from portal.goals.sheets import NotAFigure, figure_cell
from portal.web.forms import Form, choices

PERSONS = "personer"
LONGEST_TEXT = 5000
_OFF = {"autocomplete": "off"}
_YEAR = {"inputmode": "numeric", "maxlength": 4, **_OFF}
# A municipality's own target is withdrawn on a page of its own.
STATES = [state for state in TargetState if state is not TargetState.WITHDRAWN]
_SINCE_HINT = "Et år, en måned eller en dag: 2016, 2016-05 eller 2013-09-12"


class DanishNumberField(StringField):
    """A number as Danes write it: 5.290 or 33,6; `pct.` after it is taken as said."""

    number: float | None = None
    fault: str = ""

    def process_data(self, value: Any) -> None:
        super().process_data(value)
        self._read()

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        self._read()

    def pre_validate(self, form: Any) -> None:
        if self.fault:
            raise ValidationError(self.fault)

    def _read(self) -> None:
        """Know the number, or what is wrong with it, before anybody asks whether the form is right."""
        self.number, self.fault = None, ""
        try:
            found = figure_cell(str(self.data or ""), is_share=True)
        except NotAFigure as error:
            self.fault = str(error)[:1].upper() + str(error)[1:]
            return
        if found is not None and found[1] is Presence.COUNTED:
            self.number = found[0]
        elif found is not None:
            self.fault = "Skriv et tal."


class StateForm(Form):
    """A state of a target, and since when."""

    state = SelectField(
        "Tilstand",
        choices=choices([("", "Vælg en tilstand"), *((state.value, state.label) for state in STATES)]),
        coerce=lambda value: TargetState(value) if value else None,
        validators=[InputRequired("Vælg en tilstand.")],
    )
    since = StringField(
        "Siden",
        [DataRequired("Skriv, hvornår målet kom i tilstanden."), Length(max=20)],
        description=_SINCE_HINT,
        render_kw=_OFF,
    )
    source = StringField(
        "Kilde",
        [DataRequired("Skriv, hvor det står."), Length(max=300)],
        description="Hvor det står, så andre kan slå det efter",
        render_kw=_OFF,
    )
    note = TextAreaField(
        "Bemærkning",
        [Length(max=LONGEST_TEXT)],
        description="Det, en læser skal vide, fx hvorfor målet ikke længere kan måles",
    )
    successor = SelectField(
        "Afløst af", coerce=lambda value: int(value) if value else None, description="Kun når tilstanden er Afløst"
    )

    def offer_successors(self, targets: Sequence[Target]) -> None:
        """Let one of these have taken the target's place."""
        named = ((row.id, f"{row.area.name}: {row.title} ({row.goal_set.name})") for row in targets)
        self.successor.choices = choices([("", "Intet mål, der står her"), *named])


class OwnTargetForm(Form):
    """A municipality's own target."""

    title = StringField(
        "Målet med kommunens ord", [DataRequired("Skriv målet med ord."), Length(max=300)], render_kw=_OFF
    )
    kind = RadioField(
        "Målet er",
        choices=choices((kind.value, kind.label) for kind in OwnKind),
        coerce=lambda value: OwnKind(value) if value else None,
        validators=[InputRequired("Vælg, hvordan målet er sat.")],
    )
    amount = DanishNumberField(
        "Tal",
        [DataRequired("Skriv tallet."), Length(max=20)],
        render_kw={"inputmode": "decimal", "maxlength": 20, **_OFF},
    )
    baseline_year = IntegerField(
        "Udgangspunkt, år", [InputRequired("Skriv årstallet.")], description="", render_kw=_YEAR
    )
    target_year = IntegerField("Mål, år", [InputRequired("Skriv årstallet.")], render_kw=_YEAR)
    must_hold = BooleanField("Niveauet skal holdes bagefter")
    reason = TextAreaField(
        "Begrundelse",
        [DataRequired("Skriv, hvorfor kommunen har sit eget mål."), Length(max=LONGEST_TEXT)],
        description="Borgerne læser den sammen med målet. Skriv ingen tal i den, som ikke må vises.",
    )
    decision = StringField(
        "Beslutning",
        [DataRequired("Skriv, hvor målet er besluttet."), Length(max=300)],
        description="Hvem, hvornår og hvilket punkt, fx Byrådet 28. januar 2026, punkt 12",
        render_kw=_OFF,
    )
    since = StringField(
        "Gælder fra",
        [DataRequired("Skriv, hvornår målet gælder fra."), Length(max=20)],
        description=_SINCE_HINT,
        render_kw=_OFF,
    )

    @property
    def numbers(self) -> OwnNumbers | None:
        """What the target says, as far as it is filled in; None where anything is missing yet."""
        kind, amount = self.kind.data, self.amount.number
        baseline_year, target_year = self.baseline_year.data, self.target_year.data
        if kind is None or amount is None or baseline_year is None or target_year is None:
            return None
        return OwnNumbers(
            kind=kind,
            amount=amount,
            baseline_year=baseline_year,
            target_year=target_year,
            must_hold=bool(self.must_hold.data),
        )


class WithdrawalForm(Form):
    """A municipality's own target no longer holds."""

    since = StringField(
        "Gælder ikke efter",
        [DataRequired("Skriv, hvornår målet holdt op med at gælde."), Length(max=20)],
        description=_SINCE_HINT,
        render_kw=_OFF,
    )
    reason = TextAreaField(
        "Begrundelse",
        [DataRequired("Skriv, hvorfor målet ikke gælder længere."), Length(max=LONGEST_TEXT)],
        description="Borgerne læser den sammen med målet. Skriv ingen tal i den, som ikke må vises.",
    )
    decision = StringField(
        "Beslutning",
        [DataRequired("Skriv, hvor det er besluttet, eller hvem der retter målet."), Length(max=300)],
        description="Hvem, hvornår og hvilket punkt. Var målet tastet forkert, så skriv den enhed, der retter det",
        render_kw=_OFF,
    )


class DefinitionForm(Form):
    """Another way to measure the same, or a part of it."""

    name = StringField(
        "Navn",
        [DataRequired("Giv opgørelsen et navn."), Length(max=300)],
        description="Fx ”Fuldførte planlagte forløb” eller ”Heraf unge under 25 år”",
        render_kw=_OFF,
    )
    definition = TextAreaField(
        "Hvad tælles med?",
        [DataRequired("Skriv, hvad der tælles med."), Length(max=LONGEST_TEXT)],
        description="Så præcist, at en kollega kan gøre tallet op på samme måde næste år",
    )
    part_of = SelectField("Er det en del af en anden opgørelse?", coerce=lambda value: int(value) if value else None)
    unit = SelectField("Enhed", [InputRequired()])
    denominator = StringField(
        "Beregnet af",
        [Length(max=LONGEST_TEXT)],
        description="Når det er en andel: hvem den er en andel af, fx alle, der fuldførte et planlagt forløb",
        render_kw=_OFF,
    )
    comparability = TextAreaField(
        "Forbehold",
        [DataRequired("Skriv, hvordan opgørelsen adskiller sig."), Length(max=LONGEST_TEXT)],
        description="Hvordan tallet adskiller sig fra målets eget tal. Forbeholdet står overalt, hvor tallet vises.",
    )
    source = StringField("Kilde", [DataRequired("Skriv, hvor tallene kommer fra."), Length(max=300)], render_kw=_OFF)

    def offer_wholes(self, wholes: Sequence[Indicator]) -> None:
        """Let it be a part of one of these; a share has no parts."""
        self._offer_wholes(wholes)
        units = dict.fromkeys([*(row.unit for row in wholes), PERSONS, SHARE_UNIT])
        self.unit.choices = choices((unit, unit) for unit in units)

    def _offer_wholes(self, wholes: Sequence[Indicator]) -> None:
        counted = [row for row in wholes if not is_share(row.unit) and row.part_of_id is None]
        named = ((row.id, f"Ja, en del af: {row.name}") for row in counted)
        self.part_of.choices = choices([("", "Nej, det er en anden opgørelse"), *named])


class CorrectionForm(DefinitionForm):
    """A definition that is there. Its figures are of its unit, so that stays."""

    @classmethod
    def showing(cls, indicator: Indicator) -> "CorrectionForm":
        names = ("name", "definition", "denominator", "comparability", "source")
        form = cls(data={name: getattr(indicator, name) for name in names} | {"part_of": indicator.part_of_id})
        del form.unit
        return form

    def offer_wholes(self, wholes: Sequence[Indicator]) -> None:
        """Let it be a part of one of these."""
        self._offer_wholes(wholes)


class ResponsibleForm(Form):
    """Who answers for an area."""

    responsible = StringField(
        "Ansvarlig afdeling",
        [Length(max=200)],
        description="Den del af kommunen, der svarer for området, fx Center for Voksne. Ingen personers navne.",
        render_kw=_OFF,
    )
