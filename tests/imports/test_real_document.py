"""The real agenda, where its folder is named: nothing of it may be lost."""

import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from portal.cases.rules import SectionKind, is_kle_number
from portal.core import html
from portal.imports.agenda_text.parsed import ParsedAgenda, ParsedItem
from portal.imports.rules import parse_agenda

pytestmark = pytest.mark.real_documents

CODES = ("DIR", "FOU", "BFU", "SOS", "BSK", "KFU", "BYP", "TMU", "ØKE", "BYR")


@pytest.fixture(scope="module")
def text() -> str:
    (path,) = Path(os.environ["PORTAL_REAL_DOCUMENTS"]).glob("000_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def agenda(text: str) -> ParsedAgenda:
    return parse_agenda(text)


@pytest.fixture(scope="module")
def item(agenda: ParsedAgenda) -> ParsedItem:
    (item,) = agenda.items
    return item


def test_the_header_is_read(agenda: ParsedAgenda) -> None:
    assert agenda.faults == ()
    assert agenda.committee == "Social- og Sundhedsudvalget"
    assert (agenda.meeting_on, agenda.place) == (date(2013, 10, 30), "C3.40")


def test_the_head_of_the_item_is_read(item: ParsedItem, text: str) -> None:
    assert item.number == 104
    assert f"104. {item.title}\n" in text
    assert is_kle_number(item.case_number)
    assert f"Sagsbehandler: {item.caseworker} " in text
    assert item.other_caseworkers == ()
    assert not item.is_closed


def test_the_route_is_read_by_position(item: ParsedItem) -> None:
    assert item.route is not None
    assert (item.route.codes, item.route.treated, item.route.informed) == (CODES, ("SOS",), ())


def test_all_nine_targets_are_linked_with_their_words(item: ParsedItem, text: str) -> None:
    assert [goal.key for goal in item.goals] == [
        "ungdomsuddannelse",
        "fagligt-niveau",
        "kriminalitet",
        "anbringelser-sammenbrud",
        "hjemloese",
        "genindskrivning",
        "krisecenter",
        "stofmisbrug",
        "narkodoedsfald",
    ]
    lines = text.splitlines()
    assert all(lines[goal.line - 1] == f" • {goal.text}" for goal in item.goals)


def test_the_three_statuses_are_found_with_their_words(item: ParsedItem, text: str) -> None:
    assert [(status.area_label, status.area_slug) for status in item.statuses] == [
        ("Hjemløse", "hjemloese"),
        ("Udsatte voksne", "udsatte-voksne"),
        ("Misbrugsområdet", "misbrug"),
    ]
    presentation = item.sections[1].html
    for status in item.statuses:
        assert status.text in text
        assert html.text_of(status.html) == status.text
        assert status.html in presentation


def test_recommendation_decision_and_attachment_are_read(item: ParsedItem) -> None:
    assert item.recommendation is not None
    assert item.recommendation.proposer == "Direktøren for Social, Sundhed og Beskæftigelse"
    assert len(item.recommendation.points) == 1
    assert item.decision is not None
    assert (item.decision.kind, item.decision.text) == ("noted", "Til efterretning.")
    assert item.attachments == ("Alle skal med",)


def test_the_sections_have_every_word_in_order(item: ParsedItem, text: str) -> None:
    assert [section.kind for section in item.sections] == [SectionKind.SUMMARY, SectionKind.PRESENTATION]
    source = re.split(r"\n(?:Sagsresume|Sagsfremstilling|Indstilling)\n", text)[1:3]
    for section, lines in zip(item.sections, source, strict=True):
        assert html.text_of(section.html).split() == lines.replace("•", " ").split()
        assert html.clean(section.html) == section.html


def test_lists_and_headings_are_what_they_are(item: ParsedItem) -> None:
    presentation = item.sections[1].html
    assert re.findall(r"<h3>(.*?)</h3>", presentation) == [
        "Børn/unge området",
        "Voksenområdet",
        "Status i Herning Kommune på voksenområdet:",
    ]
    assert [part.count("<li>") for part in re.findall(r"<ul>.*?</ul>", presentation)] == [4, 5, 3, 3]


def test_no_word_of_the_file_is_lost(agenda: ParsedAgenda, item: ParsedItem, text: str) -> None:
    """Labels, headings and the title's repetition are the only words that the result leaves out."""
    assert item.recommendation is not None
    assert item.decision is not None
    assert item.route is not None
    kept = [
        f"Udvalg: {agenda.committee} Mødedato: 30. oktober 2013 Mødested: {agenda.place} Dagsordenpunkter",
        f"{item.number}. {item.title} Sagsnr.: {item.case_number} Sagsbehandler: {item.caseworker} {item.title}",
        " ".join(item.route.codes) + " X Øvrige sagsbehandlere: -",
        *(f"{section.heading} {html.text_of(section.html)}" for section in item.sections),
        f"Indstilling {item.recommendation.proposer} indstiller, at {' at '.join(item.recommendation.points)}",
        *(unplaced.text for unplaced in agenda.unplaced),
        f"Beslutning {item.decision.text} Bilag {' '.join(item.attachments)}",
    ]
    assert Counter(" ".join(kept).split()) == Counter(text.replace("•", " ").split())


def test_the_report_beside_it_is_no_agenda() -> None:
    (path,) = Path(os.environ["PORTAL_REAL_DOCUMENTS"]).glob("002_*.txt")
    agenda = parse_agenda(path.read_text(encoding="utf-8"))
    assert not agenda.is_importable
    assert {fault.message for fault in agenda.faults if fault.in_header} >= {
        "udvalgets navn mangler (»Udvalg: …«)",
        "mødets dato mangler (»Mødedato: …«)",
    }
