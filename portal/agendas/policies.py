"""Who may do what with agendas."""

from portal.agendas.models import AgendaItem
from portal.cases.models import Case
from portal.core.actors import Actor, Role, is_staff
from portal.meetings import policies as meetings
from portal.meetings.models import Meeting

may_see = meetings.may_see_meeting


def may_build(actor: Actor, meeting: Meeting) -> bool:
    """Secretaries build agendas."""
    return Role.SECRETARY in actor.roles


def may_place(actor: Actor, meeting: Meeting, case: Case) -> bool:
    """Whoever builds the agenda places any case that waits."""
    return may_build(actor, meeting)


def may_change_item(actor: Actor, item: AgendaItem) -> bool:
    """Secretaries change items."""
    return Role.SECRETARY in actor.roles


def may_read_item(actor: Actor, item: AgendaItem) -> bool:
    """Everybody employed; members of the body once the item is released, closed ones included."""
    return is_staff(actor) or (item.committee_id in actor.seats and item.released_at is not None)
