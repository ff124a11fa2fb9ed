"""What decisions tell other pages: what came of a case, and who spoke of a goal."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.agendas.models import AgendaItem
from portal.cases.models import TargetMention
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import actions
from portal.decisions.presenters import mentions_of_goal, treatments
from portal.decisions.rules import DecisionKind
from portal.goals.models import Target
from portal.goals.rules import Judgement
from tests.conftest import CountQueries
from tests.factories.agendas import a_status_seen_earlier
from tests.factories.cases import a_case, with_goal_status
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue

SEEN = date(2014, 6, 4)


@pytest.fixture(autouse=True)
def addresses(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.fixture
def homeless(session: Session) -> Target:
    return the_catalogue(session)["hjemloese"]


@pytest.fixture
def item(session: Session, homeless: Target) -> AgendaItem:
    return a_status_seen_earlier(session, a_committee(session), homeless, held_on=SEEN, title="Status 2014")


def decide(session: Session, item: AgendaItem) -> None:
    actions.record(session, actor=SYSTEM, at=clock.now(), item=item, kind=DecisionKind.NOTED, text="Til efterretning.")


class TestTreatments:
    def test_a_case_is_treated_from_its_release_and_has_words_once_it_is_decided(
        self, session: Session, item: AgendaItem
    ) -> None:
        (before,) = treatments(session, [item.case_id])
        decide(session, item)
        (after,) = treatments(session, [item.case_id])
        assert (before.on, before.words, after.words) == (SEEN, "", "Til efterretning.")
        assert after.label == "Social- og Sundhedsudvalget 4. juni 2014, punkt 1"

    def test_a_draft_has_none(self, session: Session) -> None:
        assert treatments(session, [a_case(session).id]) == []


class TestMentionsOfGoal:
    def test_a_decision_stands_with_its_day_judgement_and_words(self, session: Session, item: AgendaItem) -> None:
        decide(session, item)
        (mention,) = mentions_of_goal(session, "hjemloese")
        assert (mention.on, mention.label) == (SEEN, "Status 2014")
        assert mention.url == f"/dagsordenspunkter/{item.id}"
        assert "vurdering: på rette vej" in mention.detail
        assert mention.detail.endswith("Til efterretning.")

    def test_drafts_and_texts_that_only_name_the_goal_are_there_too_newest_first(
        self, session: Session, item: AgendaItem, homeless: Target
    ) -> None:
        naming = a_case(session, title="Nævner målet")
        naming.mentions = [TargetMention(target=homeless, quotation="færre hjemløse", position=1)]
        session.flush()
        assert [mention.label for mention in mentions_of_goal(session, "hjemloese")] == ["Nævner målet", "Status 2014"]

    def test_a_target_that_the_text_does_not_speak_of_is_not_named(self, session: Session, homeless: Target) -> None:
        with_goal_status(session, a_case(session), [homeless], stated=Judgement.NOT_MENTIONED)
        assert mentions_of_goal(session, "hjemloese") == []

    def test_more_cases_ask_no_more_of_the_database(
        self, session: Session, item: AgendaItem, homeless: Target, count_queries: CountQueries
    ) -> None:
        session.expire_all()
        with count_queries() as few:
            mentions_of_goal(session, "hjemloese")
        for _ in range(4):
            with_goal_status(session, a_case(session), [homeless])
        a_status_seen_earlier(session, item.meeting.committee, homeless, held_on=date(2015, 6, 4))
        session.expire_all()
        with count_queries() as many:
            mentions_of_goal(session, "hjemloese")
        assert len(many) == len(few)
