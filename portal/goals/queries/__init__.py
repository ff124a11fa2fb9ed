"""Reading goals: the catalogue, the figures, and both together as pages show them."""

from portal.goals.queries.catalogue import (
    area_by_slug,
    areas_with_targets,
    goal_sets,
    indicator_by_key,
    indicators,
    target_by_slug,
    targets,
)
from portal.goals.queries.contents import aim_of, goal_contents, points_of
from portal.goals.queries.figures import cells, history, series, threshold, told

__all__ = [
    "aim_of",
    "area_by_slug",
    "areas_with_targets",
    "cells",
    "goal_contents",
    "goal_sets",
    "history",
    "indicator_by_key",
    "indicators",
    "points_of",
    "series",
    "target_by_slug",
    "targets",
    "threshold",
    "told",
]
