"""Html that nobody should write, and html of any kind: no text is lost, nothing is damaged."""

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.html import clean
from portal.word.writing.html import html_blocks
from portal.word.writing.references import References
from tests.word.reading import faults, text_of_xml, without_space

ROOT = '<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r">'


def body_xml(html: str) -> bytes:
    return f"{ROOT}{html_blocks(html, References(), under=1)}</w:body>".encode()


@pytest.mark.parametrize(
    "html",
    [
        "<li>a</li>",
        "<td>a</td>",
        "<table>a<tr>b<td>c</td>d</tr>e</table>",
        "<ul>a<li>b</li>c<p>d</p></ul>",
        "<table><tr><td>a<td>b<tr><td>c",
        "<p>a<p>b<ul><p>c</ul></p>",
        "<strong><p>a</p></strong></em></a></ul></td></table>b",
        '<a href="https://example.org">a<p>b</p><table><tr><td>c</td></tr></table></a>d',
        "<table><table><tr><td>a</td></tr></table></table>b",
        "<table><ul><li>a</li></ul><br><tr></tr></table>",
        "a < b & c > d &amp; &lt;e&gt; &#1;f",
        "<div><span>a</span><script>b</script><!-- c -->d</div>",
        '<table><tr><td colspan="0">a</td><td colspan="-1" rowspan="x">b</td><td colspan="²">c</td></tr></table>',
        "<h2>a<h3>b</h3><ul><li>c</li></ul></h2>",
        "<table>a<table><tr><td>b</td></tr></table>c</table>",
    ],
)
def test_odd_html_is_written_without_damage(html: str) -> None:
    assert list(faults(body_xml(html))) == []


@pytest.mark.parametrize(
    "html", ["<table>a<tr>b<td>c</td>d</tr>e</table>f", "<table>a<table>b<tr><td>c</td></tr></table>d</table>ef"]
)
def test_what_stands_between_cells_becomes_a_cell_where_it_stood(html: str) -> None:
    assert text_of_xml(body_xml(html)) == "abcdef"


@pytest.mark.parametrize("tag", ["ul><li", "blockquote", "strong", "table><tr><td"])
def test_nesting_a_thousand_deep_stops_nothing(tag: str) -> None:
    names = tag.split("><")
    html = "".join(f"<{name}>" for name in names) * 1000 + "a" + "".join(f"</{name}>" for name in names[::-1]) * 1000

    assert "a</w:t>" in html_blocks(html, References(), under=1)


def test_a_table_wider_than_word_can_open_keeps_its_text() -> None:
    cells = "".join(f"<td>{number}</td>" for number in range(100))
    xml = body_xml(
        f'<table><tr><td rowspan="2" colspan="62">a</td><td rowspan="2">b</td>{cells}</tr><tr>{cells}</tr></table>'
    )

    assert text_of_xml(xml) == "ab" + "".join(str(number) for number in range(100)) * 2
    assert list(faults(xml)) == []


def test_surrogates_and_control_characters_are_dropped() -> None:
    assert text_of_xml(body_xml("<p>a\ud800\x00b\x1b&#2;c\uffff</p>")) == "abc"


# Generated html: every allowed tag inside every other, and text of any kind everywhere.

TAGS = (
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "blockquote",
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["æøå ", " ", "\n", "&<>\"'", "§ 7", "\x00\x08", "👩‍👧‍👦", "e\u0301", "שלום", "\u00a0", "ordlangtord" * 9]
)
opening = st.sampled_from([f"<{tag}>" for tag in TAGS]) | st.builds(
    "<{} colspan='{}' rowspan='{}'>".format, st.sampled_from(["td", "th"]), st.integers(0, 70), st.integers(0, 4)
)


def _element(children: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
    return st.builds(_wrapped, opening, st.lists(children, max_size=5))


def _wrapped(start: str, inside: list[tuple[str, str]]) -> tuple[str, str]:
    end = f"</{start[1:-1].split(maxsplit=1)[0]}>"
    return start + "".join(html for html, _ in inside) + end, "".join(text for _, text in inside)


leaves = st.builds(lambda text: (escape(text), text), texts) | st.just(("<br>", ""))
fragments = st.lists(st.recursive(leaves, _element, max_leaves=25), max_size=4).map(
    lambda found: ("".join(html for html, _ in found), "".join(text for _, text in found))
)


class PlainText(HTMLParser):
    """The text of an html fragment as the standard library reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    @classmethod
    def of(cls, html: str) -> str:
        reader = cls()
        reader.feed(html)
        reader.close()
        return "".join(reader.found)


def legal_characters(text: str) -> str:
    return "".join(c for c in without_space(text) if c >= " " and c not in "\ufffe\uffff")


@settings(deadline=None, max_examples=300)
@given(fragments)
def test_no_text_is_lost_or_moved_and_no_body_is_damaged(fragment: tuple[str, str]) -> None:
    html, text = fragment
    xml = body_xml(html)

    assert without_space(text_of_xml(xml)) == legal_characters(text)
    assert list(faults(xml)) == []


@settings(deadline=None, max_examples=100)
@given(fragments)
def test_what_cleaning_leaves_is_written_in_its_order(fragment: tuple[str, str]) -> None:
    html = clean(fragment[0])
    xml = body_xml(html)

    assert without_space(text_of_xml(xml)) == legal_characters(PlainText.of(html))
    assert list(faults(xml)) == []


@settings(deadline=None, max_examples=50)
@given(fragments)
def test_the_same_html_gives_the_same_blocks(fragment: tuple[str, str]) -> None:
    assert body_xml(fragment[0]) == body_xml(fragment[0])
