"""What the municipality has set about itself."""

from sqlalchemy.orm import Session

from portal.core import settings
from portal.core.settings import Municipality


def test_a_new_database_has_a_nameless_municipality(session: Session) -> None:
    assert settings.municipality(session) == Municipality()


def test_what_is_saved_comes_back(session: Session) -> None:
    value = Municipality(name="Eksempel Kommune", code="999", contact_email="post@eksempel.dk", phone="+45 11 22 33 44")
    settings.save_municipality(session, value)
    session.commit()
    assert settings.municipality(session) == value


def test_a_value_that_nobody_knows_any_more_is_left_alone(session: Session) -> None:
    settings.put(session, "municipality.motto", "Sammen")
    assert settings.municipality(session) == Municipality()


def test_a_database_is_a_demo_only_where_it_is_marked(session: Session) -> None:
    assert not settings.is_demo(session)
    settings.put(session, "demo", "1 2 3")
    assert settings.is_demo(session)
