"""Who has a start page."""

from portal.core.actors import Actor, is_known


def may_see_overview(actor: Actor) -> bool:
    """Everybody who is logged in."""
    return is_known(actor)
