"""Words that tell a figure which is kept back stop the publication, and what may tell one is pointed out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from portal.agendas import actions as agendas
from portal.core.actors import SYSTEM
from portal.goals import actions as goals
from portal.goals.models import Target
from portal.goals.rules import Judgement
from portal.goals.rules.keeping import OwnKind, OwnNumbers
from portal.publication import proposals, queries
from portal.publication.content import FileRoots
from portal.publication.rules import FigureNotPublic
from tests.factories.goals import the_catalogue, the_municipality
from tests.factories.meetings import a_meeting
from tests.factories.publication import (
    AT,
    HELD_ON,
    Place,
    Words,
    a_released_meeting,
    an_approved_case,
    decide_everything,
    local_figures,
    the_committee,
    the_sentence,
)
from tests.publication.actions.acts import publish_agenda
from tests.publication.test_disclosure import content, told


@pytest.fixture
def target(session: Session) -> Target:
    return the_catalogue(session)["hjemloese"]


class TestSentences:
    def test_words_that_tell_a_hidden_figure_stop_the_publication(
        self, session: Session, files: FileRoots, target: Target
    ) -> None:
        local_figures(session, target, {2025: 3})
        sentence = the_sentence(session, target)
        assert "var 3 i 2025" in sentence
        meeting = a_released_meeting(session, files, Place(target=target, sentence=sentence))
        with pytest.raises(FigureNotPublic) as stopped:
            publish_agenda(session, meeting, files)
        assert stopped.value.places == ("punkt 1, målstatus for Hjemløse, ”Hvad gør vi nu?”",)
        assert "var 3" not in stopped.value.sentence
        assert queries.newest(session, meeting.reference) is None
        assert told(session) == {}

    @pytest.mark.parametrize(
        ("field", "place"),
        [
            ("title", "titel"),
            ("summary", "Resume"),
            ("presentation", "Sagsfremstilling"),
            ("status", "målstatus for Hjemløse, ”Hvad er sket?”"),
            ("reason", "målstatus for Hjemløse, begrundelsen for en vurdering"),
            ("point", "indstilling"),
            ("attachment", "bilag 1 (titel)"),
        ],
    )
    def test_they_are_found_in_every_text_of_the_item(
        self, session: Session, files: FileRoots, target: Target, field: str, place: str
    ) -> None:
        local_figures(session, target, {2025: 3})
        words = replace(Words(), **{field: the_sentence(session, target)})
        meeting = a_released_meeting(session, files, Place(words=words, target=target))
        assert proposals.agenda(session, meeting).giveaways == (f"punkt 1, {place}",)

    def test_a_decision_may_not_tell_it_either(self, session: Session, files: FileRoots, target: Target) -> None:
        local_figures(session, target, {2025: 3})
        meeting = a_released_meeting(session, files, Place(target=target))
        publish_agenda(session, meeting, files)
        decide_everything(session, meeting, text=f"Udvalget bemærker: {the_sentence(session, target)}")
        assert proposals.minutes(session, meeting).giveaways == ("punkt 1, beslutning",)

    def test_words_that_tell_an_open_figure_go_out(self, session: Session, files: FileRoots, target: Target) -> None:
        local_figures(session, target, {2025: 30})
        sentence = the_sentence(session, target)
        meeting = a_released_meeting(session, files, Place(target=target, sentence=sentence))
        publish_agenda(session, meeting, files)
        assert sentence in content(session)
        assert '"sentences": []' in content(session)

    def test_a_sentence_left_from_when_the_figure_was_small_stops_it_too(
        self, session: Session, files: FileRoots, target: Target
    ) -> None:
        local_figures(session, target, {2025: 3})
        committee = the_committee(session)
        case = an_approved_case(session, committee, Words(), files, target, the_sentence(session, target))
        local_figures(session, target, {2025: 30})
        meeting = a_meeting(session, committee, held_on=HELD_ON)
        agendas.place(session, actor=SYSTEM, at=AT, meeting=meeting, case=case)
        agendas.release(session, actor=SYSTEM, at=AT, meeting=meeting)
        with pytest.raises(FigureNotPublic):
            publish_agenda(session, meeting, files)


class TestWarnings:
    def test_a_small_number_beside_people_is_pointed_out_and_not_repeated(
        self, session: Session, files: FileRoots, target: Target
    ) -> None:
        place = Place(words=Words(status="Kun 2 unge kvinder er flyttet."), target=target)
        meeting = a_released_meeting(session, files, place)
        (warning,) = proposals.agenda(session, meeting).warnings
        assert warning.startswith("punkt 1, målstatus for Hjemløse, ”Hvad er sket?”: måske står der et så lille antal")
        assert "2" not in warning
        publish_agenda(session, meeting, files)

    def test_a_stated_judgement_that_goes_with_a_hidden_figure_is_pointed_out(
        self, session: Session, files: FileRoots, target: Target
    ) -> None:
        local_figures(session, target, {2025: 3})
        own = goals.set_own_target(
            session,
            national=target,
            title="Højst fire hos os",
            numbers=OwnNumbers(kind=OwnKind.AT_MOST, amount=4, baseline_year=2011, target_year=2025),
            since="2012",
            reason="Det kan vi nå.",
            decision="Byrådet 2. januar 2012, punkt 12",
            municipality=the_municipality(session),
            actor=SYSTEM,
            at=datetime(2012, 1, 2, tzinfo=UTC),
        )
        meeting = a_released_meeting(session, files, Place(target=own, stated=Judgement.REACHED))
        assert proposals.agenda(session, meeting).warnings == (
            f"punkt 1: Vurderingen af ”{own.title}” bygger på et tal, der ikke vises for borgerne.",
        )
        assert [line for line in proposals.goal_catalogue(session, today=AT.date()).warnings if own.title in line] == [
            f"Borgerne ser en anden vurdering af ”{own.title}” end medarbejderne, fordi et tal ikke vises for dem."
        ]

    def test_open_figures_give_no_warning(self, session: Session, files: FileRoots, target: Target) -> None:
        local_figures(session, target, {2025: 30})
        meeting = a_released_meeting(session, files, Place(target=target))
        assert proposals.agenda(session, meeting).warnings == ()
        assert proposals.goal_catalogue(session, today=AT.date()).warnings == ()
