"""What the pages of cases show."""

from portal.cases.presenters.conflict import ChangedPart, Conflict, conflict
from portal.cases.presenters.desk import Desk, desk, stored_form
from portal.cases.presenters.reading import (
    PLACES,
    STATE_TONES,
    CaseList,
    CasePage,
    Place,
    case_list,
    case_page,
    last_return,
    way,
)

__all__ = [
    "PLACES",
    "STATE_TONES",
    "CaseList",
    "CasePage",
    "ChangedPart",
    "Conflict",
    "Desk",
    "Place",
    "case_list",
    "case_page",
    "conflict",
    "desk",
    "last_return",
    "stored_form",
    "way",
]
