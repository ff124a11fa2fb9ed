"""The slot where publication says what citizens were last told of a goal area."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from portal.cases.content import PublishedStatus
from portal.web.slots import Slot

PUBLISHED_STATUS: Slot[Callable[[Session, str], PublishedStatus | None]] = Slot("latest published status of an area")
"""By the area's name in addresses; None where nothing of it has been published."""
