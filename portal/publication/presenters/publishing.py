"""What a secretary sees before publishing, and the steps that publishing is on a meeting's way."""

from collections.abc import Callable
from dataclasses import dataclass
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
from portal.publication.rules import GOALS_SUBJECT, EditionKind, PossibleCpr


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What would go out now, and what stands in its way. `published` is the newest edition, if there is one."""

    proposal: Proposal | None
    obstacle: str
    findings: tuple[tuple[str, str], ...]
    published: Edition | None


def agenda_preview(session: Session, meeting: Meeting) -> Preview:
    """The agenda as it would go out."""
    return _preview(lambda: proposals.agenda(session, meeting), queries.newest(session, meeting.reference))


def minutes_preview(session: Session, meeting: Meeting) -> Preview:
    """The minutes as they would go out."""
    return _preview(lambda: proposals.minutes(session, meeting), queries.newest(session, meeting.reference))


def goals_preview(session: Session, today: date) -> Preview:
    """The goals as they would go out."""
    return _preview(lambda: proposals.goal_catalogue(session, today=today), queries.newest(session, GOALS_SUBJECT))


def _preview(propose: Callable[[], Proposal], published: Edition | None) -> Preview:
    try:
        proposal = propose()
    except RuleBroken as broken:
        return Preview(proposal=None, obstacle=broken.sentence, findings=(), published=published)
    found = proposals.obstacle(proposal)
    if isinstance(found, PossibleCpr):
        sentence = "Der er fundet mulige cpr-numre. Ret dem, før der offentliggøres."
        return Preview(proposal=proposal, obstacle=sentence, findings=found.findings, published=published)
    return Preview(proposal=proposal, obstacle=found.sentence if found else "", findings=(), published=published)


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
