"""Rules of a case: its states and transitions, its kinds of sections, and what came of promises."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.core.errors import RuleBroken
from portal.goals.rules import Judgement

MAX_TEXT = 200_000
MAX_TITLE = 300
MAX_CASE_NUMBER = 60
MAX_SECTIONS = 40  # besides the two that every case has
MAX_ATTACHMENTS = 100
MAX_PROMISE = 1000
MAX_PROMISES = 40  # of one goal area


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


_NO_VERDICTS = {None, Judgement.NOT_MENTIONED}


def needs_reason(stated: Judgement | None, computed: Judgement | None) -> bool:
    """Whether a stated judgement must be explained: it is a verdict, and another one than the figures give.

    Where the figures give none there is nothing to differ from, and "ikke omtalt" is no verdict: the computed one
    stands beside it for everybody to read.
    """
    return stated not in _NO_VERDICTS and computed is not None and stated is not computed


def first_judgement(computed: Judgement | None) -> Judgement:
    """What is stated of a target before anybody has said anything: what the figures say, else that nothing is said."""
    return computed or Judgement.NOT_MENTIONED


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


class TooManyPromises(RuleBroken):
    sentence = f"Et målområde kan højst have {MAX_PROMISES} løfter. Saml nogle af dem."
    field = "goal_statuses"


class PromiseTooLong(RuleBroken):
    sentence = "Et løfte kan højst rumme 1.000 tegn. Skriv resten i teksten."
    field = "goal_statuses"


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
    *,
    has_title: bool,
    has_presentation: bool,
    has_proposer: bool,
    has_points: bool,
    has_route: bool,
    unexplained: Iterable[tuple[str, str]] = (),
) -> tuple[MissingPart, ...]:
    """What a case lacks before it can be sent to approval, in the order of the form.

    `unexplained` are the judgements that lack their reason: the reason's field and the target's title.
    """
    parts = (
        (has_title, "title", "Giv sagen en titel."),
        (has_route, "decides", "Vælg, hvilket udvalg der skal behandle sagen."),
        (has_presentation, "presentation", "Skriv en sagsfremstilling."),
        *(
            (False, field, f"Begrund, hvorfor I vurderer ”{title}” anderledes, end tallene viser.")
            for field, title in unexplained
        ),
        (has_proposer, "proposer", "Skriv, hvem der indstiller."),
        (has_points, "points", "Skriv mindst ét punkt i indstillingen."),
    )
    return tuple(MissingPart(field=field, sentence=sentence) for is_there, field, sentence in parts if not is_there)


CAN_BE_RENEWED = (CaseState.APPROVED, CaseState.DECIDED)
"""The cases that a new status can go on from, and whose promises are given."""


class NothingToRenew(RuleBroken):
    sentence = "Sagen har ingen målstatus, som en ny statussag kan bygges på."


class CaseNotRenewable(RuleBroken):
    sentence = (
        "En ny statussag laves af en sag, der er godkendt eller behandlet. Skriv videre i denne, indtil den er det."
    )


class PromiseNotGiven(RuleBroken):
    sentence = "Sagen er ikke godkendt endnu, så løftet kan stadig ændres i sagen. Det gøres op, når det er givet."


_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")


def title_of_next(title: str, *, made_in: int, this_year: int) -> str:
    """The title of a later status case: the year of the earlier one is moved on, a target year far off stands."""
    step = max(1, this_year - made_in)

    def moved(match: re.Match[str]) -> str:
        year = int(match[0])
        return str(year + step) if abs(year - made_in) <= 1 else match[0]

    return _YEAR.sub(moved, title)


def is_long_ago(last_on: date | None, today: date) -> bool:
    """Whether more than twelve months have gone, or it never was."""
    return last_on is None or (last_on.year + 1, last_on.month, last_on.day) < (today.year, today.month, today.day)


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
