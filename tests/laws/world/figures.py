"""Goals whose figures are typed and brought in, in a municipality that has a code."""

from portal.core.settings import Municipality, save_municipality
from tests.factories.goals import the_catalogue
from tests.laws.world.people import Address, World


def indicators(world: World) -> Address:
    """The address stands alone; there is something to bring figures in for."""
    save_municipality(world.session, Municipality(name="Eksempel Kommune", code="999"))
    the_catalogue(world.session)
    return {}


def counted_goal(world: World) -> Address:
    indicators(world)
    return {"slug": "hjemloese"}


def goal_without_figures(world: World) -> Address:
    indicators(world)
    return {"slug": "prostitution"}
