"""Writing a case, and taking it through approval."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.audit import actions as audit
from portal.cases import queries
from portal.cases.content import CaseDraft, RouteStepDraft, SectionDraft, check
from portal.cases.models import (
    Attachment,
    Case,
    GoalStatus,
    OtherCaseworker,
    Recommendation,
    RecommendationPoint,
    Review,
    RouteStep,
    Section,
    TargetJudgement,
)
from portal.cases.rules import (
    CAN_BE_RETURNED,
    SECTION_HEADINGS,
    CaseChangedMeanwhile,
    CaseIncomplete,
    CaseNotApproved,
    CaseNotDraft,
    CaseNotInReview,
    CaseState,
    CommentMissing,
    ReviewOutcome,
    TitleMissing,
    can_move,
)
from portal.committees.models import Committee
from portal.core.actors import Actor
from portal.core.danish import nfc
from portal.documents import actions as documents
from portal.documents.rules import MAX_SIZE, FileKind, file_name, title_of
from portal.outbox import actions as outbox

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
    _record(session, actor, at, "cases.create", case)
    return case


def save(session: Session, *, case: Case, draft: CaseDraft, version: int, actor: Actor, at: datetime) -> None:
    """Store what was written, as the change of `version`. What is stored already is no change, on whatever version.

    Raises CaseNotDraft, CaseChangedMeanwhile (somebody saved after `version`), TitleMissing, TextTooLong,
    BodyTwiceOnRoute.
    """
    _require(session, case, CaseState.DRAFT)
    draft = draft.cleaned()
    if draft == queries.draft_of(case):
        return
    if version != case.version:
        raise CaseChangedMeanwhile
    _write(session, case, draft, at)
    _record(session, actor, at, "cases.save", case, version=case.version)


def add_attachment(
    session: Session,
    *,
    case: Case,
    data: bytes,
    filename: str,
    root: Path,
    actor: Actor,
    at: datetime,
    title: str = "",
    is_closed: bool = False,
    limit: int = MAX_SIZE,
) -> Attachment:
    """Attach a file last; its name is its title unless one is given. Raises CaseNotDraft and FileRefused."""
    _require(session, case, CaseState.DRAFT)
    file = documents.store(session, data=data, root=root, at=at, limit=limit)
    name = file_name(filename, FileKind(file.media_type))
    attachment = Attachment(
        file=file,
        title=" ".join(nfc(title).split()) or title_of(name),
        filename=name,
        is_closed=is_closed,
        position=max((row.position for row in case.attachments), default=0) + 1,
    )
    case.attachments.append(attachment)
    case.changed_at = at
    session.flush()
    _record(session, actor, at, "cases.attach", case, attachment=attachment.id, sha256=file.sha256)
    return attachment


def change_attachment(
    session: Session, *, case: Case, attachment: Attachment, title: str, is_closed: bool, actor: Actor, at: datetime
) -> None:
    """Give an attachment another title, close it or open it. Raises CaseNotDraft and TitleMissing."""
    _require(session, case, CaseState.DRAFT)
    title = " ".join(nfc(title).split())
    if not title:
        raise TitleMissing("Giv bilaget en titel.")
    if (title, is_closed) != (attachment.title, attachment.is_closed):
        attachment.title, attachment.is_closed = title, is_closed
        case.changed_at = at
        _record(session, actor, at, "cases.change_attachment", case, attachment=attachment.id, is_closed=is_closed)


def remove_attachment(session: Session, *, case: Case, attachment: Attachment, actor: Actor, at: datetime) -> None:
    """Take an attachment off the case; its content stays stored. Raises CaseNotDraft."""
    _require(session, case, CaseState.DRAFT)
    _record(session, actor, at, "cases.detach", case, attachment=attachment.id)
    case.attachments.remove(attachment)
    case.changed_at = at
    session.flush()


def submit(session: Session, *, case: Case, actor: Actor, at: datetime) -> None:
    """Send a draft to approval. Raises CaseNotDraft, or CaseIncomplete, which names each missing part."""
    _require(session, case, CaseState.DRAFT)
    missing = queries.missing(case)
    if missing:
        raise CaseIncomplete(missing)
    _move(case, CaseState.IN_REVIEW, at)
    _record(session, actor, at, "cases.submit", case)


def approve(session: Session, *, case: Case, actor: Actor, at: datetime) -> None:
    """Approve a case that waits for it; then it can be given a place on an agenda. Raises CaseNotInReview."""
    _require(session, case, CaseState.IN_REVIEW)
    _move(case, CaseState.APPROVED, at)
    _answer(case, ReviewOutcome.APPROVED, "", actor, at)
    _record(session, actor, at, "cases.approve", case)


def return_(session: Session, *, case: Case, comment: str, link: str, actor: Actor, at: datetime) -> None:
    """Send a case back to its writers with a comment; a mail tells them, with the link and without words of the case.

    An approved case may come back too, and keeps its place on an agenda. Raises CaseNotInReview, CommentMissing.
    """
    _require(session, case, *CAN_BE_RETURNED)
    comment = nfc(comment).strip()
    if not comment:
        raise CommentMissing
    _move(case, CaseState.DRAFT, at)
    _answer(case, ReviewOutcome.RETURNED, comment, actor, at)
    for user_id in (case.caseworker_id, *(other.user_id for other in case.other_caseworkers)):
        _tell_returned(session, accounts.get(session, user_id) if user_id else None, case, link, at)
    _record(session, actor, at, "cases.return", case)


def mark_decided(session: Session, *, case: Case, actor: Actor, at: datetime) -> None:
    """Note that a meeting has decided the case. Raises CaseNotApproved."""
    _require(session, case, CaseState.APPROVED)
    _move(case, CaseState.DECIDED, at)
    _record(session, actor, at, "cases.decide", case)


_WRONG_STATE = {
    CaseState.DRAFT: CaseNotDraft,
    CaseState.IN_REVIEW: CaseNotInReview,
    CaseState.APPROVED: CaseNotApproved,
}


def _require(session: Session, case: Case, *states: CaseState) -> None:
    """Raise unless the case is in one of the states, and hold it there until the transaction ends."""
    session.flush()
    session.refresh(case, ["state", "version"], with_for_update=True)
    if case.state not in states:
        raise _WRONG_STATE[states[0]]


def _move(case: Case, to: CaseState, at: datetime) -> None:
    assert can_move(case.state, to)
    case.state, case.changed_at = to, at


def _answer(case: Case, outcome: ReviewOutcome, comment: str, actor: Actor, at: datetime) -> None:
    case.reviews.append(
        Review(reviewer_id=actor.user_id, reviewer_name=actor.name, outcome=outcome, comment=comment, answered_at=at)
    )


def _tell_returned(session: Session, writer: User | None, case: Case, link: str, at: datetime) -> None:
    if writer is None or writer.disabled_at is not None:
        return
    name = case.case_number or f"nr. {case.id}"
    outbox.tell(
        session,
        recipient=writer.email,
        subject=f"Sag {name} er returneret til dig",
        text=f"Sagen er ikke godkendt endnu. Læs kommentaren, og skriv videre her:\n\n{link}\n",
        at=at,
    )


def _record(session: Session, actor: Actor, at: datetime, act: str, case: Case, **details: Any) -> None:
    session.flush()
    audit.record(session, actor=actor, at=at, act=act, subject=f"case {case.id}", **details)


def _write(session: Session, case: Case, draft: CaseDraft, at: datetime) -> None:
    """Make the case's rows say what a cleaned draft says. Rows are kept where they can be, so that keys never clash."""
    check(draft)
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
        ((status.area_id, {"area_id": status.area_id, "html": status.html}) for status in draft.goal_statuses),
    )
    for row, status in zip(case.goal_statuses, draft.goal_statuses, strict=True):
        row.judgements = _rows(
            {line.target_id: line for line in row.judgements},
            TargetJudgement,
            ((line.target_id, asdict(line)) for line in status.judgements),
        )
