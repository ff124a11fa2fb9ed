"""Who reads and keeps the goals, on a day that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.core import clock
from portal.goals.models import Target
from tests.conftest import Login
from tests.factories.accounts import a_caseworker, an_administrator
from tests.factories.goals import the_catalogue, the_municipality

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def the_day() -> Iterator[datetime]:
    """2. marts 2026 kl. 10.00."""
    with clock.fixed(NOW):
        yield NOW


@pytest.fixture
def goals(session: Session, the_day: datetime) -> dict[str, Target]:
    """Eksempel Kommune with the catalogue; the targets by slug."""
    the_municipality(session)
    return the_catalogue(session)


@pytest.fixture
def caseworker(session: Session, goals: dict[str, Target], login: Login) -> FlaskClient:
    return login(a_caseworker(session))


@pytest.fixture
def administrator(session: Session, goals: dict[str, Target], login: Login) -> FlaskClient:
    return login(an_administrator(session))
