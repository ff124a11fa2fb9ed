"""Who may do what with goals and figures."""

from portal.core.actors import Actor, Role, is_staff
from portal.goals.models import Target


def may_see(actor: Actor, target: Target | None = None) -> bool:
    """Everybody employed, with the figures that citizens do not see."""
    return is_staff(actor)


def may_record(actor: Actor, target: Target | None = None) -> bool:
    """Caseworkers and administrators record figures."""
    return bool({Role.CASEWORKER, Role.ADMINISTRATOR} & actor.roles)


def may_keep(actor: Actor, target: Target | None = None) -> bool:
    """Administrators keep the goals themselves: states, own targets, definitions, who is responsible."""
    return Role.ADMINISTRATOR in actor.roles
