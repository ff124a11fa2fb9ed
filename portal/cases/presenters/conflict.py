"""Somebody else saved meanwhile: where the two texts differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup
from sqlalchemy.orm import Session

from portal.audit import queries as audit
from portal.cases import queries
from portal.cases.content import CaseDraft, GoalStatusDraft, PromiseDraft
from portal.cases.models import Case
from portal.cases.presenters.desk import Desk
from portal.core.danish import date_text


@dataclass(frozen=True, kw_only=True)
class ChangedPart:
    """A part of the case that says something else in the database than in the form; `html` is the stored text."""

    label: str
    html: Markup


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Somebody saved while this form was open: who and when, if it is known, and where the two differ."""

    by: str | None
    at: datetime | None
    version: int
    parts: Sequence[ChangedPart]


def conflict(session: Session, case: Case, mine: CaseDraft, desk: Desk) -> Conflict:
    """What the case says now that the form does not."""
    saves = [entry for entry in audit.for_subject(session, f"case {case.id}") if entry.act == "cases.save"]
    typed, stored = _parts(mine.cleaned(), desk), _parts(queries.draft_of(case), desk)
    empty, gone = Markup("<p>Intet.</p>"), Markup("<p>Står der ikke.</p>")
    return Conflict(
        by=saves[-1].actor_name if saves else None,
        at=saves[-1].at if saves else None,
        version=case.version,
        parts=[
            ChangedPart(label=label, html=stored.get(label, gone) or empty)
            for label in dict.fromkeys([*stored, *typed])
            if stored.get(label) != typed.get(label)
        ],
    )


def _parts(draft: CaseDraft, desk: Desk) -> dict[str, Markup]:
    """The draft part by part as html that can be read; what is text is escaped."""
    bodies, people, areas = dict(desk.bodies), dict(desk.colleagues), desk.area_names
    parts = {
        "Titel": _lines([draft.title]),
        "Sagsnummer": _lines([draft.case_number]),
        "Neutral titel": _lines([draft.neutral_title]),
        "Øvrige sagsbehandlere": _lines([people.get(user_id, "") for user_id in draft.other_caseworker_ids]),
        "Sagens vej": _lines([f"{bodies.get(step.committee_id, '')}: {step.role.label}" for step in draft.route]),
    }
    for section in draft.sections:
        parts[section.heading] = parts.get(section.heading, Markup()) + Markup(section.html)  # noqa: S704  it is clean
    for status in draft.goal_statuses:
        parts[f"Målstatus: {areas.get(status.area_id, '')}"] = _status_html(status, desk)
    parts["Indstilling"] = _lines([draft.proposer, *(f"at {point}" for point in draft.points)])
    return parts


def _status_html(status: GoalStatusDraft, desk: Desk) -> Markup:
    texts = (("Hvad er sket?", status.html), ("Hvorfor?", status.why_html), ("Hvad gør vi nu?", status.next_html))
    html = Markup().join(
        Markup("<h3>{}</h3>").format(heading) + Markup(text)  # noqa: S704  it is clean
        for heading, text in texts
        if text
    )
    return html + _lines([*map(_promise_text, status.promises), *_judgement_texts(status, desk), *_task(status, desk)])


def _promise_text(promise: PromiseDraft) -> str:
    day = f" (senest {date_text(promise.due_on)})" if promise.due_on else ""
    return f"Løfte: {promise.text}{day}"


def _judgement_texts(status: GoalStatusDraft, desk: Desk) -> Iterator[str]:
    for line in status.judgements:
        if line.stated and line.target_id in desk.target_by_id:
            reason = f" {line.reason}" if line.reason else ""
            yield f"{desk.target_by_id[line.target_id].title}: {line.stated.label}.{reason}"


def _task(status: GoalStatusDraft, desk: Desk) -> Iterator[str]:
    if status.assignee_id is not None:
        yield f"Skrives af {dict(desk.colleagues).get(status.assignee_id, desk.caseworker)}."
    if status.due_on is not None:
        yield f"Frist for at skrive: {date_text(status.due_on)}."


def _lines(texts: Sequence[str]) -> Markup:
    return Markup().join(Markup("<p>{}</p>").format(text) for text in texts if text)
