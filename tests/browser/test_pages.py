"""Every page of the demo through axe, at 1280 and 320 px, as whoever uses it. No page is forgotten."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts import actions as accounts
from portal.accounts.models import User
from portal.agendas.models import AgendaItem
from portal.cases.models import Case, GoalStatus, Promise
from portal.cases.rules import CaseState
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.core.database import transaction
from portal.demo.actions.loading import load
from portal.goals.models import Target
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from portal.publication.content import FileRoots
from portal.web.database import db
from tests.browser.conftest import Inspect

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

DOWNLOADS = {
    "static", "administration.logo", "agendas.attachment", "cases.attachment", "publication.file",
    "publication.goal_csv", "publication.item_word", "word.case", "word.item",
}  # fmt: skip

Addresses = dict[str, dict[str, list[str]]]


@pytest.fixture
def addresses(app: Flask, session: Session) -> Addresses:
    """By role: for each page one address, or several where it has states worth seeing."""
    with transaction(session):
        load(session, now=clock.now(), files=FileRoots.of(app.config), progress=lambda _line: None)
    held, coming, planned = (_meeting(session, state) for state in reversed(MeetingState))
    drafted, in_review = _case(session, CaseState.DRAFT), _case(session, CaseState.IN_REVIEW)
    approved, decided = _case(session, CaseState.APPROVED), _case(session, CaseState.DECIDED)
    released = session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == coming.id)).first()
    unreleased = session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == planned.id)).first()
    token = accounts.invite(session, actor=SYSTEM, at=clock.now(), user=session.get_one(User, 1))
    session.commit()
    public = f"/udvalg/sos/moeder/{held.slug}"
    return {
        "citizen": {
            "publication.front": ["/"],
            "publication.bodies": ["/udvalg"],
            "publication.body": ["/udvalg/sos"],
            "publication.meeting": [public, f"/udvalg/sos/moeder/{coming.slug}"],
            "publication.item": [f"{public}/punkter/1", f"{public}/punkter/2"],
            "publication.goals": ["/maal", "/maal?sorter=vurdering", "/maal?omraade=hjemloese&vurdering=paa-rette-vej"],
            "publication.area": ["/maal/omraader/hjemloese", "/maal/omraader/uddannelse"],
            "publication.goal": ["/maal/hjemloese", "/maal/stofmisbrug", "/maal/fagligt-niveau", "/maal/prostitution"],
            "accounts.login": ["/log-ind"],
            "accounts.forgotten": ["/glemt-adgangskode", "/glemt-adgangskode?sendt=1"],
            "accounts.link": [f"/adgang/{token}", "/adgang/intet-link"],
            "help.index": ["/hjaelp"],
            "help.page": [f"/hjaelp/{role}" for role in ("sagsbehandler", "udvalgssekretaer", "borger")],
            "errors": ["/findes-ikke"],
        },
        "caseworker": {
            "overview.index": ["/overblik"],
            "accounts.profile": ["/min-konto"],
            "cases.index": ["/sager", "/sager?q=findes-ikke"],
            "cases.new": ["/sager/ny"],
            "cases.renewable": ["/sager/ny-status"],
            "cases.owed": ["/sager/mangler"],
            "cases.follow_up": ["/sager/opfoelgning"],
            "cases.promise": [_promise(session)],
            "cases.edit": [f"/sager/{drafted}/rediger"],
            "cases.show": [f"/sager/{drafted}", f"/sager/{approved}", f"/sager/{decided}"],
            "goals.index": ["/maaltal"],
            "goals.show": [
                f"/maaltal/{slug}" for slug in ("hjemloese", "stofmisbrug", "prostitution", _own_target(session))
            ],
            "goals.own_target": ["/maaltal/hjemloese/eget-maal", "/maaltal/stofmisbrug/eget-maal"],
            "goals.variant": ["/maaltal/hjemloese/anden-opgoerelse"],
            "goals.definition": ["/maaltal/hjemloese/opgoerelser/hjemloese-heraf-unge-under-25-aar"],
            "goals.withdraw": [f"/maaltal/{_own_target(session)}/ophoer"],
            "goals.figures": ["/maaltal/hjemloese/tal", "/maaltal/stofmisbrug/tal"],
            "goals.import_": ["/maaltal/indlaes"],
            "meetings.index": ["/moeder"],
        },
        "approver": {
            "overview.index": ["/overblik"],
            "cases.show": [f"/sager/{in_review}"],
            "cases.return_": [f"/sager/{in_review}/returner"],
        },
        "member": {
            "overview.index": ["/overblik"],
            "agendas.edit": [f"/moeder/{coming.id}/dagsorden"],
            "agendas.item": [f"/dagsordenspunkter/{released}", f"/dagsordenspunkter/{_first_item(session)}"],
        },
        "secretary": {
            "overview.index": ["/overblik"],
            "meetings.new": ["/moeder/nyt"],
            "meetings.edit": [f"/moeder/{planned.id}/rediger"],
            "agendas.edit": [f"/moeder/{meeting.id}/dagsorden" for meeting in (held, coming, planned)],
            "agendas.close": [f"/dagsordenspunkter/{unreleased}/luk"],
            "decisions.meeting": [f"/moeder/{meeting.id}/beslutninger" for meeting in (held, coming, planned)],
            "decisions.item": [f"/dagsordenspunkter/{released}/beslutning"],
            "publication.publish_agenda": [f"/moeder/{coming.id}/offentliggoer/dagsorden"],
            "publication.publish_minutes": [f"/moeder/{held.id}/offentliggoer/referat"],
            "publication.publish_goals": ["/maal/offentliggoer"],
        },
        "administrator": {
            "overview.index": ["/overblik"],
            "goals.index": ["/maaltal"],
            "goals.change_state": ["/maaltal/hjemloese/tilstand"],
            "goals.area_owner": ["/maaltal/omraader/hjemloese/ansvarlig"],
            "administration.index": ["/administration"],
            "administration.municipality": ["/administration/kommune"],
            "administration.people": ["/administration/brugere", "/administration/brugere?q=ingen"],
            "administration.new_person": ["/administration/brugere/ny"],
            "administration.person": ["/administration/brugere/1"],
            "administration.departments": ["/administration/afdelinger"],
            "administration.new_department": ["/administration/afdelinger/ny"],
            "administration.department": ["/administration/afdelinger/1"],
            "administration.bodies": ["/administration/udvalg"],
            "administration.new_body": ["/administration/udvalg/nyt"],
            "administration.body": ["/administration/udvalg/4"],
            "administration.new_seat": ["/administration/udvalg/4/pladser/ny"],
            "administration.seat": ["/administration/pladser/1"],
        },
    }


def _meeting(session: Session, state: MeetingState) -> Meeting:
    """The latest of that state: the demo has a closed one of a year ago too."""
    found = session.scalars(select(Meeting).where(Meeting.state == state).order_by(Meeting.held_on.desc())).first()
    assert found is not None
    return found


def _case(session: Session, state: CaseState) -> int:
    found = session.scalars(select(Case.id).where(Case.state == state).order_by(Case.id)).first()
    assert found is not None
    return found


def _first_item(session: Session) -> int:
    """The oldest item: its figures have changed since the body saw them."""
    return session.scalars(select(AgendaItem.id).order_by(AgendaItem.id)).first() or 0


def _own_target(session: Session) -> str:
    """The municipality's own target of the demo."""
    return session.scalars(select(Target.slug).where(Target.follows_id.is_not(None))).one()


def _promise(session: Session) -> str:
    """Where the promise that was given first is answered for."""
    found = session.execute(
        select(GoalStatus.case_id, Promise.id)
        .join(Promise, Promise.goal_status_id == GoalStatus.id)
        .join(Case, Case.id == GoalStatus.case_id)
        .where(Case.state == CaseState.DECIDED)
        .order_by(Promise.id)
    ).first()
    assert found is not None
    case_id, promise_id = found
    return f"/sager/{case_id}/loefter/{promise_id}"


def test_every_page_passes_axe_at_both_widths_without_a_word_in_the_console(
    app: Flask,
    addresses: Addresses,
    new_context: Callable[[], BrowserContext],
    inspect: Inspect,
    complaints: list[str],
) -> None:
    for role, pages in addresses.items():
        page = new_context().new_page()
        if role != "citizen":
            _log_in(page, app, role)
        for found in pages.values():
            for address in found:
                page.goto(address)
                inspect(page)
    assert complaints == []


def _log_in(page: Page, app: Flask, role: str) -> None:
    with app.app_context():
        name = db.session.scalars(select(User.name).where(User.email == f"{role}@eksempel.dk")).one()
    page.goto("/log-ind")
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url("**/overblik")


def test_no_page_is_forgotten(app: Flask, addresses: Addresses) -> None:
    seen = {endpoint for pages in addresses.values() for endpoint in pages} - {"errors"}
    shown = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set())}
    assert shown - DOWNLOADS == seen, "give each new page an address above, and take gone ones out"
