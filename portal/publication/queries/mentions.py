"""Reading where published items speak of goals and areas."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from portal.cases.content import GoalStatusContent
from portal.core.records import from_json
from portal.goals.rules import Judgement
from portal.publication.models import Edition, EditionGoal, EditionItem
from portal.publication.queries.editions import KIND, WORDS, is_newest

_PLACE = (
    EditionItem.id,
    Edition.committee_slug,
    Edition.committee_code,
    Edition.committee_name,
    Edition.held_on,
    Edition.subject,
    Edition.published_at,
    EditionItem.number,
    EditionItem.title,
    KIND,
    WORDS,
)
_NEWEST_FIRST = (
    Edition.held_on.desc(),
    Edition.published_at.desc(),
    Edition.id.desc(),
    EditionItem.position,
    EditionGoal.position,
)


@dataclass(frozen=True)
class ItemPlace:
    """A published item: whose, when, and where it stands. `decision_kind` and `decision` are None until decided."""

    item_id: int
    committee_slug: str
    committee_code: str
    committee_name: str
    held_on: date
    subject: str
    published_at: datetime
    number: int
    title: str
    decision_kind: str | None
    decision: str | None

    @property
    def meeting_slug(self) -> str:
        """The meeting in addresses: 2013-10-30."""
        return self.subject.removeprefix(f"{self.committee_code}-")


@dataclass(frozen=True, kw_only=True)
class GoalMention:
    """A published item that speaks of a goal; `judgement` is what it states of it, None where it states nothing."""

    place: ItemPlace
    judgement: Judgement | None


@dataclass(frozen=True, kw_only=True)
class PublishedArea:
    """The local text of a goal area that was published last, and the item that it stands in."""

    place: ItemPlace
    status: GoalStatusContent


def goal_mentions(session: Session, slug: str) -> Sequence[GoalMention]:
    """The published items that speak of a goal, newest meeting first: one query."""
    rows = session.execute(_spoken(EditionGoal.judgement).where(EditionGoal.slug == slug).order_by(*_NEWEST_FIRST))
    return _once_each([(ItemPlace(*place), judgement) for *place, judgement in rows])


def area_mentions(session: Session, area_slug: str) -> Sequence[GoalMention]:
    """The published items that speak of an area or of any goal of it, newest meeting first: one query."""
    rows = session.execute(_spoken().where(EditionGoal.area_slug == area_slug).order_by(*_NEWEST_FIRST))
    return _once_each([(ItemPlace(*place), None) for place in rows])


def goal_mention_counts(session: Session) -> dict[str, int]:
    """How many published items speak of each goal, by slug: one query."""
    rows = session.execute(
        select(EditionGoal.slug, func.count(EditionGoal.item_id.distinct()))
        .join(EditionGoal.item)
        .join(EditionItem.edition)
        .where(is_newest(), EditionGoal.slug.is_not(None))
        .group_by(EditionGoal.slug)
    )
    return {slug: count for slug, count in rows if slug is not None}


def published_statuses(session: Session, area_slugs: Collection[str]) -> dict[str, PublishedArea]:
    """Each area's status in the newest meeting whose published items have one, by the area's slug: two queries."""
    rows = session.execute(
        _spoken(EditionGoal.area_slug)
        .where(EditionGoal.area_slug.in_(area_slugs), EditionGoal.is_status)
        .order_by(*_NEWEST_FIRST)
    )
    newest: dict[str, ItemPlace] = {}
    for *place, area_slug in rows:
        newest.setdefault(area_slug, ItemPlace(*place))
    stored = session.execute(
        select(EditionItem.id, EditionItem.content["case"]["goal_statuses"]).where(
            EditionItem.id.in_([place.item_id for place in newest.values()])
        )
    )
    statuses = {(item_id, status["area_slug"]): status for item_id, told in stored for status in told}
    return {
        slug: PublishedArea(place=place, status=from_json(GoalStatusContent, statuses[place.item_id, slug]))
        for slug, place in newest.items()
    }


def _spoken(*more: Any) -> Select[Any]:
    """The items of the newest editions with what they say of goals, a row for each goal."""
    return (
        select(*_PLACE, *more)
        .select_from(EditionGoal)
        .join(EditionGoal.item)
        .join(EditionItem.edition)
        .where(is_newest(), EditionItem.is_closed.is_(False))
    )


def _once_each(rows: Sequence[tuple[ItemPlace, Judgement | None]]) -> list[GoalMention]:
    """Each item once, with what it states where it states anything."""
    found: dict[int, GoalMention] = {}
    for place, judgement in rows:
        known = found.get(place.item_id)
        if known is None or known.judgement is None:
            found[place.item_id] = GoalMention(place=place, judgement=judgement)
    return list(found.values())
