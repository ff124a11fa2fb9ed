"""One goal as staff see it."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.core.actors import KnownActor
from portal.goals import actions
from portal.goals.models import Target
from portal.goals.presenters.staff import MENTIONS, Mention
from tests.conftest import CountQueries
from tests.factories.goals import (
    CODE,
    a_definition,
    a_local_series,
    an_own_target,
    figures_of,
)
from tests.goals.pages.reading import tree_of, words


def test_a_goals_page_has_every_figure_with_where_it_is_from(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    a_local_series(session, goals["hjemloese"], {2011: 45, 2024: 3, 2025: None}, published_on=date(2026, 1, 31))
    session.commit()
    tree = tree_of(caseworker, "/maaltal/hjemloese")
    rows = {
        words(row[0]): [words(cell) for cell in row[1:]]
        for row in tree.xpath("//section[@aria-labelledby='kommunen']//tbody/tr")
    }
    assert list(rows) == ["2025", "2024", "2011"]
    assert rows["2011"][:3] == ["45 personer", "endeligt", "Må vises"]
    assert rows["2011"][4] == "31. januar 2026"
    assert rows["2024"][2].startswith("Vises ikke for borgerne")
    assert "enkelte mennesker" in rows["2024"][2]
    assert rows["2025"][0] == "ikke opgjort"
    assert tree.xpath("//section[@aria-labelledby='landet']//td[contains(., '5.290')]")


def test_what_a_figure_said_before_stands_with_its_date_and_who_changed_it(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    target = goals["hjemloese"]
    a_local_series(session, target, {2011: 45})
    assert target.indicator is not None
    actions.record_observation(
        session,
        indicator=target.indicator,
        area_code=CODE,
        period="2011",
        value=47,
        source="Rettet",
        actor=KnownActor(user_id=None, name="En kollega"),
        at=datetime(2026, 2, 10, 9, 0, tzinfo=UTC),
    )
    session.commit()
    (row,) = tree_of(caseworker, "/maaltal/hjemloese").xpath(
        "//section[@aria-labelledby='kommunen']//details//tbody/tr"
    )
    assert [words(cell) for cell in row] == [
        "2011",
        "45 personer",
        "Kommunens egen opgørelse",
        "5. januar 2026 kl. 09.00",
        "10. februar 2026 kl. 10.00",
        "En kollega",
    ]


def test_the_history_of_states_stands_with_the_latest_first(caseworker: FlaskClient) -> None:
    tree = tree_of(caseworker, "/maaltal/hjemloese")
    lines = [words(line) for line in tree.xpath("//section[@aria-labelledby='states']//li")]
    assert lines[-1].startswith("Gældende mål Siden 12. september 2013.")
    assert lines[0].startswith("Ikke nået Siden 2022.")


def test_another_definition_stands_for_itself_with_its_caveat(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    part = a_definition(session, goals["hjemloese"])
    session.commit()
    assert "Andre opgørelser uden tal endnu" in caseworker.get("/maaltal/hjemloese").text
    figures_of(session, part, {2024: 9, 2025: 8})
    session.commit()
    tree = tree_of(caseworker, "/maaltal/hjemloese")
    (section,) = [found for found in tree.xpath("//section[h3]") if "Heraf unge under 25 år" in words(found[0])]
    assert "Forbehold: En del af alle de talte." in words(section)
    assert "Andre opgørelser uden tal endnu" not in words(tree)


def test_an_own_target_says_why_and_which_it_follows(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target]
) -> None:
    a_local_series(session, goals["hjemloese"], {2011: 45})
    own = an_own_target(session, goals["hjemloese"])
    session.commit()
    tree = tree_of(caseworker, f"/maaltal/{own.slug}")
    why = tree.xpath("//section[@aria-labelledby='why']")[0]
    assert "Byrådet 2. januar 2026, punkt 12" in words(why)
    assert why.xpath(".//a/@href") == ["/maaltal/hjemloese"]
    assert not tree.xpath("//section[@aria-labelledby='own']")
    assert f"/maaltal/{own.slug}" in tree_of(caseworker, "/maaltal/hjemloese").xpath(
        "//section[@aria-labelledby='own']//a/@href"
    )


def test_every_case_and_decision_that_spoke_of_it_stands_by_date(
    caseworker: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoken(_session: Session, slug: str) -> list[Mention]:
        return [
            Mention(
                on=date(2024, 11, 4), label=f"Status 2024 om {slug}", url="/sager/1", detail="vurdering: for langsomt"
            ),
            Mention(on=date(2025, 11, 4), label="Status 2025", url="/sager/2", detail=""),
        ]

    monkeypatch.setattr(MENTIONS, "_providers", [spoken])
    tree = tree_of(caseworker, "/maaltal/hjemloese")
    links = tree.xpath("//section[@aria-labelledby='mentions']//a")
    assert [(words(link), link.get("href")) for link in links] == [
        ("Status 2025", "/sager/2"),
        ("Status 2024 om hjemloese", "/sager/1"),
    ]


def test_a_goal_that_nobody_spoke_of_says_so(caseworker: FlaskClient) -> None:
    assert "Ingen sag har talt om målet endnu." in caseworker.get("/maaltal/krisecenter").text


def test_a_goal_that_is_not_there_is_not_found(caseworker: FlaskClient) -> None:
    assert caseworker.get("/maaltal/trafik").status_code == 404


def test_a_coming_goal_has_a_page_without_figures(caseworker: FlaskClient) -> None:
    tree = tree_of(caseworker, "/maaltal/alkoholbehandling")
    assert "Der er ingen tal endnu." in words(tree)
    assert not tree.xpath("//main//a[contains(@href, '/tal') or contains(@href, 'eget-maal')]")


def test_a_goals_queries_do_not_grow_with_its_figures(
    caseworker: FlaskClient, session: Session, goals: dict[str, Target], count_queries: CountQueries
) -> None:
    part = a_definition(session, goals["hjemloese"])
    figures_of(session, part, {2023: 9})
    a_local_series(session, goals["hjemloese"], {2023: 45})
    session.commit()

    def asked() -> int:
        with count_queries() as sent:
            assert caseworker.get("/maaltal/hjemloese").status_code == 200
        return len(sent)

    asked()
    few = asked()
    for year in range(2010, 2026):
        figures_of(session, part, {year: 20})
        a_local_series(session, goals["hjemloese"], {year: 60})
        a_local_series(session, goals["hjemloese"], {year: 61})
    an_own_target(session, goals["hjemloese"])
    session.commit()
    assert asked() == few
