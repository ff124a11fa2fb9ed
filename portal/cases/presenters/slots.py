"""The slot where publication says what citizens were last told of a goal area."""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy.orm import Session

from portal.cases.content import PublishedStatus
from portal.web.slots import Slot

PUBLISHED_STATUSES: Slot[Callable[[Session, Collection[str]], Mapping[str, PublishedStatus]]] = Slot(
    "latest published status of areas"
)
"""By the areas' names in addresses; those of which nothing has been published are left out."""
