"""The files inside a Word file."""

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from portal.word.documents import frame, item_document, render_body
from portal.word.packaging import opened, package
from portal.word.template import builtin_template
from tests.word.examples import RICH_ITEM
from tests.word.reading import MUNICIPALITY, parts


def test_every_file_in_it_is_well_formed_xml() -> None:
    for content in parts(RICH_ITEM).values():
        etree.fromstring(content)


def test_every_file_in_it_has_the_same_fixed_time() -> None:
    with ZipFile(BytesIO(item_document(RICH_ITEM, municipality=MUNICIPALITY))) as archive:
        times = {entry.date_time for entry in archive.infolist()}

    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_content_types_stand_first_and_no_name_twice() -> None:
    with ZipFile(BytesIO(item_document(RICH_ITEM, municipality=MUNICIPALITY))) as archive:
        names = archive.namelist()

    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))


def test_nothing_tells_which_program_or_person_made_it() -> None:
    everything = b"".join(parts(RICH_ITEM).values()).lower()

    for trace in (b"python-docx", b"microsoft macintosh", b"rsid", b"thumbnail", b"lastmodifiedby", b"comments"):
        assert trace not in everything


def test_created_and_modified_are_fixed() -> None:
    core = parts(RICH_ITEM)["docProps/core.xml"].decode()

    assert core.count("2000-01-01T00:00:00Z") == 2


def test_the_file_is_small() -> None:
    assert len(item_document(RICH_ITEM, municipality=MUNICIPALITY)) < 15_000


def test_every_relationship_of_the_body_leads_somewhere() -> None:
    files = parts(RICH_ITEM)
    known = {rel.get("Id"): rel for rel in etree.fromstring(files["word/_rels/document.xml.rels"])}
    used = {
        element.get(qn("r:id"))
        for element in etree.fromstring(files["word/document.xml"]).iter()
        if element.get(qn("r:id"))
    }

    assert used <= set(known)
    targets = {rel.get("Target") for rel in known.values() if rel.get("TargetMode") == "External"}
    assert targets == {"https://example.org/boligselskaber?side=1&vis=alle", "mailto:social@example.org"}


def test_definitions_of_lists_stand_before_the_lists() -> None:
    names = [etree.QName(child).localname for child in etree.fromstring(parts(RICH_ITEM)["word/numbering.xml"])]

    assert names == sorted(names)
    assert names.count("abstractNum") == names.count("num")


def test_another_template_keeps_its_own_page_and_styles() -> None:
    document = Document(BytesIO(builtin_template()))
    document.sections[0].left_margin = Mm(35)
    document.styles["Normal"].font.name = "Georgia"
    file = BytesIO()
    document.save(file)
    whole = package(render_body(RICH_ITEM), frame(RICH_ITEM, municipality=MUNICIPALITY), opened(file.getvalue()))
    found = Document(BytesIO(whole))

    assert round(found.sections[0].left_margin.mm) == 35
    assert found.styles["Normal"].font.name == "Georgia"
