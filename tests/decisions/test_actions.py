"""Recording decisions, and closing meetings."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.models import AgendaItem
from portal.cases import actions as cases
from portal.cases.rules import CaseState
from portal.core import clock
from portal.core.actors import SYSTEM
from portal.decisions import actions, queries
from portal.decisions.models import Decision
from portal.decisions.rules import (
    CasesSentBack,
    DecisionKind,
    ItemNotReleased,
    ItemsUndecided,
    MeetingClosed,
    MeetingNotReleased,
    WordsMissing,
)
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState
from tests.factories.agendas import a_released_meeting, an_item
from tests.factories.committees import a_committee
from tests.factories.meetings import a_meeting

NOW = clock.now()
TODAY = clock.today()


def decide(session: Session, item: AgendaItem, kind: DecisionKind, text: str = "Ordene.") -> Decision:
    return actions.record(session, actor=SYSTEM, at=NOW, item=item, kind=kind, text=text)


def close(session: Session, meeting: Meeting) -> None:
    actions.close_meeting(session, actor=SYSTEM, at=NOW, meeting=meeting)


def only_item(session: Session, meeting: Meeting) -> AgendaItem:
    (item,) = agendas.for_meeting(session, meeting.id)
    return item


def test_a_decision_keeps_its_kind_and_its_own_words(session: Session) -> None:
    item = only_item(session, a_released_meeting(session, a_committee(session)))
    decide(session, item, DecisionKind.NOTED, " Til efterretning, idet udvalget ønsker en ny status. ")
    content = queries.content(session, item, queries.for_item(session, item.id), today=TODAY)
    assert content.decision is not None
    assert content.decision.kind == "Til efterretning"
    assert content.decision.text == "Til efterretning, idet udvalget ønsker en ny status."


def test_a_decision_may_be_rewritten_until_the_meeting_is_closed(session: Session) -> None:
    meeting = a_released_meeting(session, a_committee(session))
    item = only_item(session, meeting)
    decide(session, item, DecisionKind.NOTED)
    decide(session, item, DecisionKind.APPROVED, "Godkendt.")
    close(session, meeting)
    with pytest.raises(MeetingClosed):
        decide(session, item, DecisionKind.NOTED)
    assert queries.for_meeting(session, meeting.id)[item.id].kind is DecisionKind.APPROVED


def test_an_item_that_is_not_released_gets_no_decision(session: Session) -> None:
    item = an_item(session, a_meeting(session, a_committee(session)))
    with pytest.raises(ItemNotReleased):
        decide(session, item, DecisionKind.NOTED)


def test_a_decision_without_words_is_refused(session: Session) -> None:
    item = only_item(session, a_released_meeting(session, a_committee(session)))
    with pytest.raises(WordsMissing):
        decide(session, item, DecisionKind.NOTED, "  ")


def test_closing_names_the_items_that_lack_a_decision(session: Session) -> None:
    meeting = a_released_meeting(session, a_committee(session), items=3)
    decide(session, agendas.released(session, meeting.id)[1], DecisionKind.NOTED)
    with pytest.raises(ItemsUndecided, match=r"1, 3\."):
        close(session, meeting)


def test_a_meeting_whose_case_went_back_waits_for_the_correction(session: Session) -> None:
    meeting = a_released_meeting(session, a_committee(session))
    item = only_item(session, meeting)
    decide(session, item, DecisionKind.NOTED)
    later = NOW + timedelta(days=1)
    cases.return_(session, case=item.case, comment="Ret.", link="", actor=SYSTEM, at=later)
    with pytest.raises(CasesSentBack, match="1"):
        close(session, meeting)


def test_a_meeting_that_is_not_released_or_is_closed_cannot_be_closed(session: Session) -> None:
    committee = a_committee(session)
    with pytest.raises(MeetingNotReleased):
        close(session, a_meeting(session, committee))
    meeting = a_released_meeting(session, a_committee(session, "TMU", "Teknik- og Miljøudvalget"))
    decide(session, only_item(session, meeting), DecisionKind.NOTED)
    close(session, meeting)
    assert meeting.state is MeetingState.CLOSED
    with pytest.raises(MeetingClosed):
        close(session, meeting)


@pytest.mark.parametrize(
    ("kind", "state", "waits"),
    [
        (DecisionKind.NOTED, CaseState.DECIDED, False),
        (DecisionKind.REJECTED, CaseState.DECIDED, False),
        (DecisionKind.POSTPONED, CaseState.APPROVED, True),
        (DecisionKind.SENT_BACK, CaseState.APPROVED, True),
        (DecisionKind.RECOMMENDED, CaseState.APPROVED, False),
    ],
)
def test_what_a_decision_means_for_the_case(
    session: Session, kind: DecisionKind, state: CaseState, waits: bool
) -> None:
    committee = a_committee(session)
    meeting = a_released_meeting(session, committee)
    item = only_item(session, meeting)
    decide(session, item, kind)
    close(session, meeting)
    assert item.case.state is state
    assert (item.case in queries_waiting(session, committee.id)) is waits


def queries_waiting(session: Session, committee_id: int) -> list[object]:
    return list(agendas.waiting_for(session, committee_id))


def test_every_kind_but_three_has_its_usual_words() -> None:
    without = {kind for kind in DecisionKind if not kind.usual_words}
    assert without == {DecisionKind.APPROVED_WITH_REMARK, DecisionKind.COMPOUND, DecisionKind.UNKNOWN}
