"""Whatever the text is: nothing raises, no word is lost, and blank lines mean nothing."""

import re
import string
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.agenda_text.parsed import ParsedAgenda, ParsedItem
from portal.imports.rules import parse_agenda
from tests.imports.samples import AGENDA, HEADER, ITEM, NBSP, PRESENTATION, TITLE, item

BLANK = st.sampled_from(["", NBSP, " ", "\t", f"{NBSP} {NBSP}"])
TEMPLATES = (
    "{}", "Tekst {}.", "tekst {}", " • {}", "- {}", "  {}", "1. {}", "2. {}", "104. Titel {}", "105. Titel {}",
    "106. {}", "Sagsnr.: {}", "Sagsnr.: {} Sagsbehandler: Jurist", "Sagsbehandler: {}", "Øvrige sagsbehandlere: {},",
    "Sagsresume", "Sagsfremstilling", "Økonomi", "Indstilling", "Beslutning", "Bilag", "Bilag: {}", "Beslutning: {}",
    "{}.Indstilling", "{}mål.Beslutning", "IndstillingOrd{}", "Beslutning i Byrådet den 01-02-2014", "Historik: {}",
    "at {}", "at {},", "Direktør {} indstiller,", "Direktør {} indstiller", "Direktør {} indstiller til {}x, at {}y",
    "Til efterretning {}", "Godkendt {}.", "Udsat {}", "Status i {} på voksenområdet:", " • Hjemløse",
    " • Misbrug: {}", " • Antallet af hjemløse {} skal falde", "Voksne", "Målene {} er:", "DIR", "SOS", "BYR", "BYRx",
    "X", f"{NBSP}X", "(x)", NBSP, "", "-", "•", "Lukkede dagsordenspunkter", "Åbne punkter", "Udvalg: {}",
    "Mødested: {}",
)  # fmt: skip


WORD = re.compile(r"ord\d+q[xy]?")
GROUPS = (
    "Indstilling\n\nDirektør {} indstiller,\n\nat {}\nat {}x.\nDirektør {} indstiller,",
    "Indstilling\nDirektør {} indstiller,\n1. at {}\n  {}x\n\n2. {}y",
    "Sagsfremstilling\n\nStatus i {} på voksenområdet:\n\n • Hjemløse\n  {}x\n\n • Misbrug\n\n{}y",
    "Sagsfremstilling\n\nVoksne\n\n • Antallet af hjemløse {} skal falde.\n • Højst {}x på krisecenter",
    "DIR\nSOS\nBYR\n\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}X\n\N{NO-BREAK SPACE}\n",
    "Beslutning\n\nGodkendt {}.\n\nBilag\n\n • {}x\n   {}y",
)


@st.composite
def agendas(draw: st.DrawFn) -> str:
    """A header, and lines such as agendas have, in any order; each carries a word of its own."""
    templates = draw(st.lists(st.sampled_from(GROUPS) | st.sampled_from(TEMPLATES), max_size=15))
    lines = [template.format(*[f"ord{index}q"] * 4) for index, template in enumerate(templates)]
    first = draw(st.sampled_from(["104. Titel\nSagsnr.: 14/513", "104. Titel", "1. Titel", "Titel"]))
    return HEADER + "\n".join([first, *lines])


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    agenda = parse_agenda(text)
    assert agenda.faults or agenda.items
    assert agenda.is_importable or not agenda.items


@given(agendas())
def test_every_fault_names_a_line_of_the_file(text: str) -> None:
    agenda = parse_agenda(text)
    count = len(text.split("\n"))
    assert all(1 <= found.line <= count for found in (*agenda.faults, *agenda.unplaced))
    assert all(1 <= found.source_lines[0] <= found.source_lines[1] <= count for found in agenda.items)


@given(agendas())
def test_no_word_is_lost_where_nothing_is_refused(text: str) -> None:
    agenda = parse_agenda(text)
    if agenda.faults:
        return
    assert set(WORD.findall(text)) - set(WORD.findall(repr(agenda))) == set()


@given(agendas())
def test_an_item_has_what_a_case_needs(text: str) -> None:
    agenda = parse_agenda(text)
    numbers = [found.number for found in agenda.items]
    assert len(set(numbers)) == len(numbers)
    for found in agenda.items:
        assert found.title
        assert found.number > 0
        assert len({status.area_slug for status in found.statuses}) == len(found.statuses)
        assert len({goal.key for goal in found.goals}) == len(found.goals)
        assert [section.kind for section in found.sections].count("presentation") <= 1


def contents(found: ParsedItem) -> dict[str, Any]:
    """What an item says, without lines and without the distance between paragraphs."""
    return {
        "head": (found.number, found.title, found.case_number, found.caseworker, found.other_caseworkers, found.route),
        "sections": [(section.kind, section.heading, section.text.split()) for section in found.sections],
        "recommendation": found.recommendation and (found.recommendation.proposer, found.recommendation.points),
        "decision": found.decision and (found.decision.kind, found.decision.text.split()),
        "attachments": found.attachments,
        "goals": [(goal.key, goal.text) for goal in found.goals],
        "statuses": [(status.area_slug, status.text.split()) for status in found.statuses],
    }


def only_item(agenda: ParsedAgenda) -> dict[str, Any]:
    assert agenda.faults == ()
    (found,) = agenda.items
    return contents(found)


PARAGRAPHS = AGENDA.split("\n\n")


@given(st.lists(st.tuples(st.integers(0, len(PARAGRAPHS) - 1), BLANK), max_size=30))
def test_blank_lines_between_paragraphs_mean_nothing(blanks: list[tuple[int, str]]) -> None:
    lines = []
    for position, paragraph in enumerate(PARAGRAPHS):
        lines += [paragraph, "", *(blank for after, blank in blanks if after == position), ""]
    assert only_item(parse_agenda("\n".join(lines))) == contents(item(ITEM))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_form_of_the_file_means_nothing(form: Any, line_break: str, mark: str) -> None:
    text = mark + unicodedata.normalize(form, AGENDA).replace("\n", line_break)
    assert only_item(parse_agenda(text)) == contents(item(ITEM))


PARTS = {
    "case line": "Sagsnr.: 14/513 Sagsbehandler: Jurist",
    "title again": TITLE,
    "others": "Øvrige sagsbehandlere: Økonom og Planlægger",
    "summary": "Sagsresume\n\nKort fortalt.",
    "presentation": f"Sagsfremstilling\n\n{PRESENTATION}",
    "recommendation": "Indstilling\n\nForvaltningen indstiller,\n\nat planen godkendes.",
    "decision": "Beslutning\n\nGodkendt.",
    "attachments": "Bilag\n\n • Kort",
}


@given(st.sets(st.sampled_from(sorted(PARTS))))
def test_any_part_may_be_missing(missing: set[str]) -> None:
    found = item("\n\n".join([f"104. {TITLE}", *(part for name, part in PARTS.items() if name not in missing)]))
    assert (found.case_number == "") is ("case line" in missing)
    assert (found.other_caseworkers == ()) is ("others" in missing)
    assert len(found.sections) == 2 - len(missing & {"summary", "presentation"})
    assert len(found.goals) == (0 if "presentation" in missing else 9)
    assert (found.recommendation is None) is ("recommendation" in missing)
    assert (found.decision is None) is ("decision" in missing)
    assert (found.attachments == ()) is ("attachments" in missing)


@given(st.text(st.sampled_from(string.printable + "æøåÆØÅ•" + NBSP + "\u0301\u202e\x00"), max_size=300))
def test_any_text_in_an_item_is_kept_or_refused(text: str) -> None:
    agenda = parse_agenda(f"{HEADER}104. {TITLE}\nSagsnr.: 14/513\nSagsfremstilling\n\nBegynd.\n{text}")
    assert agenda.faults or agenda.items[0].sections[0].text.startswith("Begynd.")
