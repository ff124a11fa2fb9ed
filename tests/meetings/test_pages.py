"""The list of meetings, and planning."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from portal.core import clock
from portal.meetings.models import Meeting
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary
from tests.factories.committees import a_committee, a_seat
from tests.factories.meetings import a_meeting


class TestIndex:
    def test_staff_see_planned_meetings_with_their_deadline(self, session: Session, login: Login) -> None:
        meeting = a_meeting(session, a_committee(session))
        page = login(a_caseworker(session)).get("/moeder")
        assert meeting.committee.name in page.text
        assert "Udsendes senest" in page.text

    def test_a_member_sees_a_meeting_once_it_is_released_and_no_other_bodys(
        self, session: Session, login: Login
    ) -> None:
        own, other = a_committee(session), a_committee(session, "TMU", "Teknik- og Miljøudvalget")
        mine, theirs = a_meeting(session, own), a_meeting(session, other)
        theirs.released_at = clock.now()
        member = a_person(session)
        a_seat(session, user=member, committee=own)
        browser = login(member)
        assert own.name not in browser.get("/moeder").text
        session.get_one(Meeting, mine.id).released_at = clock.now()
        session.commit()
        page = browser.get("/moeder")
        assert own.name in page.text
        assert other.name not in page.text

    def test_older_meetings_are_paged(self, session: Session, login: Login) -> None:
        committee = a_committee(session)
        for days in range(1, 25):
            a_meeting(session, committee, held_on=clock.today() - timedelta(days=days))
        browser = login(a_caseworker(session))
        assert "Ældre" in browser.get("/moeder").text
        assert "Ældre" not in browser.get("/moeder?side=2").text


class TestNew:
    def test_a_secretary_plans_a_meeting(self, session: Session, login: Login) -> None:
        committee = a_committee(session)
        form = {"committee_id": committee.id, "held_on": "2026-12-02", "starts": "15:00", "place": "C3.40"}
        answer = login(a_secretary(session)).post("/moeder/nyt", data={**form, "kind": "ordinary"})
        assert answer.status_code == 303
        assert session.get(Meeting, 1) is not None

    def test_a_taken_time_is_422_with_all_that_was_typed(self, session: Session, login: Login) -> None:
        meeting = a_meeting(session, a_committee(session), held_on=date(2026, 12, 2))
        form = {"committee_id": meeting.committee_id, "held_on": "2026-12-02", "starts": "15:00", "kind": "ordinary"}
        answer = login(a_secretary(session)).post("/moeder/nyt", data={**form, "place": "Et sted"})
        assert answer.status_code == 422
        assert "allerede et møde" in answer.text
        assert "Et sted" in answer.text

    def test_an_impossible_date_is_said_in_danish(self, session: Session, login: Login) -> None:
        committee = a_committee(session)
        form = {"committee_id": committee.id, "held_on": "2026-02-30", "kind": "ordinary"}
        answer = login(a_secretary(session)).post("/moeder/nyt", data=form)
        assert answer.status_code == 422
        assert "Skriv en dato" in answer.text


class TestEdit:
    def test_a_secretary_moves_the_hour(self, session: Session, login: Login) -> None:
        meeting = a_meeting(session, a_committee(session))
        form = {"starts": "16:30", "place": "Byrådssalen", "kind": "extraordinary"}
        browser = login(a_secretary(session))
        assert browser.post(f"/moeder/{meeting.id}/rediger", data=form).status_code == 303
        session.refresh(meeting)
        assert meeting.place == "Byrådssalen"

    def test_a_caseworker_may_not(self, session: Session, login: Login) -> None:
        meeting = a_meeting(session, a_committee(session))
        assert login(a_caseworker(session)).get(f"/moeder/{meeting.id}/rediger").status_code == 403
