"""Rules of goals: words, periods, figures, judging, local targets, and what is kept from the public."""

from portal.goals.rules.aims import Aim, Figure
from portal.goals.rules.disclosure import Cell, FigureKey, Secrecy, Told
from portal.goals.rules.figures import (
    SHARE_UNIT,
    check_figure,
    dated_figure,
    difference_text,
    figure_in_text,
    figure_texts,
    is_share,
    path_text,
    relative_change_text,
    relative_difference_text,
    rounded,
    target_text,
    with_full_stop,
)
from portal.goals.rules.judging import Assessment, assess, judged_by
from portal.goals.rules.local import LocalAim, local_aim, shown_number
from portal.goals.rules.periods import Period, period_of
from portal.goals.rules.vocabulary import (
    AreaUnknown,
    Audience,
    DenominatorImpossible,
    Direction,
    FigureImpossible,
    Judgement,
    ObservationStatus,
    PeriodImpossible,
    Presence,
    TargetState,
)

__all__ = [
    "SHARE_UNIT",
    "Aim",
    "AreaUnknown",
    "Assessment",
    "Audience",
    "Cell",
    "DenominatorImpossible",
    "Direction",
    "Figure",
    "FigureImpossible",
    "FigureKey",
    "Judgement",
    "LocalAim",
    "ObservationStatus",
    "Period",
    "PeriodImpossible",
    "Presence",
    "Secrecy",
    "TargetState",
    "Told",
    "assess",
    "check_figure",
    "dated_figure",
    "difference_text",
    "figure_in_text",
    "figure_texts",
    "is_share",
    "judged_by",
    "local_aim",
    "path_text",
    "period_of",
    "relative_change_text",
    "relative_difference_text",
    "rounded",
    "shown_number",
    "target_text",
    "with_full_stop",
]
