"""Who writes, and of what, in the tests of the pages of cases."""

import pytest
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.goals.models import Target
from tests.factories.accounts import a_caseworker
from tests.factories.goals import the_catalogue


@pytest.fixture
def homeless(session: Session) -> Target:
    return the_catalogue(session)["hjemloese"]


@pytest.fixture
def writer(session: Session) -> User:
    return a_caseworker(session)
