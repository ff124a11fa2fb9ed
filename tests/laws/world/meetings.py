"""Meetings and items: of the body in which the member sits, or of another (foreign)."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from portal.agendas import actions as agendas
from portal.agendas.models import AgendaItem
from portal.cases import actions as cases
from portal.committees.models import Committee
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import actions as decisions
from portal.decisions.rules import DecisionKind
from portal.meetings.models import Meeting
from tests.factories.agendas import a_closed_item, an_item
from tests.factories.cases import a_case, an_approved_case, an_attachment
from tests.factories.meetings import a_meeting
from tests.laws.world.people import Address, World, a_day


def planned_meeting(world: World) -> Address:
    return _meeting(_a_meeting(world))


def released_meeting(world: World) -> Address:
    return _meeting(_released(world, an_item).meeting)


def full_agenda(world: World) -> Address:
    return _meeting(an_item(world.session, _a_meeting(world)).meeting)


def decided_meeting(world: World) -> Address:
    return _meeting(decided(world))


def decided(world: World) -> Meeting:
    """A meeting of the member's body with a decision on its only item."""
    item = _released(world, an_item)
    decisions.record(
        world.session, actor=SYSTEM, at=clock.now(), item=item, kind=DecisionKind.NOTED, text="Til efterretning."
    )
    return item.meeting


def foreign_released_meeting(world: World) -> Address:
    return _meeting(_released(world, an_item, world.other_body).meeting)


def waiting_case_and_meeting(world: World) -> Address:
    case = an_approved_case(world.session, world.body, caseworker=world.people["caseworker"])
    return {**planned_meeting(world), "case_id": case.id}


def planned_item(world: World) -> Address:
    return _item(an_item(world.session, _a_meeting(world)))


def released_item(world: World) -> Address:
    return _item(_released(world, an_item))


def released_closed_item(world: World) -> Address:
    return _item(_released(world, a_closed_item))


def foreign_released_item(world: World) -> Address:
    return _item(_released(world, an_item, world.other_body))


def file_of_item(world: World) -> Address:
    item = _with_file(world, world.body)
    return {"item_id": item.id, "attachment_id": item.case.attachments[0].id}


def file_of_foreign_item(world: World) -> Address:
    item = _with_file(world, world.other_body)
    return {"item_id": item.id, "attachment_id": item.case.attachments[0].id}


def file_of_another_item(world: World) -> Address:
    return {**file_of_item(world), **released_item(world)}


def _a_meeting(world: World, body: Committee | None = None) -> Meeting:
    return a_meeting(world.session, body or world.body, held_on=a_day())


def _released(
    world: World, kind: Callable[[Session, Meeting], AgendaItem], body: Committee | None = None
) -> AgendaItem:
    item = kind(world.session, _a_meeting(world, body))
    agendas.release(world.session, actor=SYSTEM, at=clock.now(), meeting=item.meeting)
    return item


def _with_file(world: World, body: Committee) -> AgendaItem:
    case = a_case(world.session, world.people["caseworker"], committee=body)
    an_attachment(world.session, case, world.files.private, is_closed=True)
    cases.submit(world.session, case=case, actor=SYSTEM, at=clock.now())
    cases.approve(world.session, case=case, actor=SYSTEM, at=clock.now())
    meeting = _a_meeting(world, body)
    item = agendas.place(world.session, actor=SYSTEM, at=clock.now(), meeting=meeting, case=case)
    agendas.release(world.session, actor=SYSTEM, at=clock.now(), meeting=meeting)
    return item


def _meeting(meeting: Meeting) -> Address:
    return {"meeting_id": meeting.id}


def _item(item: AgendaItem) -> Address:
    return {"item_id": item.id}
