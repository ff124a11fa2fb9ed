"""Answering for what was promised."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.cases.actions.steps import record
from portal.cases.models import Case, Promise
from portal.cases.rules import CAN_BE_RENEWED, PromiseNotGiven, PromiseOutcome
from portal.core.actors import Actor
from portal.core.danish import nfc


def answer_promise(
    session: Session, *, case: Case, promise: Promise, outcome: PromiseOutcome, note: str, actor: Actor, at: datetime
) -> None:
    """Say what came of a promise. The case itself stays as it was decided. Raises PromiseNotGiven."""
    if case.state not in CAN_BE_RENEWED:
        raise PromiseNotGiven
    promise.outcome, promise.outcome_note = outcome, nfc(note).strip()
    promise.answered_at = None if outcome is PromiseOutcome.OPEN else at
    record(session, actor, at, "cases.answer_promise", case, promise=promise.id, outcome=outcome.value)
