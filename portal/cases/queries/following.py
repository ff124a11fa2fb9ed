"""Reading what a case leaves to be done: last year's status, what colleagues owe, and what was promised."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.cases.content import GoalStatusContent, TargetContent
from portal.cases.models import Case, GoalStatus, Promise, TargetJudgement, TargetMention
from portal.cases.queries.contents import promise_content
from portal.cases.queries.reading import PAGE_SIZE, FoundCases
from portal.cases.rules import CAN_BE_RENEWED, CaseState, PromiseOutcome
from portal.core.html import is_empty
from portal.goals.models import Target
from portal.goals.rules import Judgement


@dataclass(frozen=True, kw_only=True)
class PreviousStatus:
    """What the earlier case said of an area. `promise_ids` are those of the content's promises, in their order."""

    case_id: int
    case_title: str
    content: GoalStatusContent
    promise_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class OwedStatus:
    """An area of a draft that a colleague is asked to write, and has not begun."""

    case: Case
    status: GoalStatus


@dataclass(frozen=True, kw_only=True)
class GivenPromise:
    """A promise with the area and the case in which it was given."""

    promise: Promise
    area: str
    case: Case


@dataclass(frozen=True, kw_only=True)
class AreaInCase:
    """A case has a status of an area."""

    area_id: int
    case_id: int
    case_title: str
    state: CaseState


@dataclass(frozen=True, kw_only=True)
class SpeakingCase:
    """A case that speaks of a target, and how it judges it where it does."""

    case: Case
    stated: Judgement | None


def speaking_of(session: Session, slug: str) -> Sequence[SpeakingCase]:
    """The cases whose goal status or text speaks of a target, oldest first: two queries.

    A target that the status has, but that is stated as not mentioned, is not spoken of.
    """
    judged = session.execute(
        select(Case, TargetJudgement.stated)
        .join(GoalStatus, GoalStatus.case_id == Case.id)
        .join(TargetJudgement, TargetJudgement.goal_status_id == GoalStatus.id)
        .join(Target, Target.id == TargetJudgement.target_id)
        .where(
            Target.slug == slug,
            or_(TargetJudgement.stated.is_(None), TargetJudgement.stated != Judgement.NOT_MENTIONED),
        )
    )
    found = {case.id: SpeakingCase(case=case, stated=stated) for case, stated in judged}
    mentioned = session.scalars(
        select(Case)
        .join(TargetMention, TargetMention.case_id == Case.id)
        .join(Target, Target.id == TargetMention.target_id)
        .where(Target.slug == slug)
    )
    for case in mentioned:
        found.setdefault(case.id, SpeakingCase(case=case, stated=None))
    return [found[case_id] for case_id in sorted(found)]


def previous_statuses(session: Session, case: Case) -> Mapping[int, PreviousStatus]:
    """Last year's status of each area that this case has or may take up, by the area's id; without figures.

    An area that was taken out and comes back finds its own again in the case's predecessor.
    """
    ids = [status.previous_id for status in case.goal_statuses if status.previous_id is not None]
    if not ids and case.predecessor_id is None:
        return {}
    rows = session.execute(
        select(GoalStatus, Case.id, Case.title)
        .join(Case, Case.id == GoalStatus.case_id)
        .options(
            joinedload(GoalStatus.area),
            selectinload(GoalStatus.promises),
            selectinload(GoalStatus.judgements).joinedload(TargetJudgement.target),
        )
        .where(or_(GoalStatus.id.in_(ids), Case.id == case.predecessor_id))
        .order_by(GoalStatus.id.in_(ids), GoalStatus.id)
    )
    return {status.area_id: _previous(status, case_id, title) for status, case_id, title in rows}


def _previous(status: GoalStatus, case_id: int, case_title: str) -> PreviousStatus:
    content = GoalStatusContent(
        area=status.area.name,
        area_slug=status.area.slug,
        html=status.html,
        why_html=status.why_html,
        next_html=status.next_html,
        promises=tuple(promise_content(row) for row in status.promises),
        targets=tuple(
            TargetContent(
                number=row.target.number,
                slug=row.target.slug,
                title=row.target.title,
                baseline="",
                latest="",
                target="",
                judgement=row.stated,
                reason=row.reason,
            )
            for row in status.judgements
        ),
    )
    return PreviousStatus(
        case_id=case_id,
        case_title=case_title,
        content=content,
        promise_ids=tuple(row.id for row in status.promises),
    )


def undecided_status_cases(session: Session) -> Sequence[int]:
    """The approved cases with a goal status, by id: a body may have been sent them."""
    has_status = exists().where(GoalStatus.case_id == Case.id)
    return session.scalars(select(Case.id).where(Case.state == CaseState.APPROVED, has_status)).all()


def status_cases(session: Session, *, sent: Collection[int], page: int = 1) -> FoundCases:
    """The cases that a new status case can be made from, newest first, a page at a time, with their areas.

    Of those that are not decided the ones that a body has been `sent`.
    """
    conditions = (
        or_(Case.state == CaseState.DECIDED, and_(Case.state == CaseState.APPROVED, Case.id.in_(sent))),
        exists().where(GoalStatus.case_id == Case.id),
    )
    total = session.scalar(select(func.count()).select_from(Case).where(*conditions)) or 0
    pages = max(1, ceil(total / PAGE_SIZE))
    page = min(max(1, page), pages)
    found = session.scalars(
        select(Case)
        .options(selectinload(Case.goal_statuses).joinedload(GoalStatus.area))
        .where(*conditions)
        .order_by(Case.created_at.desc(), Case.id.desc())
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
    ).all()
    return FoundCases(cases=found, total=total, page=page, pages=pages)


def successors(session: Session, case_ids: Collection[int]) -> dict[int, Case]:
    """The newest case that was made from each of these, by the earlier one's id."""
    rows = session.scalars(select(Case).where(Case.predecessor_id.in_(case_ids)).order_by(Case.id))
    return {row.predecessor_id: row for row in rows if row.predecessor_id is not None}


def owed_statuses(session: Session) -> Sequence[OwedStatus]:
    """The areas of drafts that a colleague is asked to write and in which nothing stands, nearest deadline first."""
    rows = session.execute(
        select(GoalStatus, Case)
        .join(Case, Case.id == GoalStatus.case_id)
        .options(
            joinedload(GoalStatus.area),
            joinedload(GoalStatus.assignee),
            selectinload(Case.other_caseworkers),
            selectinload(Case.goal_statuses),
        )
        .where(Case.state == CaseState.DRAFT, GoalStatus.assignee_id.is_not(None))
        .order_by(GoalStatus.due_on.is_(None), GoalStatus.due_on, Case.id, GoalStatus.position)
    )
    return [OwedStatus(case=case, status=status) for status, case in rows if _is_unwritten(status)]


def _is_unwritten(status: GoalStatus) -> bool:
    return is_empty(status.html) and is_empty(status.why_html) and is_empty(status.next_html)


def get_promise(session: Session, promise_id: int) -> Promise | None:
    """One promise by id."""
    return session.get(Promise, promise_id)


def overdue_promises(session: Session, today: date) -> Sequence[GivenPromise]:
    """The given promises whose day is past and that nobody has answered for, oldest first, with their writers."""
    rows = session.execute(
        select(Promise, GoalStatus, Case)
        .join(GoalStatus, GoalStatus.id == Promise.goal_status_id)
        .join(Case, Case.id == GoalStatus.case_id)
        .options(
            joinedload(GoalStatus.area),
            selectinload(Case.goal_statuses),
            selectinload(Case.other_caseworkers),
            selectinload(Case.successors).selectinload(Case.goal_statuses),
            selectinload(Case.successors).selectinload(Case.other_caseworkers),
        )
        .where(
            Promise.outcome == PromiseOutcome.OPEN,
            Promise.due_on < today,
            Case.state.in_(CAN_BE_RENEWED),
        )
        .order_by(Promise.due_on, Promise.id)
    )
    return [GivenPromise(promise=promise, area=status.area.name, case=case) for promise, status, case in rows]


def areas_in_cases(session: Session) -> Sequence[AreaInCase]:
    """Which case has a status of which area, oldest case first."""
    rows = session.execute(
        select(GoalStatus.area_id, Case.id, Case.title, Case.state)
        .join(Case, Case.id == GoalStatus.case_id)
        .order_by(Case.id, GoalStatus.position)
    )
    return [
        AreaInCase(area_id=area_id, case_id=case_id, case_title=title, state=state)
        for area_id, case_id, title, state in rows
    ]
