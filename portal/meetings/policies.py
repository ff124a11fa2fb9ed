"""Who may do what with meetings."""

from portal.core.actors import Actor, Role, is_staff
from portal.meetings.models import Meeting


def may_list(actor: Actor) -> bool:
    """Everybody employed, and everybody with a seat."""
    return is_staff(actor) or bool(actor.seats)


def may_keep(actor: Actor) -> bool:
    """Secretaries plan meetings."""
    return Role.SECRETARY in actor.roles


def may_keep_meeting(actor: Actor, meeting: Meeting) -> bool:
    """Secretaries keep every meeting."""
    return may_keep(actor)


def may_see_meeting(actor: Actor, meeting: Meeting) -> bool:
    """Everybody employed; members see their own bodies' meetings once the agenda is released to them."""
    return is_staff(actor) or (meeting.committee_id in actor.seats and meeting.released_at is not None)
