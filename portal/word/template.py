"""The built-in template: A4, calm and small, made by code so that it can be read and changed like the rest."""

from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from portal.word.styles import BULLET_LIST, LANGUAGE, NUMBER_LIST, styles_xml
from portal.word.writing.numbering import definition, instance
from portal.word.writing.references import ListKind
from portal.word.writing.text import TAB, run

_STYLE_LEVELS = 5
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS}

_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
    f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


@cache
def builtin_template() -> bytes:
    """The template as a .docx, the same bytes of content each time; built once in the life of the process."""
    document = Document()
    _keep_only_what_is_ours(document)
    _fill(document.styles.element, styles_xml())
    _fill(document.settings.element, _SETTINGS)
    _fill(document.part.numbering_part.element, _numbering())
    _set_page(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _keep_only_what_is_ours(document: DocumentType) -> None:
    """Out with the thumbnail, the program's name, the theme and the fonts of the library's own template."""
    package = document.part.package
    for rels, kept in (
        (document.part.rels, _KEPT),
        (package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}),
    ):
        for rel_id in [rel_id for rel_id, rel in rels.items() if rel.reltype not in kept]:
            rels.pop(rel_id)


def _numbering() -> str:
    kinds = ((BULLET_LIST, ListKind.BULLET, "ListBullet"), (NUMBER_LIST, ListKind.NUMBER, "ListNumber"))
    definitions = [definition(number, [kind] * _STYLE_LEVELS, style=style) for number, kind, style in kinds]
    return "".join(definitions) + "".join(instance(number) for number, _, _ in kinds)


def _set_page(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    section.gutter = Mm(0)
    for part, style, runs in (
        (section.header, "Header", run("{{ body }}", bold=True) + TAB + run("{{ meeting }}")),
        (section.footer, "Footer", run("{{ municipality }}") + TAB + _page_of_pages()),
    ):
        part.is_linked_to_previous = False
        xml = f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
        element = part.paragraphs[0]._p  # noqa: SLF001 - python-docx has no other way to a paragraph's element
        element.getparent().replace(element, parse_xml(xml))


def _page_of_pages() -> str:
    fields = [f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>' for name in ("PAGE", "NUMPAGES")]
    return run("Side ") + fields[0] + run(" af ") + fields[1]


def _fill(element: BaseOxmlElement, xml: str) -> None:
    """The element with this inside it, and nothing else."""
    for child in list(element):
        element.remove(child)
    for child in parse_xml(f"<w:filling {nsdecls('w')}>{xml}</w:filling>"):
        element.append(child)
