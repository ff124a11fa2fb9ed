"""Taking a case through approval, until a meeting has decided it."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.cases import queries
from portal.cases.actions.steps import record, require
from portal.cases.content import missing
from portal.cases.models import Case, Review
from portal.cases.rules import (
    CAN_BE_RETURNED,
    CaseChangedMeanwhile,
    CaseIncomplete,
    CaseState,
    CommentMissing,
    ReviewOutcome,
    can_move,
)
from portal.core.actors import Actor
from portal.core.clock import to_local
from portal.core.danish import nfc
from portal.outbox import actions as outbox


def submit(session: Session, *, case: Case, actor: Actor, at: datetime) -> None:
    """Send a draft to approval. Raises CaseNotDraft, or CaseIncomplete, which names each missing part.

    It counts as a version, since files come and go without one: nobody approves an older round by mistake.
    """
    require(session, case, CaseState.DRAFT)
    lacking = missing(queries.content(session, case, today=to_local(at).date()))
    if lacking:
        raise CaseIncomplete(lacking)
    _move(case, CaseState.IN_REVIEW, at)
    case.version += 1
    record(session, actor, at, "cases.submit", case)


def approve(session: Session, *, case: Case, actor: Actor, at: datetime, version: int | None = None) -> None:
    """Approve a case that waits for it; then it can be given a place on an agenda.

    `version` is the one that was read, where that is known. Raises CaseNotInReview, or CaseChangedMeanwhile where the
    case has come back since with other words.
    """
    require(session, case, CaseState.IN_REVIEW)
    if version is not None and version != case.version:
        raise CaseChangedMeanwhile("Sagen er ændret, siden du åbnede den. Læs den igen, før du godkender.")
    _move(case, CaseState.APPROVED, at)
    _answer(case, ReviewOutcome.APPROVED, "", actor, at)
    record(session, actor, at, "cases.approve", case)


def return_(session: Session, *, case: Case, comment: str, link: str, actor: Actor, at: datetime) -> None:
    """Send a case back to its writers with a comment; a mail tells them, with the link and without words of the case.

    An approved case may come back too, and keeps its place on an agenda. Raises CaseNotInReview, CommentMissing.
    """
    require(session, case, *CAN_BE_RETURNED)
    comment = nfc(comment).strip()
    if not comment:
        raise CommentMissing
    _move(case, CaseState.DRAFT, at)
    _answer(case, ReviewOutcome.RETURNED, comment, actor, at)
    for user_id in case.writer_ids:
        _tell_returned(session, accounts.get(session, user_id), case, link, at)
    record(session, actor, at, "cases.return", case)


def mark_decided(session: Session, *, case: Case, actor: Actor, at: datetime) -> None:
    """Note that a meeting has decided the case. Raises CaseNotApproved."""
    require(session, case, CaseState.APPROVED)
    _move(case, CaseState.DECIDED, at)
    record(session, actor, at, "cases.decide", case)


def _move(case: Case, to: CaseState, at: datetime) -> None:
    assert can_move(case.state, to)
    case.state, case.changed_at = to, at


def _answer(case: Case, outcome: ReviewOutcome, comment: str, actor: Actor, at: datetime) -> None:
    case.reviews.append(
        Review(reviewer_id=actor.user_id, reviewer_name=actor.name, outcome=outcome, comment=comment, answered_at=at)
    )


def _tell_returned(session: Session, writer: User | None, case: Case, link: str, at: datetime) -> None:
    if writer is None or writer.disabled_at is not None:
        return
    name = case.case_number or f"nr. {case.id}"
    outbox.tell(
        session,
        recipient=writer.email,
        subject=f"Sag {name} er returneret til dig",
        text=f"Sagen er ikke godkendt endnu. Læs kommentaren, og skriv videre her:\n\n{link}\n",
        at=at,
    )
