"""A local figure that is kept back is in no public byte, and what was told is remembered."""

import json
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.core import settings
from portal.goals.models import PublicFigure, Target
from portal.goals.queries import figures
from portal.publication import proposals, queries
from portal.publication.content import FileRoots, ProposedItem
from portal.publication.models import EditionItem
from portal.publication.rules import NothingNew
from tests.conftest import CountQueries
from tests.factories.goals import CODE, an_own_target, the_catalogue
from tests.factories.publication import (
    AT,
    Place,
    Words,
    a_released_meeting,
    an_indicator_part_of,
    decide_everything,
    local_figures,
    published_goals,
    release_more,
)
from tests.publication.actions.acts import publish_agenda, publish_minutes
from tests.publication.test_leaks import all_bytes, crawl

SECRET = 77713
SPELLINGS = (b"77.713", b"77713")


@pytest.fixture
def target(session: Session) -> Target:
    return the_catalogue(session)["hjemloese"]


@pytest.fixture
def secret(session: Session, target: Target) -> Target:
    """A goal with a part so small that the other part must not be known either."""
    assert target.indicator is not None
    young = an_indicator_part_of(session, target.indicator, "unge")
    old = an_indicator_part_of(session, target.indicator, "ældre")
    local_figures(session, target, {2025: SECRET + 3})
    local_figures(session, target, {2025: SECRET}, indicator=young)
    local_figures(session, target, {2025: 3}, indicator=old)
    return target


def content(session: Session) -> str:
    """All that any edition says."""
    return json.dumps([item.content for item in session.scalars(select(EditionItem))], ensure_ascii=False)


def key_of(target: Target) -> str:
    assert target.indicator is not None
    return target.indicator.key


def told(session: Session) -> dict[str, list[float | None]]:
    """What has been told, by indicator."""
    found: dict[str, list[float | None]] = {}
    for line in figures.told(session, CODE):
        found.setdefault(line.indicator, []).append(line.value)
    return found


def test_a_hidden_figure_is_in_no_public_byte(
    session: Session, files: FileRoots, client: FlaskClient, secret: Target
) -> None:
    published_goals(session, files)
    meeting = a_released_meeting(session, files, Place(target=secret))
    publish_agenda(session, meeting, files)
    decide_everything(session, meeting)
    publish_minutes(session, meeting, files)
    session.commit()
    answers = crawl(client, f"/maal/{secret.slug}", f"/maal/{secret.slug}/tal.csv")
    public = all_bytes(answers.values())
    stored = content(session).encode()
    for spelling in SPELLINGS:
        assert spelling not in public
        assert spelling not in stored
    assert b"77.716" in public, "the total is public"
    assert any(answer.data.startswith(b"PK") for answer in answers.values()), "the crawler saw a Word file"


def test_what_is_told_and_what_is_kept_back_is_remembered_once(
    session: Session, files: FileRoots, secret: Target
) -> None:
    published_goals(session, files)
    assert told(session) == {key_of(secret): [SECRET + 3], "unge": [None], "ældre": [None]}
    with pytest.raises(NothingNew):
        published_goals(session, files)
    publish_agenda(session, a_released_meeting(session, files, Place(target=secret)), files)
    assert all(len(values) == 1 for values in told(session).values())


def test_a_small_revision_is_kept_back_from_every_later_edition(
    session: Session, files: FileRoots, target: Target
) -> None:
    local_figures(session, target, {2025: 50})
    published_goals(session, files)
    local_figures(session, target, {2025: 52})
    proposal = proposals.goal_catalogue(session, today=AT.date())
    goal = next(item for item in proposal.items if item.slug == target.slug)
    assert [figure.period for figure in goal.kept] == ["2025"]
    assert goal.content["local"]["points"][-1]["value"] is None
    meeting = a_released_meeting(session, files, Place(target=target))
    publish_agenda(session, meeting, files)
    assert told(session) == {key_of(target): [50.0, None]}
    assert "52 personer" not in content(session)


def test_the_denominator_of_a_share_is_remembered_but_never_told(session: Session, files: FileRoots) -> None:
    target = the_catalogue(session)["stofmisbrug"]
    local_figures(session, target, {2025: 40}, out_of=61987)
    published_goals(session, files)
    assert session.scalars(select(PublicFigure.out_of)).all() == [61987]
    assert "61987" not in content(session)


def test_a_share_without_a_denominator_stays_behind(session: Session, files: FileRoots) -> None:
    target = the_catalogue(session)["stofmisbrug"]
    local_figures(session, target, {2025: 43.217})
    published_goals(session, files)
    assert "43.217" not in content(session)


def test_the_threshold_is_the_municipalitys(session: Session, files: FileRoots, target: Target) -> None:
    local_figures(session, target, {2025: 50})
    assert not proposed(session, target).kept
    settings.put(session, figures.THRESHOLD, "60")
    assert [figure.why.sentence for figure in proposed(session, target).kept] == [
        "Tallet er så lille, at det kan pege på enkelte mennesker."
    ]


def proposed(session: Session, target: Target) -> ProposedItem:
    found = proposals.goal_catalogue(session, today=AT.date())
    return next(item for item in found.items if item.slug == target.slug)


def test_minutes_repeat_the_figures_of_the_agenda_whatever_came_since(
    session: Session, files: FileRoots, target: Target
) -> None:
    local_figures(session, target, {2025: 50})
    meeting = a_released_meeting(session, files, Place(target=target))
    agenda = publish_agenda(session, meeting, files)
    local_figures(session, target, {2025: 60})
    published_goals(session, files)
    decide_everything(session, meeting)
    minutes = publish_minutes(session, meeting, files)
    assert minutes.change_log == "Beslutninger tilføjet."
    assert minutes.items[0].content["case"] == agenda.items[0].content["case"]
    assert list(told(session).values()) == [[50.0, 60.0]]


def test_minutes_drop_a_figure_that_a_higher_threshold_hides(
    session: Session, files: FileRoots, target: Target
) -> None:
    local_figures(session, target, {2025: 7})
    meeting = a_released_meeting(session, files, Place(target=target))
    publish_agenda(session, meeting, files)
    settings.put(session, figures.THRESHOLD, "10")
    decide_everything(session, meeting)
    minutes = publish_minutes(session, meeting, files)
    held = minutes.items[0].content["case"]["goal_statuses"][0]["targets"][0]["goal"]
    assert [point["value"] for point in held["local"]["points"]] == [None]


def test_two_items_of_one_agenda_do_not_tell_together_what_neither_may(
    session: Session, files: FileRoots, target: Target
) -> None:
    local_figures(session, target, {2025: 50})
    meeting = a_released_meeting(session, files, Place(target=target))
    local_figures(session, target, {2025: 52})
    release_more(session, meeting, files, Place(words=Words(title="En sag til"), target=target))
    publish_agenda(session, meeting, files)
    edition = queries.newest(session, meeting.reference)
    assert edition is not None
    shown = [
        row.content["case"]["goal_statuses"][0]["targets"][0]["goal"]["local"]["points"][0]["value"]
        for row in edition.items
    ]
    assert shown == [50.0, None]


def test_an_own_target_does_not_give_away_the_figure_that_it_starts_from(
    session: Session, files: FileRoots, target: Target
) -> None:
    local_figures(session, target, {2011: 98130, 2025: 80000})
    published_goals(session, files)
    local_figures(session, target, {2011: 98127})
    own = an_own_target(session, target)
    published_goals(session, files)
    newest = queries.goals(session)
    assert newest is not None
    stored = json.dumps([item.content for item in newest.items], ensure_ascii=False)
    assert own.slug in stored
    for spelling in ("98127", "98.127", "73595", "73.595"):
        assert spelling not in stored


def test_a_closed_item_tells_nothing_of_its_goals(session: Session, files: FileRoots, target: Target) -> None:
    local_figures(session, target, {2025: 50})
    publish_agenda(session, a_released_meeting(session, files, Place(target=target, ground="Personsag")), files)
    assert told(session) == {}
    assert queries.goal_mentions(session, target.slug) == []


def test_proposing_asks_no_more_for_many_goals_than_for_few(
    session: Session, files: FileRoots, target: Target, count_queries: CountQueries
) -> None:
    local_figures(session, target, {2025: 50})
    proposals.goal_catalogue(session, today=date(2026, 10, 23))
    session.expire_all()
    with count_queries() as few:
        proposals.goal_catalogue(session, today=date(2026, 10, 23))
    local_figures(session, target, {year: 1000 + 10 * year for year in range(2014, 2025)})
    session.flush()
    session.expire_all()
    with count_queries() as many:
        proposals.goal_catalogue(session, today=date(2026, 10, 23))
    assert len(many) == len(few)
