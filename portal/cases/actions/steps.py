"""What every act on a case begins and ends with: the state it must be in, and the line in the audit trail."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.audit import actions as audit
from portal.cases.models import Case
from portal.cases.rules import CaseNotApproved, CaseNotDraft, CaseNotInReview, CaseState
from portal.core.actors import Actor

_WRONG_STATE = {
    CaseState.DRAFT: CaseNotDraft,
    CaseState.IN_REVIEW: CaseNotInReview,
    CaseState.APPROVED: CaseNotApproved,
}


def require(session: Session, case: Case, *states: CaseState) -> None:
    """Raise unless the case is in one of the states, and hold it there until the transaction ends."""
    session.flush()
    session.refresh(case, ["state", "version"], with_for_update=True)
    if case.state not in states:
        raise _WRONG_STATE[states[0]]


def record(session: Session, actor: Actor, at: datetime, act: str, case: Case, **details: Any) -> None:
    """Write what has been done to the case into the audit trail."""
    session.flush()
    audit.record(session, actor=actor, at=at, act=act, subject=f"case {case.id}", **details)
