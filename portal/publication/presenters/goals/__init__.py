"""What readers see of goals: all of them, one, and one area."""

from portal.publication.presenters.goals.overview import (
    NOT_JUDGED,
    SORTINGS,
    GoalArea,
    GoalsPage,
    Options,
    Wish,
    goals_page,
)
from portal.publication.presenters.goals.reading import AreaPage, GoalPage, OtherSeries, area_page, goal_page
from portal.publication.presenters.goals.rows import GoalRow, goal_of, goal_row, summary

__all__ = [
    "NOT_JUDGED",
    "SORTINGS",
    "AreaPage",
    "GoalArea",
    "GoalPage",
    "GoalRow",
    "GoalsPage",
    "Options",
    "OtherSeries",
    "Wish",
    "area_page",
    "goal_of",
    "goal_page",
    "goal_row",
    "goals_page",
    "summary",
]
