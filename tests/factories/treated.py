"""A status case on its whole way through a body."""

from datetime import date

from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.agendas import actions as agendas
from portal.agendas.models import AgendaItem
from portal.cases import actions
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import actions as decisions
from portal.decisions.rules import DecisionKind
from portal.goals.models import Target
from tests.factories.cases import (
    a_case,
    with_goal_status,
)
from tests.factories.meetings import a_meeting


def a_treated_status_case(
    session: Session, target: Target, writer: User, *, held_on: date, words: str = ""
) -> AgendaItem:
    """A status case that a body has been sent, and has decided where there are words."""
    case = with_goal_status(session, a_case(session, writer), [target])
    actions.submit(session, case=case, actor=SYSTEM, at=clock.now())
    actions.approve(session, case=case, actor=SYSTEM, at=clock.now())
    meeting = a_meeting(session, case.route[0].committee, held_on=held_on)
    item = agendas.place(session, actor=SYSTEM, at=clock.now(), meeting=meeting, case=case)
    agendas.release(session, actor=SYSTEM, at=clock.now(), meeting=meeting)
    if words:
        decisions.record(session, actor=SYSTEM, at=clock.now(), item=item, kind=DecisionKind.NOTED, text=words)
    return item
