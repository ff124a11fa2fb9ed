"""Who may do what with accounts."""

from portal.accounts.models import UserSession
from portal.core.actors import Actor, is_known


def is_logged_in(actor: Actor) -> bool:
    """For pages that everybody has once logged in."""
    return is_known(actor)


def may_end_session(actor: Actor, user_session: UserSession) -> bool:
    """One's own sessions only."""
    return actor.user_id == user_session.user_id
