"""The index of help, and a page per role and subject."""

from flask import Blueprint, Response, abort

from portal.help.presenters import BY_SLUG, ROLES, SUBJECTS, TOPICS
from portal.web.access import public
from portal.web.rendering import render

blueprint = Blueprint("help", __name__)


@blueprint.get("/hjaelp")
@public
def index() -> Response:
    return render("help/index.html", roles=ROLES, subjects=SUBJECTS)


@blueprint.get("/hjaelp/<string:slug>")
@public
def page(slug: str) -> Response:
    topic = BY_SLUG.get(slug)
    if topic is None:
        abort(404)
    return render("help/page.html", topic=topic, topics=TOPICS)
