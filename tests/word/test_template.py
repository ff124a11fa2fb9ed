"""The built-in template."""

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from portal.word.styles import LANGUAGE
from portal.word.template import builtin_template


@pytest.fixture(scope="module")
def template() -> DocumentType:
    return Document(BytesIO(builtin_template()))


def test_it_is_built_once() -> None:
    assert builtin_template() is builtin_template()


def test_the_page_is_a4_with_margins(template: DocumentType) -> None:
    section = template.sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin is not None
    assert abs(section.left_margin - Mm(20)) < Mm(1)


def test_the_styles_of_word_have_words_own_names(template: DocumentType) -> None:
    names = {style.name for style in template.styles if style.builtin}

    wanted = {"Normal", "Title", "Heading 1", "Heading 4", "List Bullet", "List Number 3", "List Continue 2", "Quote"}
    assert wanted | {"Hyperlink", "Header", "Footer"} <= names


def test_every_style_builds_on_one_that_is_there(template: DocumentType) -> None:
    known = {style.style_id for style in template.styles}
    tags = [qn(f"w:{name}") for name in ("basedOn", "next")]

    assert {element.get(qn("w:val")) for element in template.styles.element.iter(*tags)} <= known


def test_the_list_styles_have_marks_and_numbers_of_their_own(template: DocumentType) -> None:
    lists = [style for style in template.styles if style.name.startswith(("List Bullet", "List Number"))]
    known = {num.get(qn("w:numId")) for num in template.part.numbering_part.element.iter(qn("w:num"))}

    assert len(lists) == 10
    assert {style.element.find(f".//{qn('w:numId')}").get(qn("w:val")) for style in lists} == known


def test_the_language_is_danish_for_every_run(template: DocumentType) -> None:
    languages = [element.attrib.values() for element in template.styles.element.iter(qn("w:lang"))]

    assert languages == [[LANGUAGE] * 3]


def test_one_font_is_named_and_it_is_calibri(template: DocumentType) -> None:
    fonts = {value for element in template.styles.element.iter(qn("w:rFonts")) for value in element.attrib.values()}

    assert fonts == {"Calibri"}


def test_headings_stand_in_the_outline(template: DocumentType) -> None:
    outline = {
        style.name: style.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val"))
        for style in template.styles
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name.startswith("Heading")
    }

    assert outline == {f"Heading {level}": str(level - 1) for level in (1, 2, 3, 4)}


def test_text_is_dark_enough_on_its_background(template: DocumentType) -> None:
    colours = {element.get(qn("w:val")) for element in template.styles.element.iter(qn("w:color"))}
    fills = {element.get(qn("w:fill")) for element in template.styles.element.iter(qn("w:shd"))}

    for fill in fills | {"FFFFFF"}:
        for colour in colours:
            assert contrast(colour, fill) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
