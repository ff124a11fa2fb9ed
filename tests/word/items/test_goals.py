"""The goal status' tables."""

from dataclasses import replace
from datetime import date
from typing import Any

from docx.oxml.ns import qn

from portal.agendas.content import ItemContent
from portal.cases.content import GoalStatusContent, PromiseContent
from portal.cases.rules import PromiseOutcome
from portal.goals.content import marked, public_copy
from portal.goals.rules import Judgement, Secrecy
from tests.goals import samples
from tests.goals.samples import HOMELESS
from tests.word.examples import EMPTY_CASE, RICH_ITEM, TARGETS
from tests.word.reading import headings, written


def test_the_header_row_of_a_goal_table_repeats_and_its_rows_stay_whole() -> None:
    rows = written(RICH_ITEM).tables[2].rows

    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * 3
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_goal_table_is_named_for_those_who_cannot_see_it() -> None:
    captions = [table._tbl.tblPr.find(qn("w:tblCaption")) for table in written(RICH_ITEM).tables]

    assert [caption.get(qn("w:val")) for caption in captions if caption is not None] == [
        "Sagsgang",
        "Målstatus: Hjemløse",
        "Målstatus: Misbrug",
    ]


def a_status(**changes: Any) -> ItemContent:
    """The rich item with one area, on a target that the municipality has its own figures of."""
    local = replace(samples.local(HOMELESS, {2011: 45, 2013: 44}), aim_text="højst 33 personer i 2020")
    target = replace(TARGETS[0], judgement=Judgement.UNCLEAR, reason="Få tal.", goal=replace(HOMELESS, local=local))
    status = GoalStatusContent(area="Hjemløse", area_slug="hjemloese", html="<p>Sket.</p>", targets=(target,))
    return replace(RICH_ITEM, case=replace(EMPTY_CASE, goal_statuses=(replace(status, **changes),)), decision=None)


def words_after(item: ItemContent, heading: str) -> list[str]:
    texts = [found.text for found in written(item).paragraphs]
    return texts[texts.index(heading) + 1 :]


def test_the_municipalitys_figures_have_a_column_where_there_are_any() -> None:
    table = written(a_status()).tables[0]

    assert [cell.text for cell in table.rows[0].cells][3] == "Kommunens tal"
    assert [cell.text for cell in table.rows[1].cells][3:] == [
        "44 personer (2013)",
        "højst 4.000 personer (2020)\nLokalt: højst 33 personer i 2020",
        "Uklart\nFå tal.",
    ]


def test_what_the_figures_say_stands_with_another_judgement() -> None:
    item = a_status()
    assert item.case is not None
    (target,) = item.case.goal_statuses[0].targets
    plain = replace(target, goal=HOMELESS)

    assert HOMELESS.assessment.judgement is None
    found = replace(HOMELESS, assessment=replace(HOMELESS.assessment, judgement=Judgement.TOO_SLOW))
    cells = written(a_status(targets=(replace(plain, goal=found),))).tables[0].rows[1].cells
    assert cells[-1].text == "Uklart\nBeregnet: for langsomt\nFå tal."


def test_a_text_that_stands_alone_has_no_heading_of_its_own() -> None:
    assert headings(written(a_status()), 3) == []


def test_each_text_stands_under_its_heading_and_the_promises_are_a_list() -> None:
    promises = (
        PromiseContent(text="Ti boliger", due_on=date(2027, 5, 1), outcome=PromiseOutcome.OPEN),
        PromiseContent(text="Et team", due_on=None, outcome=PromiseOutcome.OPEN),
    )
    item = a_status(why_html="<p>Fordi.</p>", promises=promises)

    assert headings(written(item), 3) == ["Hvad er sket?", "Hvorfor?", "Hvad gør vi nu?"]
    assert words_after(item, "Hvad gør vi nu?")[:2] == ["Ti boliger (senest 1. maj 2027)", "Et team"]


def test_last_years_promises_are_told_with_what_came_of_them() -> None:
    kept = PromiseContent(text="Et team.", due_on=date(2026, 5, 1), outcome=PromiseOutcome.KEPT, note="To er ansat.")

    assert words_after(a_status(earlier_promises=(kept,)), "Sidste års løfter")[0] == (
        "Et team (senest 1. maj 2026). Gjort. To er ansat."
    )


def test_a_figure_that_citizens_do_not_see_is_marked_with_the_reason() -> None:
    local = replace(samples.local(HOMELESS, {2011: 4, 2013: 3}), aim_text="højst 3 personer i 2020")
    secrets = {("hjemloese", "2011"): Secrecy.SMALL_COUNT, ("hjemloese", "2013"): Secrecy.SMALL_COUNT}
    goal = replace(HOMELESS, local=local)
    target = replace(TARGETS[0], judgement=None, reason="", goal=marked(goal, secrets))

    cells = [cell.text for cell in written(a_status(targets=(target,))).tables[0].rows[1].cells]
    assert cells[3] == f"3 personer (2013)\nVises ikke for borgerne. {Secrecy.SMALL_COUNT.sentence}"
    assert cells[4].endswith(f"\nVises ikke for borgerne. {Secrecy.GIVES_ANOTHER.sentence}")

    public = replace(target, goal=public_copy(goal, secrets))
    assert "Vises ikke" not in written(a_status(targets=(public,))).tables[0].rows[1].cells[3].text
