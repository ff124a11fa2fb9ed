"""The public pages of bodies, meetings and items, which read editions and nothing else."""

from flask import Response, request

from portal.core import clock
from portal.documents.presenters import send
from portal.documents.queries import content_of
from portal.publication import queries
from portal.publication.models import EditionFile
from portal.publication.pages.blueprint import blueprint, file_roots, found
from portal.publication.presenters.meetings import attachment_of, body_page, front_page, item_page, meeting_page
from portal.web.access import public
from portal.web.database import session
from portal.web.rendering import render

MEETING = "/udvalg/<string:slug>/moeder/<string:meeting_slug>"
ITEM = f"{MEETING}/punkter/<int(max=999999):number>"


@blueprint.get("/")
@public
def front() -> Response:
    """The meetings to come, what was decided last, and the goals."""
    return render("publication/front.html", page=front_page(session(), clock.today()))


@blueprint.get("/udvalg")
@public
def bodies() -> Response:
    """The bodies that have published something."""
    return render("publication/bodies.html", bodies=queries.bodies(session()))


@blueprint.get("/udvalg/<string:slug>")
@public
def body(slug: str) -> Response:
    """A body's meetings, a year at a time."""
    row = found(queries.body(session(), slug))
    asked = request.args.get("aar", type=int)
    return render("publication/body.html", page=body_page(session(), row, asked=asked, today=clock.today()))


@blueprint.get(MEETING)
@public
def meeting(slug: str, meeting_slug: str) -> Response:
    """A meeting's agenda, or its minutes once they are published."""
    edition = found(queries.meeting(session(), slug, meeting_slug))
    return render("publication/meeting.html", page=meeting_page(session(), edition))


@blueprint.get(ITEM)
@public
def item(slug: str, meeting_slug: str, number: int) -> Response:
    """An open item. A closed one has no page."""
    row = found(queries.item(session(), slug, meeting_slug, number))
    return render("publication/item.html", page=item_page(session(), row))


@blueprint.get(f"{ITEM}/word")
@public
def item_word(slug: str, meeting_slug: str, number: int) -> Response:
    """The item as the Word file that was made when it was published."""
    row = found(queries.item(session(), slug, meeting_slug, number))
    return _download(next((file for file in row.files if file.is_word), None))


@blueprint.get(f"{ITEM}/bilag/<int(max=2147483647):file_id>")
@public
def file(slug: str, meeting_slug: str, number: int, file_id: int) -> Response:
    """An attachment of the item as published last."""
    row = found(queries.item(session(), slug, meeting_slug, number))
    return _download(attachment_of(row, file_id))


def _download(file: EditionFile | None) -> Response:
    """A public file, which is known by its checksum: whoever has it need not fetch it again."""
    stored = found(file)
    data = content_of(file_roots().public, stored.sha256)
    response = send(data, filename=stored.filename, media_type=stored.media_type)
    response.set_etag(stored.sha256)
    response.make_conditional(request)
    return response
