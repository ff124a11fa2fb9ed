"""The recommendation: who recommends, and the points."""

import pytest

from portal.imports.agenda_text.grammar import read_lines
from portal.imports.agenda_text.recommendations import RecommendationReading, parse_recommendation
from tests.imports.samples import NBSP

OPENING = "Direktøren for Omsorg og Velfærd indstiller,"


def reading(text: str) -> RecommendationReading:
    return parse_recommendation(read_lines(text))


def points(text: str) -> tuple[str, ...]:
    found = reading(text).recommendation
    return found.points if found else ()


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING}\nat udvalget godkender planen,\nat planen sendes ud.",
        f"{OPENING}\n\n{NBSP}\n\nat udvalget godkender planen,\n\n{NBSP}\nat planen sendes ud.",
        f"{OPENING}\n • at udvalget godkender planen,\n • at planen sendes ud.",
        f"{OPENING}\n1. at udvalget godkender planen,\n2. at planen sendes ud.",
        f"{OPENING}\na) at udvalget godkender planen,\nb) at planen sendes ud.",
        f"{OPENING} at udvalget godkender planen,\nat planen sendes ud.",
        f"{OPENING}\nat udvalget godkender planen,\nog at planen sendes ud.",
    ],
)
def test_points_stand_without_their_at(text: str) -> None:
    found = reading(text)
    assert found.recommendation is not None
    assert found.recommendation.proposer == "Direktøren for Omsorg og Velfærd"
    assert found.recommendation.points == ("udvalget godkender planen,", "planen sendes ud.")
    assert not [line for line in found.left_over if line.text]


def test_the_repeated_opening_is_dropped_and_reported() -> None:
    found = reading(f"{OPENING}\n\nat udvalget godkender planen.\n{OPENING}\n")
    assert found.recommendation is not None
    assert found.recommendation.points == ("udvalget godkender planen.",)
    assert [(unplaced.line, unplaced.text) for unplaced in found.unplaced] == [(4, OPENING)]


@pytest.mark.parametrize(
    "opening", ["Forvaltningen indstiller", "Forvaltningen indstiller:", "Forvaltningen indstiller, "]
)
def test_the_opening_may_end_as_it_likes(opening: str) -> None:
    found = reading(f"{opening}\nat planen godkendes.").recommendation
    assert found is not None
    assert found.proposer == "Forvaltningen"


def test_whom_it_is_addressed_to_is_kept_and_reported() -> None:
    found = reading("Forvaltningen indstiller til Byrådet,\nat planen godkendes.")
    assert found.recommendation is not None
    assert (found.recommendation.proposer, found.recommendation.addressee) == ("Forvaltningen", "til Byrådet")
    assert [unplaced.text for unplaced in found.unplaced] == ["til Byrådet"]


def test_nobody_may_be_named() -> None:
    found = reading("Det indstilles,\nat planen godkendes.").recommendation
    assert found is not None
    assert (found.proposer, found.points) == ("", ("planen godkendes.",))


def test_a_point_goes_on_on_the_next_line() -> None:
    assert points(f"{OPENING}\nat planen\ngodkendes, og\nat den sendes ud.\n  Straks.") == (
        "planen godkendes, og",
        "den sendes ud. Straks.",
    )


def test_a_list_below_the_opening_needs_no_at() -> None:
    assert points(f"{OPENING}\n • Planen godkendes\n • Planen sendes ud") == ("Planen godkendes", "Planen sendes ud")


def test_a_date_below_the_opening_is_no_point() -> None:
    found = reading(f"{OPENING}\nat planen godkendes.\n\n12. maj holdes der møde.")
    assert found.recommendation is not None
    assert found.recommendation.points == ("planen godkendes.",)
    assert [line.text for line in found.left_over if line.text] == ["12. maj holdes der møde."]


@pytest.mark.parametrize("text", ["Sagen er til drøftelse.", "Direktøren indstiller sagen til drøftelse.", OPENING, ""])
def test_text_without_points_is_left_over_whole(text: str) -> None:
    found = reading(text)
    assert found.recommendation is None
    assert [line.text for line in found.left_over] == [text]


def test_a_second_recommendation_is_left_over() -> None:
    found = reading(f"{OPENING}\nat planen godkendes.\n\nEt medlem indstiller,\nat planen forkastes.")
    assert found.recommendation is not None
    assert found.recommendation.points == ("planen godkendes.",)
    assert [line.text for line in found.left_over if line.text] == ["Et medlem indstiller,", "at planen forkastes."]
