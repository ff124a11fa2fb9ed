"""Who acts."""

import pytest

from portal.core.actors import ANONYMOUS, SYSTEM, KnownActor, Role, is_known, is_staff

MEMBER = KnownActor(user_id=1, name="Medlem", seats=frozenset({7}))
CASEWORKER = KnownActor(user_id=2, name="Sagsbehandler", roles=frozenset({Role.CASEWORKER}))


@pytest.mark.parametrize(
    ("actor", "known", "staff"), [(ANONYMOUS, False, False), (MEMBER, True, False), (CASEWORKER, True, True)]
)
def test_staff_are_those_with_a_role(actor: KnownActor, known: bool, staff: bool) -> None:
    assert (is_known(actor), is_staff(actor)) == (known, staff)


def test_the_system_may_what_every_role_may_but_is_nobody() -> None:
    assert SYSTEM.roles == frozenset(Role)
    assert not is_known(SYSTEM)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_danish_name(role: Role) -> None:
    assert role.label != role.value
