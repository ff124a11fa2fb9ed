"""Reading goals: the catalogue, the figures, and both together as pages show them."""

from portal.goals.queries.catalogue import (
    area_by_slug,
    areas_with_targets,
    definitions,
    goal_sets,
    indicator_by_key,
    indicators,
    target_by_slug,
    target_ids,
    targets,
)
from portal.goals.queries.contents import aim_of, goal_contents, points_of, target_words
from portal.goals.queries.figures import cells, history, series, threshold, told
from portal.goals.queries.staff import Superseded, own_target_aim, secrets, superseded

__all__ = [
    "Superseded",
    "aim_of",
    "area_by_slug",
    "areas_with_targets",
    "cells",
    "definitions",
    "goal_contents",
    "goal_sets",
    "history",
    "indicator_by_key",
    "indicators",
    "own_target_aim",
    "points_of",
    "secrets",
    "series",
    "superseded",
    "target_by_slug",
    "target_ids",
    "target_words",
    "targets",
    "threshold",
    "told",
]
