"""Reading cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.cases.content import (
    AttachmentContent,
    CaseContent,
    CaseDraft,
    GoalStatusContent,
    GoalStatusDraft,
    JudgementDraft,
    MentionContent,
    RecommendationContent,
    RouteCell,
    RouteStepDraft,
    SectionContent,
    SectionDraft,
    TargetContent,
)
from portal.cases.models import (
    Attachment,
    Case,
    GoalStatus,
    OtherCaseworker,
    Recommendation,
    Review,
    RouteStep,
    TargetJudgement,
    TargetMention,
)
from portal.cases.rules import CaseState, MissingPart, RouteRole, SectionKind, missing_parts
from portal.committees import queries as committees
from portal.committees.rules import covers
from portal.core.actors import Actor, is_staff
from portal.core.clock import to_local
from portal.core.danish import nfc
from portal.core.database import lowered
from portal.core.html import is_empty
from portal.goals import queries as goals
from portal.goals.content import TargetFigures
from portal.goals.models import Target

PAGE_SIZE = 20
MAX_WORDS = 10
_NO_FIGURES = TargetFigures(baseline="", latest="", target="")


@dataclass(frozen=True, kw_only=True)
class FoundCases:
    """One page of a search: which page it is of how many, and how many cases were found in all."""

    cases: Sequence[Case] = ()
    total: int = 0
    page: int = 1
    pages: int = 1


def _whole() -> Select[Case]:
    return select(Case).options(
        joinedload(Case.caseworker),
        selectinload(Case.other_caseworkers),
        selectinload(Case.sections),
        selectinload(Case.route).joinedload(RouteStep.committee),
        selectinload(Case.recommendation).selectinload(Recommendation.points),
        selectinload(Case.goal_statuses).joinedload(GoalStatus.area),
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
    return session.scalar(_whole().where(Case.id == case_id))


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
    return or_(func.coalesce(Case.caseworker_id, 0) == user_id, is_other)


def with_number(session: Session, case_number: str, *, other_than: int | None = None) -> Sequence[Case]:
    """The cases that carry a number, oldest first, without one of them."""
    query = select(Case).where(Case.case_number == case_number).order_by(Case.id)
    return session.scalars(query if other_than is None else query.where(Case.id != other_than)).all()


def draft_of(case: Case) -> CaseDraft:
    """What the case's writers have written, as a save would store it."""
    recommendation = case.recommendation
    return CaseDraft(
        title=case.title,
        case_number=case.case_number,
        neutral_title=case.neutral_title,
        other_caseworker_ids=tuple(other.user_id for other in case.other_caseworkers if other.user_id is not None),
        route=tuple(RouteStepDraft(committee_id=step.committee_id, role=step.role) for step in case.route),
        sections=tuple(SectionDraft(kind=row.kind, heading=row.heading, html=row.html) for row in case.sections),
        proposer=recommendation.proposer if recommendation else "",
        points=tuple(point.text for point in recommendation.points) if recommendation else (),
        goal_statuses=tuple(_status_draft(status) for status in case.goal_statuses),
    )


def _status_draft(status: GoalStatus) -> GoalStatusDraft:
    judgements = (
        JudgementDraft(target_id=row.target_id, stated=row.stated, reason=row.reason) for row in status.judgements
    )
    return GoalStatusDraft(area_id=status.area_id, html=status.html, judgements=tuple(judgements))


def missing(case: Case) -> tuple[MissingPart, ...]:
    """What the case lacks before it can be sent to approval."""
    presentations = [row for row in case.sections if row.kind is SectionKind.PRESENTATION and not is_empty(row.html)]
    decides = [step for step in case.route if step.role is RouteRole.DECIDES]
    return missing_parts(
        has_title=bool(case.title),
        has_presentation=bool(presentations),
        has_proposer=bool(case.recommendation and case.recommendation.proposer),
        has_points=bool(case.recommendation and case.recommendation.points),
        has_route=bool(decides) or not case.is_route_known,
    )


def content(session: Session, case: Case, *, on: date | None = None) -> CaseContent:
    """The case as it reads now, with the figures of today: a fixed number of queries.

    The route's columns are the bodies of the day `on`, or else of the day the case was made, and any other that it
    goes to.
    """
    session.scalar(_whole().where(Case.id == case.id))  # fills in whatever the caller has not loaded
    targets = [row.target for status in case.goal_statuses for row in status.judgements]
    figures = goals.target_figures(session, targets) if targets else {}
    return CaseContent(
        case_number=case.case_number,
        title=case.title,
        caseworker=case.caseworker_name,
        other_caseworkers=tuple(other.name for other in case.other_caseworkers),
        route=_route(session, case, on or to_local(case.created_at).date()) if case.is_route_known else None,
        sections=tuple(SectionContent(kind=row.kind, heading=row.heading, html=row.html) for row in case.sections),
        goal_statuses=tuple(_status_content(status, figures) for status in case.goal_statuses),
        recommendation=_recommendation(case.recommendation),
        attachments=tuple(_attachment(row) for row in case.attachments),
        mentions=tuple(MentionContent(slug=row.target.slug, title=row.target.title) for row in case.mentions),
    )


def _route(session: Session, case: Case, day: date) -> tuple[RouteCell, ...]:
    roles = {step.committee_id: step.role for step in case.route}
    return tuple(
        RouteCell(code=body.code, name=body.name, role=roles.get(body.id))
        for body in committees.everything(session)
        if body.id in roles or covers(body.valid_from, body.valid_to, day)
    )


def _status_content(status: GoalStatus, figures: dict[int, TargetFigures]) -> GoalStatusContent:
    lines = ((row, figures.get(row.target_id, _NO_FIGURES)) for row in status.judgements)
    return GoalStatusContent(
        area=status.area.name,
        area_slug=status.area.slug,
        html=status.html,
        targets=tuple(
            TargetContent(
                number=row.target.number,
                slug=row.target.slug,
                title=row.target.title,
                baseline=found.baseline,
                latest=found.latest,
                target=found.target,
                judgement=row.stated,
                reason=row.reason,
            )
            for row, found in lines
        ),
    )


def _recommendation(row: Recommendation | None) -> RecommendationContent | None:
    if row is None or not (row.proposer or row.points):
        return None
    return RecommendationContent(proposer=row.proposer, points=tuple(point.text for point in row.points))


def _attachment(row: Attachment) -> AttachmentContent:
    return AttachmentContent(
        attachment_id=row.id,
        title=row.title,
        filename=row.filename,
        media_type=row.file.media_type if row.file else "",
        size=row.file.size if row.file else 0,
        sha256=row.file.sha256 if row.file else "",
        is_closed=row.is_closed,
    )
