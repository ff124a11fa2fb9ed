"""Rich text: what may stand in it, whatever the browser or a document sent."""

import re
from html import escape

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
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(TAGS))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Both slashes and a host: on a page of ours a browser reads `https:/log-ud` as an address on this site.
_ABSOLUTE = re.compile(r"https?://[^\s/\\?#]|mailto:", re.IGNORECASE)
_SPAN = re.compile(r"[1-9][0-9]?\Z")


def clean(html: str) -> str:
    """The html reduced to the allow-list. Cleaning what is clean changes nothing.

    A link within a link, and a few others, are read anew in another way, as a browser would read them: what is stored
    is what stays the same. Two rounds are nearly always enough; what is not at rest after ten is kept as its words.
    """
    for _ in range(10):
        cleaned = _cleaned(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return _cleaned(f"<p>{escape(text_of(html), quote=False)}</p>")


def _cleaned(html: str) -> str:
    return str(
        nh3.clean(
            readable(nfc(html)),
            tags=TAGS,
            clean_content_tags={"script", "style", "template", "noscript", "svg", "math", "iframe", "object"},
            attributes=_ATTRIBUTES,
            attribute_filter=_allowed_value,
            url_schemes={"https", "http", "mailto"},
            url_relative="deny",
            link_rel=None,
        )
    ).strip()


def _allowed_value(_tag: str, name: str, value: str) -> str | None:
    """The value where it may stay: absolute addresses, and cells that span at most 99 others."""
    allowed = _ABSOLUTE if name == "href" else _SPAN
    return value.strip() if allowed.match(value.strip()) else None


def readable(text: str) -> str:
    """The text without control characters, which neither XML nor a reader knows."""
    return _CONTROL.sub("", text)


def clean_rich_text(text: str) -> str:
    """What a rich-text field sent, cleaned; plain lines (no script ran in the browser) become paragraphs.

    In lines without a tag that is ours, `<` is a sign somebody typed, and no word after it may be lost.
    """
    lines = clean(text) if _TAG.search(text) else escape(text, quote=False)
    if _BLOCK.search(lines):
        return lines
    paragraphs = [" ".join(part.split()) for part in re.split(r"\r?\n\s*\r?\n", lines)]
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
