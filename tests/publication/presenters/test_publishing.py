"""The steps that publishing is on a meeting's way, and what a secretary sees before publishing."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.meetings.models import Meeting
from portal.publication import actions
from portal.publication.content import FileRoots
from portal.publication.presenters.publishing import agenda_preview, agenda_step, minutes_step
from tests.factories.publication import (
    AT,
    Place,
    Words,
    a_possible_cpr_number,
    a_released_meeting,
    an_open_item,
    decide_everything,
    release_more,
)


@pytest.fixture
def in_a_request(app: Flask) -> Iterator[None]:
    """Addresses are made while a request is answered."""
    with app.test_request_context():
        yield


def done(session: Session, meeting: Meeting) -> tuple[bool, bool]:
    """Whether publishing the agenda is done, and whether publishing the minutes is."""
    (agenda,), (minutes,) = agenda_step(session, meeting), minutes_step(session, meeting)
    return agenda.is_done, minutes.is_done


@pytest.mark.usefixtures("in_a_request")
def test_each_publication_is_a_step_that_gets_done(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    assert done(session, meeting) == (False, False)
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    assert done(session, meeting) == (True, False)
    decide_everything(session, meeting)
    assert done(session, meeting) == (True, False)
    actions.publish_minutes(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    assert done(session, meeting) == (True, True)


@pytest.mark.usefixtures("in_a_request")
def test_a_supplement_makes_the_agenda_a_step_again(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    release_more(session, meeting, files, an_open_item("Et punkt mere"))
    assert done(session, meeting) == (False, False)


@pytest.mark.usefixtures("in_a_request")
def test_a_step_leads_to_its_page(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    steps = agenda_step(session, meeting) + minutes_step(session, meeting)
    assert [(step.endpoint, step.url) for step in steps] == [
        ("publication.publish_agenda", f"/moeder/{meeting.id}/offentliggoer/dagsorden"),
        ("publication.publish_minutes", f"/moeder/{meeting.id}/offentliggoer/referat"),
    ]


def test_what_can_be_published_has_no_obstacle(session: Session, files: FileRoots) -> None:
    preview = agenda_preview(session, a_released_meeting(session, files))
    assert (preview.obstacle, preview.findings, preview.published) == ("", (), None)
    assert preview.proposal is not None
    assert preview.proposal.version == 1


def test_a_possible_cpr_number_is_an_obstacle_that_is_shown_in_its_place(session: Session, files: FileRoots) -> None:
    number = a_possible_cpr_number()
    meeting = a_released_meeting(session, files, Place(words=Words(summary=number)))
    preview = agenda_preview(session, meeting)
    assert preview.obstacle
    assert preview.findings == (("punkt 1, Resume", f"{number[:2]}••••-••••"),)
