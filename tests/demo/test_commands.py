"""flask demo: what it makes, and that it keeps it."""

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.cases.models import Case
from portal.cases.rules import CaseState
from portal.committees import queries as committees
from portal.goals.models import GoalSet, Target
from portal.goals.rules import TargetState
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from portal.publication.models import Edition
from portal.publication.rules import EditionKind
from tests.factories.accounts import a_caseworker


@pytest.fixture
def demo(app: Flask) -> Result:
    result = run(app)
    assert result.exit_code == 0, result.output
    return result


def run(app: Flask, *more: str) -> Result:
    return app.test_cli_runner().invoke(args=["demo", "--no-serve", *more])


def test_it_says_what_it_does_and_who_can_log_in(demo: Result) -> None:
    for words in ("Databasen", "Sager i alle tilstande", "http://127.0.0.1:5000", "Sagsbehandler", "Administrator"):
        assert words in demo.output


def test_the_ten_bodies_stand_in_the_order_of_the_route_table(demo: Result, session: Session) -> None:
    codes = [body.code for body in committees.everything(session)]
    assert codes == ["DIR", "FOU", "BFU", "SOS", "BSK", "KFU", "BYP", "TMU", "ØKE", "BYR"]


def test_there_are_nine_targets_of_2020_and_three_that_were_announced(demo: Result, session: Session) -> None:
    found = session.scalars(select(Target).join(Target.goal_set).where(GoalSet.slug == "alle-skal-med")).all()
    assert sorted(target.number for target in found if target.number) == list(range(1, 10))
    assert sum(target.state is TargetState.COMING for target in found) == 3


def test_there_are_cases_in_every_state(demo: Result, session: Session) -> None:
    assert set(session.scalars(select(Case.state))) == set(CaseState)


def test_meetings_are_decided_published_and_prepared(demo: Result, session: Session) -> None:
    meetings = {meeting.state: meeting.reference for meeting in session.scalars(select(Meeting).order_by(Meeting.id))}
    assert set(meetings) == set(MeetingState)
    kinds = {edition.subject: edition.kind for edition in session.scalars(select(Edition).order_by(Edition.version))}
    assert kinds[meetings[MeetingState.CLOSED]] is EditionKind.MINUTES
    assert kinds[meetings[MeetingState.RELEASED]] is EditionKind.AGENDA
    assert meetings[MeetingState.PLANNED] not in kinds


def test_the_public_sees_that_the_local_figures_are_invented(demo: Result, app: Flask) -> None:
    assert "opdigtede" in app.test_client().get("/maal/hjemloese").text


def test_everybody_on_the_log_in_page_comes_in(demo: Result, app: Flask) -> None:
    for user_id in range(1, 6):
        browser = app.test_client()
        assert browser.post(f"/log-ind/demo/{user_id}").status_code == 303
        assert browser.get("/overblik").status_code == 200


def test_run_twice_it_keeps_what_is_there(demo: Result, app: Flask, session: Session) -> None:
    session.scalars(select(Case)).first().title = "Min egen titel"  # type: ignore[union-attr]
    session.commit()
    assert run(app).exit_code == 0
    session.rollback()
    assert session.scalar(select(func.count()).where(Case.title == "Min egen titel")) == 1


def test_reset_begins_anew(demo: Result, app: Flask, session: Session) -> None:
    session.scalars(select(Case)).first().title = "Min egen titel"  # type: ignore[union-attr]
    session.commit()
    session.close()
    result = run(app, "--reset")
    assert result.exit_code == 0, result.output
    assert session.scalar(select(func.count()).where(Case.title == "Min egen titel")) == 0


@pytest.mark.parametrize("more", [(), ("--reset",)])
def test_a_database_in_use_is_never_touched(app: Flask, session: Session, more: tuple[str, ...]) -> None:
    a_caseworker(session)
    session.commit()
    result = run(app, *more)
    assert result.exit_code == 1
    assert "ingen demo" in result.output
