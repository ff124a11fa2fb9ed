"""What is published, and so open to everybody."""

from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import actions as decisions
from portal.publication import actions as publication
from portal.publication import queries
from portal.publication.models import Edition
from tests.factories.goals import the_catalogue
from tests.factories.publication import published_goals, published_minutes
from tests.laws.world.meetings import decided
from tests.laws.world.people import Address, World, a_day


def published_meeting(world: World) -> Address:
    edition = published_minutes(world.session, world.files, held_on=a_day())
    return {"slug": edition.committee_slug, "meeting_slug": edition.meeting_slug}


def published_body(world: World) -> Address:
    return {"slug": published_meeting(world)["slug"]}


def published_item(world: World) -> Address:
    edition = published_minutes(world.session, world.files, held_on=a_day())
    return _place(edition, is_closed=False)


def published_closed_item(world: World) -> Address:
    edition = published_minutes(world.session, world.files, held_on=a_day())
    return _place(edition, is_closed=True)


def published_file(world: World) -> Address:
    place = published_item(world)
    row = queries.item(world.session, place["slug"], place["meeting_slug"], place["number"])
    assert row is not None
    return {**place, "file_id": next(file.id for file in row.files if not file.is_word)}


def published_goal(world: World) -> Address:
    the_catalogue(world.session)
    return {"slug": published_goals(world.session, world.files).items[0].slug}


def published_area(world: World) -> Address:
    published_goal(world)
    return {"slug": "hjemloese"}


def _place(edition: Edition, *, is_closed: bool) -> Address:
    item = next(item for item in edition.items if item.is_closed is is_closed)
    return {"slug": edition.committee_slug, "meeting_slug": edition.meeting_slug, "number": item.number}


def closed_meeting(world: World) -> Address:
    """Its agenda is public, and its minutes wait."""
    meeting = decided(world)
    publication.publish_agenda(world.session, actor=SYSTEM, at=clock.now(), meeting=meeting, files=world.files)
    decisions.close_meeting(world.session, actor=SYSTEM, at=clock.now(), meeting=meeting)
    return {"meeting_id": meeting.id}


def goal_catalogue(world: World) -> Address:
    the_catalogue(world.session)
    return {}
