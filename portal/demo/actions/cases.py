"""Writing the demo's cases, and taking them through approval."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from portal.cases import actions as cases
from portal.cases import queries
from portal.cases.content import GoalStatusDraft, JudgementDraft, PromiseDraft, RouteStepDraft
from portal.cases.models import Case
from portal.cases.rules import PromiseOutcome, SectionKind
from portal.demo.actions.stage import Stage
from portal.demo.content import DemoCase, DemoStatus
from portal.goals import queries as goals


def write(stage: Stage, demo: DemoCase, *, days: int) -> Case:
    """A draft with all its parts, written so many days from now."""
    actor, at = stage.actor(demo.author), stage.at(days)
    case = cases.create(
        stage.session,
        title=demo.title.format(year=at),
        case_number=demo.case_number.format(year=at),
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
    """An area's status with a judgement of each target that is measured."""
    targets = [row for row in goals.targets(stage.session) if row.area.slug == status.area and row.indicator_id]
    judgements = []
    for target in targets:
        stated, reason = status.judgements.get(target.slug, (None, ""))
        judgements.append(JudgementDraft(target_id=target.id, stated=stated, reason=reason))
    return GoalStatusDraft(
        area_id=targets[0].area_id,
        html=status.html,
        why_html=status.why,
        next_html=status.next,
        judgements=tuple(judgements),
        promises=tuple(PromiseDraft(text=row.text, due_on=stage.day(row.due_in)) for row in status.promises),
        assignee_id=stage.people[status.assignee].id if status.assignee else None,
        due_on=stage.day(status.due_in) if status.due_in is not None else None,
    )


def answer_promises(stage: Stage, demo: DemoCase) -> None:
    """What came of the promises of a decided case, told on the day after each was due."""
    case = stage.cases[demo.key]
    for row, status in zip(case.goal_statuses, demo.statuses, strict=True):
        for promise, told in zip(row.promises, status.promises, strict=True):
            if told.outcome is not PromiseOutcome.OPEN:
                cases.answer_promise(
                    stage.session,
                    case=case,
                    promise=promise,
                    outcome=told.outcome,
                    note=told.note,
                    actor=stage.actor("caseworker"),
                    at=stage.at(told.due_in + 1),
                )


def renewed(stage: Stage, key: str, statuses: Sequence[DemoStatus], *, days: int) -> Case:
    """This year's draft made from last year's case: one area written, the others given to a colleague."""
    actor, at = stage.actor("caseworker"), stage.at(days)
    case = cases.renew(stage.session, case=stage.cases[key], actor=actor, at=at)
    draft = replace(queries.draft_of(case), goal_statuses=tuple(_status(stage, status) for status in statuses))
    cases.save(stage.session, case=case, draft=draft, version=case.version, actor=actor, at=at + timedelta(hours=1))
    return case


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
