"""The menu: the few places that whoever is logged in uses, shown only where the page's own policy lets them in."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from portal.web.access import may


@dataclass(frozen=True)
class Entry:
    """A place in the menu."""

    label: str
    endpoint: str


@dataclass(frozen=True)
class Link:
    """A place as the header shows it."""

    label: str
    url: str
    is_current: bool


def set_menu(app: Flask, entries: list[Entry]) -> None:
    """Say what the menu holds, in order."""
    app.extensions["menu"] = entries


def menu() -> list[Link]:
    """The entries that the actor may open. One is current when the page lies under its address."""
    entries: list[Entry] = current_app.extensions["menu"]
    return [
        Link(entry.label, url_for(entry.endpoint), _is_current(url_for(entry.endpoint)))
        for entry in entries
        if may(entry.endpoint)
    ]


def _is_current(url: str) -> bool:
    return request.path == url or (url != "/" and request.path.startswith(f"{url}/"))
