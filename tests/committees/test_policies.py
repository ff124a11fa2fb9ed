"""Who keeps the bodies."""

import pytest

from portal.committees.policies import may_administer
from portal.core.actors import ANONYMOUS, KnownActor, Role


@pytest.mark.parametrize("role", list(Role))
def test_only_administrators_keep_bodies(role: Role) -> None:
    actor = KnownActor(user_id=1, name="", roles=frozenset({role}))
    assert may_administer(actor) is (role is Role.ADMINISTRATOR)


def test_a_guest_and_a_member_keep_nothing() -> None:
    assert not may_administer(ANONYMOUS)
    assert not may_administer(KnownActor(user_id=1, name="", seats=frozenset({1})))
