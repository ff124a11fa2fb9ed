"""Text as WordprocessingML: characters, runs and paragraphs.

The fragments are strings because setting a paragraph through an object model costs fifty times as much.
"""

import re
from xml.sax.saxutils import quoteattr

from portal.core.danish import NBSP

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SECTION_SIGN = re.compile(r"§ (?=\d)")

LINE_BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("", text)


def collapsed(text: str) -> str:
    """Legal text with single spaces, as a browser would show it; non-breaking spaces stay."""
    if text.isprintable() and "  " not in text:
        return text  # Most texts need nothing, and asking is ten times as fast as replacing.
    return _SPACES.sub(" ", legal(text))


def one_line(text: str) -> str:
    """A plain field as one line without space around it."""
    return collapsed(text).strip(" ")


def lines(text: str) -> list[str]:
    """The lines of a plain field that have something on them."""
    found = (one_line(line) for line in legal(text).splitlines())
    return [line for line in found if line]


def attribute(text: str) -> str:
    """An attribute's value with its quotes."""
    return quoteattr(legal(text))


def escaped(text: str) -> str:
    """Legal text as it stands between two tags, with § held to its number."""
    if "§" in text:
        text = _SECTION_SIGN.sub(f"§{NBSP}", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str, *, bold: bool = False, italic: bool = False, style: str = "") -> str:
    """A run of text that `legal` has been over."""
    if not (bold or italic or style):
        return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if bold:
        properties += "<w:b/><w:bCs/>"
    if italic:
        properties += "<w:i/><w:iCs/>"
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(content: str, style: str = "", *, numbered: tuple[int, int] | None = None) -> str:
    """A paragraph around finished runs; `numbered` is the list's number and the level in it, from 0."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        number, level = numbered
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if properties:
        properties = f"<w:pPr>{properties}</w:pPr>"
    return f"<w:p>{properties}{content}</w:p>"


def text_paragraph(text: str, style: str = "") -> str:
    """A paragraph of one plain line."""
    return paragraph(run(one_line(text)), style)


def labelled(label: str, value: str, style: str, *, separator: str = TAB) -> str:
    """A bold label and its value, such as a case number."""
    return paragraph(run(label, bold=True) + separator + run(one_line(value)), style)
