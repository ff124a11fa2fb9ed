"""A case as content: as its writers left it, and as it reads."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cases.content import (
    AttachmentContent,
    CaseContent,
    CaseDraft,
    GoalStatusContent,
    GoalStatusDraft,
    JudgementDraft,
    MentionContent,
    PromiseContent,
    PromiseDraft,
    RecommendationContent,
    RouteCell,
    RouteStepDraft,
    SectionContent,
    SectionDraft,
    SentenceContent,
    TargetContent,
    figures_told,
)
from portal.cases.models import (
    Attachment,
    Case,
    FigureSentence,
    GoalStatus,
    Promise,
    Recommendation,
    TargetJudgement,
)
from portal.cases.queries.reading import whole
from portal.committees import queries as committees
from portal.committees.rules import covers
from portal.core import settings
from portal.core.clock import to_local
from portal.goals import queries as goals
from portal.goals.content import GoalContent, marked


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
    return GoalStatusDraft(
        area_id=status.area_id,
        html=status.html,
        why_html=status.why_html,
        next_html=status.next_html,
        judgements=tuple(
            JudgementDraft(target_id=row.target_id, stated=row.stated, reason=row.reason) for row in status.judgements
        ),
        promises=tuple(PromiseDraft(text=row.text, due_on=row.due_on) for row in status.promises),
        assignee_id=status.assignee_id,
        due_on=status.due_on,
    )


def content(session: Session, case: Case, *, today: date, on: date | None = None) -> CaseContent:
    """The case as it reads now: a fixed number of queries.

    The route's columns are the bodies of the day `on`, or else of the day the case was made, and any other that it
    goes to. Figures are those known `today`, or on the day `on` where that is past.
    """
    session.scalar(whole().where(Case.id == case.id))  # fills in whatever the caller has not loaded
    return CaseContent(
        case_number=case.case_number,
        title=case.title,
        caseworker=case.caseworker_name,
        other_caseworkers=tuple(other.name for other in case.other_caseworkers),
        route=_route(session, case, on or to_local(case.created_at).date()) if case.is_route_known else None,
        sections=tuple(SectionContent(kind=row.kind, heading=row.heading, html=row.html) for row in case.sections),
        goal_statuses=_goal_statuses(session, case, min(today, on) if on else today),
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


def _goal_statuses(session: Session, case: Case, on: date) -> tuple[GoalStatusContent, ...]:
    slugs = {row.target.slug for status in case.goal_statuses for row in status.judgements}
    slugs |= {row.target.slug for status in case.goal_statuses for row in status.sentences}
    found = goals_as_of(session, on, slugs) if slugs else {}
    earlier = _earlier_promises(session, case)
    return tuple(
        _status_content(status, found, earlier.get(status.previous_id or 0, ())) for status in case.goal_statuses
    )


def goals_as_of(session: Session, on: date, slugs: Collection[str] | None = None) -> dict[str, GoalContent]:
    """Goals with the municipality's own figures as they were known on a day, by slug: for staff and members.

    The figures that citizens may not see now are marked, so that no sentence is made of them.
    """
    here = settings.municipality(session)
    secrets = goals.secrets(session, here.code) if here.code else {}
    contents = goals.goal_contents(
        session, on=on, municipality_code=here.code, municipality_name=here.name, slugs=slugs
    )
    return {goal.slug: marked(goal, secrets) for goal in contents}


def _earlier_promises(session: Session, case: Case) -> dict[int, tuple[PromiseContent, ...]]:
    """What was promised in the statuses that this case's go on from, by their id: one query."""
    ids = [status.previous_id for status in case.goal_statuses if status.previous_id is not None]
    rows = session.scalars(
        select(Promise).where(Promise.goal_status_id.in_(ids)).order_by(Promise.goal_status_id, Promise.position)
    )
    found: defaultdict[int, list[PromiseContent]] = defaultdict(list)
    for row in rows if ids else ():
        found[row.goal_status_id].append(promise_content(row))
    return {status_id: tuple(promises) for status_id, promises in found.items()}


def promise_content(row: Promise) -> PromiseContent:
    """A promise as it is read."""
    return PromiseContent(text=row.text, due_on=row.due_on, outcome=row.outcome, note=row.outcome_note)


def _status_content(
    status: GoalStatus, found: Mapping[str, GoalContent], earlier: tuple[PromiseContent, ...]
) -> GoalStatusContent:
    return GoalStatusContent(
        area=status.area.name,
        area_slug=status.area.slug,
        html=status.html,
        why_html=status.why_html,
        next_html=status.next_html,
        promises=tuple(promise_content(row) for row in status.promises),
        earlier_promises=earlier,
        targets=tuple(_target_content(row, found.get(row.target.slug)) for row in status.judgements),
        sentences=tuple(_sentence(row, found.get(row.target.slug)) for row in status.sentences),
    )


def _sentence(row: FigureSentence, goal: GoalContent | None) -> SentenceContent:
    return SentenceContent(text=row.text, figures=figures_told(goal, row.kind, row.text))


def _target_content(row: TargetJudgement, goal: GoalContent | None) -> TargetContent:
    return TargetContent(
        number=row.target.number,
        slug=row.target.slug,
        title=row.target.title,
        baseline=goal.baseline if goal else "",
        latest=goal.latest if goal else "",
        target=goal.target if goal else "",
        judgement=row.stated,
        reason=row.reason,
        goal=goal,
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
