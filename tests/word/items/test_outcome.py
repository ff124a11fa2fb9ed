"""Recommendation, decision and attachments of an item."""

from dataclasses import replace
from datetime import date

from portal.agendas.content import DecisionContent
from portal.cases.content import AttachmentContent, RecommendationContent
from portal.core.danish import NBSP
from tests.word.examples import EMPTY_CASE, RICH_ITEM, attachment
from tests.word.reading import numbered, style_of, written


def after_heading(heading: str, **changes: object) -> list[str]:
    case = replace(EMPTY_CASE, **changes)  # type: ignore[arg-type]
    lines = numbered(written(replace(RICH_ITEM, case=case, decision=None)))
    return lines[lines.index(heading) + 1 :]


def recommended(*points: str, proposer: str = "Direktøren") -> list[str]:
    return after_heading("Indstilling", recommendation=RecommendationContent(proposer=proposer, points=points))


def listed(*contents: AttachmentContent) -> list[str]:
    return after_heading("Bilag", attachments=contents)


def decided(kind: str, text: str) -> list[tuple[str, str]]:
    decision = DecisionContent(kind=kind, text=text, decided_on=date(2024, 10, 30))
    paragraphs = written(replace(RICH_ITEM, case=EMPTY_CASE, decision=decision)).paragraphs
    texts = [found.text for found in paragraphs]
    return [(style_of(found), found.text) for found in paragraphs[texts.index("Beslutning") + 1 :]]


def test_several_points_are_numbered() -> None:
    assert recommended("sagen drøftes, og", "planen godkendes.") == [
        "Direktøren indstiller,",
        "1. at sagen drøftes, og",
        "2. at planen godkendes.",
    ]


def test_one_point_has_a_mark_and_no_number() -> None:
    assert recommended("sagen drøftes.") == ["Direktøren indstiller,", "• at sagen drøftes."]


def test_a_recommendation_without_points_is_left_out() -> None:
    case = replace(EMPTY_CASE, recommendation=RecommendationContent(proposer="Direktøren", points=(" ",)))

    assert "Indstilling" not in [found.text for found in written(replace(RICH_ITEM, case=case)).paragraphs]


def test_a_recommendation_by_nobody_is_still_a_sentence() -> None:
    assert recommended("sagen drøftes.", proposer="")[0] == "Det indstilles,"


def test_a_decision_has_its_kind_and_date_and_then_the_words_of_the_protocol() -> None:
    assert decided("Til efterretning", "Udvalget tog sagen til efterretning.\n\nNy status om et år.") == [
        ("Indledning", "Til efterretning, 30. oktober 2024"),
        ("Beslutning", "Udvalget tog sagen til efterretning."),
        ("Beslutning", "Ny status om et år."),
    ]


def test_a_kind_that_is_also_the_words_is_said_once() -> None:
    assert decided("Til efterretning", "Til efterretning.") == [
        ("Indledning", "Besluttet den 30. oktober 2024"),
        ("Beslutning", "Til efterretning."),
    ]


def test_a_decision_without_words_is_its_kind() -> None:
    assert decided("Drøftet", "") == [("Normal", "Drøftet, 30. oktober 2024")]


def test_attachments_say_kind_and_size_and_which_are_closed() -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    assert listed(attachment("Status"), attachment("Notat", media_type=word, size=48_000, is_closed=True)) == [
        f"1. Status (PDF, 1,2{NBSP}MB)",
        f"2. Notat (Word, 48{NBSP}kB, lukket)",
    ]


def test_an_attachment_of_which_only_the_name_is_known_is_its_name() -> None:
    assert listed(attachment("Alle skal med", attachment_id=None, media_type="", size=0)) == ["• Alle skal med"]


def test_an_attachment_without_title_goes_by_its_file() -> None:
    assert listed(attachment(" ", media_type="", size=0)) == ["• bilag.pdf"]
