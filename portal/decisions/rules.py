"""The vocabulary of decisions and what each kind means for the case (domain facts: practice of committees)."""

from enum import StrEnum

from portal.core.errors import RuleBroken


class DecisionKind(StrEnum):
    """What the body did. The words of the protocol are kept beside it and are never made from it alone."""

    NOTED = "noted"
    APPROVED = "approved"
    RECOMMENDATION_ADOPTED = "recommendation_adopted"
    APPROVED_WITH_REMARK = "approved_with_remark"
    RECOMMENDED = "recommended"
    FORWARDED = "forwarded"
    DISCUSSED = "discussed"
    POSTPONED = "postponed"
    SENT_BACK = "sent_back"
    SENT_TO_HEARING = "sent_to_hearing"
    REJECTED = "rejected"
    TAKEN_OFF = "taken_off"
    BROUGHT_BEFORE_COUNCIL = "brought_before_council"
    WITHDRAWN = "withdrawn"
    COMPOUND = "compound"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def usual_words(self) -> str:
        """The sentence it usually stands as in the protocol; empty where the words must be written."""
        return "" if self in _OWN_WORDS else f"{self.label}."


_LABELS = {
    DecisionKind.NOTED: "Til efterretning",
    DecisionKind.APPROVED: "Godkendt",
    DecisionKind.RECOMMENDATION_ADOPTED: "Indstillingen tiltrådt",
    DecisionKind.APPROVED_WITH_REMARK: "Godkendt med bemærkning",
    DecisionKind.RECOMMENDED: "Anbefales",
    DecisionKind.FORWARDED: "Oversendes",
    DecisionKind.DISCUSSED: "Drøftet",
    DecisionKind.POSTPONED: "Udsat",
    DecisionKind.SENT_BACK: "Tilbagesendt",
    DecisionKind.SENT_TO_HEARING: "Sendes i høring",
    DecisionKind.REJECTED: "Ikke godkendt",
    DecisionKind.TAKEN_OFF: "Taget af dagsordenen",
    DecisionKind.BROUGHT_BEFORE_COUNCIL: "Indbragt for byrådet",
    DecisionKind.WITHDRAWN: "Trukket",
    DecisionKind.COMPOUND: "Sammensat beslutning",
    DecisionKind.UNKNOWN: "Anden beslutning",
}
_OWN_WORDS = {DecisionKind.APPROVED_WITH_REMARK, DecisionKind.COMPOUND, DecisionKind.UNKNOWN}

COMES_BACK = frozenset(
    {DecisionKind.POSTPONED, DecisionKind.SENT_BACK, DecisionKind.SENT_TO_HEARING, DecisionKind.TAKEN_OFF}
)
GOES_ON = frozenset({DecisionKind.RECOMMENDED, DecisionKind.FORWARDED, DecisionKind.BROUGHT_BEFORE_COUNCIL})


def settles_the_item(kind: DecisionKind) -> bool:
    """Whether the body is done with the case: it is not when it wants to see it again."""
    return kind not in COMES_BACK


def ends_the_case(kind: DecisionKind, *, bodies_left: int) -> bool:
    """Whether the case is done: nobody on its route is left to treat it and nobody else is asked to."""
    if kind is DecisionKind.WITHDRAWN:
        return True
    return settles_the_item(kind) and kind not in GOES_ON and bodies_left == 0


class ItemNotReleased(RuleBroken):
    sentence = "Punktet er ikke udsendt til medlemmerne. En beslutning kan først skrives på et udsendt punkt."


class MeetingClosed(RuleBroken):
    sentence = "Mødet er afsluttet, og protokollen er låst."


class MeetingNotReleased(RuleBroken):
    sentence = "Dagsordenen er ikke udsendt, så mødet kan ikke afsluttes."


class WordsMissing(RuleBroken):
    sentence = "Skriv beslutningens ord, som de skal stå i protokollen."
    field = "text"


class ItemsUndecided(RuleBroken):
    """`numbers` are the items that still need a decision."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(f"Disse punkter mangler en beslutning: {', '.join(map(str, numbers))}.")


class CasesSentBack(RuleBroken):
    """`numbers` are the items whose case is with the caseworker again."""

    def __init__(self, numbers: list[int]) -> None:
        told = ", ".join(map(str, numbers))
        super().__init__(f"Sagen er sendt tilbage på disse punkter: {told}. Udsend rettelsen først.")
