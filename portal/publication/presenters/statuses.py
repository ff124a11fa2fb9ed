"""What citizens were last told of a goal area, for whoever writes the next case."""

from collections.abc import Collection

from flask import url_for
from sqlalchemy.orm import Session

from portal.cases.content import PublishedStatus
from portal.core.clock import to_local
from portal.core.danish import date_text
from portal.publication import queries
from portal.publication.queries import PublishedArea


def published_statuses(session: Session, area_slugs: Collection[str]) -> dict[str, PublishedStatus]:
    """The local texts that were published last, by the area's slug. Fills a slot of cases."""
    return {slug: _status(found) for slug, found in queries.published_statuses(session, area_slugs).items()}


def _status(found: PublishedArea) -> PublishedStatus:
    place = found.place
    return PublishedStatus(
        status=found.status,
        label=f"{place.committee_name} {date_text(place.held_on)}, punkt {place.number}",
        url=url_for(
            "publication.item", slug=place.committee_slug, meeting_slug=place.meeting_slug, number=place.number
        ),
        published_on=to_local(place.published_at).date(),
    )
