"""The list of goals as staff see it."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.goals.models import Target
from portal.goals.rules import RESERVED_SLUGS
from tests.conftest import CountQueries, Login
from tests.factories.accounts import a_caseworker, a_secretary
from tests.factories.goals import a_local_series, an_own_target, many_goals, the_catalogue
from tests.goals.pages.reading import row_of, tree_of, words


def test_the_list_has_every_goal_in_its_area_with_both_latest_figures(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    a_local_series(session, goals["hjemloese"], {2011: 45, 2023: 38}, published_on=date(2024, 1, 31))
    session.commit()
    tree = tree_of(caseworker, "/maaltal")
    assert [words(heading) for heading in tree.xpath("//h2")][:2] == ["Uddannelse", "Kriminalitet"]
    title, aim, national, local, kept, missing = row_of(tree, "hjemloese")
    assert title.startswith("Færre hjemløse")
    assert "højst 4.000 personer i 2020" in aim
    assert "5.789 personer (2022)" in national
    assert "38 personer (2023) (opdigtet)" in local
    assert "offentliggjort 31. januar 2024" in local
    assert kept == "Alt må vises"
    assert missing.startswith("2024–2025")


def test_the_list_says_which_figures_citizens_do_not_see(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    a_local_series(session, goals["hjemloese"], {2011: 45, 2024: 3, 2025: 4})
    session.commit()
    tree = tree_of(caseworker, "/maaltal")
    assert row_of(tree, "hjemloese")[4] == "2 tal 2024 og 2025"
    assert "2 af kommunens tal vises ikke for borgerne" in words(tree)


def test_a_goal_without_local_figures_says_so(caseworker: FlaskClient) -> None:
    tree = tree_of(caseworker, "/maaltal")
    assert row_of(tree, "krisecenter")[5].startswith("Kommunen har ingen tal")
    assert row_of(tree, "alkoholbehandling")[5] == "– Måles ikke endnu"


def test_goal_sets_stand_side_by_side_with_their_validity(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    a_local_series(session, goals["hjemloese"], {2011: 45})
    an_own_target(session, goals["hjemloese"])
    session.commit()
    rows = [
        [words(cell) for cell in row][:3]
        for row in tree_of(caseworker, "/maaltal").xpath("//section[@aria-labelledby='sets']//tbody/tr")
    ]
    assert ["De nationale 2020-mål (Alle skal med)", "2013–2020", "12"] in rows
    assert ["Eksempel Kommunes egne mål", "fra 2026", "1"] in rows


def test_an_empty_database_says_what_to_do(session: Session, login: Login) -> None:
    assert "flask init" in login(a_caseworker(session)).get("/maaltal").text


def test_a_municipality_without_its_code_is_told(session: Session, login: Login) -> None:
    the_catalogue(session)
    assert "Kommunens kode er ikke sat" in login(a_caseworker(session)).get("/maaltal").text


def test_no_goal_can_have_the_name_of_a_page_beside_it(app: Flask) -> None:
    beside = [
        rule.rule.split("/") for rule in app.url_map.iter_rules() if rule.rule.startswith(("/maal/", "/maaltal/"))
    ]
    assert {parts[2] for parts in beside if not parts[2].startswith("<")} == RESERVED_SLUGS


def test_what_one_may_not_do_is_not_offered(
    session: Session, goals: dict[str, Target], login: Login, administrator: FlaskClient, caseworker: FlaskClient
) -> None:
    secretary = login(a_secretary(session))

    def offered(client: FlaskClient) -> set[str]:
        pages = [tree_of(client, "/maaltal"), tree_of(client, "/maaltal/hjemloese")]
        hrefs = {href for page in pages for href in page.xpath("//main//a/@href")}
        return {
            part
            for part in ("tilstand", "eget-maal", "anden-opgoerelse", "ansvarlig", "tal")
            if any(href.endswith(f"/{part}") for href in hrefs)
        }

    assert offered(secretary) == set()
    assert offered(caseworker) == {"eget-maal", "anden-opgoerelse", "tal"}
    assert offered(administrator) == {"eget-maal", "anden-opgoerelse", "tal", "tilstand", "ansvarlig"}


def test_the_lists_queries_do_not_grow_with_the_goals(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target], count_queries: CountQueries
) -> None:
    def asked() -> int:
        with count_queries() as sent:
            assert caseworker.get("/maaltal").status_code == 200
        return len(sent)

    asked()
    few = asked()
    many_goals(session, goals["hjemloese"].area, count=30, years=range(2014, 2026))
    session.commit()
    assert asked() == few
