"""Versions, change log and hashes; what is published stays; the goals."""

import hashlib
import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core import settings
from portal.publication import queries
from portal.publication.content import FileRoots
from portal.publication.models import Edition, EditionFile, EditionIsImmutable, EditionItem
from portal.publication.rules import (
    EditionKind,
    GoalsMissing,
    NothingNew,
    PossibleCpr,
    SlugReserved,
)
from tests.factories.goals import a_local_series, the_catalogue
from tests.factories.publication import (
    HELD_ON,
    a_closed_item,
    a_possible_cpr_number,
    a_published_agenda,
    a_released_meeting,
    an_open_item,
    decide_everything,
    published_goals,
    published_minutes,
    release_more,
)
from tests.publication.actions.acts import numbers, publish_agenda, publish_minutes, rows


def test_a_supplement_is_a_new_version_that_says_what_came(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    first = publish_agenda(session, meeting, files)
    release_more(session, meeting, files, an_open_item("Et punkt mere"))
    second = publish_agenda(session, meeting, files)
    assert (first.version, first.change_log) == (1, "Dagsorden offentliggjort.")
    assert (second.version, second.change_log) == (2, "Punkt 2 tilføjet.")
    assert numbers(second.items) == [1, 2]


def test_the_minutes_say_that_decisions_came(session: Session, files: FileRoots) -> None:
    assert published_minutes(session, files).change_log == "Beslutninger tilføjet."


def test_a_new_place_is_a_new_version(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    publish_agenda(session, meeting, files)
    meeting.place = "Byrådssalen"
    assert publish_agenda(session, meeting, files).change_log == "Mødested ændret."


def test_two_meetings_have_versions_of_their_own(session: Session, files: FileRoots) -> None:
    first = a_published_agenda(session, files, an_open_item())
    second = a_published_agenda(session, files, an_open_item(), held_on=HELD_ON.replace(day=18))
    assert (first.version, second.version) == (1, 1)
    assert first.subject != second.subject


def test_anybody_can_verify_an_edition_by_the_recipe(session: Session, files: FileRoots) -> None:
    published_minutes(session, files)
    session.commit()
    session.expire_all()
    for edition in session.scalars(select(Edition)):
        hashes = []
        for item in edition.items:
            words = json.dumps(item.content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            hashes.append(hashlib.sha256(f"{item.salt}\n{words}".encode()).hexdigest())
        assert [item.sha256 for item in edition.items] == hashes
        assert edition.sha256 == hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def test_the_versions_of_a_subject_are_a_chain_without_gaps(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    publish_agenda(session, meeting, files)
    release_more(session, meeting, files, a_closed_item())
    publish_agenda(session, meeting, files)
    decide_everything(session, meeting)
    publish_minutes(session, meeting, files)
    assert [line.version for line in queries.versions(session, meeting.reference)] == [3, 2, 1]


def test_an_item_that_did_not_change_keeps_its_hash(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files, an_open_item())
    first = publish_agenda(session, meeting, files)
    release_more(session, meeting, files, an_open_item("Et punkt mere"))
    second = publish_agenda(session, meeting, files)
    assert second.items[0].sha256 == first.items[0].sha256
    assert second.sha256 != first.sha256


def test_a_note_stands_beside_the_change_log(session: Session, files: FileRoots) -> None:
    meeting = a_released_meeting(session, files)
    edition = publish_agenda(session, meeting, files, note="Importeret fra det gamle system.")
    assert edition.note == "Importeret fra det gamle system."


def test_publishing_leaves_an_audit_line(session: Session, files: FileRoots) -> None:
    edition = a_published_agenda(session, files)
    line = session.scalars(select(AuditEntry).where(AuditEntry.act == "publication.publish_agenda")).one()
    assert (line.subject, line.details) == (f"edition {edition.id}", {"published": "SOS-2026-11-04", "version": 1})


@pytest.mark.parametrize("kind", [Edition, EditionItem, EditionFile])
def test_what_is_published_cannot_be_changed(session: Session, files: FileRoots, kind: type[Edition]) -> None:
    a_published_agenda(session, files)
    session.commit()
    row = session.scalars(select(kind)).first()
    assert row is not None
    row.sha256 = "0" * 64
    with pytest.raises(EditionIsImmutable):
        session.flush()


@pytest.mark.parametrize("kind", [Edition, EditionItem, EditionFile])
def test_what_is_published_cannot_be_deleted(session: Session, files: FileRoots, kind: type[Edition]) -> None:
    a_published_agenda(session, files)
    session.commit()
    session.delete(session.scalars(select(kind)).first())
    with pytest.raises(EditionIsImmutable):
        session.flush()


def test_goals_are_published_with_their_figures(session: Session, files: FileRoots) -> None:
    targets = the_catalogue(session)
    edition = published_goals(session, files)
    assert (edition.kind, edition.subject, edition.version) == (EditionKind.GOALS, "maal", 1)
    assert {item.slug for item in edition.items} == set(targets)
    homeless = next(item for item in edition.items if item.slug == "hjemloese")
    assert {point["period"]: point["value"] for point in homeless.content["series"]}["2013"] == 5820
    assert homeless.files == []


def test_goals_cannot_be_published_before_there_are_any(session: Session, files: FileRoots) -> None:
    with pytest.raises(GoalsMissing):
        published_goals(session, files)


def test_a_new_figure_is_a_new_version_that_names_the_goal(session: Session, files: FileRoots) -> None:
    targets = the_catalogue(session)
    published_goals(session, files)
    settings.put(session, "municipality.code", "999")
    a_local_series(session, targets["hjemloese"], {2011: 45})
    assert published_goals(session, files).change_log == f"Mål ændret: ”{targets['hjemloese'].title}”."


def test_the_same_goals_again_are_nothing_new(session: Session, files: FileRoots) -> None:
    the_catalogue(session)
    published_goals(session, files)
    session.expire_all()
    with pytest.raises(NothingNew):
        published_goals(session, files)


def test_a_number_in_a_goals_text_stops_it(session: Session, files: FileRoots) -> None:
    the_catalogue(session)["hjemloese"].description = f"Om {a_possible_cpr_number()}"
    with pytest.raises(PossibleCpr, match="beskrivelse"):
        published_goals(session, files)


def test_a_goal_cannot_take_the_address_of_the_page_that_publishes(session: Session, files: FileRoots) -> None:
    the_catalogue(session)["hjemloese"].slug = "offentliggoer"
    session.flush()
    with pytest.raises(SlugReserved):
        published_goals(session, files)
    assert rows(session) == 0
