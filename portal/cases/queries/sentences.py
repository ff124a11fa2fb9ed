"""The sentences of a case that figures gave, held against the figures as they are now."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from portal.cases.content import (
    CaseContent,
    Reading,
    StaleSentence,
    is_same,
    linked,
    sentence_now,
    suggestions,
)
from portal.cases.content.suggestions import Link
from portal.cases.models import Case, GoalStatus
from portal.cases.queries.contents import goals_as_of
from portal.core.html import is_empty
from portal.goals import queries as goals
from portal.goals.content import GoalContent

Goals = Mapping[str, GoalContent]


def stale_sentences(case: Case, found: Goals, typed: Mapping[int, str] | None = None) -> tuple[StaleSentence, ...]:
    """The linked sentences that stand in the case and say something else than the figures now.

    `typed` is what stands under "Hvad er sket?" in a form that is not saved, by area; else the stored text counts.
    """
    return tuple(
        stale
        for status in case.goal_statuses
        for stale in _stale_in(status, found, status.html if typed is None else typed.get(status.area_id, ""))
    )


def _stale_in(status: GoalStatus, found: Goals, html: str) -> list[StaleSentence]:
    reading = Reading(html) if status.sentences else None
    stale = []
    for row in status.sentences:
        now = sentence_now(found.get(row.target.slug), row.kind)
        if reading is not None and reading.has(row.text) and not is_same(row.text, now):
            stale.append(
                StaleSentence(
                    sentence_id=row.id,
                    area_id=status.area_id,
                    area=status.area.name,
                    target=row.target.title,
                    old=row.text,
                    new=now.text if now else "",
                )
            )
    return stale


def goals_in(content: CaseContent) -> dict[str, GoalContent]:
    """The goals that a case shows, by slug."""
    lines = (line for status in content.goal_statuses for line in status.targets)
    return {line.slug: line.goal for line in lines if line.goal is not None}


def sentence_links(session: Session, case: Case, today: date) -> dict[int, tuple[Link, ...]]:
    """Which sentences stand in the text of each area: those linked before, and those that its targets' figures give.

    Nothing is read of goals where there is no text.
    """
    written = [status for status in case.goal_statuses if not is_empty(status.html)]
    links: dict[int, tuple[Link, ...]] = {status.area_id: () for status in case.goal_statuses}
    if not written:
        return links
    ids = goals.target_ids(session, [status.area_id for status in written])
    found = goals_as_of(session, today, {slug for slugs in ids.values() for slug in slugs})
    return links | {status.area_id: _links_of(status, ids[status.area_id], found) for status in written}


def _links_of(status: GoalStatus, ids: Mapping[str, int], found: Goals) -> tuple[Link, ...]:
    given = suggestions(found[slug] for slug in ids)
    known = ((row.target_id, row.kind, row.text) for row in status.sentences)
    return linked(status.html, {ids[slug]: rows for slug, rows in given.items()}, known)
