"""Rich text: what may stand in it, whatever the browser or a document sent."""

import re

import nh3
from lxml import html as lxml_html

from portal.core.danish import nfc

TAGS = {
    "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td",
    "strong", "em", "a", "blockquote", "br",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BLOCK = re.compile(r"<(?:h[2-4]|p|ul|ol|table|blockquote)[ >]")


def clean(html: str) -> str:
    """The html reduced to the allow-list. Cleaning what is clean changes nothing."""
    return str(
        nh3.clean(
            readable(nfc(html)),
            tags=TAGS,
            clean_content_tags={"script", "style", "template", "noscript", "svg", "math", "iframe", "object"},
            attributes=_ATTRIBUTES,
            url_schemes={"https", "http", "mailto"},
            link_rel=None,
        )
    ).strip()


def readable(text: str) -> str:
    """The text without control characters, which neither XML nor a reader knows."""
    return _CONTROL.sub("", text)


def clean_rich_text(text: str) -> str:
    """What a rich-text field sent, cleaned; plain lines (no script ran in the browser) become paragraphs."""
    if _BLOCK.search(text):
        return clean(text)
    paragraphs = [" ".join(part.split()) for part in re.split(r"\r?\n\s*\r?\n", text)]
    return clean("".join(f"<p>{part}</p>" for part in paragraphs if part))


def text_of(html: str) -> str:
    """The words of an html fragment, blocks apart by line breaks."""
    if not readable(html).strip():
        return ""
    root = lxml_html.fragment_fromstring(readable(html), create_parent="div")
    for element in root.iter("p", "li", "h2", "h3", "h4", "tr", "br", "blockquote"):
        element.tail = "\n" + (element.tail or "")
    for cell in root.iter("td", "th"):
        cell.tail = " " + (cell.tail or "")
    return re.sub(r"[ \t]*\n\s*", "\n", str(root.text_content())).strip()


def is_empty(html: str) -> bool:
    """Whether nothing can be read in it."""
    return not text_of(html)
