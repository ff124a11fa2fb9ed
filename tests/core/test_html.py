"""Rich text: whatever is sent, only the allow-list is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from portal.core import html

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>a</a>",
    "<a href='JaVaScRiPt:alert(1)'>a</a>",
    "<a href='java\tscript:alert(1)'>a</a>",
    "<a href='&#106;avascript:alert(1)'>a</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>a</a>",
    "<a href='vbscript:msgbox(1)'>a</a>",
    "<a href='https://eksempel.dk' onclick='alert(1)'>a</a>",
    "<a href='https://eksempel.dk' style='position:fixed' class='x' id='y' target='_blank'>a</a>",
    "<p style='background:url(javascript:alert(1))'>a</p>",
    "<p hx-get='/x' hx-on:click='alert(1)' data-hx-get='/y'>a</p>",
    "<iframe src='//ond.dk'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='//ond.dk'></object><embed src='//ond.dk'>",
    "<form action='//ond.dk'><input name=a><button formaction='javascript:alert(1)'>a</button></form>",
    "<base href='//ond.dk'>",
    "<link rel=stylesheet href='//ond.dk'>",
    "<meta http-equiv=refresh content='0;url=//ond.dk'>",
    "<style>@import '//ond.dk'</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<title><img src=x onerror=alert(1)></title>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<table background='javascript:alert(1)'><tr><td>a</td></tr></table>",
    "<details open ontoggle=alert(1)>a</details>",
    "<video><source onerror=alert(1)></video>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<p>a<p><script\x00>alert(1)</script>",
    "<a href=\"https://eksempel.dk/?a=<script>alert(1)</script>\">a</a>",
    "<blockquote cite='javascript:alert(1)'>a</blockquote>",
    "<td colspan='2' onmouseover='alert(1)'>a</td>",
]  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
PIECES = [
    "<td colspan=0 rowspan=100>", "<a href='//ond.dk'>", "<a href='/log-ud'>", "<a href=' HTTPS://A.dk/å b '>",
    "a<b er", "<!--<p>-->",
    "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td colspan=2>", "<th>", "</table>", "<h2>", "</h2>",
    "<strong>", "</strong>", "<a href='https://a.dk'>", "</a>", "<br>", "<script>", "</script>", "<svg>", "<style>",
    "&lt;", "&amp;", "&#x27;", "<", ">", '"', "'", "<!--", "-->", "a", "å", "a\u030a", "\u00a0", "\x00", " ", "\n",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join)


def is_clean(text: str) -> bool:
    tree = lxml_html.fragment_fromstring(text, create_parent="div")
    for element in tree.iterdescendants():
        known = element.tag in html.TAGS and set(element.keys()) <= ATTRIBUTES.get(element.tag, set())
        address = (element.get("href") or "https:").lower()
        if not known or not address.startswith(("https:", "http:", "mailto:")):
            return False
    return True


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_runs_is_left(payload: str) -> None:
    for text in (payload, f"<p>før {payload} efter</p>", f"<ul><li>{payload}</li></ul>"):
        assert is_clean(html.clean(text))


@given(MARKUP)
def test_whatever_is_sent_only_the_allow_list_is_left(text: str) -> None:
    assert is_clean(html.clean(text))


@given(MARKUP)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = html.clean(text)
    assert html.clean(once) == once


@pytest.mark.parametrize("times", [1, 100])
@pytest.mark.parametrize("unit", ["<a><table><a>", "<a><p><table><li><h2>", "<a><blockquote><a><table>x"])
def test_links_within_links_are_clean_at_once(unit: str, times: int) -> None:
    once = html.clean(unit * times)
    assert html.clean(once) == once


@given(MARKUP)
def test_saving_a_rich_text_field_again_changes_nothing(text: str) -> None:
    once = html.clean_rich_text(text)
    assert html.clean_rich_text(once) == once


@given(MARKUP)
def test_the_words_of_any_clean_text_can_be_read(text: str) -> None:
    assert "<p>" not in html.text_of(html.clean(text))


def test_what_the_editor_writes_is_left_byte_for_byte() -> None:
    text = (
        "<h2>Baggrund</h2><p>Målet er <strong>højst</strong> 4.000 <em>personer</em>.</p><ul><li><p>et</p></li></ul>"
        '<table><tbody><tr><th colspan="2"><p>År</p></th></tr><tr><td><p>2011</p></td><td><p>5.290</p></td></tr>'
        '</tbody></table><p><a href="https://eksempel.dk/a?b=c&amp;d=e">kilde</a><br>slut</p>'
    )
    assert html.clean(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "//ond.dk", "///ond.dk", "\\\\ond.dk", "/\\ond.dk", "/log-ud", "log-ud", "?a=b", "#top", "", "https:/log-ud",
        "https:log-ud", "https:///log-ud", "https:\\\\ond.dk", "http:\t//ond.dk", "ftp://ond.dk", "tel:12",
        "\t//ond.dk",
    ],
)  # fmt: skip
def test_an_address_that_is_not_absolute_is_dropped(address: str) -> None:
    assert html.clean(f'<p><a href="{address}">kilde</a></p>') == "<p><a>kilde</a></p>"


@pytest.mark.parametrize(
    "address", ["https://eksempel.dk", "http://eksempel.dk/a?b#c", "mailto:post@eksempel.dk", "HTTPS://Eksempel.dk/a b"]
)
def test_an_absolute_address_stays(address: str) -> None:
    text = f'<p><a href="{address}">kilde</a></p>'
    assert html.clean(text) == text


@pytest.mark.parametrize("name", ["colspan", "rowspan"])
@pytest.mark.parametrize(
    ("span", "stays"),
    [("1", True), ("99", True), ("0", False), ("100", False), ("-1", False), ("2x", False), ("", False)],
)
def test_a_cell_spans_from_1_to_99_others(name: str, span: str, stays: bool) -> None:
    kept = html.clean(f'<table><tbody><tr><td {name}="{span}">a</td></tr></tbody></table>')
    assert (f'<td {name}="{span}">' in kept) is stays
    assert stays or "<td>a</td>" in kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a<b er mindre", "<p>a&lt;b er mindre</p>"),
        ("x<script er et ord", "<p>x&lt;script er et ord</p>"),
        ("A & B <!-- og resten", "<p>A &amp; B &lt;!-- og resten</p>"),
        ("skriv &lt; for mindre end", "<p>skriv &amp;lt; for mindre end</p>"),
        ("<navn>\n\n<b>fed</b>", "<p>&lt;navn&gt;</p><p>&lt;b&gt;fed&lt;/b&gt;</p>"),
    ],
)
def test_no_word_of_plain_lines_is_lost(typed: str, kept: str) -> None:
    assert html.clean_rich_text(typed) == kept


def test_lines_with_tags_of_ours_keep_them() -> None:
    typed = "<strong>Vigtigt</strong> &amp; sandt\n\n<em>slut</em>"
    assert html.clean_rich_text(typed) == "<p><strong>Vigtigt</strong> &amp; sandt</p><p><em>slut</em></p>"


def test_what_only_seems_to_have_a_block_is_read_the_same_when_saved_again() -> None:
    once = html.clean_rich_text("<!--<p>-->a &amp;amp; b")
    assert html.clean_rich_text(once) == once == "<p>a &amp;amp; b</p>"


def test_plain_lines_become_paragraphs() -> None:
    assert html.clean_rich_text("Første\r\nlinje\r\n\r\n 3 < 4 \r\n") == "<p>Første linje</p><p>3 &lt; 4</p>"


def test_control_characters_are_dropped_since_no_word_file_can_hold_them() -> None:
    assert html.clean("<p>a\x08b\x1bc\td</p>") == "<p>abc\td</p>"


def test_what_an_entity_stands_for_is_composed_and_readable_too() -> None:
    assert html.clean("<p>A&#x30a;ret&#8;</p>") == "<p>Året</p>"


def test_text_is_stored_in_composed_form() -> None:
    assert html.clean("<p>A\u030aret</p>") == "<p>Året</p>"


def test_blocks_are_read_on_lines_of_their_own() -> None:
    text = "<h2>Mål</h2><ul><li>et</li><li>to</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
    assert html.text_of(text).split("\n") == ["Mål", "et", "to", "a b"]


@pytest.mark.parametrize("text", ["", "  ", "<p></p>", "<p>\N{NO-BREAK SPACE}</p>", "<ul><li></li></ul>", "<br>"])
def test_a_text_without_words_is_empty(text: str) -> None:
    assert html.is_empty(text)
