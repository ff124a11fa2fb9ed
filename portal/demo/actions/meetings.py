"""The demo's meetings: last year's, one held lately, one published, one in preparation."""

from datetime import time

from portal.agendas import actions as agendas
from portal.agendas import queries as agenda_queries
from portal.decisions import actions as decisions
from portal.decisions.rules import DecisionKind
from portal.demo.actions.stage import Stage
from portal.meetings import actions as meetings
from portal.meetings.models import Meeting
from portal.publication import actions as publication

STARTS = time(15)
PLACE = "Rådhuset, mødelokale 3"


def plan(stage: Stage, *, weeks: int, body: str = "SOS", days: int = -60) -> Meeting:
    """A meeting on a Wednesday at three, planned so many days from now."""
    return meetings.plan(
        stage.session,
        actor=stage.actor("secretary"),
        at=stage.at(days),
        committee=stage.bodies[body],
        held_on=stage.wednesday(weeks),
        starts=STARTS,
        place=PLACE,
    )


def build(stage: Stage, meeting: Meeting, *keys: str, days: int) -> None:
    """Place cases on a meeting's agenda; the one with a neutral title as a closed item."""
    actor, at = stage.actor("secretary"), stage.at(days)
    for key in keys:
        case = stage.cases[key]
        item = agendas.place(stage.session, actor=actor, at=at, meeting=meeting, case=case)
        if case.neutral_title:
            agendas.set_closed(
                stage.session,
                actor=actor,
                at=at,
                item=item,
                is_closed=True,
                neutral_title=case.neutral_title,
                ground="Tavshedspligt, forvaltningsloven § 27",
            )


def publish_agenda(stage: Stage, meeting: Meeting, *, days: int) -> None:
    """Release an agenda to the members and publish it."""
    actor, at = stage.actor("secretary"), stage.at(days)
    agendas.release(stage.session, actor=actor, at=at, meeting=meeting)
    publication.publish_agenda(stage.session, actor=actor, at=at, meeting=meeting, files=stage.files)


def decide(stage: Stage, meeting: Meeting, kinds: dict[str, DecisionKind], *, days: int) -> None:
    """Decide every item, close the meeting and publish the minutes."""
    actor, at = stage.actor("secretary"), stage.at(days)
    for item in agenda_queries.released(stage.session, meeting.id):
        kind = next(kinds[key] for key, case in stage.cases.items() if case.id == item.case_id)
        decisions.record(stage.session, actor=actor, at=at, item=item, kind=kind, text=kind.usual_words)
    decisions.close_meeting(stage.session, actor=actor, at=at, meeting=meeting)
    publication.publish_minutes(stage.session, actor=actor, at=at, meeting=meeting, files=stage.files)
