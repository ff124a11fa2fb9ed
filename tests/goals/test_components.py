"""The chart and its table as html."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html as lxml_html

from portal.core.danish import NBSP
from portal.goals.content import GoalContent, SeriesPoint
from portal.goals.presenters.charts import goal_charts, small_chart
from portal.goals.presenters.tables import series_rows
from portal.goals.rules import ObservationStatus
from tests.goals.samples import HOMELESS, SHARE, local, points
from tests.inspection import faults_of

TEMPLATES = Path(__file__).parents[2] / "templates"
LOCAL = local(HOMELESS, {2010: 40, 2012: None, 2013: 48}, is_invented=True)
LOCAL_SHARE = local(SHARE, {2010: 40, 2012: None, 2013: 48}, is_invented=True)
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=True
)


def component(name: str, *values: Any) -> str:
    return str(getattr(ENVIRONMENT.get_template(f"components/{name}.html").module, name)(*values))


def drawn(goal: GoalContent) -> str:
    return "".join(component("line_chart", chart, f"graf-{n}") for n, chart in enumerate(goal_charts(goal)))


def parsed(html: str) -> Any:
    return lxml_html.fragment_fromstring(html)


def tabled(goal: GoalContent) -> str:
    return component("series_table", series_rows(goal), "Udviklingen")


@pytest.mark.parametrize("goal", [HOMELESS, SHARE, replace(HOMELESS, local=LOCAL), replace(SHARE, series=())])
def test_a_goals_charts_and_table_pass_the_inspection_of_pages(goal: GoalContent) -> None:
    assert faults_of(drawn(goal) + tabled(goal)) == []


@settings(deadline=None)  # the first example compiles the templates
@given(
    st.dictionaries(st.integers(1990, 2030), st.none() | st.floats(0, 100, allow_subnormal=False), max_size=8),
    st.text(),
)
def test_any_series_and_any_name_pass_the_inspection(figures: dict[int, float | None], name: str) -> None:
    goal = replace(SHARE, series=points(figures), local=replace(LOCAL_SHARE, municipality=name))
    assert faults_of(drawn(goal) + tabled(goal)) == []


def test_a_chart_is_an_image_with_a_title_and_a_description() -> None:
    tree = parsed(drawn(HOMELESS))
    (image,) = tree.xpath(".//*[@role='img']")
    (title,), (description,) = image.xpath("./title"), image.xpath("./desc")
    assert (image.get("aria-labelledby"), image.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert title.text == "Antal hjemløse: Hele landet"
    assert "Målet for 2020" in description.text


def test_a_local_series_is_drawn_with_triangles() -> None:
    tree = parsed(drawn(replace(SHARE, local=LOCAL_SHARE)))
    (image,) = tree.xpath(".//*[@role='img']")
    assert len(image.xpath(".//g[@class='chart-national']//circle")) == 3
    assert image.xpath(".//g[@class='chart-local']//circle") == []
    assert len(image.xpath(".//g[@class='chart-local']//path[@class='chart-point']")) == 2


def test_a_gap_is_drawn_as_a_gap_and_explained() -> None:
    html = drawn(HOMELESS)
    tree = parsed(html)
    (image,) = tree.xpath(".//*[@role='img']")
    assert len(image.xpath(".//line[@class='chart-gap']")) == 2
    assert image.xpath(".//line[contains(@class, 'chart-line')]") == []
    assert "Perioder uden tal" in html


def test_a_series_without_gaps_does_not_speak_of_them() -> None:
    assert "Perioder uden tal" not in drawn(SHARE)


def test_the_target_line_stands_in_the_chart_and_in_the_legend() -> None:
    tree = parsed(drawn(HOMELESS))
    assert len(tree.xpath(".//*[@class='chart-target']")) == len(tree.xpath(".//*[@class='chart-path']")) == 2
    assert "Mål i 2020" in tree.xpath("string(.//ul[@class='chart-legend'])")


def test_a_break_is_drawn_as_a_break_and_its_reason_is_told() -> None:
    broken = SeriesPoint(period="2012", value=35, break_note="Ny tællemåde.")
    html = drawn(replace(SHARE, series=(*SHARE.series, broken)))
    (image,) = parsed(html).xpath(".//*[@role='img']")
    assert len(image.xpath(".//line[@class='chart-break']")) == 1
    assert len(image.xpath(".//line[@class='chart-line']")) == 2
    assert "Brud: tallene kan ikke sammenlignes" in html
    assert ">Brud i 2012 (Hele landet): Ny tællemåde.<" in html


def test_a_preliminary_figure_is_hollow_and_explained() -> None:
    early = SeriesPoint(period="2012", value=35, status=ObservationStatus.PRELIMINARY)
    html = drawn(replace(SHARE, series=(*SHARE.series, early)))
    (image,) = parsed(html).xpath(".//*[@role='img']")
    assert len(image.xpath(".//circle[@class='chart-point-open']")) == 1
    assert "Foreløbigt tal" in html


def test_a_small_chart_is_an_image_whose_name_tells_the_figures() -> None:
    chart = small_chart(replace(SHARE, local=LOCAL_SHARE))
    html = component("small_chart", chart)
    tree = parsed(html)
    assert faults_of(html) == []
    assert tree.get("role") == "img"
    assert tree.get("aria-label").replace(NBSP, " ") == (
        "Hele landet: fra 33 pct. i 2009 til 31 pct. i 2011. "
        "Eksempel Kommune (opdigtede tal): fra 40 pct. i 2010 til 48 pct. i 2013. Målet for 2020 er mindst 50."
    )
    assert len(tree.xpath(".//*[@class='chart-target']")) == 1


def test_without_figures_there_is_no_small_chart() -> None:
    assert small_chart(replace(SHARE, series=())) is None


def test_notes_on_figures_have_a_column_where_there_are_any() -> None:
    early = SeriesPoint(period="2012", value=35, status=ObservationStatus.PRELIMINARY)
    tree = parsed(tabled(replace(SHARE, series=(*SHARE.series, early))))
    assert tree.xpath("string(./thead//th[last()])") == "Om tallet"
    assert tree.xpath("string(./tbody/tr[last()]/td[last()])") == "Foreløbigt tal."
    assert {len(row.xpath("./th | ./td")) for row in tree.xpath(".//tr")} == {3}


def test_a_cut_axis_is_said() -> None:
    aim = replace(SHARE.aim, baseline_value=80, target_value=85)
    flat = replace(SHARE, aim=aim, series=points({2010: 80, 2011: 83}))
    assert "begynder ikke ved nul" in drawn(flat)
    assert "begynder ikke ved nul" not in drawn(SHARE)


def test_invented_figures_say_so_in_the_chart_and_in_the_table() -> None:
    goal = replace(HOMELESS, local=LOCAL)
    assert "opdigtede tal" in drawn(goal)
    assert "opdigtede tal" in tabled(goal)


def test_a_goal_without_figures_says_so_instead_of_drawing() -> None:
    goal = replace(SHARE, series=())
    assert "<svg" not in drawn(goal)
    assert "ingen opgjorte tal" in drawn(goal)
    assert "ingen opgørelser" in tabled(goal)


def test_the_table_has_headings_for_every_row_and_column() -> None:
    tree = parsed(tabled(replace(HOMELESS, local=LOCAL)))
    assert tree.xpath("string(./caption)") == "Udviklingen (personer)"
    assert len(tree.xpath("./thead//th[@scope='col']")) == 3
    rows = tree.xpath("./tbody/tr | ./tfoot/tr")
    assert all(len(row.xpath("./th[@scope='row']")) == 1 and len(row.xpath("./td")) == 2 for row in rows)


def test_an_empty_cell_is_read_aloud_as_no_figure() -> None:
    tree = parsed(tabled(replace(HOMELESS, local=LOCAL)))
    (cell,) = tree.xpath(".//tfoot//td[2]")
    assert cell.xpath("string(.//*[@class='sr-only'])") == "Intet tal"


def test_names_are_escaped() -> None:
    goal = replace(SHARE, indicator="<script>x</script>", local=replace(LOCAL_SHARE, municipality="<b>Kommune</b>"))
    assert "<script>" not in drawn(goal)
    assert "<b>" not in drawn(goal) + tabled(goal)
