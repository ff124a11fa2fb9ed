"""Making this year's status case from last year's."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.cases import queries
from portal.cases.actions.steps import record
from portal.cases.actions.writing import create, save
from portal.cases.content import GoalStatusDraft, RouteStepDraft
from portal.cases.models import Case
from portal.cases.rules import CAN_BE_RENEWED, CaseNotRenewable, NothingToRenew, title_of_next
from portal.committees.rules import covers
from portal.core.actors import Actor, Role
from portal.core.clock import to_local


def renew(session: Session, *, case: Case, actor: Actor, at: datetime) -> Case:
    """A draft that goes on from an earlier status case: its areas, route, recommendation and people, without words.

    Whoever makes it is its caseworker; those of the earlier one may write in it too. Bodies that have ended and people
    who no longer write cases are left out. Raises CaseNotRenewable, NothingToRenew.
    """
    if case.state not in CAN_BE_RENEWED:
        raise CaseNotRenewable
    if not case.goal_statuses:
        raise NothingToRenew
    here = to_local(at)
    fresh = create(
        session,
        title=title_of_next(case.title, made_in=to_local(case.created_at).year, this_year=here.year),
        case_number="",
        committees=(),
        caseworker=session.get_one(User, actor.user_id),
        actor=actor,
        at=at,
    )
    earlier = queries.draft_of(case)
    draft = replace(
        queries.draft_of(fresh),
        other_caseworker_ids=_writers(session, case, without=actor.user_id),
        route=_route(case, here.date()),
        proposer=earlier.proposer,
        points=earlier.points,
        goal_statuses=tuple(GoalStatusDraft(area_id=status.area_id) for status in case.goal_statuses),
    )
    save(session, case=fresh, draft=draft, version=fresh.version, actor=actor, at=at)
    fresh.predecessor_id = case.id
    previous = {status.area_id: status.id for status in case.goal_statuses}
    for status in fresh.goal_statuses:
        status.previous_id = previous[status.area_id]
    record(session, actor, at, "cases.renew", fresh, predecessor=case.id)
    return fresh


def _writers(session: Session, case: Case, *, without: int | None) -> tuple[int, ...]:
    """The earlier case's writers in their order, as far as they still write cases."""
    still = {user.id for user in accounts.with_role(session, Role.CASEWORKER)}
    wrote = [case.caseworker_id, *(other.user_id for other in case.other_caseworkers)]
    return tuple(user_id for user_id in dict.fromkeys(wrote) if user_id in still and user_id != without)


def _route(case: Case, day: date) -> tuple[RouteStepDraft, ...]:
    return tuple(
        RouteStepDraft(committee_id=step.committee_id, role=step.role)
        for step in case.route
        if covers(step.committee.valid_from, step.committee.valid_to, day)
    )
