"""Writing the demo's cases, and taking them through approval."""

from dataclasses import replace
from datetime import timedelta

from portal.cases import actions as cases
from portal.cases import queries
from portal.cases.content import GoalStatusDraft, JudgementDraft, RouteStepDraft
from portal.cases.models import Case
from portal.cases.rules import SectionKind
from portal.demo.actions.stage import Stage
from portal.demo.content import DemoCase, DemoStatus
from portal.goals import queries as goals
from portal.goals.rules import TargetState


def write(stage: Stage, demo: DemoCase, *, days: int) -> Case:
    """A draft with all its parts, written so many days from now."""
    actor, at = stage.actor(demo.author), stage.at(days)
    case = cases.create(
        stage.session,
        title=demo.title,
        case_number=demo.case_number,
        committees=[stage.bodies[code] for code in demo.route],
        caseworker=stage.people[demo.author],
        actor=actor,
        at=at,
    )
    draft = queries.draft_of(case)
    texts = {SectionKind.SUMMARY: demo.summary, SectionKind.PRESENTATION: demo.presentation}
    draft = replace(
        draft,
        neutral_title=demo.neutral_title,
        route=tuple(RouteStepDraft(committee_id=stage.bodies[code].id) for code in demo.route),
        sections=tuple(replace(section, html=texts.get(section.kind, section.html)) for section in draft.sections),
        proposer=demo.proposer if demo.points else "",
        points=demo.points,
        goal_statuses=tuple(_status(stage, status) for status in demo.statuses),
    )
    cases.save(stage.session, case=case, draft=draft, version=case.version, actor=actor, at=at + timedelta(hours=1))
    if demo.attachment:
        title, text = demo.attachment
        cases.add_attachment(
            stage.session,
            case=case,
            data=text.encode(),
            filename=f"{title}.txt",
            root=stage.root,
            actor=actor,
            at=at + timedelta(hours=2),
            title=title,
        )
    stage.cases[demo.key] = case
    return case


def _status(stage: Stage, status: DemoStatus) -> GoalStatusDraft:
    area = goals.area_by_slug(stage.session, status.area)
    assert area is not None
    judgements = []
    for target in area.targets:
        if target.state is TargetState.ACTIVE:
            stated, reason = status.judgements.get(target.slug, (None, ""))
            judgements.append(JudgementDraft(target_id=target.id, stated=stated, reason=reason))
    return GoalStatusDraft(area_id=area.id, html=status.html, judgements=tuple(judgements))


def approved(stage: Stage, demo: DemoCase, *, days: int) -> Case:
    """A case written, submitted and approved within three days."""
    case = in_review(stage, demo, days=days)
    cases.approve(stage.session, case=case, actor=stage.actor("approver"), at=stage.at(days + 2))
    return case


def in_review(stage: Stage, demo: DemoCase, *, days: int) -> Case:
    """A case that waits for approval."""
    case = write(stage, demo, days=days)
    cases.submit(stage.session, case=case, actor=stage.actor(demo.author), at=stage.at(days + 1))
    return case


def returned(stage: Stage, demo: DemoCase, *, days: int, comment: str) -> Case:
    """A case that came back with a comment."""
    case = in_review(stage, demo, days=days)
    cases.return_(
        stage.session,
        case=case,
        comment=comment,
        link=f"/sager/{case.id}/rediger",
        actor=stage.actor("approver"),
        at=stage.at(days + 2),
    )
    return case
