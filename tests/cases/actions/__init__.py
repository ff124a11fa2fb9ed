"""Acts on cases, and what these tests share."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from portal.audit import queries as audit
from portal.cases import actions
from portal.cases.content import CaseDraft
from portal.cases.models import Case
from portal.core.actors import SYSTEM

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def save(session: Session, case: Case, draft: CaseDraft, *, version: int | None = None) -> None:
    """A save by nobody in particular, on the newest version unless another is named."""
    number = case.version if version is None else version
    actions.save(session, case=case, draft=draft, version=number, actor=SYSTEM, at=NOW)
    session.expire_all()


def acts_on(session: Session, case: Case) -> list[str]:
    """What the audit trail says was done to the case, in the order it was written."""
    lines = sorted(audit.for_subject(session, f"case {case.id}"), key=lambda line: line.id)
    return [line.act for line in lines]
