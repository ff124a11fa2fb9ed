"""Who may do what with decisions."""

from portal.agendas.models import AgendaItem
from portal.core.actors import Actor, Role
from portal.meetings.models import Meeting


def may_run_meeting(actor: Actor, meeting: Meeting) -> bool:
    """Secretaries run meetings."""
    return Role.SECRETARY in actor.roles


def may_decide(actor: Actor, item: AgendaItem) -> bool:
    """Secretaries record decisions."""
    return Role.SECRETARY in actor.roles
