"""A goal as plain frozen data: what pages show, cases freeze and editions publish of it."""

from portal.goals.content.goals import GoalContent, OwnTarget, StateLine, computed_judgement
from portal.goals.content.openness import CORRECTED_BASELINE, HIDDEN_BASELINE, marked, public_copy
from portal.goals.content.sentences import SuggestedSentence, figure_sentences
from portal.goals.content.series import (
    LocalSeries,
    Points,
    SeriesPoint,
    VariantSeries,
    figures_of,
    latest_text,
    local_series,
)

__all__ = [
    "CORRECTED_BASELINE",
    "HIDDEN_BASELINE",
    "GoalContent",
    "LocalSeries",
    "OwnTarget",
    "Points",
    "SeriesPoint",
    "StateLine",
    "SuggestedSentence",
    "VariantSeries",
    "computed_judgement",
    "figure_sentences",
    "figures_of",
    "latest_text",
    "local_series",
    "marked",
    "public_copy",
]
