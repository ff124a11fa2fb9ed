"""Who acts: the protocol that policies and actions see, and the two actors that are nobody in particular."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a person may do by employment. Membership of a body is a seat, not a role."""

    ADMINISTRATOR = "administrator"
    CASEWORKER = "caseworker"
    APPROVER = "approver"
    SECRETARY = "secretary"

    @property
    def label(self) -> str:
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    Role.ADMINISTRATOR: "Administrator",
    Role.CASEWORKER: "Sagsbehandler",
    Role.APPROVER: "Godkender",
    Role.SECRETARY: "Udvalgssekretær",
}


class Actor(Protocol):
    """What the rest of the house knows of whoever acts. `seats` are ids of the bodies the actor sits in today."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def roles(self) -> frozenset[Role]: ...
    @property
    def seats(self) -> frozenset[int]: ...


@dataclass(frozen=True, kw_only=True)
class KnownActor:
    """An actor by value."""

    user_id: int | None
    name: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    seats: frozenset[int] = field(default_factory=frozenset)


ANONYMOUS = KnownActor(user_id=None, name="Gæst")
SYSTEM = KnownActor(user_id=None, name="Systemet", roles=frozenset(Role))


def is_staff(actor: Actor) -> bool:
    """Whether the actor is employed here: has any role at all."""
    return bool(actor.roles)


def is_known(actor: Actor) -> bool:
    """Whether the actor is logged in."""
    return actor.user_id is not None
