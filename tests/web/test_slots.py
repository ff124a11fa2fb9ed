"""Slots."""

import pytest

from portal.web.slots import Slot


def test_providers_stand_in_the_order_in_which_they_came() -> None:
    slot: Slot[str] = Slot("words")
    for word in ("et", "to", "et"):
        slot.provide(word)
    assert slot.providers == ("et", "to")


def test_the_only_provider_is_given() -> None:
    slot: Slot[str] = Slot("words")
    slot.provide("et")
    assert slot.only == "et"


@pytest.mark.parametrize("words", [[], ["et", "to"]])
def test_a_slot_that_wants_one_provider_says_when_it_has_another_number(words: list[str]) -> None:
    slot: Slot[str] = Slot("words")
    for word in words:
        slot.provide(word)
    with pytest.raises(RuntimeError, match="'words'"):
        _ = slot.only
