"""Meetings on their way to the public: cases with every part, released agendas, decided meetings, editions."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from portal.agendas import actions as agendas
from portal.agendas import queries as agenda_queries
from portal.agendas.models import AgendaItem
from portal.cases import actions as cases
from portal.cases import queries as case_queries
from portal.cases.content import GoalStatusDraft, JudgementDraft
from portal.cases.models import (
    Attachment,
    Case,
    OtherCaseworker,
    Recommendation,
    RecommendationPoint,
    RouteStep,
    Section,
)
from portal.cases.rules import CaseState, SectionKind
from portal.committees import queries as committees
from portal.committees.models import Committee
from portal.core.actors import SYSTEM
from portal.core.danish import slug
from portal.decisions import actions as decisions
from portal.decisions.rules import DecisionKind
from portal.documents import actions as documents
from portal.goals import actions as goals
from portal.goals import queries as goal_queries
from portal.goals.content import figure_sentences, marked
from portal.goals.models import Indicator, Target
from portal.goals.rules import Judgement
from portal.meetings.models import Meeting
from portal.publication import actions
from portal.publication.content import FileRoots
from portal.publication.models import Edition
from tests.factories.committees import a_committee
from tests.factories.goals import CODE, the_municipality
from tests.factories.meetings import a_meeting

AT = datetime(2026, 10, 23, 10, 0, tzinfo=UTC)
HELD_ON = date(2026, 11, 4)


@dataclass(frozen=True, kw_only=True)
class Words:
    """What stands in a case, so that a test can look for it, or put something of its own there."""

    title: str = "Status på hjemløshed"
    neutral_title: str = ""
    case_number: str = "27.42.00-G01-3-26"
    caseworker: str = "Sagsbehandler"
    other_caseworker: str = "Udviklingskonsulent"
    summary: str = "Antallet af borgere uden bolig er faldet for første gang i fire år."
    presentation: str = "Forvaltningen har samlet støtten i ét team, som følger borgeren ind i egen bolig."
    status: str = "Tolv borgere har fået egen bolig siden sidste status."
    reason: str = "Faldet er for nyt til at være en udvikling."
    proposer: str = "Direktøren for Social og Sundhed"
    point: str = "status tages til efterretning"
    attachment: str = "Notat om boliger"
    attachment_name: str = "notat-om-boliger.txt"
    attachment_text: str = "Boligerne fordeler sig på tre områder."
    closed_attachment: str = "Oversigt med navne"
    closed_attachment_name: str = "oversigt.txt"
    closed_attachment_text: str = "Denne liste er ikke for alle."


@dataclass(frozen=True, kw_only=True)
class Place:
    """A case's place on an agenda: open, or closed with its ground."""

    words: Words = field(default_factory=Words)
    ground: str = ""
    target: Target | None = None
    sentence: str = ""
    stated: Judgement = Judgement.TOO_SLOW

    @property
    def is_closed(self) -> bool:
        return bool(self.ground)


def a_possible_cpr_number(separator: str = "-") -> str:
    """A number that could be somebody's by its date; made anew each time, so that none is written down."""
    day = date.fromordinal(random.randint(date(1900, 1, 1).toordinal(), date(1999, 12, 31).toordinal()))
    return f"{day:%d%m%y}{separator}{random.randint(0, 9999):04}"


def an_open_item(title: str = "Status på hjemløshed") -> Place:
    return Place(words=Words(title=title))


def a_closed_item(title: str = "Køb af ejendom", neutral_title: str = "En ejendomssag") -> Place:
    return Place(words=Words(title=title, neutral_title=neutral_title), ground="Køb og salg af ejendom")


def the_committee(session: Session, code: str = "SOS", name: str = "Social- og Sundhedsudvalget") -> Committee:
    """The body of that code, made if it is not there."""
    return committees.by_slug(session, slug(code)) or a_committee(session, code, name)


def local_figures(
    session: Session,
    target: Target,
    figures: Mapping[int, float],
    *,
    out_of: int | None = None,
    indicator: Indicator | None = None,
) -> None:
    """Figures of the municipality that the portal belongs to, by year."""
    the_municipality(session)
    counted = indicator or target.indicator
    assert counted is not None
    for year, value in figures.items():
        goals.record_observation(
            session,
            indicator=counted,
            area_code=CODE,
            period=str(year),
            value=value,
            out_of=out_of,
            source="Kommunens egen opgørelse",
            actor=SYSTEM,
            at=AT,
        )


def an_indicator_part_of(session: Session, whole: Indicator, key: str = "unge") -> Indicator:
    """A count of some of those whom another counts, shown beside it."""
    indicator = Indicator(
        key=key,
        name=f"Heraf {key}",
        definition="",
        unit="personer",
        source="Kommunens egen opgørelse",
        variant_of_id=whole.id,
        part_of_id=whole.id,
    )
    session.add(indicator)
    session.flush()
    return indicator


def an_approved_case(
    session: Session,
    committee: Committee,
    words: Words,
    files: FileRoots,
    target: Target | None = None,
    sentence: str = "",
    stated: Judgement = Judgement.TOO_SLOW,
) -> Case:
    """A case with every part it can have, an open attachment, a closed one, and one of which only the name is known."""
    case = Case(
        case_number=words.case_number,
        title=words.title,
        neutral_title=words.neutral_title,
        caseworker_name=words.caseworker,
        version=0,
        created_at=AT,
        changed_at=AT,
        other_caseworkers=[OtherCaseworker(name=words.other_caseworker, position=1)],
        sections=[
            Section(kind=SectionKind.SUMMARY, heading="Resume", html=f"<p>{words.summary}</p>", position=1),
            Section(
                kind=SectionKind.PRESENTATION,
                heading="Sagsfremstilling",
                html=f"<p>{words.presentation}</p>",
                position=2,
            ),
        ],
        route=[RouteStep(committee=committee, position=1)],
        recommendation=Recommendation(
            proposer=words.proposer, points=[RecommendationPoint(text=words.point, position=1)]
        ),
        attachments=_attachments(session, words, files),
    )
    session.add(case)
    session.flush()
    if target:
        _write_status(session, case, words, target, sentence, stated)
    case.state = CaseState.APPROVED
    session.flush()
    return case


def _write_status(session: Session, case: Case, words: Words, target: Target, sentence: str, stated: Judgement) -> None:
    """A status on the target's area as a caseworker saves it, so that the sentence is linked where figures gave it."""
    status = GoalStatusDraft(
        area_id=target.area_id,
        html=f"<p>{words.status}</p>",
        next_html=f"<p>Vi følger op. {sentence}</p>",
        judgements=(JudgementDraft(target_id=target.id, stated=stated, reason=words.reason),),
    )
    draft = replace(case_queries.draft_of(case), goal_statuses=(status,))
    cases.save(session, case=case, draft=draft, version=case.version, actor=SYSTEM, at=AT)


def the_sentence(session: Session, target: Target) -> str:
    """What the municipality's latest figure gives, whether it may be told or not."""
    name = the_municipality(session).name
    (goal,) = goal_queries.goal_contents(
        session, on=AT.date(), municipality_code=CODE, municipality_name=name, slugs=[target.slug]
    )
    return next(line.text for line in figure_sentences(marked(goal, {})) if line.kind == "local-latest")


def _attachments(session: Session, words: Words, files: FileRoots) -> list[Attachment]:
    shown = documents.store(session, data=words.attachment_text.encode(), root=files.private, at=AT)
    hidden = documents.store(session, data=words.closed_attachment_text.encode(), root=files.private, at=AT)
    return [
        Attachment(file=shown, title=words.attachment, filename=words.attachment_name, position=1),
        Attachment(
            file=hidden,
            title=words.closed_attachment,
            filename=words.closed_attachment_name,
            is_closed=True,
            position=2,
        ),
        Attachment(title="Alle skal med", position=3),
    ]


def a_released_meeting(
    session: Session,
    files: FileRoots,
    *places: Place,
    held_on: date = HELD_ON,
    hour: int = 15,
    committee: Committee | None = None,
) -> Meeting:
    """A meeting whose agenda the members have; with an open and a closed item where nothing else is said."""
    body = committee or the_committee(session)
    meeting = a_meeting(session, body, held_on=held_on, hour=hour)
    release_more(session, meeting, files, *(places or (an_open_item(), a_closed_item())))
    return meeting


def release_more(session: Session, meeting: Meeting, files: FileRoots, *places: Place) -> Sequence[AgendaItem]:
    """Put more items on the agenda and release them."""
    for place in places:
        case = an_approved_case(
            session, meeting.committee, place.words, files, place.target, place.sentence, place.stated
        )
        item = agendas.place(session, actor=SYSTEM, at=AT, meeting=meeting, case=case)
        item.is_closed, item.closed_ground = place.is_closed, place.ground
    return agendas.release(session, actor=SYSTEM, at=AT, meeting=meeting)


def decide_everything(
    session: Session,
    meeting: Meeting,
    *,
    text: str = "Til efterretning.",
    closed_text: str = "Til efterretning.",
    public_text: str = "",
) -> None:
    """A decision on every item, closed ones in words of their own, and the meeting closed."""
    for item in agenda_queries.released(session, meeting.id):
        decisions.record(
            session,
            actor=SYSTEM,
            at=AT,
            item=item,
            kind=DecisionKind.NOTED,
            text=closed_text if item.is_closed else text,
            public_text=public_text if item.is_closed else "",
        )
    decisions.close_meeting(session, actor=SYSTEM, at=AT, meeting=meeting)


def a_published_agenda(session: Session, files: FileRoots, *places: Place, held_on: date = HELD_ON) -> Edition:
    """A released agenda that everybody can read."""
    meeting = a_released_meeting(session, files, *places, held_on=held_on)
    return actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)


def published_minutes(
    session: Session, files: FileRoots, *places: Place, public_text: str = "", held_on: date = HELD_ON
) -> Edition:
    """A decided meeting whose minutes everybody can read."""
    meeting = a_released_meeting(session, files, *places, held_on=held_on)
    actions.publish_agenda(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)
    decide_everything(session, meeting, public_text=public_text)
    return actions.publish_minutes(session, actor=SYSTEM, at=AT, meeting=meeting, files=files)


def published_goals(session: Session, files: FileRoots) -> Edition:
    """The goals as they are, for everybody."""
    return actions.publish_goals(session, actor=SYSTEM, at=AT, files=files)
