"""What a list of meetings shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState, agenda_deadline
from portal.web.slots import Slot

AGENDA_PAGE: Slot[Callable[[Meeting], str]] = Slot("the agenda page of a meeting")

TONES = {MeetingState.PLANNED: "warning", MeetingState.RELEASED: "info", MeetingState.CLOSED: "success"}


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """One meeting in a list."""

    meeting: Meeting
    url: str
    state_label: str
    state_tone: str
    deadline: date


def meeting_row(meeting: Meeting) -> MeetingRow:
    """The meeting with its address, its state as a tag and the last day to release its agenda."""
    return MeetingRow(
        meeting=meeting,
        url=AGENDA_PAGE.only(meeting),
        state_label=meeting.state.label,
        state_tone=TONES[meeting.state],
        deadline=agenda_deadline(meeting.held_on, meeting.committee.deadline_days),
    )
