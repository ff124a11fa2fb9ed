"""An agenda item as plain frozen data: what members, Word and editions show."""

from dataclasses import dataclass
from datetime import date

from portal.cases.content import CaseContent


@dataclass(frozen=True, kw_only=True)
class DecisionContent:
    """A decision as it is shown: `kind` is the Danish word of the vocabulary, `text` the words of the protocol."""

    kind: str
    text: str
    decided_on: date


@dataclass(frozen=True, kw_only=True)
class ItemContent:
    """One item. A closed item's public form has `case` None: number, neutral title and ground are all there is.

    `reference` (SOS-2013-104) and `number` are None until release; body, date and place are None until placement.
    """

    reference: str | None
    number: int | None
    title: str
    is_closed: bool
    closed_ground: str | None
    committee_code: str | None
    committee_name: str | None
    meeting_on: date | None
    place: str | None
    case: CaseContent | None
    decision: DecisionContent | None
