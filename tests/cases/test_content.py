"""What is written, made ready to be stored and to be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.content import (
    CaseDraft,
    GoalStatusDraft,
    JudgementDraft,
    RouteStepDraft,
    SectionDraft,
    check,
    headings_under,
)
from portal.cases.rules import MAX_TEXT, BodyTwiceOnRoute, RouteRole, SectionKind, TextTooLong, TitleMissing


def a_draft(html: str = "", **values: object) -> CaseDraft:
    section = SectionDraft(kind=SectionKind.PRESENTATION, heading="Sagsfremstilling", html=html)
    return CaseDraft(**{"title": "Sag", "sections": (section,), **values})  # type: ignore[arg-type]


class TestCleaned:
    @pytest.mark.parametrize(
        "html",
        [
            "<p>Tekst<script>alert(1)</script></p>",
            '<p onclick="alert(1)" style="color:red" class="x" id="y">Tekst</p>',
            '<p><a href="javascript:alert(1)">Tekst</a></p>',
            '<p>Tekst<img src="x" onerror="alert(1)"></p>',
            '<p hx-get="/sager" data-hx-get="/sager">Tekst</p>',
            "<p>Tekst<svg><script>alert(1)</script></svg></p>",
            '<p>Tekst<iframe src="https://example.org"></iframe></p>',
            "<p>Tekst<style>p{display:none}</style></p>",
            '<p>Tekst</p><form action="/log-ud"><button>x</button></form>',
            '<p><a href="&#106;avascript:alert(1)">Tekst</a></p>',
            '<p><math><mi xlink:href="data:x,<script>alert(1)</script>">Tekst</mi></math>Tekst</p>',
        ],
    )
    def test_rich_text_is_reduced_to_the_allow_list(self, html: str) -> None:
        kept = a_draft(html).cleaned().sections[0].html
        assert "Tekst" in kept
        for trace in ("alert", "script", "onclick", "onerror", "style", "hx-", "class", "id=", "img", "svg", "iframe"):
            assert trace not in kept

    def test_the_local_text_of_a_goal_status_is_cleaned_too(self) -> None:
        draft = a_draft(goal_statuses=(GoalStatusDraft(area_id=1, html="<p>Ja<script>x</script></p>"),))
        assert draft.cleaned().goal_statuses[0].html == "<p>Ja</p>"

    def test_plain_lines_become_paragraphs(self) -> None:
        assert a_draft("Første.\n\nAndet.").cleaned().sections[0].html == "<p>Første.</p><p>Andet.</p>"

    def test_single_lines_are_composed_and_empty_points_go(self) -> None:
        draft = a_draft(title="  Ma\u030al \n 2026 ", points=("at a", " ", "at"), proposer="Direktøren indstiller,")
        cleaned = draft.cleaned()
        assert (cleaned.title, cleaned.points, cleaned.proposer) == ("Mål 2026", ("a",), "Direktøren")

    @given(st.text(), st.text(alphabet="<p>/b ulitrd&;x\n"))
    def test_cleaning_twice_is_once(self, text: str, html: str) -> None:
        draft = a_draft(
            html,
            title=text,
            points=(text,),
            goal_statuses=(
                GoalStatusDraft(area_id=1, html=html, judgements=(JudgementDraft(target_id=1, reason=text),)),
            ),
        ).cleaned()
        assert draft.cleaned() == draft


class TestCheck:
    def test_a_case_has_a_title(self) -> None:
        with pytest.raises(TitleMissing):
            check(CaseDraft(title=""))

    def test_a_body_has_one_role(self) -> None:
        steps = (RouteStepDraft(committee_id=1), RouteStepDraft(committee_id=1, role=RouteRole.INFORMED))
        with pytest.raises(BodyTwiceOnRoute):
            check(a_draft(route=steps))

    def test_the_longest_text_is_allowed_and_one_letter_more_is_not(self) -> None:
        check(a_draft("x" * MAX_TEXT))
        with pytest.raises(TextTooLong, match="Sagsfremstilling"):
            check(a_draft("x" * (MAX_TEXT + 1)))


class TestHeadingsUnder:
    @pytest.mark.parametrize(
        ("html", "level", "nested"),
        [
            ("<h2>A</h2><p>x</p><h3>B</h3>", 2, "<h3>A</h3><p>x</p><h4>B</h4>"),
            ("<h3>A</h3><h3>B</h3>", 2, "<h3>A</h3><h3>B</h3>"),
            ("<h2>A</h2><h4>B</h4>", 2, "<h3>A</h3><h4>B</h4>"),
            ("<h4>A</h4><h2>B</h2><h3>C</h3>", 3, "<h4>A</h4><h4>B</h4><h5>C</h5>"),
            ("<h2>A</h2><h3>B</h3><h4>C</h4>", 4, "<h5>A</h5><h6>B</h6><h6>C</h6>"),
            ("<p>Ingen</p>", 2, "<p>Ingen</p>"),
        ],
    )
    def test_headings_nest_without_a_gap(self, html: str, level: int, nested: str) -> None:
        assert headings_under(html, level) == nested
