"""The goals as somebody without a login reads them: all, one, and an area."""

from datetime import date

from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy.orm import Session

from portal.agendas import actions as agendas
from portal.core import settings
from portal.core.actors import SYSTEM
from portal.goals.models import Target
from portal.publication import actions
from portal.publication.content import FileRoots
from tests.factories.cases import with_promise
from tests.factories.goals import a_local_series, the_catalogue
from tests.factories.meetings import a_meeting
from tests.factories.publication import (
    AT,
    HELD_ON,
    Place,
    Words,
    an_approved_case,
    published_goals,
    published_minutes,
    the_committee,
)
from tests.publication.pages.reader import page


def the_municipality(session: Session) -> dict[str, Target]:
    settings.save_municipality(session, settings.Municipality(name="Eksempel Kommune", code="999"))
    return the_catalogue(session)


def cell(shown: str, slug: str, column: int) -> str:
    """The words of a goal's row in a column, 1 being the first after its name."""
    tree = lxml_html.document_fromstring(shown)
    (row,) = tree.xpath(f"//tr[th/a[@href='/maal/{slug}']]")
    return " ".join(row.xpath(f"string(td[{column}])").split())


def test_goals_stand_by_audience_and_area(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal")
    tree = lxml_html.document_fromstring(shown)
    assert tree.xpath("//h2/text()") == ["Børn og unge", "Voksne"]
    assert tree.xpath("//h3/a/text()") == [
        "Uddannelse", "Kriminalitet", "Anbringelser", "Hjemløse", "Udsatte voksne", "Misbrug",
    ]  # fmt: skip
    assert "højst 4.000 personer i 2020" in shown
    assert "opdigtede" not in shown


def test_a_row_has_figure_way_and_verdict_of_the_country_and_of_the_municipality(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    a_local_series(session, the_municipality(session)["hjemloese"], {2011: 45, 2015: 47, 2017: 30, 2020: 31})
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal")
    national = cell(shown, "hjemloese", 2)
    assert "5.789 personer (2022) Vejen: 4.000 personer (2022)" in national
    assert national.endswith("ikke nået")
    local = cell(shown, "hjemloese", 3)
    assert "31 personer (2020) (opdigtet)" in local
    assert "Mål her: højst 33 personer i 2020" in local
    assert local.endswith("nået")
    assert not local.endswith("ikke nået")


def test_the_first_line_counts_the_targets(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    tree = lxml_html.document_fromstring(page(client, "/maal"))
    assert tree.xpath("string(//h1/following-sibling::p[1])").startswith("Af de ")


def test_the_end_of_a_target_is_said_beside_its_name(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    tree = lxml_html.document_fromstring(page(client, "/maal"))
    (heading,) = tree.xpath("//th[a[@href='/maal/krisecenter']]")
    assert "Kan ikke længere måles" in heading.text_content()


def test_a_case_is_counted_once_it_is_public(session: Session, files: FileRoots, client: FlaskClient) -> None:
    target = the_catalogue(session)["hjemloese"]
    published_goals(session, files)
    session.commit()
    assert cell(page(client, "/maal"), "hjemloese", 3).endswith("0")
    published_minutes(session, files, Place(words=Words(title="Status på hjemløse"), target=target))
    session.commit()
    assert cell(page(client, "/maal"), "hjemloese", 3).endswith("1")
    told = page(client, "/maal/hjemloese")
    for part in ("Status på hjemløse", "4. november 2026, punkt 1", "Beslutning: Til efterretning.", "for langsomt"):
        assert part in told, part
    assert "Status på hjemløse" not in page(client, "/maal/stofmisbrug")


def test_invented_local_figures_say_so(session: Session, files: FileRoots, client: FlaskClient) -> None:
    a_local_series(session, the_municipality(session)["hjemloese"], {2015: 47, 2017: 43})
    published_goals(session, files)
    session.commit()
    for address in ("/maal", "/maal/hjemloese", "/maal/omraader/hjemloese"):
        assert "De lokale tal er opdigtede" in page(client, address)


def test_a_goal_shows_verdict_chart_table_definition_history_and_sources(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal/hjemloese")
    for part in (
        "<svg", "Mål 2020", "5.290 personer (2011)", "2013–2020", "Hvordan går det?", "Sådan er det beregnet",
        "Sådan måles det", "Bemærkninger", "Målets historie", "12. september 2013", "Kilder", "Den lige vej til målet",
        "Opgjort på en anden måde",
    ):  # fmt: skip
        assert part in shown, part


def test_a_revised_figure_says_so_and_what_it_was(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    assert "Revideret tal." in page(client, "/maal/narkodoedsfald")


def test_a_national_number_that_does_not_apply_here_says_why(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    target = the_municipality(session)["hjemloese"]
    target.relative_change = None
    a_local_series(session, target, {2011: 45, 2017: 43})
    published_goals(session, files)
    session.commit()
    assert "Et antal for hele landet gælder ikke for én kommune." in page(client, "/maal/hjemloese")


def test_every_published_goal_has_a_page(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    edition = published_goals(session, files)
    session.commit()
    for item in edition.items:
        assert item.title in page(client, f"/maal/{item.slug}")


def test_a_figure_is_public_from_the_next_edition_only(session: Session, files: FileRoots, client: FlaskClient) -> None:
    target = the_catalogue(session)["hjemloese"]
    published_goals(session, files)
    a_local_series(session, target, {2021: 4321}, area_code="000")
    session.commit()
    assert "4.321" not in page(client, "/maal/hjemloese")
    published_goals(session, files)
    session.commit()
    assert "4.321" in page(client, "/maal/hjemloese")


def test_a_small_local_figure_is_on_no_page_and_not_in_the_file(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    a_local_series(session, the_municipality(session)["hjemloese"], {2011: 45, 2015: 47, 2017: 3})
    published_goals(session, files)
    session.commit()
    assert "47 personer (2015)" in cell(page(client, "/maal"), "hjemloese", 3)
    shown = page(client, "/maal/hjemloese")
    assert "Tallet for 2017 vises ikke." in shown
    assert lxml_html.document_fromstring(shown).xpath("//tr[th='2017']/td[2]/text()") == ["vises ikke"]
    rows = client.get("/maal/hjemloese/tal.csv").get_data(as_text=True).splitlines()
    (hidden,) = [row for row in rows if ";Eksempel Kommune;2017;" in row]
    assert ";2017;;personer;vises ikke;" in hidden


def test_the_figures_are_a_file_for_spreadsheets(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    answer = client.get("/maal/hjemloese/tal.csv")
    assert answer.mimetype == "text/csv"
    assert 'filename="hjemloese.csv"' in answer.headers["Content-Disposition"]
    assert "Færre hjemløse;" in answer.get_data(as_text=True)


def test_who_has_the_file_need_not_fetch_it_again(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    first = client.get("/maal/hjemloese/tal.csv")
    again = client.get("/maal/hjemloese/tal.csv", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_an_area_tells_its_goals_its_latest_status_and_its_cases(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    target = the_catalogue(session)["hjemloese"]
    published_minutes(session, files, Place(words=Words(title="Status på hjemløse"), target=target))
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal/omraader/hjemloese")
    for part in ("Færre hjemløse", Words().status, "4. november 2026, punkt 1", ">Status på hjemløse<"):
        assert part in shown, part
    assert "Færre narkodødsfald" not in shown


def test_an_area_without_a_status_says_so(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal/omraader/misbrug")
    assert "Der er ikke offentliggjort en lokal status for området endnu." in shown
    assert "Området er ikke omtalt i en offentliggjort sag endnu." in shown


def test_an_area_that_is_not_there_is_not_found(session: Session, files: FileRoots, client: FlaskClient) -> None:
    page(client, "/maal/omraader/hjemloese", status=404)
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    page(client, "/maal/omraader/findes-ikke", status=404)


def test_an_area_tells_what_was_promised_and_what_followed(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    target = the_catalogue(session)["hjemloese"]
    committee = the_committee(session)
    case = an_approved_case(session, committee, Words(), files, target)
    with_promise(session, case, "Tre nye boliger", due_on=date(2027, 3, 1))
    meeting = a_meeting(session, committee, held_on=HELD_ON)
    agendas.place(session, actor=SYSTEM, at=AT, meeting=meeting, case=case)
    agendas.release(session, actor=SYSTEM, at=AT, meeting=meeting)
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal/omraader/hjemloese")
    assert "Det har vi lovet" in shown
    assert "Tre nye boliger" in shown
    assert "(senest 1. marts 2027)" in shown
    assert "Ikke gjort op endnu" not in shown
