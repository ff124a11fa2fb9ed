"""Beginning a case, and saving what is written in it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.cases import queries
from portal.cases.actions.asking import askings, tell_asked
from portal.cases.actions.steps import record, require
from portal.cases.content import CaseDraft, GoalStatusDraft, RouteStepDraft, SectionDraft, check
from portal.cases.models import (
    Case,
    FigureSentence,
    GoalStatus,
    OtherCaseworker,
    Promise,
    Recommendation,
    RecommendationPoint,
    RouteStep,
    Section,
    TargetJudgement,
)
from portal.cases.rules import (
    MAX_SECTIONS,
    SECTION_HEADINGS,
    CaseChangedMeanwhile,
    CaseState,
    SectionKind,
    TooManySections,
)
from portal.committees.models import Committee
from portal.core.actors import Actor
from portal.core.clock import to_local

Row = TypeVar("Row")


def create(
    session: Session,
    *,
    title: str,
    case_number: str,
    committees: Iterable[Committee],
    caseworker: User,
    actor: Actor,
    at: datetime,
) -> Case:
    """A new draft with its two fixed sections, to be decided by these bodies. Raises TitleMissing."""
    case = Case(
        caseworker=caseworker, caseworker_name=caseworker.name, created_at=at, changed_at=at, title="", version=0
    )
    session.add(case)
    draft = CaseDraft(
        title=title,
        case_number=case_number,
        route=tuple(RouteStepDraft(committee_id=committee.id) for committee in committees),
        sections=tuple(SectionDraft(kind=kind, heading=heading) for kind, heading in SECTION_HEADINGS.items()),
    )
    _write(session, case, draft.cleaned(), at)
    record(session, actor, at, "cases.create", case)
    return case


def save(session: Session, *, case: Case, draft: CaseDraft, version: int, actor: Actor, at: datetime) -> None:
    """Store what was written, as the change of `version`. What is stored already is no change, on whatever version.

    Colleagues who are asked to write an area are told by mail.
    Raises CaseNotDraft, CaseChangedMeanwhile (somebody saved after `version`), TitleMissing, TextTooLong,
    BodyTwiceOnRoute, TooManySections.
    """
    require(session, case, CaseState.DRAFT)
    draft = draft.cleaned()
    if draft == queries.draft_of(case):
        return
    if version != case.version:
        raise CaseChangedMeanwhile
    before = askings(case)
    _write(session, case, draft, at)
    tell_asked(session, case=case, before=before, actor=actor, at=at)
    record(session, actor, at, "cases.save", case, version=case.version)


def _write(session: Session, case: Case, draft: CaseDraft, at: datetime) -> None:
    """Make the case's rows say what a cleaned draft says. Rows are kept where they can be, so that keys never clash."""
    check(draft)
    if _further(draft.sections) > max(MAX_SECTIONS, _further(case.sections)):  # an imported case may have more already
        raise TooManySections
    case.title, case.case_number, case.neutral_title = draft.title, draft.case_number, draft.neutral_title
    case.is_route_known = case.is_route_known is not False or bool(draft.route)
    case.other_caseworkers = _other_caseworkers(session, case, draft)
    case.sections = _rows(
        dict(enumerate(case.sections)), Section, ((index, asdict(row)) for index, row in enumerate(draft.sections))
    )
    case.route = _rows(
        {step.committee_id: step for step in case.route},
        RouteStep,
        ((step.committee_id, asdict(step)) for step in draft.route),
    )
    _write_recommendation(case, draft)
    _write_goal_statuses(case, draft)
    case.version, case.changed_at = case.version + 1, at
    session.flush()
    if case.goal_statuses:
        _link_sentences(session, case, to_local(at).date())


def _further(sections: Iterable[Section | SectionDraft]) -> int:
    return sum(section.kind is SectionKind.OTHER for section in sections)


def _rows(old: Mapping[Any, Row], kind: type[Row], wanted: Iterable[tuple[Hashable, Mapping[str, Any]]]) -> list[Row]:
    """The wanted rows in order: the old one of each key with new values, or a new one."""
    rows = []
    for position, (key, values) in enumerate(wanted, start=1):
        row = old.get(key) or kind()
        for name, value in {**values, "position": position}.items():
            setattr(row, name, value)
        rows.append(row)
    return rows


def _other_caseworkers(session: Session, case: Case, draft: CaseDraft) -> list[OtherCaseworker]:
    """People by id, then those of whom only a name is known, who are never taken off by a form that shows people."""
    named = [other for other in case.other_caseworkers if other.user_id is None]
    ids = [user_id for user_id in draft.other_caseworker_ids if user_id != case.caseworker_id]
    people = [user for user in (accounts.get(session, user_id) for user_id in ids) if user is not None]
    wanted: list[tuple[int | None, str]] = [*((user.id, user.name) for user in people)]
    wanted += [(None, other.name) for other in named]
    return _rows(
        {other.user_id or other.name: other for other in case.other_caseworkers},
        OtherCaseworker,
        ((user_id or name, {"user_id": user_id, "name": name}) for user_id, name in wanted),
    )


def _write_recommendation(case: Case, draft: CaseDraft) -> None:
    if case.recommendation is None:
        case.recommendation = Recommendation()
    case.recommendation.proposer = draft.proposer
    case.recommendation.points = _rows(
        dict(enumerate(case.recommendation.points)),
        RecommendationPoint,
        ((index, {"text": text}) for index, text in enumerate(draft.points)),
    )


def _write_goal_statuses(case: Case, draft: CaseDraft) -> None:
    case.goal_statuses = _rows(
        {status.area_id: status for status in case.goal_statuses},
        GoalStatus,
        ((status.area_id, _own_values(status)) for status in draft.goal_statuses),
    )
    for row, status in zip(case.goal_statuses, draft.goal_statuses, strict=True):
        row.judgements = _rows(
            {line.target_id: line for line in row.judgements},
            TargetJudgement,
            ((line.target_id, asdict(line)) for line in status.judgements),
        )
        row.promises = _rows(
            {line.text: line for line in row.promises},
            Promise,
            ((line.text, asdict(line)) for line in status.promises),
        )


def _link_sentences(session: Session, case: Case, today: date) -> None:
    """Keep hold of the sentences in the texts that figures gave, so that they can be told when these change."""
    links = queries.sentence_links(session, case, today)
    for status in case.goal_statuses:
        status.sentences = _rows(
            {(row.target_id, row.kind, row.text): row for row in status.sentences},
            FigureSentence,
            ((link, {"target_id": link[0], "kind": link[1], "text": link[2]}) for link in links[status.area_id]),
        )
    session.flush()


def _own_values(status: GoalStatusDraft) -> dict[str, Any]:
    """All that is written of an area but its lists."""
    return {name: value for name, value in vars(status).items() if name not in {"judgements", "promises"}}
