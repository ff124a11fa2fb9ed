"""The demo's people, departments, bodies and seats."""

from datetime import date

from portal.accounts import actions as accounts
from portal.committees import actions as committees
from portal.committees.rules import DEFAULT_DEADLINE_DAYS, SeatRole
from portal.core import settings
from portal.core.actors import SYSTEM
from portal.demo import content
from portal.demo.actions.stage import Stage

FIRST_DAY_OF_TERM = date(2022, 1, 1)


def settle_municipality(stage: Stage) -> None:
    """Name, code and contact."""
    municipality = settings.Municipality(
        name=content.MUNICIPALITY,
        code=content.MUNICIPALITY_CODE,
        contact_email="kommunen@eksempel.dk",
        phone="99 99 99 99",
        address="Rådhuspladsen 1, 9999 Eksempel",
        accessibility_url="https://www.was.digst.dk/eksempel-dk",
        privacy_url="https://eksempel.dk/persondata",
    )
    settings.save_municipality(stage.session, municipality)


def employ_people(stage: Stage) -> None:
    """Everybody, and the mark that makes this database a demo with a log-in button for each role."""
    for person in (*content.PEOPLE, *content.COLLEAGUES):
        stage.people[person.key] = accounts.create_user(
            stage.session,
            actor=SYSTEM,
            at=stage.now,
            email=f"{person.key}@eksempel.dk",
            name=person.name,
            job_title=person.job_title,
            roles=person.roles,
        )
    shown = [str(stage.people[person.key].id) for person in content.PEOPLE]
    settings.put(stage.session, "demo", " ".join(shown))
    department = committees.create_department(
        stage.session, actor=SYSTEM, at=stage.now, name="Social og sundhed", leader=stage.people["approver"]
    )
    for key in ("caseworker", "colleague", "secretary"):
        committees.place_in_department(
            stage.session, actor=SYSTEM, at=stage.now, user=stage.people[key], department=department
        )


def found_bodies(stage: Stage) -> None:
    """The ten bodies in their order, and who sits in Social- og Sundhedsudvalget."""
    for code, name, kind in content.BODIES:
        stage.bodies[code] = committees.create_body(
            stage.session,
            actor=SYSTEM,
            at=stage.now,
            code=code,
            name=name,
            kind=kind,
            valid_from=None,
            valid_to=None,
            deadline_days=DEFAULT_DEADLINE_DAYS,
        )
    for key, role in (("chair", SeatRole.CHAIR), ("member", SeatRole.MEMBER)):
        committees.give_seat(
            stage.session,
            actor=SYSTEM,
            at=stage.now,
            committee=stage.bodies["SOS"],
            user=stage.people[key],
            role=role,
            list_letter="",
            from_on=FIRST_DAY_OF_TERM,
            to_on=None,
        )
