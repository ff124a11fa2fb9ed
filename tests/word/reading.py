"""Word files opened again, and read as a reader would: numbers of list items, schema order, text."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from portal.agendas.content import ItemContent
from portal.word.documents import item_document
from tests.word.examples import item_of

MUNICIPALITY = "Eksempel Kommune"

_LETTERS = "abcdefghij"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")

# What the schema asks to stand first inside an element, where it stands there at all.
FIRST_CHILD = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tr": "trPr", "tc": "tcPr"}


def written(item: ItemContent) -> DocumentType:
    """The item's document, opened by python-docx."""
    return Document(BytesIO(item_document(item, municipality=MUNICIPALITY)))


def from_html(html: str) -> DocumentType:
    """A document whose only section is this html."""
    return written(item_of(html))


def parts(item: ItemContent) -> dict[str, bytes]:
    """The files inside the document."""
    with ZipFile(BytesIO(item_document(item, municipality=MUNICIPALITY))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def section_paragraphs(document: DocumentType) -> list[Paragraph]:
    """The paragraphs after the first section's heading, those in tables left out."""
    names = [style_of(paragraph) for paragraph in document.paragraphs]
    return document.paragraphs[names.index("Heading 1") + 1 :]


def style_of(paragraph: Paragraph) -> str:
    """The name of a paragraph's style."""
    assert paragraph.style is not None
    return str(paragraph.style.name)


def headings(document: DocumentType, level: int = 1) -> list[str]:
    """The words of every heading of a level."""
    return [found.text for found in document.paragraphs if style_of(found) == f"Heading {level}"]


def styled(document: DocumentType) -> list[tuple[str, str]]:
    """Style and text of each paragraph of the section."""
    return [(style_of(paragraph), paragraph.text) for paragraph in section_paragraphs(document)]


def text_of_xml(xml: bytes) -> str:
    """All text of a part, in order."""
    return "".join(node.text or "" for node in etree.fromstring(xml).iter(qn("w:t")))


def without_space(text: str) -> str:
    """The text without any white space, so that only the characters that can be seen are compared."""
    return "".join(text.split())


def numbered(document: DocumentType) -> list[str]:
    """The text of each paragraph with the mark or number that Word would show before it."""
    numbering = document.part.numbering_part.element
    counts: dict[str, list[int]] = {}
    return [_mark(paragraph, numbering, counts) + paragraph.text for paragraph in document.paragraphs]


def _mark(paragraph: Paragraph, numbering: etree._Element, counts: dict[str, list[int]]) -> str:
    found = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None:
        return ""
    level = int(found.find(qn("w:ilvl")).get(qn("w:val")))
    number = found.find(qn("w:numId")).get(qn("w:val"))
    definition = _definition(numbering, number)
    count = counts.setdefault(definition.get(qn("w:abstractNumId")), [0] * 9)
    count[level] += 1
    count[level + 1 :] = [0] * (8 - level)
    form = definition.find(f"{qn('w:lvl')}[@{qn('w:ilvl')}='{level}']")
    shown = form.find(qn("w:lvlText")).get(qn("w:val"))
    signs = {
        "decimal": str(count[level]),
        "lowerLetter": _LETTERS[(count[level] - 1) % len(_LETTERS)],
        "lowerRoman": _ROMAN[(count[level] - 1) % len(_ROMAN)],
        "bullet": "",
    }
    sign = signs[form.find(qn("w:numFmt")).get(qn("w:val"))]
    return shown.replace(f"%{level + 1}", sign) + " "


def _definition(numbering: etree._Element, number: str) -> etree._Element:
    instance = numbering.find(f"{qn('w:num')}[@{qn('w:numId')}='{number}']")
    wanted = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
    return numbering.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{wanted}']")


def faults(document_xml: bytes) -> Iterator[str]:
    """What in a body would make Word call the file damaged, or run two tables together."""
    root = etree.fromstring(document_xml)
    for element in root.iter():
        name = etree.QName(element).localname
        wanted = FIRST_CHILD.get(name)
        for index, child in enumerate(element):
            if wanted and child.tag == qn(f"w:{wanted}") and index:
                yield f"{wanted} is number {index + 1} in {name}"
        after = element.getnext()
        if name == "tbl" and (after is None or after.tag != qn("w:p")):
            yield f"after a table comes {after}"
        if name == "tc" and (not len(element) or element[-1].tag != qn("w:p")):
            yield "a cell does not end with a paragraph"
    yield from _uneven_tables(root)


def _uneven_tables(root: etree._Element) -> Iterator[str]:
    for table in root.iter(qn("w:tbl")):
        columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        for row in table.findall(qn("w:tr")):
            spans = row.findall(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:gridSpan')}")
            width = len(row.findall(qn("w:tc"))) + sum(int(span.get(qn("w:val"))) - 1 for span in spans)
            if width != columns:
                yield f"a row is {width} columns wide in a table of {columns}"
