"""What would go out if it were published now: read by whoever looks before publishing, and by the publishing itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.content import DecisionContent, ItemContent
from portal.agendas.models import AgendaItem
from portal.cases.content import GoalStatusContent
from portal.core import settings
from portal.core.errors import RuleBroken
from portal.core.records import from_json
from portal.decisions import queries as decisions
from portal.decisions.models import Decision
from portal.goals import queries as goals
from portal.goals.content import GoalContent
from portal.goals.queries import figures
from portal.goals.rules import Told
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from portal.publication import queries
from portal.publication.content import (
    Head,
    KeptFigure,
    LocalFigures,
    Proposal,
    ProposedItem,
    cpr_findings,
    giveaways,
    goal_marks,
    json_of,
    open_goals,
    open_statuses,
    other_verdicts,
    public_form,
    secret_verdicts,
    small_numbers,
)
from portal.publication.models import Edition
from portal.publication.rules import (
    GOALS_SUBJECT,
    AgendaNotPublished,
    AgendaNotReleased,
    EditionKind,
    FigureNotPublic,
    GoalsMissing,
    MeetingNotClosed,
    MinutesArePublished,
    NothingNew,
    PossibleCpr,
    Snapshot,
    goal_changes,
    meeting_changes,
)


def agenda(session: Session, meeting: Meeting) -> Proposal:
    """The agenda as released. Raises AgendaNotReleased or MinutesArePublished."""
    if meeting.released_at is None:
        raise AgendaNotReleased
    before = queries.newest(session, meeting.reference)
    if before is not None and before.kind is EditionKind.MINUTES:
        raise MinutesArePublished
    return _of_meeting(session, meeting, EditionKind.AGENDA, before, {})


def minutes(session: Session, meeting: Meeting) -> Proposal:
    """The agenda with what was decided. Raises MeetingNotClosed or AgendaNotPublished."""
    if meeting.state is not MeetingState.CLOSED:
        raise MeetingNotClosed
    before = queries.newest(session, meeting.reference)
    if before is None:
        raise AgendaNotPublished
    return _of_meeting(session, meeting, EditionKind.MINUTES, before, decisions.for_meeting(session, meeting.id))


def goal_catalogue(session: Session, *, today: date) -> Proposal:
    """All goals with their figures, the municipality's own among them. Raises GoalsMissing."""
    here = settings.municipality(session)
    contents = goals.goal_contents(session, on=today, municipality_code=here.code, municipality_name=here.name)
    if not contents:
        raise GoalsMissing
    opened = open_goals(contents, _local_figures(session, here.code))
    items = tuple(_goal(goal, opened.kept_of(goal)) for goal in opened.goals)
    before = queries.newest(session, GOALS_SUBJECT)
    old = {item.slug or "": item.content for item in before.items} if before else None
    changes = goal_changes(old, {item.slug or "": item.content for item in items})
    proposal = _proposal(EditionKind.GOALS, GOALS_SUBJECT, before, Head(), items, changes)
    warnings = tuple(other_verdicts(contents, opened.goals))
    return replace(proposal, warnings=warnings, area_code=here.code, told=opened.told)


def _goal(goal: GoalContent, kept: tuple[KeptFigure, ...]) -> ProposedItem:
    return ProposedItem(
        number=None, slug=goal.slug, title=goal.title, is_closed=False, content=json_of(goal), item=None, kept=kept
    )


def _local_figures(session: Session, area_code: str) -> LocalFigures:
    return LocalFigures(
        area_code=area_code,
        cells=tuple(figures.cells(session, area_code)),
        told=tuple(figures.told(session, area_code)),
        threshold=figures.threshold(session),
    )


def obstacle(proposal: Proposal) -> RuleBroken | None:
    """What stops it: possible CPR numbers, a figure in words that is kept back, or nothing new to say."""
    if proposal.findings:
        return PossibleCpr(proposal.findings)
    if proposal.giveaways:
        return FigureNotPublic(proposal.giveaways)
    return None if proposal.changes else NothingNew()


def _of_meeting(
    session: Session,
    meeting: Meeting,
    kind: EditionKind,
    before: Edition | None,
    decided: Mapping[int, Decision],
) -> Proposal:
    known = _local_figures(session, settings.municipality(session).code)
    areas = {target.slug: target.area.slug for target in goals.targets(session)}
    old = {row.number: row.content for row in before.items} if before else {}
    opened: list[_OpenedItem] = []
    for item in agendas.released(session, meeting.id):
        opened.append(_item(session, item, decided.get(item.id), known, _public_statuses(old.get(item.number)), areas))
        known = known.after(opened[-1].told)
    items = tuple(row.item for row in opened)
    head = Head(
        committee_slug=meeting.committee.slug,
        committee_code=meeting.committee.code,
        committee_name=meeting.committee.name,
        committee_position=meeting.committee.position,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        place=meeting.place,
    )
    contents = {item.number or 0: item.content for item in items}
    after = Snapshot(kind=kind, starts_at=head.starts_at, place=head.place, contents=contents)
    changes = meeting_changes(_snapshot(before), after)
    proposal = _proposal(kind, meeting.reference, before, head, items, changes)
    return replace(
        proposal,
        giveaways=tuple(place for row in opened for place in row.giveaways),
        warnings=tuple(warning for row in opened for warning in row.warnings),
        area_code=known.area_code,
        told=tuple(line for row in opened for line in row.told),
    )


def _public_statuses(content: Mapping[str, Any] | None) -> tuple[GoalStatusContent, ...]:
    """The goal statuses that stand in public of an item already."""
    case = from_json(ItemContent, content).case if content else None
    return case.goal_statuses if case else ()


def _proposal(
    kind: EditionKind,
    subject: str,
    before: Edition | None,
    head: Head,
    items: tuple[ProposedItem, ...],
    changes: Sequence[str],
) -> Proposal:
    return Proposal(
        kind=kind,
        subject=subject,
        version=before.version + 1 if before else 1,
        head=head,
        items=items,
        changes=tuple(changes),
        findings=tuple(finding for item in items for finding in cpr_findings(item.label, item.content)),
    )


def _snapshot(edition: Edition | None) -> Snapshot | None:
    if edition is None:
        return None
    return Snapshot(
        kind=edition.kind,
        starts_at=edition.starts_at,
        place=edition.place,
        contents={item.number or 0: item.content for item in edition.items},
    )


@dataclass(frozen=True, kw_only=True)
class _OpenedItem:
    """An item as it would go out, what it newly tells of local figures, and where it tells or may tell too much."""

    item: ProposedItem
    told: tuple[Told, ...]
    giveaways: tuple[str, ...]
    warnings: tuple[str, ...]


def _item(
    session: Session,
    item: AgendaItem,
    decision: Decision | None,
    known: LocalFigures,
    before: Sequence[GoalStatusContent],
    areas: Mapping[str, str],
) -> _OpenedItem:
    frozen = agendas.content(session, item, today=item.meeting.held_on)
    is_closed = item.is_closed or frozen.is_closed or frozen.case is None
    written = frozen.case.goal_statuses if frozen.case and not is_closed else ()
    statuses, opened = open_statuses(written, known, before)
    content = public_form(
        frozen,
        neutral_title=item.neutral_title,
        place=item.meeting.place,
        is_closed=is_closed,
        decision=_public_decision(decision, item.meeting.held_on, is_closed=is_closed),
        goal_statuses=statuses,
    )
    proposed = ProposedItem(
        number=content.number,
        slug=None,
        title=content.title,
        is_closed=is_closed,
        content=json_of(content),
        item=content,
        withheld=_closed_attachments(frozen) if not is_closed else 0,
        kept=tuple(opened.kept.values()),
        marks=goal_marks(content, areas),
    )
    label, threshold = proposed.label, known.threshold
    few = "måske står der et så lille antal mennesker, at de kan kendes."
    return _OpenedItem(
        item=proposed,
        told=opened.told,
        giveaways=tuple(f"{label}, {place}" for place in giveaways(proposed.content, written, opened, threshold)),
        warnings=(
            *(f"{label}: {sentence}" for sentence in secret_verdicts(written, statuses)),
            *(f"{label}, {place}: {few}" for place in small_numbers(proposed.content, threshold)),
        ),
    )


def _closed_attachments(content: ItemContent) -> int:
    return sum(attachment.is_closed for attachment in content.case.attachments) if content.case else 0


def _public_decision(decision: Decision | None, held_on: date, *, is_closed: bool) -> DecisionContent | None:
    """The decision as everybody may read it: of a closed item only in words written for that, if there are any."""
    if decision is None:
        return None
    words = decision.public_text if is_closed else decision.text
    return DecisionContent(kind=decision.kind.label, text=words, decided_on=held_on) if words.strip() else None
