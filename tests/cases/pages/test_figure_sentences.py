"""Beside the fields of a goal status: sentences of figures that go into the text, and what was last published."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.accounts.models import User
from portal.cases import actions
from portal.cases.content import GoalStatusContent, PublishedStatus
from portal.cases.models import Case
from portal.cases.presenters import PUBLISHED_STATUSES
from portal.core import clock
from portal.goals.models import Target
from tests.cases.pages import edit_url, form_of, send, typed_in, with_area, words_of
from tests.conftest import Login
from tests.factories.accounts import a_caseworker
from tests.factories.cases import a_case, a_decided_status_case, as_actor, with_goal_status, with_promise
from tests.factories.goals import a_local_series, the_catalogue, the_municipality

HTML = "goal_statuses-0-html"
STATED = "goal_statuses-0-judgements-0-stated"
REASON = "goal_statuses-0-judgements-0-reason"


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
def case(session: Session, author: User) -> Case:
    return a_case(session, author)


@pytest.fixture
def writer(author: User, case: Case, targets: dict[str, Target], login: Login) -> FlaskClient:
    return login(author)


def buttons(page: TestResponse, verb: str) -> list[str]:
    """What the buttons of a verb send."""
    tree: Any = lxml_html.fromstring(page.text)
    found = [button.get("value") or "" for button in tree.iter("button")]
    return [value for value in found if value.startswith(f"{verb}:")]


class TestSentences:
    def test_one_press_puts_a_sentence_at_the_end_and_saves_nothing(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        page = with_area(writer, case, targets["hjemloese"])
        do = buttons(page, "insert")[0]
        page = send(writer, case, typed_in(page) | {HTML: "<p>Vi har talt.</p>"}, do=do)
        (html,) = typed_in(page)[HTML]
        assert html.strip().startswith("<p>Vi har talt. Antallet af hjemløse i Eksempel Kommune faldt fra 47")
        assert do not in buttons(page, "insert")
        assert "Sætningen er sat ind" in page.text
        session.expire_all()
        assert case.goal_statuses == []

    def test_a_target_that_was_not_mentioned_is_not_judged_yet_when_its_sentence_is_put_in(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        page = with_area(writer, case, targets["hjemloese"])
        assert typed_in(page)[STATED] == ["not_mentioned"]
        assert typed_in(send(writer, case, typed_in(page), do=buttons(page, "insert")[0]))[STATED] == [""]

    def test_it_is_judged_as_computed_where_the_figures_say_something(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        a_local_series(session, targets["hjemloese"], {2021: 40})
        session.commit()
        page = with_area(writer, case, targets["hjemloese"])
        typed = typed_in(page) | {STATED: "not_mentioned"}
        assert typed_in(send(writer, case, typed, do=buttons(page, "insert")[0]))[STATED] == ["not_reached"]

    def test_a_judgement_that_somebody_has_stated_stands_and_so_do_the_other_targets(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        page = with_area(writer, case, targets["stofmisbrug"])
        other = STATED.replace("judgements-0", "judgements-1")
        stated = {STATED: ["too_slow"], other: ["not_mentioned"]}
        (do, *_) = [value for value in buttons(page, "insert") if f":{targets['stofmisbrug'].id}:" in value]
        after = typed_in(send(writer, case, typed_in(page) | stated, do=do))
        assert {name: after[name] for name in stated} == stated

    def test_by_htmx_the_areas_come_back(self, case: Case, targets: dict[str, Target], writer: FlaskClient) -> None:
        page = with_area(writer, case, targets["hjemloese"])
        headers = {"HX_Request": "true", "HX_Target": "goal_statuses"}
        answer = send(writer, case, typed_in(page), do=buttons(page, "insert")[0], **headers)
        assert ("<html" in answer.text, "faldt fra 47" in answer.text) == (False, True)

    @pytest.mark.parametrize(
        "do", ["insert:999:1:x", "insert:x", "insert:::", "replace:1:999", "repeat:1:", "insert:1:1:x"]
    )
    def test_a_button_that_makes_no_sense_changes_nothing(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient, do: str
    ) -> None:
        typed = typed_in(with_area(writer, case, targets["hjemloese"]))
        assert typed_in(send(writer, case, typed, do=do)) == typed

    @pytest.fixture
    def stale(self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient) -> Case:
        """A saved case with a sentence whose figure is revised afterwards."""
        page = with_area(writer, case, targets["hjemloese"])
        page = send(writer, case, typed_in(page), do=buttons(page, "insert")[0])
        assert send(writer, case, typed_in(page)).status_code == 303
        a_local_series(session, targets["hjemloese"], {2017: 41})
        session.commit()
        return case

    def test_a_revised_figure_is_told_at_the_field_and_replaced_by_one_press(
        self, session: Session, stale: Case, writer: FlaskClient
    ) -> None:
        page = writer.get(edit_url(stale))
        assert "Tallet er ændret, siden sætningen blev sat ind" in page.text
        page = send(writer, stale, typed_in(page), do=buttons(page, "replace")[0])
        (html,) = typed_in(page)[HTML]
        assert ("til 41 i 2017" in html.replace("\xa0", " "), "til 43" in html) == (True, False)
        assert buttons(page, "replace") == []
        assert send(writer, stale, typed_in(page)).status_code == 303
        assert "Tallet er ændret" not in writer.get(edit_url(stale)).text

    @pytest.mark.parametrize("field", ["goal_statuses-0-why_html", "goal_statuses-0-next_html"])
    def test_it_is_replaced_in_the_field_where_it_stands(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient, field: str
    ) -> None:
        page = with_area(writer, case, targets["hjemloese"])
        typed = typed_in(send(writer, case, typed_in(page), do=buttons(page, "insert")[0]))
        moved = typed | {field: typed[HTML], HTML: ["Rå tekst"]}
        page = send(writer, case, moved, do="up:sections:9")
        assert "Står i teksten" in page.text
        assert send(writer, case, moved).status_code == 303
        a_local_series(session, targets["hjemloese"], {2017: 41})
        session.commit()
        page = writer.get(edit_url(case))
        after = typed_in(send(writer, case, typed_in(page) | {HTML: ["Rå tekst"]}, do=buttons(page, "replace")[0]))
        assert "til 41 i 2017" in after[field][0].replace("\xa0", " ")
        assert after[HTML][0].strip() == "Rå tekst"

    def test_a_figure_that_citizens_may_not_see_is_marked_and_no_sentence_of_it_is_on_offer(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient
    ) -> None:
        a_local_series(session, targets["hjemloese"], {2025: 3})
        session.commit()
        page = with_area(writer, case, targets["hjemloese"])
        assert "Eksempel Kommune 2025: Vises ikke for borgerne Tallet er så lille" in words_of(page)
        tree: Any = lxml_html.fromstring(page.text)
        (offered,) = tree.find_class("status-sentences")
        assert "2017" in offered.text_content()
        assert "2025" not in offered.text_content()

    def test_it_is_told_on_the_cases_page_and_when_it_is_sent_and_stops_nobody(
        self, session: Session, stale: Case, writer: FlaskClient
    ) -> None:
        assert "Tallet er ændret, siden sætningen" in writer.get(f"/sager/{stale.id}").text
        answer = send(writer, stale, form_of(writer, stale), do="submit")
        assert answer.status_code == 303
        assert "siden sætningen blev sat ind" in writer.get(answer.location).text

    def test_the_short_way_to_approval_tells_it_too(self, stale: Case, writer: FlaskClient) -> None:
        page = writer.post(f"/sager/{stale.id}/send", follow_redirects=True)
        assert page.text.count("siden sætningen") == 2


PUBLISHED = PublishedStatus(
    status=GoalStatusContent(
        area="Hjemløse", area_slug="hjemloese", html="<p>Sidste gangs ord</p>", targets=(), next_html="<p>Planen</p>"
    ),
    label="Social- og Sundhedsudvalget 30. oktober 2013, punkt 104",
    url="/udvalg/sos/moeder/2013-10-30/punkter/104",
    published_on=date(2016, 10, 30),
)


class TestPublished:
    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The areas that publication is asked of; it has something of one."""
        slugs: list[str] = []

        def provide(_session: Session, areas: Collection[str]) -> dict[str, PublishedStatus]:
            slugs.extend(areas)
            return {area: PUBLISHED for area in areas if area == "hjemloese"}

        monkeypatch.setattr(PUBLISHED_STATUSES, "_providers", [provide])
        return slugs

    def test_what_was_published_stands_beside_the_empty_fields(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient, asked: list[str]
    ) -> None:
        page = with_area(writer, case, targets["hjemloese"])
        for words in ("Sidste gangs ord", "Planen", PUBLISHED.label, PUBLISHED.url, "30. oktober 2016"):
            assert words in page.text
        typed = typed_in(page) | {HTML: "<p>Nye ord</p>"}
        assert "Sidste gangs ord" not in send(writer, case, typed, do="up:sections:9").text

    def test_figures_that_came_since_are_marked(
        self, case: Case, targets: dict[str, Target], writer: FlaskClient, asked: list[str]
    ) -> None:
        words = words_of(with_area(writer, case, targets["hjemloese"]))
        assert "Nyt siden sidst Eksempel Kommune: 43 personer (2017)" in words

    def test_an_area_that_is_written_asks_nothing(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient, asked: list[str]
    ) -> None:
        page = with_area(writer, case, targets["hjemloese"])
        asked.clear()
        texts = {f"goal_statuses-0-{name}": "<p>Ord</p>" for name in ("html", "why_html", "next_html")}
        send(writer, case, typed_in(page) | texts, do="up:sections:9")
        assert asked == []

    def test_each_area_that_is_not_written_asks_once(
        self, session: Session, case: Case, targets: dict[str, Target], writer: FlaskClient, asked: list[str]
    ) -> None:
        for slug in ("hjemloese", "stofmisbrug"):
            with_goal_status(session, case, [targets[slug]])
        session.commit()
        writer.get(edit_url(case))
        assert asked == ["hjemloese", "misbrug"]


class TestLastYear:
    @pytest.fixture
    def renewed(self, session: Session, author: User, targets: dict[str, Target]) -> Case:
        """A case that goes on from last year's, which promised something."""
        earlier = a_decided_status_case(session, [targets["hjemloese"]], author, html="<p>Sidste års ord</p>")
        with_promise(session, earlier, "Ti boliger")
        case = actions.renew(session, case=earlier, actor=as_actor(author), at=clock.now())
        session.commit()
        return case

    def test_last_years_words_and_promises_stand_beside_the_field(self, renewed: Case, writer: FlaskClient) -> None:
        page = writer.get(edit_url(renewed))
        assert typed_in(page)[HTML][0].strip() == ""
        for words in ("Sidst skrev vi", "Sidste års ord", "Ti boliger"):
            assert words in page.text

    def test_nothing_new_is_one_press_and_never_takes_what_is_typed(self, renewed: Case, writer: FlaskClient) -> None:
        page = writer.get(edit_url(renewed))
        (do,) = buttons(page, "repeat")
        repeated = typed_in(send(writer, renewed, typed_in(page), do=do))
        assert repeated[HTML][0].strip() == "<p>Sidste års ord</p>"
        assert repeated["goal_statuses-0-promises-0-text"] == ["Ti boliger"]
        kept = typed_in(send(writer, renewed, typed_in(page) | {HTML: "<p>Nye ord</p>"}, do=do))
        assert kept[HTML][0].strip() == "<p>Nye ord</p>"
