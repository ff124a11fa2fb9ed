"""Who may publish."""

from portal.core.actors import Actor, Role
from portal.meetings.models import Meeting


def may_publish(actor: Actor, meeting: Meeting) -> bool:
    """Secretaries publish agendas and minutes."""
    return Role.SECRETARY in actor.roles


def may_publish_goals(actor: Actor) -> bool:
    """Secretaries and administrators publish the goals."""
    return bool({Role.SECRETARY, Role.ADMINISTRATOR} & actor.roles)
