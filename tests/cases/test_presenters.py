"""The way of a case, and the components that show its content."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from lxml import html as lxml_html

from portal.cases.content import (
    AttachmentContent,
    CaseContent,
    GoalStatusContent,
    PromiseContent,
    RecommendationContent,
    RouteCell,
    SectionContent,
    TargetContent,
)
from portal.cases.presenters import way
from portal.cases.rules import CaseState, PromiseOutcome, RouteRole, SectionKind
from portal.core.records import from_json, to_json
from portal.goals.rules import Judgement
from tests.goals.samples import HOMELESS, local

BODIES = (("SOS", "Social- og Sundhedsudvalget"), ("ØKE", "Økonomi- og Erhvervsudvalget"), ("BYR", "Byrådet"))
CONTENT = CaseContent(
    case_number="27.42.00-G01-3-26",
    title="Status",
    caseworker="Sagsbehandler",
    other_caseworkers=("Kollega", "Konsulent"),
    route=tuple(RouteCell(code=code, name=name, role=None) for code, name in BODIES),
    sections=(
        SectionContent(kind=SectionKind.SUMMARY, heading="Resume", html=""),
        SectionContent(kind=SectionKind.PRESENTATION, heading="Sagsfremstilling", html="<h2>Baggrund</h2><p>Tekst</p>"),
    ),
    goal_statuses=(
        GoalStatusContent(
            area="Hjemløse",
            area_slug="hjemloese",
            html="<p>Lokalt</p>",
            targets=(
                TargetContent(
                    number=5,
                    slug="hjemloese",
                    title="Færre hjemløse",
                    baseline="5.290 personer (2011)",
                    latest="",
                    target="højst 4.000 personer i 2020",
                    judgement=Judgement.WRONG_WAY,
                    reason="Flere unge",
                ),
            ),
        ),
    ),
    recommendation=RecommendationContent(proposer="Direktøren", points=("status tages til efterretning",)),
    attachments=(
        AttachmentContent(
            attachment_id=7, title="Notat", filename="n.pdf", media_type="application/pdf", size=2_500_000,
            sha256="a" * 64, is_closed=False,
        ),
        AttachmentContent(
            attachment_id=8, title="", filename="Kun et navn", media_type="", size=0, sha256="", is_closed=True
        ),
    ),
)  # fmt: skip


HERE = replace(HOMELESS, local=local(HOMELESS, {2011: 45, 2013: 44}))
assert HERE.local is not None
REACHED = replace(HERE.local, assessment=replace(HERE.local.assessment, judgement=Judgement.REACHED))
FULL = replace(
    CONTENT.goal_statuses[0],
    targets=(replace(CONTENT.goal_statuses[0].targets[0], goal=replace(HERE, local=REACHED)),),
    promises=(PromiseContent(text="Ti boliger", due_on=date(2027, 5, 1), outcome=PromiseOutcome.OPEN),),
    earlier_promises=(
        PromiseContent(
            text="Et team", due_on=date(2026, 5, 1), outcome=PromiseOutcome.PARTLY_KEPT, note="To er ansat."
        ),
    ),
)


@pytest.fixture
def ui(app: Flask) -> Any:
    ui: Any = app.jinja_env.globals["ui"]
    with app.test_request_context():
        yield ui


def words(html: str) -> str:
    tree: Any = lxml_html.fromstring(f"<div>{html}</div>")
    return " ".join(tree.text_content().split())


def with_roles(*roles: RouteRole | None) -> tuple[RouteCell, ...]:
    return tuple(RouteCell(code=code, name=name, role=role) for (code, name), role in zip(BODIES, roles, strict=True))


class TestWay:
    @pytest.mark.parametrize(
        ("state", "is_placed", "current"),
        [
            (CaseState.DRAFT, False, "Skriv"),
            (CaseState.IN_REVIEW, False, "Godkendelse"),
            (CaseState.APPROVED, False, "Dagsorden"),
            (CaseState.APPROVED, True, "Møde"),
            (CaseState.DECIDED, True, None),
        ],
    )
    def test_one_step_is_current_those_before_it_done(
        self, state: CaseState, is_placed: bool, current: str | None
    ) -> None:
        steps = way(state, is_placed=is_placed)
        assert [label for label, at in steps if at == "current"] == ([current] if current else [])
        order = [at for _label, at in steps]
        assert order == sorted(order, key=["done", "current", "ahead"].index)


class TestItemBody:
    def test_what_has_words_is_shown_in_its_order(self, ui: Any) -> None:
        tree: Any = lxml_html.fromstring(f"<div>{ui.item_body(CONTENT)}</div>")
        assert [heading.text_content() for heading in tree.iter("h2", "h3")] == [
            "Sagsfremstilling", "Baggrund", "Målstatus", "Hjemløse", "Indstilling", "Om sagen", "Bilag",
        ]  # fmt: skip
        text = words(ui.item_body(CONTENT))
        assert "Direktøren indstiller, at status tages til efterretning" in text
        assert "Kollega og Konsulent" in text

    def test_headings_begin_where_the_page_wants_them(self, ui: Any) -> None:
        html = ui.item_body(CONTENT, level=3)
        assert "<h2" not in html
        assert "<h4>Baggrund</h4>" in html

    def test_attachments_are_linked_where_there_is_an_address(self, ui: Any) -> None:
        html = ui.item_body(CONTENT, attachment_urls={7: "/bilag/7"})
        assert '<a href="/bilag/7">Notat</a>' in html
        assert "Notat (PDF, 2,5 MB)" in words(html)
        assert "Kun et navn Lukket" in words(html)
        assert html.count("<a ") == 1

    def test_a_case_with_nothing_in_it_shows_only_its_facts(self, ui: Any) -> None:
        bare = replace(CONTENT, sections=(), goal_statuses=(), recommendation=None, attachments=(), route=None)
        assert words(ui.item_body(bare)).startswith("Om sagen")


class TestRouteTable:
    def test_a_route_is_told_in_words_and_in_codes(self, ui: Any) -> None:
        html = ui.route_table(with_roles(RouteRole.DECIDES, RouteRole.INFORMED, RouteRole.DECIDES))
        assert "Behandles i Social- og Sundhedsudvalget og Byrådet." in words(html)
        assert "Til orientering i Økonomi- og Erhvervsudvalget." in words(html)
        tree: Any = lxml_html.fromstring(f"<div>{html}</div>")
        assert [cell.text for cell in tree.iter("th")] == ["SOS", "ØKE", "BYR"]
        assert [cell.text for cell in tree.iter("td")] == ["X", "(x)", "X"]

    @pytest.mark.parametrize("route", [None, (), with_roles(None, None, None)])
    def test_an_unknown_route_is_not_nobody(self, ui: Any, route: tuple[RouteCell, ...] | None) -> None:
        assert words(ui.route_table(route)) == "Behandles i: ikke oplyst."


class TestGoalStatus:
    def test_a_target_has_its_row_with_figures_judgement_and_reason(self, ui: Any) -> None:
        html = ui.goal_status(CONTENT.goal_statuses[0])
        tree: Any = lxml_html.fromstring(f"<div>{html}</div>")
        (row,) = tree.findall(".//tbody/tr")
        assert words(row.find("th").text_content()) == "5. Færre hjemløse"
        cells = [words(cell.text_content()) for cell in row.iter("td")]
        assert cells == [  # each begins with its heading, which only a phone shows
            "Udgangspunkt 5.290 personer (2011)", "Seneste landstal –Intet tal", "Måltal højst 4.000 personer i 2020",
            "Vores vurdering ▼forkert retning Flere unge",
        ]  # fmt: skip

    def test_what_nobody_has_judged_says_so(self, ui: Any) -> None:
        status = CONTENT.goal_statuses[0]
        unjudged = replace(status, targets=(replace(status.targets[0], judgement=None, reason=""),))
        assert "ikke vurderet" in words(ui.goal_status(unjudged))

    def test_a_text_that_stands_alone_has_no_heading_of_its_own(self, ui: Any) -> None:
        assert "Hvad er sket?" not in ui.goal_status(CONTENT.goal_statuses[0])

    def test_each_text_stands_under_its_heading_and_promises_with_their_day(self, ui: Any) -> None:
        html = ui.goal_status(FULL)
        tree: Any = lxml_html.fromstring(f"<div>{html}</div>")
        assert [heading.text_content() for heading in tree.iter("h3", "h4")] == [
            "Hjemløse", "Hvad er sket?", "Hvad gør vi nu?", "Sidste års løfter",
        ]  # fmt: skip
        assert "Ti boliger (senest 1. maj 2027)" in words(html)
        assert "Et team (senest 1. maj 2026) Delvist gjort To er ansat." in words(html)

    def test_what_the_figures_say_stands_beside_another_judgement(self, ui: Any) -> None:
        table = words(ui.goal_status(FULL))
        for cell in ("44 personer (2013)", "Beregnet: nået", "Kommunens tal"):
            assert cell in table

    def test_the_charts_and_their_figures_are_folded(self, ui: Any) -> None:
        tree: Any = lxml_html.fromstring(f"<div>{ui.goal_status(FULL)}</div>")
        (folded,) = tree.iter("details")
        assert "open" not in folded.attrib
        assert len(list(folded.iter("figure"))) == 2
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))

    def test_what_an_older_release_froze_is_still_shown(self, ui: Any) -> None:
        frozen = to_json(CONTENT.goal_statuses[0])
        for name in ("why_html", "next_html", "promises", "earlier_promises", "sentences"):
            del frozen[name]
        del frozen["targets"][0]["goal"]
        assert ui.goal_status(from_json(GoalStatusContent, frozen)) == ui.goal_status(CONTENT.goal_statuses[0])
