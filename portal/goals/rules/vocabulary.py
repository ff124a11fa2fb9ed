"""The words of goals: audiences, directions, states, what a figure may be, and the judgements."""

from enum import StrEnum

from portal.core.errors import RuleBroken

# Names in addresses that are pages of their own beside the goals', so that no goal may have them.
RESERVED_SLUGS = frozenset({"indlaes", "offentliggoer", "omraader"})
HIGHEST_VALUE = 1_000_000_000_000
HIGHEST_DENOMINATOR = 2_147_483_647  # what a column of whole numbers holds


class Audience(StrEnum):
    """Whom a goal area is about."""

    CHILDREN = "children"
    ADULTS = "adults"

    @property
    def label(self) -> str:
        return {"children": "Børn og unge", "adults": "Voksne"}[self.value]


class Direction(StrEnum):
    """What reaching a target means. Equality counts as reached; `improve` has no number."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    IMPROVE = "improve"

    @property
    def word(self) -> str:
        return {"at_most": "højst", "at_least": "mindst", "improve": ""}[self.value]


class TargetState(StrEnum):
    """Where a target stands. A coming one is announced without indicator, baseline or number.

    Only a municipality withdraws a target: its own, which nothing need take the place of.
    """

    COMING = "coming"
    ACTIVE = "active"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    SUPERSEDED = "superseded"
    NOT_MEASURABLE = "not_measurable"
    DEFINITION_CHANGED = "definition_changed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]

    @property
    def is_set_aside(self) -> bool:
        """Whether it no longer holds, for no reason of figures."""
        return self in {TargetState.SUPERSEDED, TargetState.WITHDRAWN}


_STATE_LABELS = {
    TargetState.COMING: "Kommende mål",
    TargetState.ACTIVE: "Gældende mål",
    TargetState.REACHED: "Nået",
    TargetState.NOT_REACHED: "Ikke nået",
    TargetState.SUPERSEDED: "Afløst",
    TargetState.NOT_MEASURABLE: "Kan ikke længere måles",
    TargetState.DEFINITION_CHANGED: "Opgøres på en anden måde",
    TargetState.WITHDRAWN: "Gælder ikke længere",
}


class Presence(StrEnum):
    """Whether a period has a value. Not counted is a gap in the series, never zero; suppressed is kept back."""

    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    SUPPRESSED = "suppressed"

    @property
    def label(self) -> str:
        return {"counted": "opgjort", "not_counted": "ikke opgjort", "suppressed": "vises ikke"}[self.value]


class ObservationStatus(StrEnum):
    """How sure the source is of a figure."""

    PRELIMINARY = "preliminary"
    FINAL = "final"
    REVISED = "revised"

    @property
    def label(self) -> str:
        return {"preliminary": "foreløbigt", "final": "endeligt", "revised": "revideret"}[self.value]


class Judgement(StrEnum):
    """How it goes with a target, in one vocabulary for computed and stated judgements."""

    REACHED = "reached"
    PARTLY_REACHED = "partly_reached"
    NOT_REACHED = "not_reached"
    ON_TRACK = "on_track"
    TOO_SLOW = "too_slow"
    UNCHANGED = "unchanged"
    WRONG_WAY = "wrong_way"
    UNCLEAR = "unclear"
    NO_FIGURES = "no_figures"
    NOT_MENTIONED = "not_mentioned"

    @property
    def label(self) -> str:
        return _JUDGEMENT_LABELS[self]


_JUDGEMENT_LABELS = {
    Judgement.REACHED: "nået",
    Judgement.PARTLY_REACHED: "delvist nået",
    Judgement.NOT_REACHED: "ikke nået",
    Judgement.ON_TRACK: "på rette vej",
    Judgement.TOO_SLOW: "for langsomt",
    Judgement.UNCHANGED: "uændret",
    Judgement.WRONG_WAY: "forkert retning",
    Judgement.UNCLEAR: "uklart",
    Judgement.NO_FIGURES: "ingen tal",
    Judgement.NOT_MENTIONED: "ikke omtalt",
}


class FigureImpossible(RuleBroken):
    """The value is no figure of that unit."""

    sentence = "Tallet skal være nul eller større og højst 1.000 milliarder. En andel kan højst være 100 pct."
    field = "value"


class PeopleNotWhole(FigureImpossible):
    """People are counted one by one: 1,234 is a thousand written as a decimal, or a slip."""

    sentence = "Et antal personer skal være et helt tal. Tusinder skrives med punktum: 5.290."


class DenominatorImpossible(RuleBroken):
    """A denominator counts somebody, and not more than there are."""

    sentence = "Antallet, som andelen er beregnet af, skal være et helt tal over nul og højst 2.147.483.647."
    field = "out_of"


class PeriodImpossible(RuleBroken):
    """A figure is of a period that has begun."""

    sentence = "Perioden skal være et år fra 1900 til i år, et kvartal (2025K1) eller en uge (2025U06)."
    field = "period"


class AreaUnknown(RuleBroken):
    """The area is no code of a municipality or of the whole country."""

    sentence = "Området skal være en kommunekode på tre cifre, eller 000 for hele landet."
    field = "area_code"
