"""Figures that citizens may not see: staff and members read them in a released item, marked."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.agendas.models import AgendaItem
from portal.agendas.presenters import changed_since
from portal.agendas.queries import content
from portal.committees.models import Committee
from portal.core import clock
from portal.core.actors import Role
from portal.goals.models import Target
from portal.publication.content import FileRoots
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_person, a_secretary
from tests.factories.agendas import a_status_seen_earlier
from tests.factories.cases import as_actor
from tests.factories.committees import a_committee, a_seat
from tests.factories.goals import a_local_series, the_catalogue, the_municipality
from tests.factories.publication import published_goals

SEEN = date(2026, 6, 3)
MARK = "Vises ikke for borgerne"
REASON = "Tallet er så lille, at det kan pege på enkelte mennesker."


@pytest.fixture
def committee(session: Session) -> Committee:
    return a_committee(session)


@pytest.fixture
def target(session: Session) -> Target:
    the_municipality(session)
    target = the_catalogue(session)["hjemloese"]
    a_local_series(session, target, {2011: 45, 2025: 3})
    return target


@pytest.fixture
def item(session: Session, committee: Committee, target: Target) -> AgendaItem:
    return a_status_seen_earlier(session, committee, target, held_on=SEEN)


def address(item: AgendaItem) -> str:
    return f"/dagsordenspunkter/{item.id}"


@pytest.mark.parametrize("is_member", [True, False])
def test_members_and_staff_see_the_figure_with_its_mark_and_the_reason(
    session: Session, login: Login, committee: Committee, item: AgendaItem, is_member: bool
) -> None:
    reader = a_person(session) if is_member else a_secretary(session)
    if is_member:
        a_seat(session, user=reader, committee=committee)
    page = " ".join(login(reader).get(address(item)).text.replace("\xa0", " ").split())
    assert "3 personer (2025)" in page
    assert f"{MARK}. {REASON}" in page
    assert "Eksempel Kommune 2025:" in page


def test_the_case_itself_is_marked_too(session: Session, login: Login, item: AgendaItem) -> None:
    page = login(a_caseworker(session)).get(f"/sager/{item.case_id}").text
    assert f"{MARK}. {REASON}" in page


def test_a_figure_that_everybody_may_see_is_not_marked(session: Session, login: Login, committee: Committee) -> None:
    the_municipality(session)
    target = the_catalogue(session)["hjemloese"]
    a_local_series(session, target, {2011: 45, 2024: 40})
    plain = a_status_seen_earlier(session, committee, target, held_on=SEEN)
    assert MARK not in login(a_secretary(session)).get(address(plain)).text


def test_a_mark_stands_in_todays_figures_for_staff(
    session: Session, login: Login, item: AgendaItem, target: Target
) -> None:
    a_local_series(session, target, {2025: 4})
    _, _, today = login(a_secretary(session)).get(address(item)).text.replace("\xa0", " ").partition('id="i-dag"')
    assert "Tallene i dag er alle dem, kommunen kender." in today
    assert today.count(MARK) == 2


def test_what_is_only_kept_back_is_no_change_to_members(
    app: Flask, session: Session, committee: Committee, item: AgendaItem
) -> None:
    published_goals(session, FileRoots.of(app.config))
    member = a_person(session)
    a_seat(session, user=member, committee=committee)
    actor, today = as_actor(member), clock.today()
    assert Role.SECRETARY not in actor.roles
    assert changed_since(session, item, content(session, item, today=today), actor, today) is None
