"""The goals as somebody without a login reads them."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.core import settings
from portal.publication.content import FileRoots
from tests.factories.goals import a_local_series, the_catalogue
from tests.factories.publication import (
    published_goals,
)
from tests.publication.pages.reader import page


def test_goals_stand_by_audience_and_area(session: Session, files: FileRoots, client: FlaskClient) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal")
    order = [shown.index(name) for name in (">Børn og unge<", ">Uddannelse<", ">Voksne<", ">Hjemløse<", ">Misbrug<")]
    assert order == sorted(order)
    assert "højst 4.000 personer i 2020" in shown
    assert "5.820 personer (2013)" in shown
    assert "opdigtede" not in shown


def test_invented_local_figures_say_so(session: Session, files: FileRoots, client: FlaskClient) -> None:
    settings.save_municipality(session, settings.Municipality(name="Eksempel Kommune", code="999"))
    a_local_series(session, the_catalogue(session)["hjemloese"], {2015: 47, 2017: 43})
    published_goals(session, files)
    session.commit()
    for address in ("/maal", "/maal/hjemloese"):
        shown = page(client, address)
        assert "De lokale tal er opdigtede" in shown
        assert "43 personer (2017) (opdigtet)" in shown


def test_a_goal_shows_chart_table_definition_and_source(
    session: Session, files: FileRoots, client: FlaskClient
) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.commit()
    shown = page(client, "/maal/hjemloese")
    for part in ("<svg", "Mål 2020", "5.290 personer (2011)", "Sådan måles det", "Bemærkninger", "Kilder"):
        assert part in shown, part


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
