"""The words of a case: its states and where they lead, its kinds of sections, and what came of promises."""

import re
from enum import StrEnum

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
