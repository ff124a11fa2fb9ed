"""One case the whole way, by four people and a citizen, with axe on every page and state they meet."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy.orm import Session

from portal.accounts import actions as accounts
from portal.accounts.models import User
from portal.core import clock
from tests.browser.conftest import Inspect
from tests.browser.people import choose, heading, log_in, tab_to, type_into
from tests.factories.accounts import a_caseworker, a_person, a_secretary, an_approver
from tests.factories.committees import a_committee, a_seat
from tests.factories.goals import the_catalogue

PASSWORD = "en god og lang sætning"
TITLE = "Status på hjemløse"

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
NewContext = Callable[[], BrowserContext]


@pytest.fixture
def people(session: Session) -> dict[str, User]:
    """A caseworker, an approver, a secretary and a member of Social- og Sundhedsudvalget, all with passwords."""
    the_catalogue(session)
    people = {
        "caseworker": a_caseworker(session),
        "approver": an_approver(session),
        "secretary": a_secretary(session),
        "member": a_person(session, name="Udvalgsmedlem"),
    }
    for person in people.values():
        accounts.set_password(person, password=PASSWORD)
    a_seat(session, user=people["member"], committee=a_committee(session))
    session.commit()
    return people


@pytest.fixture
def pages(people: dict[str, User], new_context: NewContext) -> dict[str, Page]:
    """Everybody at their own screen, logged in; the citizen is not."""
    pages = {name: new_context().new_page() for name in (*people, "citizen")}
    for name, person in people.items():
        log_in(pages[name], person.email, PASSWORD)
    return pages


def test_a_case_goes_from_draft_to_public_minutes_and_word(
    pages: dict[str, Page], inspect: Inspect, complaints: list[str], tmp_path: Path
) -> None:
    the_case_is_drafted_by_keyboard(pages["caseworker"], inspect)
    the_approver_returns_it(pages["approver"], inspect)
    the_caseworker_mends_it(pages["caseworker"], inspect)
    the_approver_approves_it(pages["approver"], inspect)
    the_secretary_builds_releases_and_publishes(pages["secretary"], inspect)
    the_member_reads(pages["member"], inspect)
    the_citizen_reads_the_agenda(pages["citizen"], inspect)
    the_secretary_decides_closes_and_publishes(pages["secretary"], inspect)
    the_citizen_reads_the_decision(pages["citizen"], inspect, tmp_path)
    assert complaints == []


def the_case_is_drafted_by_keyboard(page: Page, inspect: Inspect) -> None:
    inspect(page)
    tab_to(page, "Ny sag")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Ny sag")
    inspect(page)
    type_into(page, "Titel", TITLE)
    type_into(page, "Sagsnummer", "27.42.00-G01-3-26")
    choose(page, "Udvalg", "Social")
    tab_to(page, "Opret og skriv")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(TITLE)
    inspect(page)
    sending_too_early_names_what_is_missing(page, inspect)
    type_into(page, "Resume", "Antallet af hjemløse er næsten uændret.")
    type_into(page, "Sagsfremstilling", "Forvaltningen gør status over indsatsen.")
    a_goal_area_is_added(page)
    type_into(page, "Hvem indstiller", "Direktøren for Social og Sundhed")
    type_into(page, "Indstillingens punkter", "at udvalget tager status til efterretning")
    inspect(page)
    tab_to(page, "Gem og send til godkendelse")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Til godkendelse").first).to_be_visible()
    inspect(page)


def sending_too_early_names_what_is_missing(page: Page, inspect: Inspect) -> None:
    tab_to(page, "Gem og send til godkendelse")
    page.keyboard.press("Enter")
    expect(page.locator(".alert, [role=alert], .error-summary").first).to_be_visible()
    expect(heading(page)).to_have_text(TITLE)
    inspect(page)


def a_goal_area_is_added(page: Page) -> None:
    choose(page, "Målområde", "Hjem")
    tab_to(page, "Tilføj målområdet")
    page.keyboard.press("Enter")
    expect(page.get_by_text("5.290").first).to_be_visible()
    expect(page.locator("#goal_statuses select:focus")).to_have_count(1)
    page.keyboard.type("uændret")
    type_into(page, "Begrundelse", "Der er ingen ny tælling.")
    type_into(page, "Hvad er sket?", "Vi holder fast i indsatsen.")


def the_approver_returns_it(page: Page, inspect: Inspect) -> None:
    page.goto("/overblik")
    inspect(page)
    page.get_by_role("link", name=TITLE).click()
    inspect(page)
    page.get_by_role("link", name="Returner").click()
    inspect(page)
    page.get_by_role("button", name="Returner").click()
    inspect(page)
    page.get_by_label("Hvad skal ændres").fill("Uddyb økonomien.")
    page.get_by_role("button", name="Returner").click()


def the_caseworker_mends_it(page: Page, inspect: Inspect) -> None:
    page.goto("/overblik")
    expect(page.get_by_text("Uddyb økonomien.")).to_be_visible()
    inspect(page)
    page.get_by_role("link", name=TITLE).first.click()
    inspect(page)
    page.get_by_role("textbox", name="Sagsfremstilling").click()
    page.keyboard.press("End")
    page.keyboard.type(" Udgiften holdes inden for rammen.")
    page.get_by_role("button", name="Gem og send til godkendelse").click()
    expect(page.get_by_text("Udgiften holdes inden for rammen.")).to_be_visible()


def the_approver_approves_it(page: Page, inspect: Inspect) -> None:
    page.goto("/overblik")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Godkend").click()
    expect(page.get_by_text("Sagen er godkendt").first).to_be_visible()
    inspect(page)


def the_secretary_builds_releases_and_publishes(page: Page, inspect: Inspect) -> None:
    page.goto("/moeder")
    inspect(page)
    page.get_by_role("link", name="Nyt møde").click()
    inspect(page)
    page.get_by_label("Dato").fill((clock.today() + timedelta(days=14)).isoformat())
    page.get_by_label("Klokken").fill("15:00")
    page.get_by_label("Sted").fill("C3.40")
    page.get_by_role("button", name="Opret møde").click()
    inspect(page)
    page.get_by_role("button", name=f"Tilføj {TITLE}").click()
    expect(page.get_by_text("Dagsorden (1 punkt)")).to_be_visible()
    inspect(page)
    page.get_by_role("button", name="Udsend til medlemmer").click()
    inspect(page)
    page.get_by_role("dialog").get_by_role("button").first.click()
    expect(page.get_by_text("Dagsordenen er udsendt til medlemmerne: punkt 1.")).to_be_visible()
    inspect(page)
    page.get_by_role("link", name="Offentliggør dagsordenen").click()
    inspect(page)
    page.get_by_role("button", name="Offentliggør").click()
    expect(page.get_by_text("offentliggjort").first).to_be_visible()


def the_member_reads(page: Page, inspect: Inspect) -> None:
    page.goto("/overblik")
    inspect(page)
    page.get_by_role("link", name="Social- og Sundhedsudvalget").first.click()
    inspect(page)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("Vi holder fast i indsatsen.")).to_be_visible()
    inspect(page)


def the_citizen_reads_the_agenda(page: Page, inspect: Inspect) -> None:
    page.goto("/")
    inspect(page)
    page.goto("/udvalg")
    inspect(page)
    page.get_by_role("main").get_by_role("link", name="Social- og Sundhedsudvalget").click()
    inspect(page)
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    inspect(page)
    page.get_by_role("link", name=TITLE).click()
    expect(heading(page)).to_contain_text(TITLE)
    inspect(page)


def the_secretary_decides_closes_and_publishes(page: Page, inspect: Inspect) -> None:
    page.goto("/moeder")
    page.get_by_role("main").get_by_role("row").nth(1).get_by_role("link").click()
    page.get_by_role("link", name="Skriv beslutninger").click()
    inspect(page)
    page.get_by_role("link", name="Næste punkt uden beslutning").click()
    inspect(page)
    page.get_by_role("link", name="Til efterretning").click()
    expect(page.get_by_label("Tekst i protokollen")).to_have_value("Til efterretning.")
    inspect(page)
    page.get_by_role("button", name="Gem").click()
    inspect(page)
    page.get_by_role("button", name="Afslut mødet").click()
    page.get_by_role("dialog").get_by_role("button").first.click()
    expect(page.get_by_text("Mødet er afsluttet").first).to_be_visible()
    inspect(page)
    page.get_by_role("link", name="Offentliggør referatet").click()
    inspect(page)
    page.get_by_role("button", name="Offentliggør").click()
    expect(page.get_by_text("offentliggjort").first).to_be_visible()


def the_citizen_reads_the_decision(page: Page, inspect: Inspect, tmp_path: Path) -> None:
    page.reload()
    expect(page.get_by_text("Til efterretning.").first).to_be_visible()
    inspect(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").first.click()
    path = tmp_path / "punkt.docx"
    waiting.value.save_as(path)
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(path.read_bytes())).paragraphs)
    assert TITLE in text
    assert "Til efterretning." in text
