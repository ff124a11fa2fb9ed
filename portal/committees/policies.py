"""Who may keep bodies, seats and departments."""

from portal.core.actors import Actor, Role


def may_administer(actor: Actor, **_objects: object) -> bool:
    """Administrators, whatever the object is."""
    return Role.ADMINISTRATOR in actor.roles
