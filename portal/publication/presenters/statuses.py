"""What citizens were last told of a goal area, for whoever writes the next case."""

from flask import url_for
from sqlalchemy.orm import Session

from portal.cases.content import PublishedStatus
from portal.core.clock import to_local
from portal.core.danish import date_text
from portal.publication import queries


def published_status(session: Session, area_slug: str) -> PublishedStatus | None:
    """The local text of an area that was published last; None where there is none. Fills a slot of cases."""
    found = queries.published_status(session, area_slug)
    if found is None:
        return None
    place = found.place
    return PublishedStatus(
        status=found.status,
        label=f"{place.committee_name} {date_text(place.held_on)}, punkt {place.number}",
        url=url_for(
            "publication.item", slug=place.committee_slug, meeting_slug=place.meeting_slug, number=place.number
        ),
        published_on=to_local(place.published_at).date(),
    )
