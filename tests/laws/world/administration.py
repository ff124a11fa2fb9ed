"""Accounts, bodies, seats, departments and the logo."""

from portal.accounts import actions as accounts
from portal.accounts import queries
from portal.committees.models import Department
from portal.core import clock, settings
from portal.core.actors import SYSTEM
from portal.documents import actions as documents
from tests.factories.accounts import a_person
from tests.factories.committees import a_seat
from tests.factories.documents import A_PNG
from tests.laws.world.people import Address, World, a_number


def somebody(world: World) -> Address:
    return {"user_id": a_person(world.session).id}


def disabled_person(world: World) -> Address:
    person = a_person(world.session)
    accounts.disable_user(world.session, actor=SYSTEM, at=clock.now(), user=person)
    return {"user_id": person.id}


def demo_person(world: World) -> Address:
    person = a_person(world.session)
    settings.put(world.session, "demo", str(person.id))
    return {"user_id": person.id}


def invitation(world: World) -> Address:
    return {"token": accounts.invite(world.session, actor=SYSTEM, at=clock.now(), user=a_person(world.session))}


def foreign_session(world: World) -> Address:
    accounts.start_session(world.session, user=world.stranger, browser="test", now=clock.now())
    return {"user_session_id": queries.open_sessions(world.session, world.stranger.id, clock.now())[0].id}


def some_body(world: World) -> Address:
    return {"committee_id": world.body.id}


def some_seat(world: World) -> Address:
    return {"seat_id": a_seat(world.session, user=a_person(world.session), committee=world.body).id}


def ended_seat(world: World) -> Address:
    seat = a_seat(world.session, user=a_person(world.session), committee=world.body)
    seat.to_on = clock.today()
    return {"seat_id": seat.id}


def some_department(world: World) -> Address:
    department = Department(name=f"Afdeling {a_number()}")
    world.session.add(department)
    world.session.flush()
    return {"department_id": department.id}


def a_logo(world: World) -> Address:
    file = documents.store(world.session, data=A_PNG, root=world.files.private, at=clock.now())
    settings.put(world.session, "municipality.logo", file.sha256)
    return {}
