"""The blueprint that all public pages and publishing stand on."""

from typing import TypeVar

from flask import Blueprint, abort, current_app

from portal.publication.content import FileRoots

blueprint = Blueprint("publication", __name__)
Found = TypeVar("Found")


def found(thing: Found | None) -> Found:
    """The thing, or 404 where there is none."""
    return abort(404) if thing is None else thing


def file_roots() -> FileRoots:
    """The folders that the portal is set up with."""
    return FileRoots.of(current_app.config)
