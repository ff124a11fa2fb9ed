"""Rules of a case: its states and transitions, its kinds of sections, and what came of promises."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.core.errors import RuleBroken

MAX_TEXT = 200_000
MAX_TITLE = 300
MAX_CASE_NUMBER = 60
MAX_SECTIONS = 40  # besides the two that every case has
MAX_ATTACHMENTS = 100


class CaseState(StrEnum):
    """Where a case stands on its way. Whether it is on an agenda is the agenda's knowledge, not the case's."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    DECIDED = "decided"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]


_STATE_LABELS = {
    CaseState.DRAFT: "Kladde",
    CaseState.IN_REVIEW: "Til godkendelse",
    CaseState.APPROVED: "Godkendt",
    CaseState.DECIDED: "Behandlet",
}

_MOVES = {
    CaseState.DRAFT: {CaseState.IN_REVIEW},
    CaseState.IN_REVIEW: {CaseState.DRAFT, CaseState.APPROVED},
    CaseState.APPROVED: {CaseState.DRAFT, CaseState.DECIDED},
    CaseState.DECIDED: set(),
}


CAN_BE_RETURNED = (CaseState.IN_REVIEW, CaseState.APPROVED)


def can_move(from_: CaseState, to: CaseState) -> bool:
    """Whether a case may go from one state to another in one step."""
    return to in _MOVES[from_]


class SectionKind(StrEnum):
    """`summary` and `presentation` stand once in every case; `other` carries a heading of its own."""

    SUMMARY = "summary"
    PRESENTATION = "presentation"
    OTHER = "other"


SECTION_HEADINGS = {SectionKind.SUMMARY: "Resume", SectionKind.PRESENTATION: "Sagsfremstilling"}


class RouteRole(StrEnum):
    """What a body on the route does with the case."""

    DECIDES = "decides"
    ADVISES = "advises"
    INFORMED = "informed"

    @property
    def label(self) -> str:
        return _ROUTE_LABELS[self]


_ROUTE_LABELS = {
    RouteRole.DECIDES: "behandler",
    RouteRole.ADVISES: "udtaler sig",
    RouteRole.INFORMED: "orienteres",
}


_KLE_CASE_NUMBER = re.compile(r"\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2}")


def is_kle_number(case_number: str) -> bool:
    """Whether a case number has the KLE form; others are accepted with a warning."""
    return _KLE_CASE_NUMBER.fullmatch(case_number) is not None


class ReviewOutcome(StrEnum):
    """What an approver answers."""

    APPROVED = "approved"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        return {"approved": "Godkendt", "returned": "Returneret"}[self.value]


class PromiseOutcome(StrEnum):
    """What came of something promised."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    PromiseOutcome.OPEN: "ikke gjort op endnu",
    PromiseOutcome.KEPT: "gjort",
    PromiseOutcome.PARTLY_KEPT: "delvist gjort",
    PromiseOutcome.DROPPED: "opgivet",
}


class CaseNotDraft(RuleBroken):
    sentence = "Sagen er sendt videre og kan ikke ændres nu. Bliver den returneret, kan der skrives i den igen."


class CaseNotInReview(RuleBroken):
    sentence = "Sagen ligger ikke til godkendelse. Genindlæs siden, og se, hvor den er nu."


class CaseNotApproved(RuleBroken):
    sentence = "Sagen er ikke godkendt, eller den er allerede behandlet."


class CaseChangedMeanwhile(RuleBroken):
    sentence = "Sagen er gemt et andet sted fra, mens du skrev. Det, du har skrevet, står her stadig, men er ikke gemt."


class TitleMissing(RuleBroken):
    sentence = "Giv sagen en titel."
    field = "title"


class CommentMissing(RuleBroken):
    sentence = "Skriv, hvad der skal ændres, så sagsbehandleren kan arbejde videre."
    field = "comment"


class TextTooLong(RuleBroken):
    def __init__(self, heading: str) -> None:
        super().__init__(f"Teksten i ”{heading}” er for lang. Et afsnit kan højst rumme 200.000 tegn.")


class TooManySections(RuleBroken):
    sentence = (
        f"Sagen kan højst have {MAX_SECTIONS} afsnit ud over resume og sagsfremstilling. Skriv videre i et af dem."
    )
    field = "sections"


class TooManyAttachments(RuleBroken):
    sentence = f"Sagen kan højst have {MAX_ATTACHMENTS} bilag, og intet nyt er vedhæftet. Fjern eller saml bilag."
    field = "files"


class BodyTwiceOnRoute(RuleBroken):
    sentence = "Det samme udvalg kan kun have én rolle i sagen. Vælg enten behandling, udtalelse eller orientering."
    field = "decides"


@dataclass(frozen=True, kw_only=True)
class MissingPart:
    """Something a case must have before it is sent to approval: the form's field, and what to do."""

    field: str
    sentence: str


class CaseIncomplete(RuleBroken):
    def __init__(self, missing: Sequence[MissingPart]) -> None:
        super().__init__("Sagen kan ikke sendes endnu. " + " ".join(part.sentence for part in missing))
        self.missing = tuple(missing)


def missing_parts(
    *, has_title: bool, has_presentation: bool, has_proposer: bool, has_points: bool, has_route: bool
) -> tuple[MissingPart, ...]:
    """What a case lacks before it can be sent to approval, in the order of the form."""
    parts = (
        (has_title, "title", "Giv sagen en titel."),
        (has_route, "decides", "Vælg, hvilket udvalg der skal behandle sagen."),
        (has_presentation, "presentation", "Skriv en sagsfremstilling."),
        (has_proposer, "proposer", "Skriv, hvem der indstiller."),
        (has_points, "points", "Skriv mindst ét punkt i indstillingen."),
    )
    return tuple(MissingPart(field=field, sentence=sentence) for is_there, field, sentence in parts if not is_there)


_POINT_MARK = re.compile(r"^(?:[-•–*]\s*|\d+[.)]\s*(?=at\b)|at\b[\s,:]*)*", re.IGNORECASE)
_PROPOSER_END = re.compile(r"(?:\s*\bindstiller\b[\s,:.]*)+$", re.IGNORECASE)


def clean_point(text: str) -> str:
    """A point of a recommendation on one line, without its bullet or number and its leading "at"."""
    return _POINT_MARK.sub("", " ".join(text.split()))


def clean_proposer(text: str) -> str:
    """Who recommends, without the trailing "indstiller,"."""
    return _PROPOSER_END.sub("", " ".join(text.split()))


def case_number_warning(case_number: str) -> str | None:
    """What to say of a case number that is kept all the same."""
    if not case_number or is_kle_number(case_number):
        return None
    return f"Sagsnummeret {case_number} har ikke KLE-form (fx 27.42.00-G01-3-26). Det er gemt, som det er skrevet."
