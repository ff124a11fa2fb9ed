"""A finished body into a .docx: the template's parts, the body's links and lists, fixed times, nothing personal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from portal.word.styles import LANGUAGE
from portal.word.template import builtin_template
from portal.word.writing.numbering import definition, instance
from portal.word.writing.references import FIRST_LIST, Body, link_id
from portal.word.writing.text import attribute, escaped, one_line

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HYPERLINK = f"{_R}/hyperlink"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The same item gives the same bytes, whenever and wherever it is written: a file does not know when it was made.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_MADE_AT = "2000-01-01T00:00:00Z"

_FIELD = re.compile(r"\{\{ (\w+) \}\}")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands around a body: the title and author in the properties, and the texts of header and footer."""

    title: str
    municipality: str
    body: str
    meeting: str


@dataclass(frozen=True)
class Template:
    """A template taken apart once, so that a document is put together by joining strings."""

    fixed: tuple[tuple[str, bytes], ...]
    with_fields: tuple[tuple[str, str], ...]
    numbering: tuple[str, str, str]
    relationships: tuple[str, str]
    section: str


def package(body: Body, frame: Frame, template: Template | None = None) -> bytes:
    """The document as bytes. The template is the built-in one unless another is given."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(body, frame, template or _builtin()):
            archive.writestr(_entry(name), content)
    return file.getvalue()


def opened(docx: bytes) -> Template:
    """The parts of a template, which has a numbering part with lists in it, as the built-in one has."""
    with ZipFile(BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = parts.pop("word/document.xml")
    numbering = parts.pop("word/numbering.xml").decode()
    relationships = parts.pop("word/_rels/document.xml.rels").decode()
    parts.pop("docProps/core.xml")
    with_fields = [name for name in parts if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
    first_list, end = numbering.index("<w:num "), numbering.rindex("</w:numbering>")
    return Template(
        fixed=tuple((name, content) for name, content in parts.items() if name not in with_fields),
        with_fields=tuple((name, parts[name].decode()) for name in with_fields),
        numbering=(numbering[:first_list], numbering[first_list:end], numbering[end:]),
        relationships=_split(relationships, "</Relationships>"),
        section=_section(document),
    )


@cache
def _builtin() -> Template:
    return opened(builtin_template())


def _split(xml: str, mark: str) -> tuple[str, str]:
    at = xml.rindex(mark)
    return xml[:at], xml[at:]


def _section(document: bytes) -> str:
    """The page's size, margins, header and footer, as the template has them."""
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    found = root.find(f".//{{{_W}}}body/{{{_W}}}sectPr")
    assert found is not None
    section = etree.fromstring(etree.tostring(found))
    for name in [name for name in section.attrib if "rsid" in str(name)]:
        del section.attrib[name]
    etree.cleanup_namespaces(section)
    return etree.tostring(section, encoding="unicode")


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _ZIP_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _parts(body: Body, frame: Frame, template: Template) -> Iterator[tuple[str, bytes | str]]:
    yield from template.fixed
    fields = {
        name: escaped(one_line(text))
        for name, text in (("body", frame.body), ("meeting", frame.meeting), ("municipality", frame.municipality))
    }
    for name, xml in template.with_fields:
        yield name, _FIELD.sub(lambda found: fields.get(found[1], ""), xml)
    yield "docProps/core.xml", _core_properties(frame)
    yield "word/numbering.xml", _numbering(body, template)
    yield "word/_rels/document.xml.rels", _relationships(body, template)
    yield "word/document.xml", _document(body, template)


def _document(body: Body, template: Template) -> str:
    root = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>'
    return f"{_DECLARATION}{root}{body.xml}{template.section}</w:body></w:document>"


def _numbering(body: Body, template: Template) -> str:
    start, lists, end = template.numbering
    numbered = list(enumerate(body.lists, FIRST_LIST))
    definitions = "".join(definition(number, levels) for number, levels in numbered)
    return start + definitions + lists + "".join(instance(number) for number, _ in numbered) + end


def _relationships(body: Body, template: Template) -> str:
    start, end = template.relationships
    links = (
        f'<Relationship Id="{link_id(index)}" Type="{_HYPERLINK}" Target={attribute(target)} TargetMode="External"/>'
        for index, target in enumerate(body.links)
    )
    return start + "".join(links) + end


def _core_properties(frame: Frame) -> str:
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_MADE_AT}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f"{_DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(one_line(frame.title))}</dc:title><dc:creator>{escaped(one_line(frame.municipality))}</dc:creator>"
        f"{moments}<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )
