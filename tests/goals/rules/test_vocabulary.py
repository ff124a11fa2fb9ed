"""The words of goals."""

from enum import StrEnum

import pytest

from portal.goals.rules import Audience, Direction, Judgement, ObservationStatus, Presence, TargetState


@pytest.mark.parametrize("words", [Audience, Judgement, ObservationStatus, Presence, TargetState])
def test_every_word_has_a_label_of_its_own(words: type[StrEnum]) -> None:
    labels = [word.label for word in words]  # type: ignore[attr-defined]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_directions_read_as_limits() -> None:
    assert [direction.word for direction in Direction] == ["højst", "mindst", ""]


def test_judgements_are_said_as_the_municipality_says_them() -> None:
    assert [judgement.label for judgement in Judgement] == [
        "nået",
        "delvist nået",
        "ikke nået",
        "på rette vej",
        "for langsomt",
        "uændret",
        "forkert retning",
        "uklart",
        "ingen tal",
        "ikke omtalt",
    ]
