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


def test_plain_lines_become_paragraphs() -> None:
    assert html.clean_rich_text("Første\r\nlinje\r\n\r\n 3 < 4 \r\n") == "<p>Første linje</p><p>3 &lt; 4</p>"


def test_control_characters_are_dropped_since_no_word_file_can_hold_them() -> None:
    assert html.clean("<p>a\x08b\x1bc\td</p>") == "<p>abc\td</p>"


def test_text_is_stored_in_composed_form() -> None:
    assert html.clean("<p>A\u030aret</p>") == "<p>Året</p>"


def test_blocks_are_read_on_lines_of_their_own() -> None:
    text = "<h2>Mål</h2><ul><li>et</li><li>to</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
    assert html.text_of(text).split("\n") == ["Mål", "et", "to", "a b"]


@pytest.mark.parametrize("text", ["", "  ", "<p></p>", "<p>\N{NO-BREAK SPACE}</p>", "<ul><li></li></ul>", "<br>"])
def test_a_text_without_words_is_empty(text: str) -> None:
    assert html.is_empty(text)
