"""Building and releasing agendas."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.agendas import actions, queries
from portal.agendas.models import AgendaItem
from portal.agendas.rules import (
    AgendaEmpty,
    AlreadyReleased,
    CaseAlreadyPlaced,
    CaseChangedSinceApproval,
    CaseNotApproved,
    CaseNotForThisBody,
    GroundMissing,
    NeutralTitleMissing,
)
from portal.cases import actions as cases
from portal.cases import queries as case_queries
from portal.cases.models import Case
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.core.database import transaction
from portal.meetings import queries as meetings
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from portal.outbox.models import OutboxMessage
from portal.web.database import db
from tests.factories.accounts import a_caseworker, a_person
from tests.factories.agendas import a_released_meeting, an_item
from tests.factories.cases import a_case, an_approved_case
from tests.factories.committees import a_committee, a_seat
from tests.factories.meetings import a_meeting

NOW = clock.now()
TODAY = clock.today()
LATER = NOW + timedelta(hours=1)


def place(session: Session, meeting: Meeting, case: Case) -> AgendaItem:
    return actions.place(session, actor=SYSTEM, at=NOW, meeting=meeting, case=case)


def release(session: Session, meeting: Meeting) -> list[int | None]:
    at = max(NOW, *(item.case.changed_at for item in queries.for_meeting(session, meeting.id)), NOW)
    return [item.number for item in actions.release(session, actor=SYSTEM, at=at, meeting=meeting)]


def correct(session: Session, case: Case, *, title: str) -> None:
    """The case goes back, is corrected and approved again."""
    cases.return_(session, case=case, comment="Ret.", link="", actor=SYSTEM, at=LATER)
    draft = replace(case_queries.draft_of(case), title=title)
    cases.save(session, case=case, draft=draft, version=case.version, actor=SYSTEM, at=LATER)
    cases.submit(session, case=case, actor=SYSTEM, at=LATER)
    cases.approve(session, case=case, actor=SYSTEM, at=LATER)


class TestPlace:
    def test_a_draft_gets_no_place(self, session: Session) -> None:
        meeting = a_meeting(session, a_committee(session))
        with pytest.raises(CaseNotApproved):
            place(session, meeting, a_case(session, a_caseworker(session)))

    def test_a_case_stands_on_one_open_agenda_only(self, session: Session) -> None:
        committee = a_committee(session)
        item = an_item(session, a_meeting(session, committee))
        other = a_meeting(session, committee, held_on=date(2027, 6, 2))
        with pytest.raises(CaseAlreadyPlaced):
            place(session, other, item.case)

    def test_a_body_off_the_route_does_not_get_the_case(self, session: Session) -> None:
        case = an_approved_case(session, a_committee(session))
        meeting = a_meeting(session, a_committee(session, "TMU", "Teknik- og Miljøudvalget"))
        with pytest.raises(CaseNotForThisBody):
            place(session, meeting, case)

    def test_a_case_of_unknown_route_waits_for_every_body(self, session: Session) -> None:
        case = an_approved_case(session, a_committee(session))
        case.is_route_known = False
        other = a_committee(session, "TMU", "Teknik- og Miljøudvalget")
        session.flush()
        assert [found.id for found in queries.waiting_for(session, other.id)] == [case.id]

    def test_a_placed_case_waits_no_more_until_it_is_taken_off(self, session: Session) -> None:
        committee = a_committee(session)
        item = an_item(session, a_meeting(session, committee))
        assert queries.waiting_for(session, committee.id) == []
        actions.take_off(session, actor=SYSTEM, at=NOW, item=item)
        assert [case.id for case in queries.waiting_for(session, committee.id)] == [item.case_id]


class TestMove:
    def test_items_change_places_and_stay_in_bounds(self, session: Session) -> None:
        meeting = a_meeting(session, a_committee(session))
        first, second, third = (an_item(session, meeting, title=str(number)) for number in range(3))
        actions.move(session, actor=SYSTEM, at=NOW, item=third, by=-1)
        assert list(queries.for_meeting(session, meeting.id)) == [first, third, second]
        actions.move(session, actor=SYSTEM, at=NOW, item=first, by=-1)
        assert list(queries.for_meeting(session, meeting.id)) == [first, third, second]

    def test_a_released_item_stays_where_it_is(self, session: Session) -> None:
        meeting = a_released_meeting(session, a_committee(session))
        (item,) = queries.for_meeting(session, meeting.id)
        with pytest.raises(AlreadyReleased):
            actions.move(session, actor=SYSTEM, at=NOW, item=item, by=1)
        with pytest.raises(AlreadyReleased):
            actions.take_off(session, actor=SYSTEM, at=NOW, item=item)


class TestClose:
    @pytest.mark.parametrize(
        ("title", "ground", "error"), [("", "Tavshedspligt", NeutralTitleMissing), ("Neutral", "", GroundMissing)]
    )
    def test_a_closed_item_needs_a_neutral_title_and_a_ground(
        self, session: Session, title: str, ground: str, error: type[Exception]
    ) -> None:
        item = an_item(session, a_meeting(session, a_committee(session)))
        with pytest.raises(error):
            actions.set_closed(
                session, actor=SYSTEM, at=NOW, item=item, is_closed=True, neutral_title=title, ground=ground
            )

    def test_the_neutral_title_is_the_items_own(self, session: Session) -> None:
        item = an_item(session, a_meeting(session, a_committee(session)))
        actions.set_closed(
            session, actor=SYSTEM, at=NOW, item=item, is_closed=True, neutral_title="Neutral", ground="Tavshedspligt"
        )
        item.case.neutral_title = "Noget andet i kladden"
        session.flush()
        assert item.neutral_title == "Neutral"


class TestRelease:
    def test_numbers_run_on_from_meeting_to_meeting_of_the_year(self, session: Session) -> None:
        committee = a_committee(session)
        first = a_meeting(session, committee, held_on=date(2027, 3, 3))
        second = a_meeting(session, committee, held_on=date(2027, 4, 7))
        for meeting in (first, first, second):
            an_item(session, meeting)
        assert release(session, first) == [1, 2]
        assert release(session, second) == [3]

    def test_each_body_and_each_year_has_its_own_numbers(self, session: Session) -> None:
        social, technical = a_committee(session), a_committee(session, "TMU", "Teknik- og Miljøudvalget")
        days = [(social, date(2026, 12, 2)), (social, date(2027, 1, 6)), (technical, date(2026, 12, 9))]
        for committee, day in days:
            meeting = a_meeting(session, committee, held_on=day)
            an_item(session, meeting)
            assert release(session, meeting) == [1]

    def test_the_series_goes_on_after_a_number_given_elsewhere(self, session: Session) -> None:
        committee = a_committee(session)
        old = a_meeting(session, committee, held_on=date(2013, 10, 30))
        actions.take_number(session, meeting=old, number=104)
        meeting = a_meeting(session, committee, held_on=date(2013, 11, 27))
        an_item(session, meeting)
        assert release(session, meeting) == [105]

    def test_a_later_release_sends_only_what_has_come_since(self, session: Session) -> None:
        committee = a_committee(session)
        meeting = a_released_meeting(session, committee, items=2)
        an_item(session, meeting)
        assert release(session, meeting) == [3]
        assert meeting.state is MeetingState.RELEASED

    def test_a_corrected_case_is_sent_again_under_its_number(self, session: Session) -> None:
        meeting = a_released_meeting(session, a_committee(session), items=2)
        item = queries.for_meeting(session, meeting.id)[0]
        correct(session, item.case, title="Rettet titel")
        assert queries.content(session, item, today=TODAY).title == "Sag 1"
        assert release(session, meeting) == [1]
        assert queries.content(session, item, today=TODAY).title == "Rettet titel"

    def test_a_case_with_the_caseworker_again_stops_the_release(self, session: Session) -> None:
        meeting = a_meeting(session, a_committee(session))
        item = an_item(session, meeting)
        cases.return_(session, case=item.case, comment="Ret.", link="", actor=SYSTEM, at=LATER)
        with pytest.raises(CaseChangedSinceApproval):
            release(session, meeting)

    def test_an_empty_agenda_is_not_released(self, session: Session) -> None:
        with pytest.raises(AgendaEmpty):
            release(session, a_meeting(session, a_committee(session)))

    def test_what_members_read_is_frozen_at_release(self, session: Session) -> None:
        meeting = a_meeting(session, a_committee(session))
        item = an_item(session, meeting, title="Som udsendt")
        release(session, meeting)
        item.case.title = "Rettet bagefter"
        session.flush()
        content = queries.content(session, item, today=TODAY)
        assert (content.title, content.reference) == ("Som udsendt", f"SOS-{meeting.held_on.year}-1")

    def test_the_members_of_the_day_are_told_by_mail(self, session: Session) -> None:
        committee = a_committee(session)
        member = a_person(session, name="Medlem")
        a_seat(session, user=member, committee=committee)
        a_person(session, name="Ikke medlem")
        a_released_meeting(session, committee)
        mails = session.scalars(select(OutboxMessage)).all()
        assert [mail.recipient for mail in mails] == [member.email]

    def test_many_secretaries_at_once_never_draw_one_number_twice(self, app: Flask, session: Session) -> None:
        committee = a_committee(session)
        ids = []
        for week in range(6):
            meeting = a_meeting(session, committee, held_on=date(2027, 1, 6) + timedelta(weeks=week))
            for _ in range(3):
                an_item(session, meeting)
            ids.append(meeting.id)
        session.commit()
        together = Barrier(len(ids))

        def release_one(meeting_id: int) -> list[int | None]:
            with app.app_context():
                together.wait()
                with transaction(db.session()) as own:
                    meeting = meetings.get(own, meeting_id)
                    assert meeting is not None
                    return release(own, meeting)

        with ThreadPoolExecutor(len(ids)) as pool:
            drawn = [number for numbers in pool.map(release_one, ids) for number in numbers]
        assert sorted(number or 0 for number in drawn) == list(range(1, 19))
