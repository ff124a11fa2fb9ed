"""The meeting as it is run, and what decisions tell other pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.models import AgendaItem
from portal.agendas.presenters import Step
from portal.decisions import queries
from portal.decisions.models import Decision
from portal.decisions.rules import DecisionKind
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState

QUICK_KINDS = (DecisionKind.NOTED, DecisionKind.RECOMMENDATION_ADOPTED, DecisionKind.POSTPONED)


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """A meeting's released items with their decisions."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    decisions: Mapping[int, Decision]

    @property
    def undecided(self) -> list[AgendaItem]:
        return [item for item in self.items if item.id not in self.decisions]

    @property
    def is_closed(self) -> bool:
        return self.meeting.state is MeetingState.CLOSED


def meeting_page(session: Session, meeting: Meeting) -> MeetingPage:
    """The items and decisions of a meeting, in two queries."""
    return MeetingPage(
        meeting=meeting,
        items=agendas.released(session, meeting.id),
        decisions=queries.for_meeting(session, meeting.id),
    )


def outcomes(session: Session, meeting_id: int) -> dict[int, str]:
    """The words of each decided item of a meeting."""
    return {item_id: decision.text for item_id, decision in queries.for_meeting(session, meeting_id).items()}


def decision_step(_session: Session, meeting: Meeting) -> list[Step]:
    """The step of a meeting that is taken here: recording decisions until the meeting is closed."""
    return [
        Step(
            label="Beslut",
            is_done=meeting.state is MeetingState.CLOSED,
            act_label="Skriv beslutninger",
            endpoint="decisions.meeting",
            url=url_for("decisions.meeting", meeting_id=meeting.id),
        )
    ]
