"""The goal status in the form: targets with their figures, judgements, sentences, promises, and who writes."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.accounts.models import User
from portal.cases import queries
from portal.cases.models import Case
from portal.cases.rules import CaseState
from portal.core import clock
from portal.goals.models import StateChange, Target
from portal.goals.rules import Judgement, TargetState
from tests.cases.pages import Typed, edit_url, form_of, headings, send, typed_in, with_area, words_of
from tests.conftest import CountQueries, Login
from tests.factories.accounts import a_caseworker
from tests.factories.cases import a_case, with_asked_colleague, with_goal_status
from tests.factories.goals import a_local_series, an_own_target, the_catalogue, the_municipality

HTML = "goal_statuses-0-html"
STATED = "goal_statuses-0-judgements-0-stated"
REASON = "goal_statuses-0-judgements-0-reason"
FOLDED = "Tal og graf"


@pytest.fixture
def author(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    the_municipality(session)
    found = the_catalogue(session)
    a_local_series(session, found["hjemloese"], {2011: 45, 2013: 44, 2015: 47, 2017: 43})
    return found


@pytest.fixture
def missed(session: Session, targets: dict[str, Target]) -> Target:
    """A target of which the municipality's figures say that it was not reached."""
    a_local_series(session, targets["hjemloese"], {2021: 40})
    session.commit()
    return targets["hjemloese"]


@pytest.fixture
def case(session: Session, author: User) -> Case:
    return a_case(session, author)


@pytest.fixture
def writer(author: User, case: Case, targets: dict[str, Target], login: Login) -> FlaskClient:
    return login(author)


class TestTargets:
    def test_an_area_brings_in_its_targets_but_not_those_that_are_only_announced(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        page = with_area(writer, case, targets["stofmisbrug"])
        assert [targets[slug].title for slug in ("stofmisbrug", "narkodoedsfald")] == [
            heading.partition(" ")[2] for heading in headings(page, "h4")
        ]
        assert targets["alkoholbehandling"].title not in page.text

    def test_the_municipalitys_figures_its_own_target_and_how_the_national_one_applies_stand_there(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        an_own_target(session, targets["hjemloese"], title="En fjerdedel færre hos os")
        session.commit()
        page = with_area(writer, case, targets["hjemloese"])
        assert "En fjerdedel færre hos os" in headings(page, "h4")
        for words in ("højst 33", "kommunens eget tal for 2011", "43 personer (2017)", "Ikke nået"):
            assert words in words_of(page)
        assert page.text.count("<figure") == 3

    def test_a_judgement_starts_as_the_computed_one(
        self, session: Session, case: Case, missed: Target, writer: FlaskClient
    ) -> None:
        local = queries.goals_as_of(session, clock.today())["hjemloese"].local
        assert local is not None
        assert local.assessment.judgement is Judgement.NOT_REACHED
        assert typed_in(with_area(writer, case, missed))[STATED] == ["not_reached"]

    def test_where_nothing_is_computed_it_starts_as_not_mentioned(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        assert typed_in(with_area(writer, case, targets["hjemloese"]))[STATED] == ["not_mentioned"]

    def test_what_needs_no_reason_is_marked_for_the_style_sheet(
        self, case: Case, missed: Target, writer: FlaskClient
    ) -> None:
        page: Any = lxml_html.fromstring(with_area(writer, case, missed).text)
        marked = page.xpath(f"//select[@name='{STATED}']/option[@class='needs-no-reason']/@value")
        assert marked == ["", "not_reached", "not_mentioned"]

    def test_sending_without_the_reason_names_its_field(
        self, session: Session, case: Case, missed: Target, writer: FlaskClient
    ) -> None:
        typed = typed_in(with_area(writer, case, missed)) | {STATED: "reached"}
        answer = send(writer, case, typed, do="submit")
        assert answer.status_code == 422
        assert f'href="#{REASON}"' in answer.text
        assert f'id="{REASON}-error"' in answer.text
        answer = send(writer, case, typed_in(answer) | {REASON: "Vi tæller kun gadesovere."}, do="submit")
        assert answer.status_code == 303
        session.expire_all()
        assert case.state is CaseState.IN_REVIEW

    def test_the_cases_page_leads_to_the_missing_reason(
        self, session: Session, case: Case, missed: Target, writer: FlaskClient
    ) -> None:
        typed = typed_in(with_area(writer, case, missed)) | {STATED: "reached"}
        send(writer, case, typed)
        assert f"rediger#{REASON}" in writer.get(f"/sager/{case.id}").text


class TestWhatIsFolded:
    @pytest.fixture
    def misused(self, session: Session, targets: dict[str, Target]) -> Target:
        """A target with national figures only."""
        return targets["stofmisbrug"]

    @pytest.mark.parametrize("state", [TargetState.REACHED, TargetState.NOT_REACHED, TargetState.DEFINITION_CHANGED])
    def test_figures_of_a_target_that_is_over_are_folded_where_the_municipality_has_none(
        self, session: Session, case: Case, misused: Target, writer: FlaskClient, state: TargetState
    ) -> None:
        _comes_to(session, misused, state)
        line = _line_of(with_area(writer, case, misused), misused)
        (folded,) = line.xpath(f"./details[summary[starts-with(., '{FOLDED}')]]")
        assert len(folded.xpath(".//figure")) == len(line.xpath(".//figure")) > 0
        assert folded.xpath(".//*[@class='assessment']")
        assert not folded.xpath(".//select")
        assert (state.label in line.text_content(), "open" in folded.attrib) == (True, False)

    def test_those_of_a_target_that_holds_are_not(
        self, session: Session, case: Case, misused: Target, writer: FlaskClient
    ) -> None:
        _comes_to(session, misused, TargetState.ACTIVE)
        line = _line_of(with_area(writer, case, misused), misused)
        assert line.xpath("./div//figure")
        assert FOLDED not in line.text_content()

    def test_those_of_the_municipality_never_are(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        _comes_to(session, targets["hjemloese"], TargetState.NOT_REACHED)
        line = _line_of(with_area(writer, case, targets["hjemloese"]), targets["hjemloese"])
        assert FOLDED not in line.text_content()


def _comes_to(session: Session, target: Target, state: TargetState) -> None:
    """The target is in this state and has been in no other."""
    for change in target.states:
        session.delete(change)
    session.flush()
    session.add(StateChange(target_id=target.id, state=state, since="2022", source="Kilden"))
    session.commit()


def _line_of(page: TestResponse, target: Target) -> Any:
    tree: Any = lxml_html.fromstring(page.text)
    (line,) = [found for found in tree.find_class("status-target") if target.title in found.findtext("legend/h4")]
    return line


class TestPromises:
    def test_a_promise_is_added_dated_taken_out_and_saved(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        area_id = targets["hjemloese"].area_id
        page = with_area(writer, case, targets["hjemloese"])
        for place, text in enumerate(["Ti boliger", "Et team", "Et kursus"]):
            page = send(writer, case, typed_in(page), do=f"add:promises:{area_id}:")
            name = f"goal_statuses-0-promises-{place}"
            typed = typed_in(page) | {f"{name}-text": text, f"{name}-due_on": "2027-05-01" if place == 0 else ""}
            page = send(writer, case, typed, do="up:sections:9")
        page = send(writer, case, typed_in(page), do=f"remove:promises:{area_id}:1")
        assert send(writer, case, typed_in(page)).status_code == 303
        session.expire_all()
        assert [(row.text, row.due_on) for row in case.goal_statuses[0].promises] == [
            ("Ti boliger", date(2027, 5, 1)), ("Et kursus", None),
        ]  # fmt: skip

    def test_a_day_alone_promises_nothing(self, case: Case, targets: dict[str, Target], writer: FlaskClient) -> None:
        page = with_area(writer, case, targets["hjemloese"])
        page = send(writer, case, typed_in(page), do=f"add:promises:{targets['hjemloese'].area_id}:")
        answer = send(writer, case, typed_in(page) | {"goal_statuses-0-promises-0-due_on": "2027-05-01"})
        assert (answer.status_code, 'href="#goal_statuses-0-promises-0-text"' in answer.text) == (422, True)

    def test_no_more_are_added_than_there_may_be(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        typed = typed_in(with_area(writer, case, targets["hjemloese"]))
        typed |= {f"goal_statuses-0-promises-{place}-text": f"Løfte {place}" for place in range(40)}
        answer = send(writer, case, typed, do=f"add:promises:{targets['hjemloese'].area_id}:")
        assert (answer.status_code, "højst have 40 løfter" in answer.text) == (422, True)


class TestTask:
    def test_an_area_is_given_to_a_colleague_who_then_writes_in_the_case(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient, login: Login
    ) -> None:
        colleague = a_caseworker(session, name="Kollega")
        session.commit()
        typed = typed_in(with_area(writer, case, targets["hjemloese"]))
        given = {"goal_statuses-0-assignee_id": str(colleague.id), "goal_statuses-0-due_on": "2026-12-01"}
        assert send(writer, case, typed | given).status_code == 303
        assert "2026-12-01" in writer.get(edit_url(case)).text
        browser = login(colleague)
        assert send(browser, case, form_of(browser, case) | {HTML: "<p>Mit område</p>"}).status_code == 303
        session.expire_all()
        assert case.goal_statuses[0].html == "<p>Mit område</p>"

    def test_a_colleague_finds_the_case_among_their_own(
        self, session: Session, case: Case, targets: dict[str, Target]
    ) -> None:
        colleague = a_caseworker(session, name="Kollega")
        assert queries.of_caseworker(session, colleague.id) == []
        with_asked_colleague(session, case, targets["hjemloese"], colleague)
        assert [found.id for found in queries.of_caseworker(session, colleague.id)] == [case.id]

    def test_only_a_caseworker_can_be_asked(self, case: Case, targets: dict[str, Target], writer: FlaskClient) -> None:
        typed = typed_in(with_area(writer, case, targets["hjemloese"]))
        answer = send(writer, case, typed | {"goal_statuses-0-assignee_id": "999"})
        assert (answer.status_code, 'href="#goal_statuses-0-assignee_id"' in answer.text) == (422, True)


class TestConflict:
    def test_what_a_colleague_wrote_of_the_area_is_shown(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        with_goal_status(session, case, [targets["hjemloese"]])
        session.commit()
        mine: Typed = form_of(writer, case)
        theirs = mine | {
            "goal_statuses-0-why_html": "<p>Kollegaens forklaring</p>",
            "goal_statuses-0-promises-0-text": "Kollegaens løfte",
            "goal_statuses-0-due_on": "2026-12-01",
        }
        assert send(writer, case, theirs).status_code == 303
        answer = send(writer, case, mine | {HTML: "<p>Min tekst</p>"})
        assert answer.status_code == 409
        for words in ("Kollegaens forklaring", "Løfte: Kollegaens løfte", "Frist for at skrive: 1. december 2026"):
            assert words in answer.text


def test_more_areas_ask_no_more_once_they_are_written(
    session: Session,
    case: Case,
    author: User,
    targets: dict[str, Target],
    writer: FlaskClient,
    count_queries: CountQueries,
) -> None:
    with_goal_status(session, case, [targets["hjemloese"]])
    long = a_case(session, author)
    for slug in ("hjemloese", "genindskrivning", "stofmisbrug", "kriminalitet", "anbringelser-sammenbrud"):
        with_goal_status(session, long, [targets[slug]])
    for status in (*case.goal_statuses, *long.goal_statuses):
        status.why_html = status.next_html = "<p>Ord</p>"
    session.commit()
    counts = []
    for address in ("{}/rediger", "{}"):
        for each in (case, long):
            with count_queries() as asked:
                assert writer.get("/sager/" + address.format(each.id)).status_code == 200
            counts.append(len(asked))
    assert (counts[0], counts[2]) == (counts[1], counts[3])
