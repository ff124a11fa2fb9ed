"""Reading cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.cases.models import (
    Attachment,
    Case,
    FigureSentence,
    GoalStatus,
    OtherCaseworker,
    Recommendation,
    Review,
    RouteStep,
    TargetJudgement,
    TargetMention,
)
from portal.cases.rules import CaseState
from portal.core.actors import Actor, is_staff
from portal.core.danish import nfc
from portal.core.database import lowered
from portal.goals.models import Target

PAGE_SIZE = 20
MAX_WORDS = 10


@dataclass(frozen=True, kw_only=True)
class FoundCases:
    """One page of a search: which page it is of how many, and how many cases were found in all."""

    cases: Sequence[Case] = ()
    total: int = 0
    page: int = 1
    pages: int = 1


def whole() -> Select[Case]:
    """Cases with all their parts: a fixed number of queries, however long they are."""
    return select(Case).options(
        joinedload(Case.caseworker),
        selectinload(Case.other_caseworkers),
        selectinload(Case.sections),
        selectinload(Case.route).joinedload(RouteStep.committee),
        selectinload(Case.recommendation).selectinload(Recommendation.points),
        selectinload(Case.goal_statuses).joinedload(GoalStatus.area),
        selectinload(Case.goal_statuses).joinedload(GoalStatus.assignee),
        selectinload(Case.goal_statuses).selectinload(GoalStatus.promises),
        selectinload(Case.goal_statuses).selectinload(GoalStatus.sentences).joinedload(FigureSentence.target),
        selectinload(Case.goal_statuses)
        .selectinload(GoalStatus.judgements)
        .joinedload(TargetJudgement.target)
        .joinedload(Target.indicator),
        selectinload(Case.mentions).joinedload(TargetMention.target),
        selectinload(Case.attachments).joinedload(Attachment.file),
        selectinload(Case.reviews),
    )


def get(session: Session, case_id: int) -> Case | None:
    """One case by id, whole: a fixed number of queries, however long it is."""
    return session.scalar(whole().where(Case.id == case_id))


def get_attachment(session: Session, attachment_id: int) -> Attachment | None:
    """One attachment by id, with its file."""
    return session.scalar(select(Attachment).options(joinedload(Attachment.file)).where(Attachment.id == attachment_id))


def visible_to(
    session: Session, actor: Actor, *, search: str = "", state: CaseState | None = None, page: int = 1
) -> FoundCases:
    """The cases that the actor may see, newest change first, a page at a time; a page too far is the last one.

    `search` looks for each of its words in title and case number, whatever the case of the letters.
    """
    if not is_staff(actor):
        return FoundCases()
    conditions = [] if state is None else [Case.state == state]
    conditions += [_has_word(word) for word in nfc(search).lower().split()[:MAX_WORDS]]
    total = session.scalar(select(func.count()).select_from(Case).where(*conditions)) or 0
    pages = max(1, ceil(total / PAGE_SIZE))
    page = min(max(1, page), pages)
    found = session.scalars(
        select(Case)
        .where(*conditions)
        .order_by(Case.changed_at.desc(), Case.id.desc())
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
    ).all()
    return FoundCases(cases=found, total=total, page=page, pages=pages)


def _has_word(word: str) -> ColumnElement[bool]:
    return or_(
        lowered(Case.title).contains(word, autoescape=True), lowered(Case.case_number).contains(word, autoescape=True)
    )


def of_caseworker(session: Session, user_id: int) -> Sequence[Case]:
    """The cases that a person writes on and that are not decided yet, newest change first."""
    return session.scalars(
        select(Case)
        .where(_is_written_by(user_id), Case.state != CaseState.DECIDED)
        .order_by(Case.changed_at.desc(), Case.id.desc())
    ).all()


def awaiting_review(session: Session, reviewer_id: int) -> Sequence[Case]:
    """The cases that wait for approval by this person, longest waiting first: one's own wait for somebody else."""
    return session.scalars(
        select(Case)
        .where(Case.state == CaseState.IN_REVIEW, ~_is_written_by(reviewer_id))
        .order_by(Case.changed_at, Case.id)
    ).all()


def latest_reviews(session: Session, case_ids: Sequence[int]) -> dict[int, Review]:
    """The newest answer of an approver to each of the cases that has one, by the case's id."""
    rows = session.scalars(select(Review).where(Review.case_id.in_(case_ids)).order_by(Review.id))
    return {row.case_id: row for row in rows}


def _is_written_by(user_id: int) -> ColumnElement[bool]:
    is_other = exists().where(OtherCaseworker.case_id == Case.id, OtherCaseworker.user_id == user_id)
    is_assigned = exists().where(GoalStatus.case_id == Case.id, GoalStatus.assignee_id == user_id)
    return or_(func.coalesce(Case.caseworker_id, 0) == user_id, is_other, is_assigned)


def with_number(session: Session, case_number: str, *, other_than: int | None = None) -> Sequence[Case]:
    """The cases that carry a number, oldest first, without one of them."""
    query = select(Case).where(Case.case_number == case_number).order_by(Case.id)
    return session.scalars(query if other_than is None else query.where(Case.id != other_than)).all()
