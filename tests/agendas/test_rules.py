"""References."""

import pytest

from portal.agendas.rules import NotAReference, item_reference, parse_reference


@pytest.mark.parametrize(("code", "year", "number"), [("SOS", 2013, 104), ("ØKE", 2027, 1)])
def test_a_reference_is_read_as_it_is_written(code: str, year: int, number: int) -> None:
    assert parse_reference(item_reference(code, year, number)) == (code, year, number)


@pytest.mark.parametrize("text", ["", "SOS", "SOS-2013", "SOS-2013-hundrede", "2013-104"])
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(NotAReference):
        parse_reference(text)
