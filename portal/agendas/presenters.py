"""What the agenda page shows, and the slot where later steps of a meeting offer themselves."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import url_for
from sqlalchemy.orm import Session

from portal.agendas import queries
from portal.agendas.content import ItemContent
from portal.agendas.models import AgendaItem
from portal.cases import queries as cases
from portal.cases.content.then_and_now import ThenAndNow, then_and_now
from portal.cases.models import Case
from portal.cases.presenters import Place
from portal.core.actors import Actor, is_staff
from portal.core.clock import to_local
from portal.core.danish import date_text
from portal.goals.content import GoalContent
from portal.meetings.models import Meeting
from portal.meetings.presenters import TONES
from portal.web.slots import Slot


@dataclass(frozen=True, kw_only=True)
class Step:
    """A later step of a meeting: its name on the way, whether it is done, and where it is taken."""

    label: str
    is_done: bool
    act_label: str
    endpoint: str
    url: str


STEPS: Slot[Callable[[Session, Meeting], Sequence[Step]]] = Slot("later steps of a meeting")
OUTCOMES: Slot[Callable[[Session, int], Mapping[int, str]]] = Slot("decision words by item id of a meeting")
PUBLIC_GOALS: Slot[Callable[[Session, Collection[str]], Mapping[str, GoalContent]]] = Slot("goals as published last")


@dataclass(frozen=True, kw_only=True)
class AgendaPage:
    """The agenda of one meeting, and the cases that wait for a place on it."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    waiting: Sequence[Case]
    outcomes: Mapping[int, str]
    way: Sequence[tuple[str, str]]
    next_step: Step | None

    @property
    def tone(self) -> str:
        return TONES[self.meeting.state]

    @property
    def movable(self) -> list[AgendaItem]:
        """The items that have no number yet."""
        return [item for item in self.items if item.number is None]

    @property
    def to_release(self) -> list[AgendaItem]:
        """The items that the next release sends."""
        return [item for item in self.items if item.needs_release]


def agenda_page(session: Session, meeting: Meeting, *, is_builder: bool) -> AgendaPage:
    """Everything the page needs, in a fixed number of queries."""
    steps = [step for provider in STEPS.providers for step in provider(session, meeting)]
    ahead = [step for step in steps if not step.is_done]
    way = [("Byg dagsorden", _state(meeting.released_at is not None, is_first=True))]
    for step in steps:
        is_next = meeting.released_at is not None and ahead[:1] == [step]
        way.append((step.label, "done" if step.is_done else "current" if is_next else "ahead"))
    items = queries.for_meeting(session, meeting.id)
    return AgendaPage(
        meeting=meeting,
        items=items if is_builder else [item for item in items if item.number is not None],
        waiting=queries.waiting_for(session, meeting.committee_id) if is_builder else (),
        outcomes=OUTCOMES.only(session, meeting.id) if OUTCOMES.providers else {},
        way=way,
        next_step=ahead[0] if ahead and meeting.released_at is not None else None,
    )


def _state(is_done: bool, *, is_first: bool) -> str:
    return "done" if is_done else "current" if is_first else "ahead"


def changed_since(
    session: Session, item: AgendaItem, content: ItemContent, actor: Actor, today: date
) -> ThenAndNow | None:
    """What reads otherwise now of the figures that the body saw; None before release, or where nothing does.

    Staff are shown all that is known, marked where citizens may not see it. Members are shown what is published: a
    figure may still be on its way.
    """
    statuses = content.case.goal_statuses if content.case else ()
    slugs = {target.slug for status in statuses for target in status.targets}
    if not slugs or item.frozen is None or item.released_at is None:
        return None
    if is_staff(actor):
        now = cases.goals_as_of(session, today, slugs)
    else:
        now = dict(PUBLIC_GOALS.only(session, slugs)) if PUBLIC_GOALS.providers else {}
    found = then_and_now(statuses, now, seen_on=to_local(item.released_at).date())
    return replace(found, note=_source(found.now_on, is_public=not is_staff(actor))) if found else None


def _source(now_on: date, *, is_public: bool) -> str:
    if is_public:
        return f"Tallene i dag er fra den målstatus, kommunen offentliggjorde {date_text(now_on)}."
    return "Tallene i dag er alle dem, kommunen kender."


def places_of_case(session: Session, case_id: int) -> list[Place]:
    """A case's places on agendas, for the case's own page."""
    return [
        Place(
            label=f"{item.meeting.committee.name} {date_text(item.meeting.held_on)}"
            + (f", punkt {item.number}" if item.number else ""),
            url=url_for("agendas.item", item_id=item.id),
            state_label=item.meeting.state.label,
            state_tone=TONES[item.meeting.state],
        )
        for item in queries.of_case(session, case_id)
    ]


def agenda_url(meeting: Meeting) -> str:
    """The address of a meeting's agenda among staff and members."""
    return url_for("agendas.edit", meeting_id=meeting.id)


def attachment_urls(item: AgendaItem, content: ItemContent) -> dict[int, str]:
    """Where each attachment of an item is fetched; one of which only the name is known has no address."""
    attachments = content.case.attachments if content.case else ()
    return {
        attachment.attachment_id: url_for("agendas.attachment", item_id=item.id, attachment_id=attachment.attachment_id)
        for attachment in attachments
        if attachment.attachment_id is not None and attachment.sha256
    }
