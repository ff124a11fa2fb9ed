"""Setting the municipality's own target, and saying that it no longer holds."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.goals import queries
from portal.goals.models import Target
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, a_secretary
from tests.factories.cases import a_case, with_goal_status
from tests.factories.goals import a_local_series, an_own_target
from tests.goals.pages.reading import tree_of, words

OWN = "/maaltal/hjemloese/eget-maal"
AN_OWN = {
    "title": "Færre hjemløse hos os",
    "kind": "fall",
    "amount": "25",
    "baseline_year": "2011",
    "target_year": "2030",
    "reason": "Vi vil det samme som landet.",
    "decision": "Byrådet 28. januar 2026, punkt 12",
    "since": "2026-01-28",
}
HTMX = {"HX-Request": "true", "HX-Target": "meaning"}


@pytest.fixture
def figures(session: Session, goals: dict[str, Target]) -> None:
    a_local_series(session, goals["hjemloese"], {2011: 45, 2017: 43, 2025: None})
    session.commit()


def meaning(page: Any) -> str:
    (found,) = page.xpath("//*[@id='meaning']")
    return words(found)


@pytest.mark.usefixtures("figures")
class TestOwnTarget:
    def test_the_form_begins_with_the_national_target_on_the_municipalitys_figures(
        self, caseworker: FlaskClient
    ) -> None:
        tree = tree_of(caseworker, OWN)
        assert tree.xpath("//input[@name='kind' and @checked]/@value") == ["fall"]
        assert tree.xpath("//input[@name='amount']/@value") == ["25"]
        assert tree.xpath("//input[@name='baseline_year']/@value") == ["2011"]
        assert tree.xpath("//input[@name='since']/@value") == ["2026-03-02"]
        assert "Kommunens egne tal: 45 personer i 2011 og 43 personer i 2017." in words(tree)
        assert "Udfyld tal og år" in meaning(tree)

    def test_it_says_at_once_what_the_numbers_mean(self, caseworker: FlaskClient) -> None:
        numbers = {name: AN_OWN[name] for name in ("kind", "amount", "baseline_year", "target_year")}
        answer = caseworker.get(OWN, query_string=numbers, headers=HTMX)
        assert answer.status_code == 200
        assert "<h1" not in answer.text
        said = answer.text.replace("\N{NO-BREAK SPACE}", " ")
        assert "25 pct. mindre end 45 personer (2011) er 33,75. Målet er altså højst 33 personer i 2030." in said
        assert "Seneste tal er 43 personer (2017): det er ikke nået." in said

    def test_it_says_at_once_why_the_numbers_cannot_be(self, caseworker: FlaskClient) -> None:
        numbers = {"kind": "fall", "amount": "25", "baseline_year": "2012", "target_year": "2030"}
        assert (
            "Kommunen har intet tal for udgangspunktet" in caseworker.get(OWN, query_string=numbers, headers=HTMX).text
        )

    @pytest.mark.parametrize(
        "numbers", [{}, {"amount": "x"}, {"kind": "x"}, {"baseline_year": "i fjor"}, {"amount": ""}]
    )
    def test_half_filled_numbers_mean_nothing_yet(self, caseworker: FlaskClient, numbers: dict[str, str]) -> None:
        assert "Udfyld tal og år" in caseworker.get(OWN, query_string=numbers, headers=HTMX).text

    def test_without_a_script_a_button_says_what_it_means_and_stores_nothing(
        self, caseworker: FlaskClient, session: Session
    ) -> None:
        before = len(queries.targets(session))
        answer = caseworker.post(OWN, data=AN_OWN | {"reason": "", "do": "preview"})
        assert answer.status_code == 200
        assert "Målet er altså højst" in answer.text
        assert 'value="Færre hjemløse hos os"' in answer.text
        assert "Ret dette" not in answer.text
        assert len(queries.targets(session)) == before

    def test_it_is_set_and_its_page_says_why(self, caseworker: FlaskClient, session: Session) -> None:
        answer = caseworker.post(OWN, data=AN_OWN | {"must_hold": "y"})
        assert (answer.status_code, answer.location) == (303, "/maaltal/faerre-hjemloese-hos-os")
        target = queries.target_by_slug(session, "faerre-hjemloese-hos-os")
        assert target is not None
        assert (target.baseline_value, target.relative_change, target.must_hold) == (45, -25, True)
        assert (target.reason, target.decision) == (AN_OWN["reason"], AN_OWN["decision"])
        assert "Byrådet 28. januar 2026, punkt 12" in caseworker.get(answer.location).text

    def test_a_number_is_taken_as_danes_write_it(self, caseworker: FlaskClient, session: Session) -> None:
        given = AN_OWN | {"kind": "at_most", "amount": "1.030"}
        assert caseworker.post(OWN, data=given).status_code == 303
        target = queries.target_by_slug(session, "faerre-hjemloese-hos-os")
        assert target is not None
        assert (target.target_value, target.relative_change) == (1030, None)

    @pytest.mark.parametrize(
        ("wrong", "field", "said"),
        [
            ({"title": ""}, "title", "Skriv målet med ord."),
            ({"kind": ""}, "kind-0", "Vælg, hvordan målet er sat."),
            ({"amount": ""}, "amount", "Skriv tallet."),
            ({"amount": "33.6"}, "amount", "Mener du 33,6?"),
            ({"amount": "en fjerdedel"}, "amount", "Det er ikke et tal."),
            ({"amount": ".."}, "amount", "Skriv et tal."),
            ({"amount": "0"}, "amount", "større end nul"),
            ({"amount": "9" * 400}, "amount", "Skriv højst 20 tegn."),
            ({"kind": "at_most", "amount": "33,5"}, "amount", "Skriv et helt tal"),
            ({"baseline_year": ""}, "baseline_year", "Skriv årstallet."),
            ({"baseline_year": "i fjor"}, "baseline_year", "Skriv et helt tal."),
            ({"baseline_year": "2012"}, "baseline_year", "Kommunen har intet tal"),
            ({"baseline_year": "2025"}, "baseline_year", "Kommunen har intet tal"),
            ({"baseline_year": "9" * 30}, "baseline_year", "et år fra 1900 til i år"),
            ({"target_year": "2011"}, "target_year", "efter udgangspunktet"),
            ({"reason": ""}, "reason", "Skriv, hvorfor"),
            ({"decision": " "}, "decision", "Skriv, hvor målet er besluttet."),
            ({"since": "2026-03-03"}, "since", "ikke ligger i fremtiden"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field_and_all_that_was_typed_stands(
        self, caseworker: FlaskClient, session: Session, wrong: dict[str, str], field: str, said: str
    ) -> None:
        before = len(queries.targets(session))
        answer = caseworker.post(OWN, data=AN_OWN | wrong)
        assert answer.status_code == 422
        assert f'href="#{field}"' in answer.text
        assert said in answer.text
        assert "title" in wrong or 'value="Færre hjemløse hos os"' in answer.text
        assert len(queries.targets(session)) == before

    def test_pressed_twice_it_is_set_once(self, caseworker: FlaskClient) -> None:
        assert caseworker.post(OWN, data=AN_OWN).status_code == 303
        answer = caseworker.post(OWN, data=AN_OWN)
        assert answer.status_code == 422
        assert "Kommunen har allerede et eget mål med den titel." in answer.text

    def test_what_is_not_measured_or_is_own_already_cannot_have_one(
        self, caseworker: FlaskClient, session: Session, goals: dict[str, Target]
    ) -> None:
        own = an_own_target(session, goals["hjemloese"])
        session.commit()
        for slug, said in ((own.slug, "Målet er allerede kommunens eget"), ("alkoholbehandling", "ingen indikator")):
            for answer in (
                caseworker.get(f"/maaltal/{slug}/eget-maal"),
                caseworker.post(f"/maaltal/{slug}/eget-maal", data=AN_OWN),
            ):
                assert answer.status_code == 409
                assert said in answer.text


def test_a_share_begins_with_its_number_and_a_goal_without_a_number_with_nothing(caseworker: FlaskClient) -> None:
    share = tree_of(caseworker, "/maaltal/stofmisbrug/eget-maal")
    assert share.xpath("//input[@name='kind' and @checked]/@value") == ["at_least"]
    assert share.xpath("//input[@name='amount']/@value") == ["50"]
    assert "Kommunen har ingen tal endnu." in words(share)
    unnumbered = tree_of(caseworker, "/maaltal/fagligt-niveau/eget-maal")
    assert unnumbered.xpath("//input[@name='kind' and @checked]") == []


ENDED = {"since": "2026-03-01", "reason": "Målet var tastet forkert.", "decision": "Center for Voksne retter det"}


@pytest.fixture
def own_page(session: Session, goals: dict[str, Target]) -> str:
    """The address of the own target's page."""
    a_local_series(session, goals["hjemloese"], {2011: 45, 2025: 40})
    made = an_own_target(session, goals["hjemloese"])
    session.commit()
    return f"/maaltal/{made.slug}"


def test_the_target_stands_as_withdrawn_with_its_reason_and_no_longer_beside_the_national(
    caseworker: FlaskClient, own_page: str
) -> None:
    assert own_page in tree_of(caseworker, "/maaltal/hjemloese").xpath("//section[@aria-labelledby='own']//a/@href")
    assert f"{own_page}/ophoer" in tree_of(caseworker, own_page).xpath("//a/@href")
    answer = caseworker.post(f"{own_page}/ophoer", data=ENDED)
    assert (answer.status_code, answer.location) == (303, own_page)
    page = tree_of(caseworker, own_page)
    (states,) = page.xpath("//section[@aria-labelledby='states']")
    assert "Gælder ikke længere Siden 1. marts 2026. Center for Voksne retter det" in words(states)
    assert "Målet var tastet forkert." in words(states)
    assert f"{own_page}/ophoer" not in page.xpath("//a/@href")
    (beside,) = tree_of(caseworker, "/maaltal/hjemloese").xpath("//section[@aria-labelledby='own']")
    assert "Kommunen har ikke sat sit eget." in words(beside)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"since": ""}, "since", "Skriv, hvornår"),
        ({"since": "2026-01-01"}, "since", "Målet kan ikke holde op, før"),
        ({"since": "2026-03-03"}, "since", "ikke ligger i fremtiden"),
        ({"reason": ""}, "reason", "Skriv, hvorfor"),
        ({"decision": ""}, "decision", "Skriv, hvor det er besluttet"),
    ],
)
def test_what_is_wrong_with_its_end_is_said_at_its_field(
    caseworker: FlaskClient, own_page: str, wrong: dict[str, str], field: str, said: str
) -> None:
    answer = caseworker.post(f"{own_page}/ophoer", data=ENDED | wrong)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert said in answer.text


def test_a_national_target_or_one_withdrawn_already_cannot_be(caseworker: FlaskClient, own_page: str) -> None:
    caseworker.post(f"{own_page}/ophoer", data=ENDED)
    for address in (f"{own_page}/ophoer", "/maaltal/hjemloese/ophoer"):
        assert caseworker.get(address).status_code == 409
        assert "Kun kommunens egne mål" in caseworker.post(address, data=ENDED).text


def test_a_case_no_longer_asks_how_it_goes(
    session: Session, goals: dict[str, Target], login: Login, own_page: str
) -> None:
    clerk = a_caseworker(session)
    case = with_goal_status(session, a_case(session, clerk), [goals["hjemloese"]])
    client, page = login(clerk), f"/sager/{case.id}/rediger"
    assert "En fjerdedel færre hos os" in client.get(page).text
    client.post(f"{own_page}/ophoer", data=ENDED)
    assert "En fjerdedel færre hos os" not in client.get(page).text


def test_an_administrator_does_not_withdraw_by_changing_the_state(administrator: FlaskClient, own_page: str) -> None:
    offered = tree_of(administrator, f"{own_page}/tilstand").xpath("//select[@name='state']/option/@value")
    assert "withdrawn" not in offered
    assert "superseded" in offered


def test_a_secretary_only_reads(session: Session, login: Login, own_page: str) -> None:
    assert login(a_secretary(session)).get(f"{own_page}/ophoer").status_code == 403
