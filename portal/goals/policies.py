"""Who may do what with goals and figures."""

from portal.core.actors import Actor, Role, is_staff
from portal.goals.models import Target

_WRITERS = frozenset({Role.CASEWORKER, Role.ADMINISTRATOR})


def may_see(actor: Actor, target: Target | None = None) -> bool:
    """Everybody employed, with the figures that citizens do not see."""
    return is_staff(actor)


def may_record(actor: Actor, target: Target | None = None) -> bool:
    """Caseworkers and administrators record figures."""
    return bool(_WRITERS & actor.roles)


def may_record_national(actor: Actor) -> bool:
    """Administrators alone: figures of the whole country are the same for everybody who writes of a goal."""
    return Role.ADMINISTRATOR in actor.roles


def may_set_own_target(actor: Actor, target: Target | None = None) -> bool:
    """Caseworkers and administrators: the council has decided it, and whoever knows the decision writes it down.

    It names its decision, stands beside the national target and changes nothing there.
    """
    return bool(_WRITERS & actor.roles)


def may_define(actor: Actor, target: Target | None = None) -> bool:
    """Caseworkers and administrators: who counts something in another way knows how it differs, and must say so."""
    return bool(_WRITERS & actor.roles)


def may_keep(actor: Actor, target: Target | None = None) -> bool:
    """Administrators alone: a target's state is what citizens read as its outcome, and who answers for an area is
    settled by the management, not by those who write of it.
    """
    return Role.ADMINISTRATOR in actor.roles
