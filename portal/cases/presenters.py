"""What the pages of a case show, and the slot where upper features say where the case stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.audit import queries as audit
from portal.cases import policies, queries
from portal.cases.content import CaseContent, CaseDraft, GoalStatusDraft
from portal.cases.forms.case import AttachmentRow, CaseForm
from portal.cases.models import Case, Review
from portal.cases.rules import CaseState, MissingPart, ReviewOutcome
from portal.committees import queries as committees
from portal.committees.rules import covers
from portal.core.actors import Actor, Role
from portal.goals import queries as goals
from portal.goals.content import TargetFigures
from portal.goals.models import Target
from portal.web.slots import Slot

STATE_TONES = {
    CaseState.DRAFT: "neutral",
    CaseState.IN_REVIEW: "info",
    CaseState.APPROVED: "success",
    CaseState.DECIDED: "success",
}
_WAY = ("Skriv", "Godkendelse", "Dagsorden", "Møde")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a case stands, as an upper feature knows it: its place on an agenda, what a meeting decided."""

    label: str
    url: str
    state_label: str
    state_tone: str


PLACES: Slot[Callable[[Session, int], Sequence[Place]]] = Slot("places of a case")


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """The case as it reads, where it is on its way, and what the actor may do next."""

    content: CaseContent
    attachment_urls: Mapping[int, str]
    way: Sequence[tuple[str, str]]
    places: Sequence[Place]
    missing: Sequence[MissingPart]
    last_return: Review | None
    answers: Sequence[Review]
    may_edit: bool
    may_submit: bool
    may_review: bool
    may_return: bool


def case_page(session: Session, case: Case, actor: Actor) -> CasePage:
    """Everything the case's page needs, in a fixed number of queries."""
    places = [place for provider in PLACES.providers for place in provider(session, case.id)]
    return CasePage(
        content=queries.content(session, case),
        attachment_urls={
            row.id: url_for("cases.attachment", case_id=case.id, attachment_id=row.id)
            for row in case.attachments
            if row.file_id is not None
        },
        way=way(case.state, is_placed=bool(places)),
        places=places,
        missing=queries.missing(case) if case.state is CaseState.DRAFT else (),
        last_return=last_return(case),
        answers=[review for review in reversed(case.reviews) if review is not last_return(case)],
        may_edit=policies.may_edit(actor, case),
        may_submit=policies.may_submit(actor, case),
        may_review=policies.may_review(actor, case),
        may_return=policies.may_return(actor, case),
    )


def way(state: CaseState, *, is_placed: bool) -> list[tuple[str, str]]:
    """The steps of a case, each done, current or ahead."""
    at = {CaseState.DRAFT: 0, CaseState.IN_REVIEW: 1, CaseState.APPROVED: 3 if is_placed else 2, CaseState.DECIDED: 4}
    here = at[state]
    return [
        (label, "done" if index < here else "current" if index == here else "ahead") for index, label in enumerate(_WAY)
    ]


def last_return(case: Case) -> Review | None:
    """The comment that a draft came back with, if the newest answer was a return."""
    newest = case.reviews[-1] if case.reviews and case.state is CaseState.DRAFT else None
    return newest if newest and newest.outcome is ReviewOutcome.RETURNED else None


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a case can be written with: bodies, colleagues, and the goal areas with their targets and figures."""

    bodies: Sequence[tuple[int, str]]
    colleagues: Sequence[tuple[int, str]]
    areas: Sequence[tuple[int, str]]
    targets: Mapping[int, Sequence[Target]]
    figures: Mapping[int, TargetFigures]

    @property
    def area_names(self) -> dict[int, str]:
        return dict(self.areas)

    @property
    def target_by_id(self) -> dict[int, Target]:
        return {target.id: target for targets in self.targets.values() for target in targets}

    def fit(self, form: CaseForm) -> CaseForm:
        """The form with what can be chosen."""
        ids = {area_id: [target.id for target in targets] for area_id, targets in self.targets.items()}
        form.offer(committees=self.bodies, colleagues=self.colleagues, areas=self.areas, targets=ids)
        return form


def desk(session: Session, case: Case, today: date) -> Desk:
    """The bodies of today and those that the case goes to already; likewise the caseworkers."""
    on_route = {step.committee_id for step in case.route}
    colleagues = {user.id: user.name for user in accounts.with_role(session, Role.CASEWORKER)}
    colleagues |= {other.user_id: other.name for other in case.other_caseworkers if other.user_id}
    areas = goals.areas_with_targets(session)
    return Desk(
        bodies=[
            (body.id, f"{body.name} ({body.code})")
            for body in committees.everything(session)
            if body.id in on_route or covers(body.valid_from, body.valid_to, today)
        ],
        colleagues=[(user_id, name) for user_id, name in colleagues.items() if user_id != case.caseworker_id],
        areas=[(area.id, area.name) for area in areas],
        targets={area.id: area.targets for area in areas},
        figures=goals.target_figures(session, [target for area in areas for target in area.targets]),
    )


def stored_form(case: Case) -> CaseForm:
    """The form filled with the case as it is stored."""
    rows = [AttachmentRow(attachment_id=row.id, title=row.title, is_closed=row.is_closed) for row in case.attachments]
    return CaseForm.showing(queries.draft_of(case), version=case.version, attachments=rows)


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


@dataclass(frozen=True, kw_only=True)
class CaseList:
    """One page of the list of cases; the search stands in the address of every page."""

    cases: Sequence[Case]
    total: int
    number: int
    pages: int
    search: str
    state: CaseState | None

    def url(self, number: int) -> str:
        """The address of another page of the same search."""
        return url_for("cases.index", soeg=self.search or None, tilstand=self.state, side=number)


def case_list(session: Session, actor: Actor, *, search: str, state: CaseState | None, page: int) -> CaseList:
    """The cases found, for the list and its pages."""
    found = queries.visible_to(session, actor, search=search, state=state, page=page)
    return CaseList(
        cases=found.cases, total=found.total, number=found.page, pages=found.pages, search=search, state=state
    )
