"""What the demo has made so far, and the moment it happens around."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases.models import Case
from portal.committees.models import Committee
from portal.core.actors import Actor, KnownActor
from portal.core.clock import to_local
from portal.publication.content import FileRoots

WEDNESDAY = 2


@dataclass
class Stage:
    """People, bodies and cases by their key in the demo's content."""

    session: Session
    now: datetime
    files: FileRoots
    people: dict[str, User] = field(default_factory=dict)
    bodies: dict[str, Committee] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """Where the files of cases lie."""
        return self.files.private

    def actor(self, key: str) -> Actor:
        """One of the people, acting."""
        user = self.people[key]
        return KnownActor(user_id=user.id, name=user.name, roles=user.roles)

    def at(self, days: int) -> datetime:
        """So many days from now; negative is past."""
        return self.now + timedelta(days=days)

    def day(self, days: int) -> date:
        """The Danish date so many days from now."""
        return to_local(self.at(days)).date()

    def wednesday(self, weeks: int) -> date:
        """The Wednesday so many weeks after this week's; negative is before."""
        today = to_local(self.now).date()
        return today + timedelta(days=WEDNESDAY - today.weekday(), weeks=weeks)
