"""Reading editions: what public pages show. These reads touch the edition tables and no other."""

from portal.publication.queries.catalogue import goal, goal_areas, goal_items, goals, goals_among
from portal.publication.queries.editions import (
    bodies,
    body,
    coming_meetings,
    item,
    latest_decisions,
    lines,
    meeting,
    meetings_of_year,
    newest,
    versions,
    years,
)
from portal.publication.queries.mentions import (
    GoalMention,
    ItemPlace,
    PublishedArea,
    area_mentions,
    goal_mention_counts,
    goal_mentions,
    published_statuses,
)

__all__ = [
    "GoalMention",
    "ItemPlace",
    "PublishedArea",
    "area_mentions",
    "bodies",
    "body",
    "coming_meetings",
    "goal",
    "goal_areas",
    "goal_items",
    "goal_mention_counts",
    "goal_mentions",
    "goals",
    "goals_among",
    "item",
    "latest_decisions",
    "lines",
    "meeting",
    "meetings_of_year",
    "newest",
    "published_statuses",
    "versions",
    "years",
]
