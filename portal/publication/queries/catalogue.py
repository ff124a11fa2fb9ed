"""Reading the editions of the goals."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, selectinload

from portal.publication.models import Edition, EditionItem
from portal.publication.queries.editions import address, is_newest
from portal.publication.rules import GOALS_SUBJECT


def goals(session: Session) -> Edition | None:
    """The newest edition of the goals, with its items."""
    return session.scalar(
        select(Edition).options(selectinload(Edition.items)).where(Edition.subject == GOALS_SUBJECT, is_newest())
    )


def goal(session: Session, slug: str) -> EditionItem | None:
    """One goal of the newest edition, with its edition."""
    return session.scalar(
        select(EditionItem)
        .join(EditionItem.edition)
        .options(contains_eager(EditionItem.edition))
        .where(Edition.subject == GOALS_SUBJECT, is_newest(), EditionItem.slug == address(slug))
    )


def goals_among(session: Session, slugs: Iterable[str]) -> list[str]:
    """Which of these goals have a page: those in the newest edition of the goals, in order."""
    found = session.scalars(
        select(EditionItem.slug)
        .join(EditionItem.edition)
        .where(Edition.subject == GOALS_SUBJECT, is_newest(), EditionItem.slug.in_(list(slugs)))
        .order_by(EditionItem.position)
    )
    return [slug for slug in found if slug is not None]


def goal_items(session: Session, slugs: Iterable[str]) -> Sequence[EditionItem]:
    """These goals as they stand in the newest edition of the goals, in order."""
    return session.scalars(
        select(EditionItem)
        .join(EditionItem.edition)
        .where(Edition.subject == GOALS_SUBJECT, is_newest(), EditionItem.slug.in_(list(slugs)))
        .order_by(EditionItem.position)
    ).all()


def goal_areas(session: Session) -> Sequence[tuple[str, str]]:
    """Name and address part of the areas in the newest edition of the goals, in order."""
    area, area_slug = EditionItem.content["area"].as_string(), EditionItem.content["area_slug"].as_string()
    rows = session.execute(
        select(area, area_slug)
        .join(EditionItem.edition)
        .where(Edition.subject == GOALS_SUBJECT, is_newest())
        .order_by(EditionItem.position)
    )
    return list(dict.fromkeys((area, slug) for area, slug in rows))
