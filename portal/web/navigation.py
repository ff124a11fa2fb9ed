"""The menu: the few places that whoever is logged in uses, shown only where the page's own policy lets them in."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from portal.web.access import may


@dataclass(frozen=True)
class Entry:
    """A place in the menu; where the actor may not open it, the other page of the same thing stands in."""

    label: str
    endpoint: str
    otherwise: str | None = None

    @property
    def endpoints(self) -> tuple[str, ...]:
        return (self.endpoint, self.otherwise) if self.otherwise else (self.endpoint,)


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
    """The entries that the actor may open. One is current when the page lies under an address of its own."""
    entries: list[Entry] = current_app.extensions["menu"]
    return [
        Link(entry.label, urls[0], any(_is_current(url) for url in urls))
        for entry in entries
        if (urls := [url_for(endpoint) for endpoint in entry.endpoints if may(endpoint)])
    ]


def _is_current(url: str) -> bool:
    return request.path == url or (url != "/" and request.path.startswith(f"{url}/"))
