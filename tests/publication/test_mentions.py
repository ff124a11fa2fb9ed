"""From a goal to every published item that speaks of it, and the local text that was published last."""

from copy import deepcopy
from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.goals.models import Target
from portal.goals.rules import Judgement
from portal.publication import queries
from portal.publication.content import FileRoots
from portal.publication.presenters.statuses import published_statuses
from tests.conftest import CountQueries
from tests.factories.goals import the_catalogue
from tests.factories.publication import (
    Place,
    Words,
    a_published_agenda,
    a_released_meeting,
    decide_everything,
    published_minutes,
)
from tests.publication.actions.acts import publish_agenda


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


def test_a_goal_finds_its_items_newest_first_with_what_they_say(
    session: Session, files: FileRoots, targets: dict[str, Target]
) -> None:
    target = targets["hjemloese"]
    published_minutes(session, files, Place(words=Words(title="Før"), target=target), held_on=date(2025, 11, 5))
    a_published_agenda(session, files, Place(words=Words(title="Nu"), target=target))
    found = queries.goal_mentions(session, "hjemloese")
    assert [(line.place.title, line.place.meeting_slug, line.place.number) for line in found] == [
        ("Nu", "2026-11-04", 1),
        ("Før", "2025-11-05", 1),
    ]
    assert [line.judgement for line in found] == [Judgement.TOO_SLOW, Judgement.TOO_SLOW]
    assert [line.place.decision for line in found] == [None, "Til efterretning."]
    assert queries.area_mentions(session, "hjemloese")[0].place == found[0].place
    assert queries.goal_mention_counts(session) == {"hjemloese": 2}


def test_a_goal_that_the_text_names_is_found_by_its_area_too(
    session: Session, files: FileRoots, targets: dict[str, Target]
) -> None:
    meeting = a_released_meeting(session, files, Place())
    item = agendas.released(session, meeting.id)[0]
    assert item.frozen is not None
    frozen = deepcopy(item.frozen)
    frozen["case"]["mentions"] = [{"slug": "stofmisbrug", "title": "Flere i behandling"}]
    item.frozen = frozen
    publish_agenda(session, meeting, files)
    assert [line.judgement for line in queries.goal_mentions(session, "stofmisbrug")] == [None]
    assert len(queries.area_mentions(session, targets["stofmisbrug"].area.slug)) == 1
    assert queries.published_statuses(session, [targets["stofmisbrug"].area.slug]) == {}


def test_a_goal_that_the_status_does_not_speak_of_is_not_found(
    session: Session, files: FileRoots, targets: dict[str, Target]
) -> None:
    meeting = a_released_meeting(session, files, Place(target=targets["hjemloese"]))
    item = agendas.released(session, meeting.id)[0]
    assert item.frozen is not None
    frozen = deepcopy(item.frozen)
    frozen["case"]["goal_statuses"][0]["targets"][0]["judgement"] = "not_mentioned"
    item.frozen = frozen
    publish_agenda(session, meeting, files)
    assert queries.goal_mentions(session, "hjemloese") == []
    assert "hjemloese" in queries.published_statuses(session, ["hjemloese"])


def test_a_local_text_is_told_when_its_agenda_is_published_and_not_before(
    app: Flask, session: Session, files: FileRoots, targets: dict[str, Target]
) -> None:
    words = Words(status="Tolv borgere har fået egen bolig.")
    meeting = a_released_meeting(session, files, Place(words=words, target=targets["hjemloese"]))
    assert queries.published_statuses(session, ["hjemloese"]) == {}
    publish_agenda(session, meeting, files)
    with app.test_request_context():
        found = published_statuses(session, ["hjemloese"])["hjemloese"]
    assert found.status.html == "<p>Tolv borgere har fået egen bolig.</p>"
    assert found.label == "Social- og Sundhedsudvalget 4. november 2026, punkt 1"
    assert found.url == "/udvalg/sos/moeder/2026-11-04/punkter/1"
    assert found.published_on == date(2026, 10, 23)


def test_an_area_nobody_has_written_of_has_no_status(app: Flask, session: Session) -> None:
    with app.test_request_context():
        assert published_statuses(session, ["hjemloese"]) == {}


def test_only_the_newest_edition_of_a_meeting_counts(
    session: Session, files: FileRoots, targets: dict[str, Target]
) -> None:
    published_minutes(session, files, Place(target=targets["hjemloese"]))
    assert len(queries.goal_mentions(session, "hjemloese")) == 1


def test_mentions_ask_one_query_however_many_there_are(
    session: Session, files: FileRoots, targets: dict[str, Target], count_queries: CountQueries
) -> None:
    for year in (2023, 2024, 2025):
        meeting = a_released_meeting(
            session, files, *[Place(target=targets["hjemloese"])] * 3, held_on=date(year, 11, 5)
        )
        publish_agenda(session, meeting, files)
        decide_everything(session, meeting)
    session.flush()
    with count_queries() as sent:
        assert len(queries.goal_mentions(session, "hjemloese")) == 9
    assert len(sent) == 1
    with count_queries() as sent:
        assert len(queries.area_mentions(session, "hjemloese")) == 9
        queries.published_statuses(session, ["hjemloese", "misbrug"])
        queries.goal_mention_counts(session)
    assert len(sent) == 4
