"""Finding people."""

import pytest
from sqlalchemy.orm import Session

from portal.accounts import queries
from tests.factories.accounts import a_caseworker


@pytest.mark.parametrize("sign", ["%", "_", "\\"])
def test_signs_that_databases_give_a_meaning_are_searched_for_as_they_stand(session: Session, sign: str) -> None:
    a_caseworker(session, "Sagsbehandler")
    marked = a_caseworker(session, f"Sags{sign}behandler")
    assert queries.everybody(session, f"s{sign}b") == [marked]
    assert queries.everybody(session, sign) == [marked]


def test_a_search_finds_a_name_however_its_letters_are_typed(session: Session) -> None:
    user = a_caseworker(session, "P\u00e5 Prøve")
    assert queries.everybody(session, "PA\u030a PRØ") == [user]


def test_a_search_finds_an_address_in_any_case(session: Session) -> None:
    user = a_caseworker(session)
    a_caseworker(session)
    assert queries.everybody(session, user.email.upper()) == [user]
