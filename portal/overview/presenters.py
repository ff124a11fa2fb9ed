"""What waits for whoever is logged in, gathered from every feature."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.cases import queries as cases
from portal.cases.models import Case
from portal.cases.presenters import STATE_TONES, OwedRow, follow_up, owed_rows
from portal.cases.rules import CaseState, ReviewOutcome
from portal.core.actors import Actor, Role
from portal.core.danish import date_text, listing, number_text
from portal.meetings import queries as meetings
from portal.meetings.models import Meeting
from portal.meetings.presenters import MeetingRow, meeting_row
from portal.meetings.rules import MeetingState
from portal.overview import queries

SHOWN = 10
LOOKING_BACK = timedelta(days=400)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing that waits: what, where, its state, and what to do or know about it."""

    label: str
    url: str
    tag: str
    tone: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Box:
    """The things of one kind. `is_urgent` ones stand first and are counted in the greeting."""

    title: str
    rows: Sequence[Row]
    empty: str
    more_url: str = ""
    is_urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The start page."""

    boxes: Sequence[Box]

    @property
    def waiting(self) -> int:
        return sum(len(box.rows) for box in self.boxes if box.is_urgent)


def overview(session: Session, actor: Actor, today: date) -> Overview:
    """The boxes of all the actor's roles and seats, those that wait for an act first."""
    boxes: list[Box] = []
    if Role.CASEWORKER in actor.roles:
        boxes += _caseworker(session, actor, today)
    if Role.APPROVER in actor.roles:
        boxes.append(_approver(session, actor))
    if Role.SECRETARY in actor.roles:
        boxes += _secretary(session, actor, today)
    if actor.seats:
        boxes.append(_member(session, actor, today))
    return Overview(boxes=sorted(boxes, key=lambda box: not box.is_urgent))


def _caseworker(session: Session, actor: Actor, today: date) -> list[Box]:
    owed = owed_rows(session, actor, today)
    own = cases.of_caseworker(session, actor.user_id or 0)
    answers = cases.latest_reviews(session, [case.id for case in own])
    returned = [
        case
        for case in own
        if case.state is CaseState.DRAFT and case.id in answers and answers[case.id].outcome is ReviewOutcome.RETURNED
    ]
    others = [case for case in own if case not in returned]
    return [
        Box(
            title="Returneret til dig",
            rows=[
                Row(
                    label=case.title,
                    url=url_for("cases.edit", case_id=case.id),
                    tag="Returneret",
                    tone="danger",
                    note=f"{answers[case.id].reviewer_name}: {answers[case.id].comment}",
                )
                for case in returned
            ],
            empty="Ingen sager er returneret.",
            is_urgent=True,
        ),
        Box(
            title="Bedt om af en kollega",
            rows=[_owed_row(row) for row in owed if row.is_own],
            empty="Ingen kollega venter på dig.",
            more_url=url_for("cases.owed"),
            is_urgent=True,
        ),
        Box(
            title="Mine sager",
            rows=_case_rows(others[:SHOWN]),
            empty="Du har ingen sager i gang.",
            more_url=url_for("cases.index"),
        ),
        Box(
            title="Opfølgning",
            rows=_follow_up_rows(session, actor, today, [row for row in owed if not row.is_own]),
            empty="Alle målområder har en ny status, og ingen løfter er over tid.",
        ),
    ]


def _owed_row(row: OwedRow) -> Row:
    due = f", frist {date_text(row.due_on)}" if row.due_on else ""
    return Row(label=row.area, url=row.url, tag=row.tag, tone=row.tone, note=f"{row.case_title}{due}")


def _follow_up_rows(session: Session, actor: Actor, today: date, owed: Sequence[OwedRow]) -> list[Row]:
    """One line for each kind of thing that is to be followed up."""
    found, url = follow_up(session, actor, today), url_for("cases.follow_up")
    late = [row for row in owed if row.tone == "danger"]
    rows = []
    if found.areas:
        areas = listing([area.name for area in found.areas])
        label = _counted(len(found.areas), "målområde", "målområder")
        rows.append(Row(label=f"{label} uden status i 12 måneder", url=url, tag="Mangler", tone="warning", note=areas))
    if found.promises:
        oldest = found.promises[0].given.promise.due_on
        note = f"det ældste var lovet til {date_text(oldest)}" if oldest else ""
        label = _counted(len(found.promises), "løfte", "løfter")
        rows.append(Row(label=f"{label} over tid", url=url, tag="Over tid", tone="danger", note=note))
    if owed:
        note = f"{_counted(len(late), 'frist', 'frister')} er overskredet" if late else "alle inden for fristen"
        label = f"{_counted(len(owed), 'målområde', 'målområder')} mangler fra kolleger"
        rows.append(
            Row(
                label=label,
                url=url_for("cases.owed"),
                tag="Overskredet" if late else "Venter",
                tone="danger" if late else "neutral",
                note=note,
            )
        )
    return rows


def _counted(number: int, one: str, many: str) -> str:
    return f"{number_text(number)} {one if number == 1 else many}"


def _approver(session: Session, actor: Actor) -> Box:
    return Box(
        title="Venter på din godkendelse",
        rows=_case_rows(cases.awaiting_review(session, actor.user_id or 0)),
        empty="Ingen sager venter på dig.",
        is_urgent=True,
    )


def _secretary(session: Session, actor: Actor, today: date) -> list[Box]:
    waiting = agendas.approved_without_place(session)
    upcoming = [meeting_row(meeting) for meeting in meetings.upcoming(session, today, reader=actor)]
    to_decide = meetings.awaiting_decisions(session, today)
    return [
        Box(
            title="Møder, der mangler beslutninger",
            rows=[_meeting_row(meeting_row(meeting), "skriv beslutninger og afslut mødet") for meeting in to_decide],
            empty="Alle holdte møder er afsluttet.",
            is_urgent=True,
        ),
        Box(
            title="Referater, der ikke er offentliggjort",
            rows=[
                _meeting_row(meeting_row(meeting), "offentliggør referatet")
                for meeting in _without_minutes(session, today)
            ],
            empty="Alle referater er offentliggjort.",
            is_urgent=True,
        ),
        Box(
            title="Kommende møder",
            rows=[_meeting_row(row, _next_for(row)) for row in upcoming[:SHOWN]],
            empty="Ingen møder er planlagt.",
            more_url=url_for("meetings.index"),
        ),
        Box(
            title="Godkendte sager uden plads på en dagsorden",
            rows=_case_rows(waiting[:SHOWN]),
            empty="Alle godkendte sager har en plads.",
        ),
    ]


def _without_minutes(session: Session, today: date) -> list[Meeting]:
    closed = meetings.closed_since(session, today - LOOKING_BACK)
    published = queries.subjects_with_minutes(session, [meeting.reference for meeting in closed])
    return [meeting for meeting in closed if meeting.reference not in published]


def _member(session: Session, actor: Actor, today: date) -> Box:
    mine = [
        meeting_row(meeting)
        for meeting in meetings.upcoming(session, today, reader=actor)
        if meeting.committee_id in actor.seats and meeting.released_at is not None
    ]
    return Box(
        title="Dine næste møder",
        rows=[_meeting_row(row, "dagsordenen er klar") for row in mine],
        empty="Der er ingen udsendte dagsordener til dig.",
        more_url=url_for("meetings.index"),
    )


def _case_rows(found: Iterable[Case]) -> list[Row]:
    return [
        Row(
            label=case.title,
            url=url_for("cases.show", case_id=case.id),
            tag=case.state.label,
            tone=STATE_TONES[case.state],
            note=case.case_number,
        )
        for case in found
    ]


def _meeting_row(row: MeetingRow, note: str) -> Row:
    meeting = row.meeting
    return Row(
        label=f"{meeting.committee.name} {date_text(meeting.held_on)}",
        url=row.url,
        tag=row.state_label,
        tone=row.state_tone,
        note=note,
    )


def _next_for(row: MeetingRow) -> str:
    if row.meeting.state is MeetingState.PLANNED:
        return f"udsend senest {date_text(row.deadline)}"
    return "dagsordenen er udsendt"
