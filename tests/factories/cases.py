"""Cases, as caseworkers speak of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases import actions, queries
from portal.cases.content import GoalStatusDraft, JudgementDraft
from portal.cases.models import Attachment, Case, Promise, Section
from portal.cases.rules import PromiseOutcome, SectionKind
from portal.committees import queries as committees
from portal.committees.models import Committee
from portal.core import clock
from portal.core.actors import SYSTEM, Actor, KnownActor
from portal.goals.models import Target
from portal.goals.rules import Judgement
from tests.factories.accounts import a_caseworker
from tests.factories.committees import a_committee
from tests.factories.documents import A_PDF

TITLE = "Status på de sociale mål"
PRESENTATION = "<p>Forvaltningen gør status.</p>"


def as_actor(user: User) -> Actor:
    """The person as whoever acts."""
    return KnownActor(user_id=user.id, name=user.name, roles=user.roles)


def the_committee(session: Session) -> Committee:
    """The body that a case goes to where the test does not say."""
    return committees.by_slug(session, "sos") or a_committee(session)


def an_empty_case(session: Session, caseworker: User, *, title: str = TITLE) -> Case:
    """A draft that is only begun: it has a title and nothing to send."""
    return actions.create(
        session,
        title=title,
        case_number="",
        committees=(),
        caseworker=caseworker,
        actor=as_actor(caseworker),
        at=clock.now(),
    )


def a_case(
    session: Session,
    caseworker: User | None = None,
    *,
    committee: Committee | None = None,
    title: str = TITLE,
    case_number: str = "27.42.00-G01-3-26",
    presentation: str = PRESENTATION,
    at: datetime | None = None,
) -> Case:
    """A draft that has what it must have to be sent to approval."""
    writer = caseworker or a_caseworker(session)
    now = at or clock.now()
    case = actions.create(
        session,
        title=title,
        case_number=case_number,
        committees=[committee or the_committee(session)],
        caseworker=writer,
        actor=as_actor(writer),
        at=now,
    )
    draft = queries.draft_of(case)
    sections = tuple(
        replace(section, html=presentation if section.kind is SectionKind.PRESENTATION else "<p>Kort fortalt.</p>")
        for section in draft.sections
    )
    draft = replace(
        draft,
        sections=sections,
        proposer="Direktøren for Social og Sundhed",
        points=("udvalget tager status til efterretning",),
    )
    actions.save(session, case=case, draft=draft, version=case.version, actor=as_actor(writer), at=now)
    return case


def a_submitted_case(
    session: Session, caseworker: User | None = None, *, committee: Committee | None = None, title: str = TITLE
) -> Case:
    """A case that waits for approval."""
    case = a_case(session, caseworker, committee=committee, title=title)
    actions.submit(session, case=case, actor=SYSTEM, at=clock.now())
    return case


def a_returned_case(session: Session, caseworker: User | None = None, *, comment: str = "Uddyb økonomien.") -> Case:
    """A draft that came back from approval with a comment."""
    case = a_submitted_case(session, caseworker)
    actions.return_(session, case=case, comment=comment, link="http://localhost/sager", actor=SYSTEM, at=clock.now())
    return case


def an_approved_case(
    session: Session, committee: Committee | None = None, *, caseworker: User | None = None, title: str = TITLE
) -> Case:
    """A case that may be placed on the body's agendas."""
    case = a_submitted_case(session, caseworker, committee=committee, title=title)
    actions.approve(session, case=case, actor=SYSTEM, at=clock.now())
    return case


def a_decided_case(session: Session, committee: Committee | None = None, *, caseworker: User | None = None) -> Case:
    """A case that a meeting has decided."""
    case = an_approved_case(session, committee, caseworker=caseworker)
    actions.mark_decided(session, case=case, actor=SYSTEM, at=clock.now())
    return case


def with_colleague(session: Session, case: Case, colleague: User) -> Case:
    """The case with another caseworker on it."""
    draft = replace(queries.draft_of(case), other_caseworker_ids=(colleague.id,))
    actions.save(session, case=case, draft=draft, version=case.version, actor=SYSTEM, at=clock.now())
    return case


def with_goal_status(
    session: Session,
    case: Case,
    targets: Iterable[Target],
    *,
    html: str = "<p>Det går fremad.</p>",
    stated: Judgement | None = Judgement.ON_TRACK,
) -> Case:
    """The case with a status on the area of these targets, which are one area's."""
    chosen = list(targets)
    judgements = tuple(JudgementDraft(target_id=target.id, stated=stated, reason="Se tallene.") for target in chosen)
    draft = queries.draft_of(case)
    status = GoalStatusDraft(area_id=chosen[0].area_id, html=html, judgements=judgements)
    draft = replace(draft, goal_statuses=(*draft.goal_statuses, status))
    actions.save(session, case=case, draft=draft, version=case.version, actor=SYSTEM, at=clock.now())
    return case


def with_asked_colleague(
    session: Session, case: Case, target: Target, colleague: User, *, due_on: date | None = None
) -> Case:
    """The case with an empty status on the target's area, which a colleague is asked to write."""
    draft = queries.draft_of(case)
    status = GoalStatusDraft(area_id=target.area_id, assignee_id=colleague.id, due_on=due_on)
    draft = replace(draft, goal_statuses=(*draft.goal_statuses, status))
    actions.save(session, case=case, draft=draft, version=case.version, actor=SYSTEM, at=clock.now())
    return case


def with_promise(session: Session, case: Case, text: str, *, due_on: date | None = None) -> Promise:
    """What the case's last goal status promises, whatever state the case is in."""
    status = case.goal_statuses[-1]
    promise = Promise(text=text, due_on=due_on, outcome=PromiseOutcome.OPEN, position=len(status.promises) + 1)
    status.promises.append(promise)
    session.flush()
    return promise


def a_decided_status_case(
    session: Session,
    targets: Iterable[Target],
    caseworker: User | None = None,
    *,
    title: str = TITLE,
    html: str = "<p>Det går fremad.</p>",
    at: datetime | None = None,
) -> Case:
    """A decided case with a status on the area of these targets, which are one area's."""
    case = with_goal_status(session, a_case(session, caseworker, title=title, at=at), targets, html=html)
    actions.submit(session, case=case, actor=SYSTEM, at=clock.now())
    actions.approve(session, case=case, actor=SYSTEM, at=clock.now())
    actions.mark_decided(session, case=case, actor=SYSTEM, at=clock.now())
    return case


def with_attachments(case: Case, count: int) -> Case:
    """The case with so many attachments of which only the names are known, as an import leaves them."""
    case.attachments = [
        Attachment(title=f"Bilag {position}", filename=f"Bilag {position}.pdf", position=position)
        for position in range(1, count + 1)
    ]
    return case


def with_sections(case: Case, count: int) -> Case:
    """The case with so many sections besides its two, as an import may leave it."""
    case.sections += [
        Section(kind=SectionKind.OTHER, heading=f"Afsnit {place}", html="<p>Ord.</p>", position=place + 2)
        for place in range(1, count + 1)
    ]
    return case


def an_attachment(
    session: Session, case: Case, root: Path, *, filename: str = "Notat.pdf", is_closed: bool = False
) -> Attachment:
    """A file on a draft, stored under `root`."""
    return actions.add_attachment(
        session,
        case=case,
        data=A_PDF,
        filename=filename,
        root=root,
        actor=SYSTEM,
        at=clock.now(),
        is_closed=is_closed,
    )
