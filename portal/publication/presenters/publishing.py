"""What a secretary sees before publishing, and the steps that publishing is on a meeting's way."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from flask import url_for
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.presenters import Step
from portal.core.errors import RuleBroken
from portal.meetings.models import Meeting
from portal.publication import proposals, queries
from portal.publication.content import Proposal
from portal.publication.models import Edition
from portal.publication.presenters.goal_changes import GoalPreview, goal_preview
from portal.publication.rules import GOALS_SUBJECT, EditionKind, FigureNotPublic, PossibleCpr


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What would go out now, and what stands in its way. `published` is the newest edition, if there is one.

    `giveaways` are places that tell a figure which is kept back, and `goals` what changes in each goal.
    """

    proposal: Proposal | None
    obstacle: str
    findings: tuple[tuple[str, str], ...]
    published: Edition | None
    giveaways: tuple[str, ...] = ()
    goals: tuple[GoalPreview, ...] = ()


def agenda_preview(session: Session, meeting: Meeting) -> Preview:
    """The agenda as it would go out."""
    return _preview(lambda: proposals.agenda(session, meeting), queries.newest(session, meeting.reference))


def minutes_preview(session: Session, meeting: Meeting) -> Preview:
    """The minutes as they would go out."""
    return _preview(lambda: proposals.minutes(session, meeting), queries.newest(session, meeting.reference))


def goals_preview(session: Session, today: date) -> Preview:
    """The goals as they would go out, with what changes in each."""
    published = queries.newest(session, GOALS_SUBJECT)
    preview = _preview(lambda: proposals.goal_catalogue(session, today=today), published)
    if preview.proposal is None:
        return preview
    old = {item.slug: item.content for item in published.items} if published else {}
    return replace(preview, goals=tuple(goal_preview(item, old.get(item.slug)) for item in preview.proposal.items))


def _preview(propose: Callable[[], Proposal], published: Edition | None) -> Preview:
    try:
        proposal = propose()
    except RuleBroken as broken:
        return Preview(proposal=None, obstacle=broken.sentence, findings=(), published=published)
    found = proposals.obstacle(proposal)
    sentence = found.sentence if found else ""
    if isinstance(found, PossibleCpr):
        sentence = "Der er fundet mulige cpr-numre. Ret dem, før der offentliggøres."
    if isinstance(found, FigureNotPublic):
        sentence = "Teksten nævner tal, der ikke må vises. Ret den, før der offentliggøres."
    return Preview(
        proposal=proposal,
        obstacle=sentence,
        findings=proposal.findings,
        published=published,
        giveaways=proposal.giveaways,
    )


def agenda_step(session: Session, meeting: Meeting) -> list[Step]:
    """Publishing the agenda: done when every released item is public."""
    edition = queries.newest(session, meeting.reference)
    public = {item.number for item in edition.items} if edition else set()
    released = {item.number for item in agendas.released(session, meeting.id)}
    return [
        Step(
            label="Offentliggør dagsorden",
            is_done=edition is not None and released <= public,
            act_label="Offentliggør dagsordenen",
            endpoint="publication.publish_agenda",
            url=url_for("publication.publish_agenda", meeting_id=meeting.id),
        )
    ]


def minutes_step(session: Session, meeting: Meeting) -> list[Step]:
    """Publishing the minutes: the last step of a meeting."""
    edition = queries.newest(session, meeting.reference)
    return [
        Step(
            label="Offentliggør referat",
            is_done=edition is not None and edition.kind is EditionKind.MINUTES,
            act_label="Offentliggør referatet",
            endpoint="publication.publish_minutes",
            url=url_for("publication.publish_minutes", meeting_id=meeting.id),
        )
    ]
