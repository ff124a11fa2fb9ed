"""What may go out, as plain frozen data: items, goals with their figures, and the words in them."""

from portal.publication.content.cautions import other_verdicts, secret_verdicts, small_numbers
from portal.publication.content.figures import (
    KeptFigure,
    LocalFigures,
    Opened,
    open_goals,
    open_statuses,
)
from portal.publication.content.giveaways import giveaways
from portal.publication.content.items import (
    BodyLine,
    FileRoots,
    GoalMark,
    Head,
    ItemLine,
    Proposal,
    ProposedItem,
    VersionLine,
    goal_marks,
    json_of,
    public_form,
)
from portal.publication.content.words import cpr_findings

__all__ = [
    "BodyLine",
    "FileRoots",
    "GoalMark",
    "Head",
    "ItemLine",
    "KeptFigure",
    "LocalFigures",
    "Opened",
    "Proposal",
    "ProposedItem",
    "VersionLine",
    "cpr_findings",
    "giveaways",
    "goal_marks",
    "json_of",
    "open_goals",
    "open_statuses",
    "other_verdicts",
    "public_form",
    "secret_verdicts",
    "small_numbers",
]
