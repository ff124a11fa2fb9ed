"""Goals whose figures are typed and brought in, in a municipality that has a code."""

from portal.core.settings import Municipality, save_municipality
from portal.goals import queries
from tests.factories.goals import a_definition, a_local_series, an_own_target, the_catalogue
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


def own_definition(world: World) -> Address:
    """One that the municipality has made."""
    indicators(world)
    key = "hjemloese-heraf-unge-under-25-aar"
    if queries.indicator_by_key(world.session, key) is None:
        a_definition(world.session, the_catalogue(world.session)["hjemloese"])
    return {"slug": "hjemloese", "key": key}


def national_definition(world: World) -> Address:
    return {**counted_goal(world), "key": "hjemloese"}


def definition_of_another_goal(world: World) -> Address:
    return {**own_definition(world), "slug": "kriminalitet"}


def own_goal(world: World) -> Address:
    """A target that the municipality has set itself."""
    indicators(world)
    slug = "en-fjerdedel-faerre-hos-os"
    if queries.target_by_slug(world.session, slug) is None:
        national = the_catalogue(world.session)["hjemloese"]
        a_local_series(world.session, national, {2011: 45})
        an_own_target(world.session, national)
    return {"slug": slug}
