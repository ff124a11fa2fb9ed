"""Somebody else saved meanwhile: where the two texts differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup
from sqlalchemy.orm import Session

from portal.audit import queries as audit
from portal.cases import queries
from portal.cases.content import CaseDraft, GoalStatusDraft
from portal.cases.models import Case
from portal.cases.presenters.desk import Desk


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
    judged = ((desk.target_by_id[line.target_id].title, line) for line in status.judgements if line.stated)
    lines = [f"{title}: {line.stated.label if line.stated else ''}. {line.reason}" for title, line in judged]
    return Markup(status.html) + _lines(lines)  # noqa: S704  it is clean


def _lines(texts: Sequence[str]) -> Markup:
    return Markup().join(Markup("<p>{}</p>").format(text) for text in texts if text)
