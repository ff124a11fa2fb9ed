"""The meeting as it is run, and what decisions tell other pages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import Session

from portal.agendas import queries as agendas
from portal.agendas.models import AgendaItem
from portal.agendas.presenters import Step
from portal.cases import queries as cases
from portal.cases.presenters import Treatment
from portal.cases.queries import SpeakingCase
from portal.core.clock import to_local
from portal.core.danish import date_text
from portal.decisions import queries
from portal.decisions.models import Decision
from portal.decisions.rules import DecisionKind
from portal.goals.presenters.staff import Mention
from portal.goals.rules import Judgement
from portal.meetings.models import Meeting
from portal.meetings.rules import MeetingState

QUICK_KINDS = (DecisionKind.NOTED, DecisionKind.RECOMMENDATION_ADOPTED, DecisionKind.POSTPONED)


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """A meeting's released items with their decisions."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    decisions: Mapping[int, Decision]

    @property
    def undecided(self) -> list[AgendaItem]:
        return [item for item in self.items if item.id not in self.decisions]

    @property
    def is_closed(self) -> bool:
        return self.meeting.state is MeetingState.CLOSED


def meeting_page(session: Session, meeting: Meeting) -> MeetingPage:
    """The items and decisions of a meeting, in two queries."""
    return MeetingPage(
        meeting=meeting,
        items=agendas.released(session, meeting.id),
        decisions=queries.for_meeting(session, meeting.id),
    )


def outcomes(session: Session, meeting_id: int) -> dict[int, str]:
    """The words of each decided item of a meeting."""
    return {item_id: decision.text for item_id, decision in queries.for_meeting(session, meeting_id).items()}


def treatments(session: Session, case_ids: Collection[int]) -> list[Treatment]:
    """What bodies did with these cases, by the day of the meeting: one query."""
    return [
        Treatment(
            case_id=item.case_id,
            on=item.meeting.held_on,
            label=_label(item),
            words=decision.text if decision else "",
            url=url_for("agendas.item", item_id=item.id),
        )
        for item, decision in queries.treated(session, case_ids)
    ]


def _label(item: AgendaItem) -> str:
    return f"{item.meeting.committee.name} {date_text(item.meeting.held_on)}, punkt {item.number}"


def mentions_of_goal(session: Session, slug: str) -> list[Mention]:
    """Every case and decision that spoke of a goal, newest first: a case once for each body that has been sent it.

    A case that no body has been sent yet stands with the day it was changed last, drafts too.
    """
    speaking = {spoken.case.id: spoken for spoken in cases.speaking_of(session, slug)}
    sent = queries.treated(session, list(speaking)) if speaking else ()
    mentions = [_as_sent(item, decision, speaking[item.case_id].stated) for item, decision in sent]
    waiting = speaking.keys() - {item.case_id for item, _ in sent}
    mentions += [_as_it_is(speaking[case_id]) for case_id in sorted(waiting)]
    return sorted(mentions, key=lambda mention: mention.on, reverse=True)


def _as_sent(item: AgendaItem, decision: Decision | None, stated: Judgement | None) -> Mention:
    words = [_label(item), f"vurdering: {stated.label}" if stated else "", decision.text if decision else ""]
    return Mention(
        on=item.meeting.held_on,
        label=item.title,
        url=url_for("agendas.item", item_id=item.id),
        detail=" · ".join(word for word in words if word),
    )


def _as_it_is(spoken: SpeakingCase) -> Mention:
    case = spoken.case
    words = [case.state.label, f"vurdering: {spoken.stated.label}" if spoken.stated else ""]
    return Mention(
        on=to_local(case.changed_at).date(),
        label=case.title,
        url=url_for("cases.show", case_id=case.id),
        detail=" · ".join(word for word in words if word),
    )


def decision_step(_session: Session, meeting: Meeting) -> list[Step]:
    """The step of a meeting that is taken here: recording decisions until the meeting is closed."""
    return [
        Step(
            label="Beslut",
            is_done=meeting.state is MeetingState.CLOSED,
            act_label="Skriv beslutninger",
            endpoint="decisions.meeting",
            url=url_for("decisions.meeting", meeting_id=meeting.id),
        )
    ]
