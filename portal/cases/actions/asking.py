"""Telling colleagues that they are asked to write an area."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.cases.models import Case, GoalStatus
from portal.core.actors import Actor
from portal.core.danish import date_text
from portal.outbox import actions as outbox


def askings(case: Case) -> dict[int, int]:
    """Who is asked to write which area of the case, by the area's id."""
    return {row.area_id: row.assignee_id for row in case.goal_statuses if row.assignee_id is not None}


def tell_asked(session: Session, *, case: Case, before: Mapping[int, int], actor: Actor, at: datetime) -> None:
    """A mail to each colleague who is asked for an area now and was not `before`; nobody is told what they did."""
    asked: dict[int, list[GoalStatus]] = {}
    for row in case.goal_statuses:
        if row.assignee_id not in {None, before.get(row.area_id), actor.user_id}:
            asked.setdefault(row.assignee_id or 0, []).append(row)
    name = case.case_number or f"nr. {case.id}"
    for user_id, rows in asked.items():
        colleague = accounts.get(session, user_id)
        if colleague is not None and colleague.disabled_at is None:
            areas = "\n".join(f"- {_line(row)}" for row in rows)
            outbox.tell(
                session,
                recipient=colleague.email,
                subject=f"Du er bedt om at skrive målstatus i sag {name}",
                text=f"{actor.name} har bedt dig om at skrive:\n\n{areas}\n\nLog ind i Udvalgsportalen, og skriv.\n",
                at=at,
            )


def _line(row: GoalStatus) -> str:
    return f"{row.area.name}, senest {date_text(row.due_on)}" if row.due_on else row.area.name
