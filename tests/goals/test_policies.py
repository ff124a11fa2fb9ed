"""Who may do what with goals and figures."""

from collections.abc import Callable

import pytest

from portal.core.actors import Actor, KnownActor, Role
from portal.goals import policies

WRITERS = {Role.ADMINISTRATOR, Role.CASEWORKER}


@pytest.mark.parametrize(
    ("policy", "roles"),
    [
        (policies.may_see, set(Role)),
        (policies.may_record, WRITERS),
        (policies.may_set_own_target, WRITERS),
        (policies.may_define, WRITERS),
        (policies.may_keep, {Role.ADMINISTRATOR}),
    ],
)
def test_roles_may_do_what_is_theirs(policy: Callable[[Actor], bool], roles: set[Role]) -> None:
    assert {role for role in Role if policy(KnownActor(user_id=1, name="x", roles=frozenset({role})))} == roles
    assert not policy(KnownActor(user_id=1, name="x"))
