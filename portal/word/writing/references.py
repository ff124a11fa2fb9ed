"""What a body refers to outside itself: the definitions of its lists and the targets of its links."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, urlsplit

# Lists below this number belong to the template's own list styles.
FIRST_LIST = 101

# Word writes nine levels of a list and no more, and refuses a link longer than this.
LEVELS = 9
_LONGEST_LINK = 2000

_HOST = re.compile(r"[A-Za-z0-9._\-]+")
_MAIL = re.compile(r"[^\s@,%]+@[A-Za-z0-9.\-]+")


class ListKind(StrEnum):
    """A list with marks or with numbers."""

    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True)
class Body:
    """A finished body: its blocks as XML, the levels of each of its lists and the targets of its links, in order."""

    xml: str
    lists: tuple[tuple[ListKind, ...], ...]
    links: tuple[str, ...]


@dataclass
class References:
    """Hands out list numbers and link ids while a body is written, always the same for the same body."""

    _lists: list[list[ListKind]] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)

    def new_list(self, levels: list[ListKind]) -> int:
        """The number of a new list, whose `levels` may still grow. Each list has its own, so each starts at 1."""
        self._lists.append(levels)
        return FIRST_LIST + len(self._lists) - 1

    def link(self, address: str) -> str | None:
        """The id of a link to an address; None where Word could not open a file with such a target in it."""
        target = _target(address)
        if target is None or len(target) > _LONGEST_LINK:
            return None
        return self._links.setdefault(target, link_id(len(self._links)))

    def body(self, xml: str) -> Body:
        """The body with what it refers to."""
        return Body(xml, tuple(tuple(levels) for levels in self._lists), tuple(self._links))


def link_id(index: int) -> str:
    """The relationship id of a body's link, counted from 0."""
    return f"link{index + 1}"


def _target(address: str) -> str | None:
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return None
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe="%/:=&?~#+!$,;'@()*")
    if parts.scheme in {"http", "https"} and "@" not in parts.netloc and _HOST.fullmatch(host):
        return f"{parts.scheme}://{host}{f':{port}' if port else ''}{rest}"
    if parts.scheme == "mailto" and _MAIL.fullmatch(parts.path):
        return f"mailto:{rest}"
    return None
