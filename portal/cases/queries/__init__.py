"""Reading cases."""

from portal.cases.queries.contents import content, draft_of, goals_as_of, missing, promise_content
from portal.cases.queries.reading import (
    FoundCases,
    awaiting_review,
    get,
    get_attachment,
    latest_reviews,
    of_caseworker,
    visible_to,
    with_number,
)

__all__ = [
    "FoundCases",
    "awaiting_review",
    "content",
    "draft_of",
    "get",
    "get_attachment",
    "goals_as_of",
    "latest_reviews",
    "missing",
    "of_caseworker",
    "promise_content",
    "visible_to",
    "with_number",
]
