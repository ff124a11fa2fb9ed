"""Målstatus in a browser: chosen with and without a script, and the way back."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy.orm import Session

from portal.core import settings
from portal.publication.content import FileRoots
from tests.browser.conftest import Inspect
from tests.factories.goals import a_local_series, the_catalogue
from tests.factories.publication import Place, published_goals, published_minutes

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]


@pytest.fixture
def citizen(app: Flask, session: Session, new_context: Callable[[], BrowserContext]) -> Page:
    files = FileRoots.of(app.config)
    settings.save_municipality(session, settings.Municipality(name="Eksempel Kommune", code="999"))
    targets = the_catalogue(session)
    a_local_series(session, targets["hjemloese"], {2011: 45, 2013: 44, 2015: 47, 2017: 3})
    published_minutes(session, files, Place(target=targets["hjemloese"]))
    published_goals(session, files)
    session.commit()
    return new_context().new_page()


def test_a_choice_narrows_the_goals_stands_in_the_address_and_can_be_taken_back(
    citizen: Page, inspect: Inspect, complaints: list[str]
) -> None:
    citizen.goto("/maal")
    goals = citizen.locator(".goal-rows tbody tr")
    everything = goals.count()
    citizen.get_by_label("Område", exact=True).select_option("hjemloese")
    expect(goals).to_have_count(1)
    expect(citizen.get_by_role("status").filter(has_text="mål")).to_have_text(f"1 af {everything} mål")
    assert "omraade=hjemloese" in citizen.url
    citizen.get_by_label("Sortér efter").select_option("vurdering")
    expect(citizen.get_by_role("heading", name="Alle mål")).to_be_visible()
    citizen.go_back()
    expect(citizen.get_by_role("heading", name="Hjemløse")).to_be_visible()
    expect(citizen.get_by_label("Område", exact=True)).to_have_value("hjemloese")
    citizen.go_back()
    expect(goals).to_have_count(everything)
    expect(citizen.get_by_label("Område", exact=True)).to_have_value("")
    inspect(citizen)
    assert complaints == []


def test_without_a_script_the_button_does_it(citizen: Page, browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/maal")
    page.get_by_label("Område", exact=True).select_option("hjemloese")
    page.get_by_role("button", name="Vis").click()
    expect(page.locator(".goal-rows tbody tr")).to_have_count(1)
    assert "omraade=hjemloese" in page.url
    context.close()


@pytest.mark.parametrize(
    "place", ["/maal/hjemloese", "/maal/krisecenter", "/maal/narkodoedsfald", "/maal/omraader/hjemloese"]
)
def test_every_kind_of_goal_page_passes_axe(citizen: Page, inspect: Inspect, complaints: list[str], place: str) -> None:
    citizen.goto(place)
    citizen.evaluate("document.querySelectorAll('main details').forEach(folded => { folded.open = true })")
    inspect(citizen)
    assert complaints == []


def test_printed_a_goal_unfolds_and_keeps_its_charts(citizen: Page) -> None:
    citizen.goto("/maal/hjemloese")
    citizen.emulate_media(media="print")
    expect(citizen.get_by_role("navigation").first).to_be_hidden()
    expect(citizen.locator("svg.chart").first).to_be_visible()
    expect(citizen.get_by_text("Tilbagelagt af vejen til målet").first).to_be_visible()
