"""Everybody in the table, and the addresses that need no object."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.core import clock
from portal.publication.content import FileRoots
from tests.factories.accounts import a_caseworker, a_person, a_secretary, an_administrator, an_approver
from tests.factories.committees import a_committee, a_seat

# Everybody in the table, in the order of its columns. Whoever has no account is `anonymous`; whoever has one without
# role or seat is `nobody`; the member sits in the body whose meetings and items the objects below are.
ROLES = ("anonymous", "nobody", "member", "caseworker", "approver", "secretary", "administrator")


class World:
    """What is there before any object of a row is made."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.session = session
        self.files = FileRoots.of(app.config)
        self.body = a_committee(session)
        self.other_body = a_committee(session, "ØKE", "Økonomi- og Erhvervsudvalget")
        self.people: dict[str, User] = {
            "nobody": a_person(session),
            "member": a_person(session, name="Medlem"),
            "caseworker": a_caseworker(session),
            "approver": an_approver(session),
            "secretary": a_secretary(session),
            "administrator": an_administrator(session),
        }
        self.stranger = a_caseworker(session, name="En anden sagsbehandler")
        a_seat(session, user=self.people["member"], committee=self.body)


Address = Mapping[str, Any]
Make = Callable[[World], Address]


def nothing(_world: World) -> Address:
    """The address stands alone."""
    return {}


def fixed(**values: Any) -> Make:
    """An address with these words in it."""
    return lambda _world: values


_numbers = count(1)


def a_number() -> int:
    """One that nothing in this run has had."""
    return next(_numbers)


def a_day() -> date:
    """One that no meeting has had."""
    return clock.today() + timedelta(days=a_number())
