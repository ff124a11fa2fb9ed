"""Planning and changing meetings."""

from datetime import date, time

import pytest
from sqlalchemy.orm import Session

from portal.core import clock
from portal.core.actors import SYSTEM
from portal.core.clock import to_local
from portal.meetings import actions
from portal.meetings.rules import BodyNotValid, MeetingIsClosed, MeetingKind, MeetingTaken
from tests.factories.committees import a_committee
from tests.factories.meetings import a_meeting

DAY = date(2026, 11, 4)


def test_a_planned_meeting_begins_by_the_danish_wall_clock(session: Session) -> None:
    meeting = a_meeting(session, a_committee(session), held_on=DAY, hour=15)
    assert meeting.starts_at is not None
    assert to_local(meeting.starts_at).time() == time(15)
    assert meeting.reference == "SOS-2026-11-04"


def test_two_meetings_one_day_have_different_addresses(session: Session) -> None:
    committee = a_committee(session)
    a_meeting(session, committee, held_on=DAY, hour=13)
    second = a_meeting(session, committee, held_on=DAY, hour=15)
    assert second.slug == "2026-11-04-2"


def test_two_meetings_at_one_time_are_refused(session: Session) -> None:
    committee = a_committee(session)
    a_meeting(session, committee, held_on=DAY)
    with pytest.raises(MeetingTaken):
        a_meeting(session, committee, held_on=DAY)


def test_a_meeting_cannot_be_moved_onto_another(session: Session) -> None:
    committee = a_committee(session)
    a_meeting(session, committee, held_on=DAY, hour=13)
    second = a_meeting(session, committee, held_on=DAY, hour=15)
    with pytest.raises(MeetingTaken):
        actions.change(
            session,
            actor=SYSTEM,
            at=clock.now(),
            meeting=second,
            starts=time(13),
            place="",
            kind=MeetingKind.ORDINARY,
        )


def test_a_closed_meeting_keeps_its_hour_and_place(session: Session) -> None:
    meeting = a_meeting(session, a_committee(session), held_on=DAY)
    actions.mark_closed(meeting, at=clock.now())
    with pytest.raises(MeetingIsClosed):
        actions.change(
            session,
            actor=SYSTEM,
            at=clock.now(),
            meeting=meeting,
            starts=time(13),
            place="Et andet sted",
            kind=MeetingKind.ORDINARY,
        )


def test_a_body_that_has_ended_holds_no_meeting(session: Session) -> None:
    committee = a_committee(session)
    committee.valid_to = date(2025, 12, 31)
    with pytest.raises(BodyNotValid):
        a_meeting(session, committee, held_on=DAY)
