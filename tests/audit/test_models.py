"""The audit trail only grows."""

import pytest
from sqlalchemy.orm import Session

from portal.audit import actions, queries
from portal.audit.models import AuditIsAppendOnly
from portal.core import clock
from portal.core.actors import SYSTEM


def test_a_line_copies_the_actor_by_value(session: Session) -> None:
    actions.record(session, actor=SYSTEM, at=clock.now(), act="test.act", subject="thing 1", count=2)
    session.flush()
    (line,) = queries.for_subject(session, "thing 1")
    assert (line.actor_name, line.details) == ("Systemet", {"count": 2})


def test_a_line_can_be_neither_changed_nor_deleted(session: Session) -> None:
    actions.record(session, actor=SYSTEM, at=clock.now(), act="test.act", subject="thing 1")
    session.commit()
    (line,) = queries.for_subject(session, "thing 1")
    line.act = "something else"
    with pytest.raises(AuditIsAppendOnly):
        session.flush()
    session.rollback()
    session.delete(queries.for_subject(session, "thing 1")[0])
    with pytest.raises(AuditIsAppendOnly):
        session.flush()
