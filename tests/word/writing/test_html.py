"""Html written as Word, from what the editor makes to what nobody should write."""

from docx.oxml.ns import qn

from portal.core.danish import NBSP
from tests.word.examples import item_of
from tests.word.reading import from_html, numbered, parts, styled


def listed(html: str) -> list[str]:
    lines = numbered(from_html(html))
    return lines[lines.index("Sagsfremstilling") + 1 :]


def runs_of(html: str) -> list[tuple[str, bool, bool]]:
    paragraph = next(p for p in from_html(html).paragraphs[::-1] if p.text)
    return [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs]


def test_headings_become_headings_below_the_section() -> None:
    assert styled(from_html("<h2>a</h2><p>b</p><h3>c</h3><h4>d</h4>")) == [
        ("Heading 2", "a"),
        ("Normal", "b"),
        ("Heading 3", "c"),
        ("Heading 4", "d"),
    ]


def test_no_level_of_heading_is_skipped_and_siblings_stay_siblings() -> None:
    assert [style for style, _ in styled(from_html("<h4>a</h4><h4>b</h4><h2>c</h2><h4>d</h4>"))] == [
        "Heading 2",
        "Heading 2",
        "Heading 2",
        "Heading 3",
    ]


def test_bold_and_italic_may_stand_in_each_other() -> None:
    assert runs_of("<p>a <strong>b <em>c</em></strong> d</p>") == [
        ("a ", False, False),
        ("b ", True, False),
        ("c", True, True),
        (" d", False, False),
    ]


def test_a_quotation_has_the_style_of_one() -> None:
    assert styled(from_html("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>")) == [
        ("Quote", "a"),
        ("Quote", "b"),
        ("Normal", "c"),
    ]


def test_a_line_break_stays_inside_the_paragraph() -> None:
    assert styled(from_html("<p>a<br> b<br></p>")) == [("Normal", "a\nb")]


def test_white_space_is_shown_as_a_browser_shows_it() -> None:
    assert styled(from_html("<p>\n  a\t b <em> c</em>\n</p>\n\n<p> </p>")) == [("Normal", "a b c")]


def test_a_non_breaking_space_stays() -> None:
    assert styled(from_html("<p>5.290&nbsp;personer</p>")) == [("Normal", f"5.290{NBSP}personer")]


def test_a_section_sign_is_held_to_its_number() -> None:
    assert styled(from_html("<p>jf. § 110 og §§ 4-5</p>")) == [("Normal", f"jf. §{NBSP}110 og §§{NBSP}4-5")]


def test_text_outside_any_block_is_a_paragraph() -> None:
    assert styled(from_html("a<p>b</p>c <strong>d</strong>")) == [("Normal", "a"), ("Normal", "b"), ("Normal", "c d")]


def test_each_numbered_list_starts_from_one() -> None:
    assert listed("<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>") == ["1. a", "2. b", "1. c"]


def test_lists_inside_lists_have_numbers_of_their_own_and_do_not_disturb_the_outer() -> None:
    html = "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d<ol><li>e</li></ol></li><li>f</li></ol>"

    assert listed(html) == ["1. a", "a) b", "b) c", "2. d", "a) e", "3. f"]


def test_two_lists_in_one_item_are_two_lists() -> None:
    html = "<ol><li>a<ol><li>b</li></ol><p>c</p><ol><li>d</li></ol></li></ol>"

    assert listed(html) == ["1. a", "a) b", "c", "a) d"]


def test_marks_and_numbers_may_be_mixed() -> None:
    html = "<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d<ul><li>e</li></ul></li></ul>"

    assert listed(html) == ["• a", "1. b", "– c", "• d", "– e"]


def test_a_list_in_a_cell_does_not_disturb_the_list_around_the_table() -> None:
    html = "<ol><li>a<table><tr><td><ol><li>x</li></ol></td></tr></table></li><li>b</li></ol>"

    assert listed(html) == ["1. a", "2. b"]


def test_list_items_have_the_styles_of_their_level() -> None:
    html = "<ul><li><p>a</p><p>b</p><ol><li>c<p>d</p></li></ol></li></ul>"

    assert styled(from_html(html)) == [
        ("List Bullet", "a"),
        ("List Continue", "b"),
        ("List Number 2", "c"),
        ("List Continue 2", "d"),
    ]


def test_an_item_without_words_keeps_its_number() -> None:
    assert listed("<ol><li>a</li><li></li><li><ol><li>b</li></ol></li></ol>") == ["1. a", "2. ", "3. ", "a) b"]


def test_a_marked_item_without_words_is_left_out() -> None:
    assert listed("<ul><li>a</li><li></li></ul>") == ["• a"]


def test_lists_deeper_than_word_can_write_stay_on_its_last_level() -> None:
    document = from_html("<ul><li>x" * 12 + "</li></ul>" * 12)
    levels = [int(element.get(qn("w:val"))) for element in document.element.iter(qn("w:ilvl"))]

    assert levels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]


def test_a_heading_inside_an_item_is_bold_text_of_the_item() -> None:
    document = from_html("<ul><li><h3>a</h3>b</li></ul>")

    assert styled(document) == [("List Bullet", "a"), ("List Continue", "b")]


def test_a_link_is_a_link() -> None:
    document = from_html('<p>se <a href="https://example.org/æ?a=1&amp;b=2">her <strong>nu</strong></a>.</p>')
    link = document.paragraphs[-1].hyperlinks[0]

    assert (link.text, link.address) == ("her nu", "https://example.org/%C3%A6?a=1&b=2")
    assert {run.style.name for run in link.runs} == {"Hyperlink"}
    assert document.paragraphs[-1].text == "se her nu."


def test_the_same_address_twice_is_one_relationship() -> None:
    html = '<p><a href="https://example.org/">a</a> <a href="https://example.org/">b</a></p>'

    assert parts(item_of(html))["word/_rels/document.xml.rels"].count(b"example.org") == 1


def test_a_link_that_word_could_not_open_is_plain_text() -> None:
    paragraph = from_html('<p><a href="http://[x">a</a><a href="/b">b</a><a>c</a></p>').paragraphs[-1]

    assert (paragraph.text, paragraph.hyperlinks) == ("abc", [])


def test_a_table_keeps_its_cells_and_its_header_row() -> None:
    table = from_html(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>1</td><td>2</td></tr></table>"
    ).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["A", "B"], ["1", "2"]]
    headers = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert headers == [True, False]


def test_a_header_cell_beside_cells_is_a_row_header_and_no_header_row() -> None:
    table = from_html("<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>").tables[0]

    assert [cell.paragraphs[0].style.name for cell in table.rows[0].cells] == ["Tabeloverskrift", "Tabeltekst"]
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
    assert table._tbl.find(f".//{qn('w:tblHeader')}") is None


def test_cells_that_reach_over_others_are_merged() -> None:
    html = (
        '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr>'
        "<tr><td>e</td><td>f</td></tr></table>"
    )
    table = from_html(html).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["a", "b", "b"],
        ["a", "c", "d"],
        ["e", "f", ""],
    ]


def test_blocks_in_cells_keep_their_kind() -> None:
    html = "<table><tr><td><p>a</p><ul><li>b</li></ul><h2>c</h2><blockquote>d</blockquote></td><td></td></tr></table>"
    first, second = from_html(html).tables[0].rows[0].cells

    assert [(p.style.name, p.text) for p in first.paragraphs] == [
        ("Tabeltekst", "a"),
        ("List Bullet", "b"),
        ("Tabeloverskrift", "c"),
        ("Quote", "d"),
    ]
    assert [p.style.name for p in second.paragraphs] == ["Tabeltekst"]


def test_a_table_in_a_cell_is_a_table() -> None:
    cell = from_html("<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>").tables[0].rows[0].cells[0]

    assert cell.tables[0].rows[0].cells[0].text == "b"


def test_a_very_long_row_may_be_split_over_pages() -> None:
    table = from_html(f"<table><tr><td>{'ord ' * 2500}</td></tr><tr><td>kort</td></tr></table>").tables[0]

    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in table.rows] == [True, False]


def test_no_paragraph_is_empty_only_to_make_room() -> None:
    assert styled(from_html("<p>a</p><p></p><p><br></p><p>&nbsp;</p><h2> </h2><p>b</p>")) == [
        ("Normal", "a"),
        ("Normal", "b"),
    ]
