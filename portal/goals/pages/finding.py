"""Finding what an address names: a goal or an area by its slug, or 404."""

from typing import TypeVar

from werkzeug.exceptions import NotFound

from portal.goals import queries
from portal.goals.models import GoalArea, Indicator, Target
from portal.goals.rules.keeping import NothingMeasured
from portal.web.database import session

Found = TypeVar("Found", GoalArea, Target)


def target_at(slug: str) -> Target:
    """The goal."""
    return _or_404(queries.target_by_slug(session(), slug))


def area_at(slug: str) -> GoalArea:
    """The area."""
    return _or_404(queries.area_by_slug(session(), slug))


def require_indicator(target: Target) -> Indicator:
    """What the goal is measured by. Raises NothingMeasured."""
    if target.indicator is None:
        raise NothingMeasured
    return target.indicator


def _or_404(row: Found | None) -> Found:
    if row is None:
        raise NotFound
    return row
