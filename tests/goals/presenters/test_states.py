"""When a target came into a state, in words."""

import pytest

from portal.goals.presenters.states import since_text


@pytest.mark.parametrize(
    ("since", "words"), [("2013-09-12", "12. september 2013"), ("2016-05", "maj 2016"), ("2016", "2016")]
)
def test_a_state_is_dated_as_exactly_as_its_source(since: str, words: str) -> None:
    assert since_text(since) == words
