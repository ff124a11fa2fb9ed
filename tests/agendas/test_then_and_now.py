"""An item opened later shows what the body saw, and beside it what is known today."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.agendas.models import AgendaItem
from portal.committees.models import Committee
from portal.publication.content import FileRoots
from tests.conftest import CountQueries, Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary
from tests.factories.agendas import a_status_seen_earlier, an_item
from tests.factories.committees import a_committee, a_seat
from tests.factories.goals import the_catalogue
from tests.factories.meetings import a_meeting
from tests.factories.publication import published_goals

SEEN = date(2014, 6, 4)


@pytest.fixture
def committee(session: Session) -> Committee:
    return a_committee(session)


@pytest.fixture
def item(session: Session, committee: Committee) -> AgendaItem:
    return a_status_seen_earlier(session, committee, the_catalogue(session)["hjemloese"], held_on=SEEN)


def address(item: AgendaItem) -> str:
    return f"/dagsordenspunkter/{item.id}"


def test_staff_see_todays_figures_beside_those_that_the_body_saw(
    session: Session, login: Login, item: AgendaItem
) -> None:
    page = login(a_secretary(session)).get(address(item)).text.replace("\xa0", " ")
    assert "Tallene i dag" in page
    assert "4. juni 2014" in page
    before, _, after = page.partition('id="i-dag"')
    assert "5.820 personer (2013)" in before
    assert "5.820 personer (2013)</td>" in after


def test_an_item_whose_figures_are_the_same_says_nothing_of_today(
    session: Session, login: Login, committee: Committee
) -> None:
    unseen = an_item(session, a_meeting(session, committee))
    assert "Tallene i dag" not in login(a_secretary(session)).get(address(unseen)).text


def test_members_are_shown_what_is_published_and_nothing_else(
    app: Flask, session: Session, login: Login, committee: Committee, item: AgendaItem
) -> None:
    person = a_person(session)
    a_seat(session, user=person, committee=committee)
    member = login(person)
    assert "Tallene i dag" not in member.get(address(item)).text
    published_goals(session, FileRoots.of(app.config))
    session.commit()
    assert "Tallene i dag" in member.get(address(item)).text


def test_more_targets_ask_no_more_of_the_database(
    session: Session, login: Login, committee: Committee, item: AgendaItem, count_queries: CountQueries
) -> None:
    browser = login(a_caseworker(session))
    with count_queries() as few:
        browser.get(address(item))
    another = a_status_seen_earlier(
        session, committee, the_catalogue(session)["stofmisbrug"], held_on=date(2014, 6, 5), title="Misbrug"
    )
    session.commit()
    with count_queries() as many:
        browser.get(address(another))
    assert len(many) == len(few)
