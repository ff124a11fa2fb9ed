"""The page where a caseworker types the municipality's own figures."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.core.actors import SYSTEM
from portal.core.settings import Municipality, save_municipality
from portal.goals import actions, queries
from portal.goals.models import Observation, Target
from portal.goals.rules import ObservationStatus, Presence
from tests.conftest import Login
from tests.factories.accounts import a_caseworker
from tests.factories.goals import LOADED_AT, a_local_series, the_catalogue

PAGE = "/maaltal/hjemloese/tal"
SHARE = "/maaltal/stofmisbrug/tal"
Row = dict[str, str]


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    save_municipality(session, Municipality(name="Eksempel Kommune", code="999"))
    found = the_catalogue(session)
    a_local_series(session, found["hjemloese"], {2011: 44, 2012: None, 2013: 45})
    return found


@pytest.fixture
def clerk(session: Session, login: Login, targets: dict[str, Target]) -> FlaskClient:
    return login(a_caseworker(session))


def fields(answer: TestResponse) -> Row:
    """What stands in the form, as a browser would send it."""
    page: Any = lxml_html.fromstring(answer.text)
    named = [field for field in page.xpath("//main//input | //main//select | //main//textarea") if field.get("name")]
    return {field.get("name"): (field.value or "").strip() for field in named if field.get("name") != "csrf_token"}


def row_of(form: Row, period: str) -> str:
    """The beginning of the names of a period's fields."""
    name = next(name for name, value in form.items() if name.endswith("-period") and value == period)
    return name.removesuffix("period")


def typed(form: Row, of: str, /, **cells: str) -> Row:
    return form | {row_of(form, of) + name: text for name, text in cells.items()}


def save(client: FlaskClient, form: Row, page: str = PAGE, do: str = "save") -> TestResponse:
    return client.post(page, data=form | {"do": do})


def stored(session: Session, slug: str = "hjemloese") -> list[Observation]:
    session.rollback()
    target = queries.target_by_slug(session, slug)
    assert target is not None
    assert target.indicator is not None
    return list(queries.series(session, target.indicator.id, "999"))


def values(session: Session, slug: str = "hjemloese") -> dict[str, float | None]:
    return {row.period: row.value for row in stored(session, slug)}


def errors(answer: TestResponse) -> list[str]:
    page: Any = lxml_html.fromstring(answer.text)
    return [" ".join(found.text_content().split()) for found in page.xpath('//*[@class="form-error-message"]')]


def test_the_figures_that_stand_and_the_last_years_have_rows(clerk: FlaskClient) -> None:
    form = fields(clerk.get(PAGE))
    assert form[row_of(form, "2013") + "value"] == "45"
    assert form[row_of(form, "2012") + "value"] == "-"
    assert form[row_of(form, "2026") + "value"] == ""


def test_figures_are_saved_as_danes_write_them(clerk: FlaskClient, session: Session) -> None:
    form = typed(fields(clerk.get(PAGE)), "2024", value="5.290", source="Egen tælling", note="Talt i uge 6")
    answer = save(clerk, typed(form, "2025", value="..", status="preliminary"))
    assert (answer.status_code, answer.location) == (303, PAGE)
    *_, counted, kept_back = stored(session)
    assert (counted.period, counted.value, counted.source, counted.note) == (
        "2024", 5290, "Egen tælling", "Talt i uge 6",
    )  # fmt: skip
    assert (kept_back.presence, kept_back.status) == (Presence.SUPPRESSED, ObservationStatus.PRELIMINARY)


def test_a_share_has_how_many_it_is_of(clerk: FlaskClient, session: Session) -> None:
    form = typed(fields(clerk.get(SHARE)), "2025", value="33,6", out_of="1.250")
    save(clerk, form, SHARE)
    (row,) = stored(session, "stofmisbrug")
    assert (row.value, row.out_of, row.source) == (33.6, 1250, "Kommunens egen opgørelse")


def test_how_many_a_share_is_of_can_be_taken_out_again(clerk: FlaskClient, session: Session) -> None:
    save(clerk, typed(fields(clerk.get(SHARE)), "2025", value="33,6", out_of="1.250"), SHARE)
    save(clerk, typed(fields(clerk.get(SHARE)), "2025", out_of=""), SHARE)
    assert [row.out_of for row in stored(session, "stofmisbrug")] == [None]


def test_saving_twice_changes_nothing(clerk: FlaskClient, session: Session) -> None:
    save(clerk, typed(fields(clerk.get(PAGE)), "2025", value="47", note="Ny"))
    before = [row.id for row in stored(session)]
    answer = clerk.post(PAGE, data=fields(clerk.get(PAGE)) | {"do": "save"}, follow_redirects=True)
    assert "Intet var ændret" in answer.text
    assert [row.id for row in stored(session)] == before


def test_saving_does_not_make_invented_figures_real(clerk: FlaskClient, session: Session) -> None:
    save(clerk, typed(fields(clerk.get(PAGE)), "2011", value="40"))
    assert {row.period: row.is_invented for row in stored(session)} == {"2011": False, "2012": True, "2013": True}


def test_a_changed_figure_shows_the_old_one_with_its_day(clerk: FlaskClient, session: Session) -> None:
    save(clerk, typed(fields(clerk.get(PAGE)), "2013", value="46"))
    assert "Før: 45\u00a0personer indtil " in clerk.get(PAGE).text
    assert stored(session)[-1].status is ObservationStatus.REVISED


def test_a_figure_cannot_be_deleted_by_emptying_its_field(clerk: FlaskClient, session: Session) -> None:
    answer = save(clerk, typed(fields(clerk.get(PAGE)), "2013", value=""))
    assert (answer.status_code, values(session)["2013"]) == (422, 45)
    assert "kan ikke slettes" in errors(answer)[0]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"value": "33.6"}, "33,6?"),
        ({"value": "mange"}, "ikke et tal"),
        ({"value": "-4"}, "nul eller større"),
        ({"value": "1.000.000.000.001"}, "højst 1.000 milliarder"),
        ({"value": "1" + "0" * 25}, "højst 1.000 milliarder"),
        ({"value": "45", "period": "2099"}, "Perioden skal være"),
        ({"value": "45", "period": ""}, "der skal stå en periode"),
        ({"value": "45", "period": "2013"}, "Perioden står to gange"),
        ({"note": "Kun en note"}, "Skriv tallet"),
        ({"value": "45", "source": "x" * 301}, "højst 300 tegn"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_in_the_summary(
    clerk: FlaskClient, session: Session, cells: Row, said: str
) -> None:
    form = typed(fields(clerk.get(PAGE)), "2025", **cells)
    answer = save(clerk, typed(form, "2024", value="47"))
    assert answer.status_code == 422
    assert said.casefold() in errors(answer)[0].casefold()
    assert "Ret dette, og prøv igen" in answer.text
    assert fields(answer)[row_of(form, "2024") + "value"] == "47"
    assert "2024" not in values(session)


@pytest.mark.parametrize("out_of", ["0", "99999999999", "1" + "0" * 25])
def test_a_share_of_nobody_or_of_more_than_there_are_is_said_at_its_field(
    clerk: FlaskClient, session: Session, out_of: str
) -> None:
    answer = save(clerk, typed(fields(clerk.get(SHARE)), "2025", value="33,6", out_of=out_of), SHARE)
    assert answer.status_code == 422
    assert "Ud af, 2025: Antallet" in answer.text
    assert "højst 2.147.483.647" in errors(answer)[0]
    assert stored(session, "stofmisbrug") == []


def test_the_summary_says_which_period_an_error_is_of(clerk: FlaskClient) -> None:
    assert "Tal, 2025: " in save(clerk, typed(fields(clerk.get(PAGE)), "2025", value="33.6")).text


def test_two_who_change_the_same_figure_are_told(clerk: FlaskClient, session: Session) -> None:
    first, second = fields(clerk.get(PAGE)), fields(clerk.get(PAGE))
    save(clerk, typed(first, "2013", value="46"))
    answer = save(clerk, typed(second, "2013", value="47"))
    assert (answer.status_code, values(session)["2013"]) == (409, 46)
    assert "Nu står der 46 personer" in errors(answer)[0]
    assert save(clerk, fields(answer)).status_code == 303
    assert values(session)["2013"] == 47


def test_a_row_left_alone_does_not_take_back_what_another_has_changed(clerk: FlaskClient, session: Session) -> None:
    first, second = fields(clerk.get(PAGE)), fields(clerk.get(PAGE))
    save(clerk, typed(first, "2013", value="46"))
    assert save(clerk, typed(second, "2025", value="47")).status_code == 303
    assert (values(session)["2013"], values(session)["2025"]) == (46, 47)


def test_more_rows_keep_what_was_typed(clerk: FlaskClient, session: Session) -> None:
    form = typed(fields(clerk.get(PAGE)), "2025", value="47")
    answer = save(clerk, form, do="more")
    again = fields(answer)
    assert again[row_of(form, "2025") + "value"] == "47"
    assert sum(name.endswith("-period") for name in again) == sum(name.endswith("-period") for name in form) + 3
    assert "2025" not in values(session)


def test_pasted_cells_fill_the_rows_and_are_saved_afterwards(clerk: FlaskClient, session: Session) -> None:
    pasted = "2013\t46\n2018\t5.290\tforeløbigt\n"
    answer = save(clerk, fields(clerk.get(PAGE)) | {"pasted": pasted}, do="paste")
    form = fields(answer)
    assert (form[row_of(form, "2013") + "value"], form[row_of(form, "2018") + "value"]) == ("46", "5.290")
    assert (form[row_of(form, "2018") + "status"], form["pasted"]) == ("preliminary", "")
    assert values(session)["2013"] == 45
    save(clerk, form)
    assert (values(session)["2013"], values(session)["2018"]) == (46, 5290)


def test_pasted_cells_come_back_by_htmx_as_the_rows_alone(clerk: FlaskClient) -> None:
    data = fields(clerk.get(PAGE)) | {"pasted": "2018\t7\n", "do": "paste"}
    answer = clerk.post(PAGE, data=data, headers={"HX-Request": "true", "HX-Target": "rows"})
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    assert answer.text.strip().startswith('<div id="rows">')


def test_pasted_cells_are_not_lost_by_saving_too_early(clerk: FlaskClient) -> None:
    answer = save(clerk, fields(clerk.get(PAGE)) | {"pasted": "2018\t7"})
    assert (answer.status_code, "Fyld rækkerne" in errors(answer)[0]) == (422, True)
    assert fields(answer)["pasted"] == "2018\t7"


def test_what_cannot_fill_the_rows_stays_in_its_field(clerk: FlaskClient) -> None:
    answer = save(clerk, fields(clerk.get(PAGE)) | {"pasted": "2018\t1\t\t\t\t\tmere"}, do="paste")
    assert (answer.status_code, "flere celler" in errors(answer)[0]) == (422, True)
    assert "mere" in fields(answer)["pasted"]


def test_another_definition_has_figures_of_its_own(
    clerk: FlaskClient, session: Session, targets: dict[str, Target]
) -> None:
    indicator = targets["stofmisbrug"].indicator
    assert indicator is not None
    planned = actions.add_definition(
        session,
        target=targets["stofmisbrug"],
        name="Fuldførte planlagte forløb",
        definition="Forløb, der blev fuldført efter planen.",
        unit="pct.",
        denominator="planlagte forløb",
        source="Kommunens egen opgørelse",
        comparability="Andelen er kun af de planlagte forløb.",
        part_of=None,
        actor=SYSTEM,
        at=LOADED_AT,
    )
    session.commit()
    page = f"{SHARE}?opgoerelse={planned.key}"
    assert planned.name in clerk.get(SHARE).text
    save(clerk, typed(fields(clerk.get(page)), "2025", value="50"), page)
    assert [row.value for row in queries.series(session, planned.id, "999")] == [50]
    assert values(session, "stofmisbrug") == {}


def test_a_definition_that_is_not_there_is_not_found(clerk: FlaskClient) -> None:
    assert clerk.get(f"{PAGE}?opgoerelse=findes-ikke").status_code == 404


def test_without_a_code_the_page_says_who_can_set_it(session: Session, login: Login) -> None:
    the_catalogue(session)
    answer = login(a_caseworker(session)).get(PAGE)
    assert (answer.status_code, "Kommunens kode mangler" in answer.text) == (200, True)
