"""What a case leaves to be done: last year beside this year, what colleagues owe, what was promised and is due."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from sqlalchemy.orm import Session

from portal.cases import policies, queries
from portal.cases.models import Case, Promise
from portal.cases.queries import GivenPromise, OwedStatus, PreviousStatus
from portal.cases.rules import CAN_BE_RENEWED, CaseState, PromiseOutcome, is_long_ago
from portal.core.actors import Actor
from portal.goals import queries as goals
from portal.web.slots import Slot


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """What a body did with a case: the day, where and under which number, and the words once it has decided."""

    case_id: int
    on: date
    label: str
    words: str
    url: str


TREATMENTS: Slot[Callable[[Session, Collection[int]], Sequence[Treatment]]] = Slot("what bodies did with cases")


def treatments(session: Session, case_ids: Collection[int]) -> dict[int, list[Treatment]]:
    """What bodies did with each of these cases that they have been sent, earliest first."""
    found: dict[int, list[Treatment]] = {}
    for provider in TREATMENTS.providers if case_ids else ():
        for treatment in provider(session, case_ids):
            found.setdefault(treatment.case_id, []).append(treatment)
    return {case_id: sorted(rows, key=lambda row: row.on) for case_id, rows in found.items()}


@dataclass(frozen=True, kw_only=True)
class LastYear:
    """The earlier status of an area, where it stands, what was decided on it, and where each promise is answered."""

    status: PreviousStatus
    url: str
    decisions: Sequence[Treatment]
    promise_urls: Sequence[str]


def last_year(session: Session, case: Case) -> Mapping[int, LastYear]:
    """The earlier status of each area of a case that goes on from another, by the area's id: four queries."""
    found = queries.previous_statuses(session, case)
    decided = treatments(session, {status.case_id for status in found.values()})
    return {
        area_id: LastYear(
            status=status,
            url=url_for("cases.show", case_id=status.case_id),
            decisions=[row for row in decided.get(status.case_id, ()) if row.words],
            promise_urls=[promise_url(status.case_id, promise_id) for promise_id in status.promise_ids],
        )
        for area_id, status in found.items()
    }


OUTCOME_TONES = {
    PromiseOutcome.OPEN: "neutral",
    PromiseOutcome.KEPT: "success",
    PromiseOutcome.PARTLY_KEPT: "warning",
    PromiseOutcome.DROPPED: "danger",
}


@dataclass(frozen=True, kw_only=True)
class PromiseRow:
    """A promise of a case, what came of it, and where its writers answer for it."""

    promise: Promise
    area: str
    tag: str
    tone: str
    answer_url: str
    may_answer: bool


def promise_rows(case: Case, actor: Actor, today: date) -> list[PromiseRow]:
    """The promises that a case has given; a draft has given none yet."""
    rows: list[PromiseRow] = []
    if case.state not in CAN_BE_RENEWED:
        return rows
    for area, promise in [(status.area.name, promise) for status in case.goal_statuses for promise in status.promises]:
        is_late = promise.outcome is PromiseOutcome.OPEN and promise.due_on is not None and promise.due_on < today
        rows.append(
            PromiseRow(
                promise=promise,
                area=area,
                tag="Over tid" if is_late else promise.outcome.label.capitalize(),
                tone="danger" if is_late else OUTCOME_TONES[promise.outcome],
                answer_url=promise_url(case.id, promise.id),
                may_answer=policies.may_answer_promise(actor, case, promise),
            )
        )
    return rows


def promise_url(case_id: int, promise_id: int) -> str:
    """Where a promise is answered for."""
    return url_for("cases.promise", case_id=case_id, promise_id=promise_id)


def was_sent(session: Session, case: Case) -> bool:
    """Whether a body has been sent the case as it stands, so that a new status can go on from it."""
    if case.state is CaseState.APPROVED:
        return bool(treatments(session, [case.id]))
    return case.state is CaseState.DECIDED


@dataclass(frozen=True, kw_only=True)
class EarlierCase:
    """A case that a new status case can be made from, and the newest one that already was."""

    case: Case
    areas: Sequence[str]
    treated: Treatment | None
    successor: Case | None


@dataclass(frozen=True, kw_only=True)
class EarlierCases:
    """One page of the earlier status cases."""

    rows: Sequence[EarlierCase]
    total: int
    number: int
    pages: int

    def url(self, number: int) -> str:
        """The address of another page."""
        return url_for("cases.renewable", side=number)


def earlier_cases(session: Session, *, page: int) -> EarlierCases:
    """The earlier status cases that a body has been sent, with what became of them: a fixed number of queries."""
    sent = treatments(session, queries.undecided_status_cases(session))
    found = queries.status_cases(session, sent=list(sent), page=page)
    ids = [case.id for case in found.cases]
    treated, later = treatments(session, ids), queries.successors(session, ids)
    rows = [
        EarlierCase(
            case=case,
            areas=[status.area.name for status in case.goal_statuses],
            treated=treated[case.id][-1] if case.id in treated else None,
            successor=later.get(case.id),
        )
        for case in found.cases
    ]
    return EarlierCases(rows=rows, total=found.total, number=found.page, pages=found.pages)


@dataclass(frozen=True, kw_only=True)
class OwedRow:
    """An area that somebody is asked to write; `url` is where it is written, or read by those who may not."""

    area: str
    case_title: str
    url: str
    assignee: str
    due_on: date | None
    tag: str
    tone: str
    is_own: bool


def owed_rows(session: Session, actor: Actor, today: date) -> list[OwedRow]:
    """Who still owes what: one's own first, then by deadline."""
    rows = [_owed_row(owed, actor, today) for owed in queries.owed_statuses(session)]
    return sorted(rows, key=lambda row: not row.is_own)


def _owed_row(owed: OwedStatus, actor: Actor, today: date) -> OwedRow:
    case, status = owed.case, owed.status
    tag, tone = _urgency(status.due_on, today)
    writes = policies.may_edit(actor, case)
    return OwedRow(
        area=status.area.name,
        case_title=case.title,
        url=url_for("cases.edit", case_id=case.id, _anchor="maalstatus")
        if writes
        else url_for("cases.show", case_id=case.id),
        assignee=status.assignee.name if status.assignee else "",
        due_on=status.due_on,
        tag=tag,
        tone=tone,
        is_own=actor.user_id is not None and status.assignee_id == actor.user_id,
    )


def _urgency(due_on: date | None, today: date) -> tuple[str, str]:
    if due_on is None:
        return "Uden frist", "neutral"
    if due_on < today:
        return "Frist overskredet", "danger"
    return ("Frist i dag", "warning") if due_on == today else ("Inden for fristen", "info")


@dataclass(frozen=True, kw_only=True)
class QuietArea:
    """An area that no body has had a status of for twelve months; `underway` is a case that will bring one."""

    name: str
    responsible: str
    last: Treatment | None
    underway_title: str
    underway_url: str


@dataclass(frozen=True, kw_only=True)
class DuePromise:
    """A promise past its day that nobody has answered for. Its case's writers answer at `answer_url`."""

    given: GivenPromise
    case_url: str
    answer_url: str
    may_answer: bool


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """What is to be followed up across all cases."""

    areas: Sequence[QuietArea]
    promises: Sequence[DuePromise]


def follow_up(session: Session, actor: Actor, today: date) -> FollowUp:
    """Areas without a status for twelve months, and promises past their day: a fixed number of queries."""
    promises = [
        DuePromise(
            given=given,
            case_url=url_for("cases.show", case_id=given.case.id),
            answer_url=promise_url(given.case.id, given.promise.id),
            may_answer=policies.may_answer_promise(actor, given.case, given.promise),
        )
        for given in queries.overdue_promises(session, today)
    ]
    return FollowUp(areas=_quiet_areas(session, today), promises=promises)


def _quiet_areas(session: Session, today: date) -> list[QuietArea]:
    in_cases = queries.areas_in_cases(session)
    treated = treatments(session, {row.case_id for row in in_cases})
    quiet = []
    for area in goals.areas_with_targets(session):
        own = [row for row in in_cases if row.area_id == area.id]
        sent = [treatment for row in own for treatment in treated.get(row.case_id, ())]
        last = max(sent, key=lambda treatment: treatment.on, default=None)
        underway = [row for row in own if row.case_id not in treated and row.state is not CaseState.DECIDED]
        if is_long_ago(last.on if last else None, today):
            quiet.append(
                QuietArea(
                    name=area.name,
                    responsible=area.responsible,
                    last=last,
                    underway_title=underway[-1].case_title if underway else "",
                    underway_url=url_for("cases.show", case_id=underway[-1].case_id) if underway else "",
                )
            )
    return quiet
