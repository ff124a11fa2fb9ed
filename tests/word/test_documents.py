"""An agenda item as a Word file, opened again and read."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document as DocumentType
from docx.oxml.ns import qn

from portal.agendas.content import ItemContent
from portal.cases.content import CaseContent, GoalStatusContent
from portal.core.danish import NBSP
from portal.word.documents import frame, item_document, render_body
from portal.word.packaging import package
from tests.word.examples import CLOSED_ITEM, EMPTY_CASE, HOMELESS, PRESENTATION, RICH_CASE, RICH_ITEM, TARGETS, section
from tests.word.reading import MUNICIPALITY, faults, from_html, headings, parts, style_of, text_of_xml, written

DRAFT = replace(
    RICH_ITEM,
    reference=None,
    number=None,
    committee_code=None,
    committee_name=None,
    meeting_on=None,
    place=None,
    decision=None,
)


def titles(document: DocumentType) -> list[str]:
    return [found.text for found in document.paragraphs if style_of(found) == "Title"]


def header(document: DocumentType) -> str:
    return document.sections[0].header.paragraphs[0].text


def with_case(**changes: object) -> ItemContent:
    case: CaseContent = replace(EMPTY_CASE, **changes)  # type: ignore[arg-type]
    return replace(RICH_ITEM, case=case, decision=None)


def test_the_title_has_its_number_held_to_the_first_word() -> None:
    assert titles(written(RICH_ITEM)) == [f"87.{NBSP}Status på boligindsatsen og misbrugsbehandlingen"]


def test_the_header_names_body_date_and_place() -> None:
    assert header(written(RICH_ITEM)) == "Social- og Sundhedsudvalget\t30. oktober 2024 · Rådhuset, mødelokale C3.40"


def test_the_footer_counts_the_pages() -> None:
    footer = parts(RICH_ITEM)["word/footer1.xml"].decode()

    assert text_of_xml(footer.encode()) == "Eksempel KommuneSide 1 af 1"
    assert 'w:instr=" PAGE "' in footer
    assert 'w:instr=" NUMPAGES "' in footer


def test_a_draft_says_so_in_the_header_and_has_no_number() -> None:
    document = written(DRAFT)

    assert header(document) == "Eksempel Kommune\tKladde"
    assert titles(document) == ["Status på boligindsatsen og misbrugsbehandlingen"]


def test_a_draft_that_is_placed_names_its_meeting_too() -> None:
    document = written(replace(RICH_ITEM, number=None, reference=None))

    assert header(document).endswith("\tKladde · 30. oktober 2024 · Rådhuset, mødelokale C3.40")


def test_sections_stand_in_order_under_real_headings() -> None:
    assert headings(written(RICH_ITEM)) == [
        "Sagsresume",
        "Sagsfremstilling",
        "Økonomi",
        "Målstatus",
        "Indstilling",
        "Beslutning",
        "Bilag",
    ]


def test_a_section_without_words_is_left_out() -> None:
    empty = section("<p></p><ol><li></li></ol><p>&nbsp;</p><table><tr><td></td></tr></table>", "Høring")

    assert headings(written(with_case(sections=(empty,)))) == []


def test_the_facts_of_the_case_stand_first() -> None:
    texts = [found.text for found in written(RICH_ITEM).paragraphs if style_of(found) == "Sagsoplysninger"]

    assert texts == [
        "Sagsnr.:\t27.00.00-G01-12-24",
        "Sagsbehandler:\tSagsbehandler, Socialafdelingen",
        "Øvrige sagsbehandlere:\tKonsulent, Økonomi; Konsulent, Jobcenter",
    ]


def test_each_area_of_the_goal_status_has_a_heading_and_a_table_of_its_targets() -> None:
    document = written(RICH_ITEM)
    table = document.tables[2]

    assert {"Hjemløse", "Misbrug"} <= set(headings(document, 2))
    assert [cell.text for cell in table.rows[0].cells] == [
        "Mål",
        "Udgangspunkt",
        "Seneste landstal",
        "Måltal",
        "Status",
    ]
    assert [cell.text for cell in table.rows[1].cells] == [
        f"5.{NBSP}Færre borgere uden bolig",
        "5.290 personer (2011)",
        "5.820 personer (2013)",
        "højst 4.000 personer (2020)",
        "Forkert retning\nTallet er steget i to opgørelser i træk.",
    ]


def test_a_target_without_figures_and_judgement_says_that_it_has_none() -> None:
    row = written(RICH_ITEM).tables[2].rows[3]

    assert [cell.text for cell in row.cells] == [
        "Flere i job et år efter indflytning",
        "–",
        "–",
        "–",
        "Ikke vurderet\nMålet er endnu ikke gjort op.",
    ]


def test_headings_in_the_local_text_stand_below_their_area() -> None:
    assert headings(written(RICH_ITEM), 3)[-1] == "Hvad vi gør nu"


def test_an_area_with_neither_targets_nor_words_is_left_out() -> None:
    status = GoalStatusContent(area="Misbrug", area_slug="misbrug", html="<p> </p>", targets=())

    assert headings(written(with_case(goal_statuses=(status,)))) == []


def test_an_area_may_have_words_only() -> None:
    status = GoalStatusContent(area="Misbrug", area_slug="misbrug", html=HOMELESS, targets=())

    assert headings(written(with_case(goal_statuses=(status,))), 2) == ["Misbrug"]


def test_two_tables_after_each_other_are_kept_apart() -> None:
    table = "<table><tr><td>a</td></tr></table>"
    status = GoalStatusContent(area="Misbrug", area_slug="misbrug", html=table + table, targets=TARGETS[:1])

    assert list(faults(parts(with_case(goal_statuses=(status,)))["word/document.xml"])) == []


def test_a_closed_items_public_form_is_number_title_and_ground_and_nothing_else() -> None:
    item = replace(CLOSED_ITEM, decision=RICH_ITEM.decision)

    assert [found.text for found in written(item).paragraphs] == [
        f"87.{NBSP}Køb af ejendom",
        f"Lukket punkt:\tSag om køb af fast ejendom, jf. kommunestyrelsesloven §{NBSP}10",
    ]


def test_a_closed_item_for_its_members_says_closed_on_every_page() -> None:
    item = replace(RICH_ITEM, is_closed=True, closed_ground="Sag om enkeltpersoner")

    assert "Lukket punkt · 30. oktober 2024" in header(written(item))
    assert "Indstilling" in headings(written(item))


def test_an_open_item_without_a_case_shows_what_was_decided() -> None:
    document = written(replace(RICH_ITEM, title="Eventuelt", case=None))

    assert headings(document) == ["Beslutning"]


def test_the_properties_have_title_and_language_and_no_person() -> None:
    properties = written(RICH_ITEM).core_properties

    assert properties.title == "87. Status på boligindsatsen og misbrugsbehandlingen"
    assert properties.language == "da-DK"
    assert properties.author == MUNICIPALITY
    assert (properties.last_modified_by, properties.comments, properties.keywords) == ("", "", "")


def test_a_long_title_still_fits_in_the_properties() -> None:
    assert len(written(replace(RICH_ITEM, title="Å" * 2000)).core_properties.title) > 2000


def test_the_same_item_gives_the_same_bytes() -> None:
    assert item_document(RICH_ITEM, municipality="A") == item_document(RICH_ITEM, municipality="A")


def test_a_document_is_its_body_put_in_a_package() -> None:
    finished = package(render_body(RICH_ITEM), frame(RICH_ITEM, municipality="A"))

    assert finished == item_document(RICH_ITEM, municipality="A")


@pytest.mark.parametrize("item", [RICH_ITEM, DRAFT, CLOSED_ITEM, with_case()], ids=["rich", "draft", "closed", "bare"])
def test_nothing_in_a_document_would_make_word_call_it_damaged(item: ItemContent) -> None:
    assert list(faults(parts(item)["word/document.xml"])) == []


def test_every_style_that_is_used_is_in_the_template() -> None:
    document = written(RICH_ITEM)
    known = {style.style_id for style in document.styles}
    tags = [qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle")]
    used = {element.get(qn("w:val")) for element in document.element.iter(*tags)}

    assert used <= known


def test_formatting_comes_from_styles_and_bold_and_italic_only() -> None:
    properties = written(RICH_ITEM).element.iter(qn("w:rPr"))
    found = {child.tag for element in properties for child in element}

    assert found == {qn(f"w:{name}") for name in ("rStyle", "b", "bCs", "i", "iCs")}


def test_characters_that_xml_cannot_hold_are_dropped_everywhere() -> None:
    bad = "a\x00\x0b\x1f\ufffeb\ud800c"
    case = replace(RICH_CASE, case_number=bad, caseworker=bad, sections=(section(f"<p>{bad}</p>", bad),))
    document = written(replace(RICH_ITEM, title=bad, place=bad, case=case))

    assert titles(document) == [f"87.{NBSP}abc"]
    assert header(document).endswith(" · abc")
    assert headings(document)[0] == "abc"


def test_markup_in_plain_fields_is_text() -> None:
    assert titles(written(replace(RICH_ITEM, title='<b>A</b> & "B" ]]> {{ body }}'))) == [
        f'87.{NBSP}<b>A</b> & "B" ]]> {{{{ body }}}}'
    ]


def test_fields_in_the_header_are_filled_once_only() -> None:
    assert header(written(replace(RICH_ITEM, place="{{ municipality }}"))).endswith("{{ municipality }}")


def convert(tmp_path: Path, item: ItemContent, form: str) -> bytes:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("soffice is not on PATH")
    source = tmp_path / "punkt.docx"
    source.write_bytes(item_document(item, municipality=MUNICIPALITY))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (tmp_path / f"punkt.{form.split(':', maxsplit=1)[0]}").read_bytes()


@pytest.mark.libreoffice
def test_libreoffice_makes_a_pdf_of_the_document(tmp_path: Path) -> None:
    assert convert(tmp_path, RICH_ITEM, "pdf").startswith(b"%PDF-")


@pytest.mark.libreoffice
def test_libreoffice_numbers_every_list_from_one(tmp_path: Path) -> None:
    text = convert(
        tmp_path, replace(RICH_ITEM, case=replace(EMPTY_CASE, sections=(section(PRESENTATION),))), "txt:Text"
    )
    shown = [line.strip() for line in text.decode("utf-8-sig").splitlines()]

    assert "1. Alle borgere på herberget er talt igennem med deres sagsbehandler." in shown
    assert "a) Først de borgere, der har boet der længst." in shown
    assert "a) Teamet mødes hver uge." in shown
    assert "3. Akutpladserne er samlet på én adresse." in shown
    assert "1. Ny status forelægges om et år." in shown


def test_an_item_of_html_is_written_under_its_section() -> None:
    assert headings(from_html("<p>a</p>")) == ["Sagsfremstilling"]
