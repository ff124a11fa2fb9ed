"""What the lists of the administration show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from portal.accounts.models import User
from portal.committees.models import Committee, Seat
from portal.committees.rules import covers
from portal.core.danish import listing

T = TypeVar("T")
PAGE_SIZE = 25


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list: the rows on it, and what the pagination asks for."""

    rows: Sequence[T]
    total: int
    number: int
    pages: int
    url: Callable[[int], str]


def page_of(rows: Sequence[T], *, number: int, url: Callable[[int], str]) -> Page[T]:
    """Page `number`, counted from one; a number outside the list means its nearest page."""
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    number = min(max(1, number), pages)
    first = (number - 1) * PAGE_SIZE
    return Page(rows[first : first + PAGE_SIZE], len(rows), number, pages, url)


@dataclass(frozen=True)
class Tag:
    """A state: its word and its tone."""

    label: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """A person in the list."""

    user: User
    roles: str
    tag: Tag


def person_row(user: User) -> PersonRow:
    """The person with roles in words and the state of the access."""
    return PersonRow(user=user, roles=listing(sorted(role.label for role in user.roles)), tag=access_tag(user))


def access_tag(user: User) -> Tag:
    """Whether the person can log in."""
    if user.disabled_at is not None:
        return Tag("Deaktiveret", "neutral")
    if user.password_hash is None:
        return Tag("Mangler adgangskode", "warning")
    return Tag("Aktiv", "success")


def seat_tag(seat: Seat, today: date) -> Tag:
    """Whether a seat holds today."""
    if covers(seat.from_on, seat.to_on, today):
        return Tag("Nu", "success")
    return Tag("Kommende", "info") if seat.from_on > today else Tag("Tidligere", "neutral")


def body_tag(body: Committee, today: date) -> Tag:
    """Whether a body is there today."""
    if covers(body.valid_from, body.valid_to, today):
        return Tag("Nu", "success")
    is_coming = body.valid_from is not None and body.valid_from > today
    return Tag("Kommende", "info") if is_coming else Tag("Tidligere", "neutral")
