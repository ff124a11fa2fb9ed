"""The sentences of a case that figures gave, held against the figures as they are now."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from portal.cases.content import (
    CaseContent,
    Reading,
    StaleSentence,
    every_sentence,
    figures_told,
    is_same,
    linked,
    secrets_of,
    sentence_now,
    suggestions,
)
from portal.cases.content.suggestions import Link
from portal.cases.models import Case, FigureSentence, GoalStatus
from portal.cases.queries.contents import goals_as_of
from portal.core.html import is_empty
from portal.goals import queries as goals
from portal.goals.content import GoalContent

Goals = Mapping[str, GoalContent]


def stale_sentences(
    case: Case, found: Goals, typed: Mapping[int, Sequence[str]] | None = None
) -> tuple[StaleSentence, ...]:
    """The linked sentences that stand in the case and say something else than the figures that citizens may see now.

    `typed` is what stands in the fields of a form that is not saved, by area; else the stored texts count.
    """
    return tuple(
        stale
        for status in case.goal_statuses
        for stale in _stale_in(status, found, status.texts if typed is None else typed.get(status.area_id, ()))
    )


def _stale_in(status: GoalStatus, found: Goals, texts: Sequence[str]) -> list[StaleSentence]:
    readings = [Reading(html) for html in texts] if status.sentences else []
    standing = [row for row in status.sentences if any(reading.has(row.text) for reading in readings)]
    return [stale for row in standing if (stale := _stale(status, row, found.get(row.target.slug))) is not None]


def _stale(status: GoalStatus, row: FigureSentence, goal: GoalContent | None) -> StaleSentence | None:
    now = sentence_now(goal, row.kind)
    if is_same(row.text, now):
        return None
    secrets = secrets_of(goal) if goal else {}
    return StaleSentence(
        sentence_id=row.id,
        area_id=status.area_id,
        area=status.area.name,
        target=row.target.title,
        old=row.text,
        new=now.text if now else "",
        is_secret=any(key in secrets for key in figures_told(goal, row.kind, row.text)),
    )


def goals_in(content: CaseContent) -> dict[str, GoalContent]:
    """The goals that a case shows, by slug."""
    lines = (line for status in content.goal_statuses for line in status.targets)
    return {line.slug: line.goal for line in lines if line.goal is not None}


def sentence_links(session: Session, case: Case, today: date) -> dict[int, tuple[Link, ...]]:
    """Which sentences stand in the texts of each area: those linked before, and those that its targets' figures give.

    One that tells a secret figure is linked too, so that it can be warned of. Nothing is read of goals where there is
    no text.
    """
    written = [status for status in case.goal_statuses if not all(is_empty(html) for html in status.texts)]
    links: dict[int, tuple[Link, ...]] = {status.area_id: () for status in case.goal_statuses}
    if not written:
        return links
    ids = goals.target_ids(session, [status.area_id for status in written])
    found = goals_as_of(session, today, {slug for slugs in ids.values() for slug in slugs})
    return links | {status.area_id: _links_of(status, ids[status.area_id], found) for status in written}


def _links_of(status: GoalStatus, ids: Mapping[str, int], found: Goals) -> tuple[Link, ...]:
    targets = [found[slug] for slug in ids]
    given, every = suggestions(targets), every_sentence(targets)
    known = ((row.target_id, row.kind, row.text) for row in status.sentences)
    return linked(status.texts, {ids[slug]: (*rows, *every[slug]) for slug, rows in given.items()}, known)
