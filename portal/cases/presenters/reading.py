"""What the pages of a case show, and the slot where upper features say where the case stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from sqlalchemy.orm import Session

from portal.cases import policies, queries
from portal.cases.content import CaseContent, StaleSentence, missing
from portal.cases.models import Case, Review
from portal.cases.presenters.following import PromiseRow, promise_rows, was_sent
from portal.cases.rules import CaseState, MissingPart, ReviewOutcome
from portal.core.actors import Actor
from portal.web.slots import Slot

STATE_TONES = {
    CaseState.DRAFT: "neutral",
    CaseState.IN_REVIEW: "info",
    CaseState.APPROVED: "success",
    CaseState.DECIDED: "success",
}
_WAY = ("Skriv", "Godkendelse", "Dagsorden", "Møde")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a case stands, as an upper feature knows it: its place on an agenda, what a meeting decided."""

    label: str
    url: str
    state_label: str
    state_tone: str


PLACES: Slot[Callable[[Session, int], Sequence[Place]]] = Slot("places of a case")


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """The case as it reads, where it is on its way, and what the actor may do next."""

    content: CaseContent
    attachment_urls: Mapping[int, str]
    way: Sequence[tuple[str, str]]
    places: Sequence[Place]
    missing: Sequence[MissingPart]
    stale: Sequence[StaleSentence]
    last_return: Review | None
    answers: Sequence[Review]
    may_edit: bool
    may_submit: bool
    may_review: bool
    may_return: bool
    may_renew: bool
    promises: Sequence[PromiseRow]
    successor: Case | None


def case_page(session: Session, case: Case, actor: Actor, today: date) -> CasePage:
    """Everything the case's page needs, in a fixed number of queries."""
    places = [place for provider in PLACES.providers for place in provider(session, case.id)]
    content = queries.content(session, case, today=today)
    return CasePage(
        content=content,
        attachment_urls={
            row.id: url_for("cases.attachment", case_id=case.id, attachment_id=row.id)
            for row in case.attachments
            if row.file_id is not None
        },
        way=way(case.state, is_placed=bool(places)),
        places=places,
        missing=missing(content) if case.state is CaseState.DRAFT else (),
        stale=queries.stale_sentences(case, queries.goals_in(content)) if case.state is not CaseState.DECIDED else (),
        last_return=last_return(case),
        answers=[review for review in reversed(case.reviews) if review is not last_return(case)],
        may_edit=policies.may_edit(actor, case),
        may_submit=policies.may_submit(actor, case),
        may_review=policies.may_review(actor, case),
        may_return=policies.may_return(actor, case),
        may_renew=bool(case.goal_statuses) and policies.may_renew(actor, case) and was_sent(session, case),
        promises=promise_rows(case, actor, today),
        successor=queries.successors(session, [case.id]).get(case.id),
    )


def way(state: CaseState, *, is_placed: bool) -> list[tuple[str, str]]:
    """The steps of a case, each done, current or ahead."""
    at = {CaseState.DRAFT: 0, CaseState.IN_REVIEW: 1, CaseState.APPROVED: 3 if is_placed else 2, CaseState.DECIDED: 4}
    here = at[state]
    return [
        (label, "done" if index < here else "current" if index == here else "ahead") for index, label in enumerate(_WAY)
    ]


def last_return(case: Case) -> Review | None:
    """The comment that a draft came back with, if the newest answer was a return."""
    newest = case.reviews[-1] if case.reviews and case.state is CaseState.DRAFT else None
    return newest if newest and newest.outcome is ReviewOutcome.RETURNED else None


@dataclass(frozen=True, kw_only=True)
class CaseList:
    """One page of the list of cases; the search stands in the address of every page."""

    cases: Sequence[Case]
    total: int
    number: int
    pages: int
    search: str
    state: CaseState | None

    def url(self, number: int) -> str:
        """The address of another page of the same search."""
        return url_for("cases.index", soeg=self.search or None, tilstand=self.state, side=number)


def case_list(session: Session, actor: Actor, *, search: str, state: CaseState | None, page: int) -> CaseList:
    """The cases found, for the list and its pages."""
    found = queries.visible_to(session, actor, search=search, state=state, page=page)
    return CaseList(
        cases=found.cases, total=found.total, number=found.page, pages=found.pages, search=search, state=state
    )
