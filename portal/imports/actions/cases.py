"""A parsed item as a case of the working model."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.cases.models import (
    Attachment,
    Case,
    GoalStatus,
    OtherCaseworker,
    Recommendation,
    RecommendationPoint,
    RouteStep,
    Section,
    TargetJudgement,
    TargetMention,
)
from portal.cases.rules import CaseState, RouteRole
from portal.committees import queries as committees
from portal.core import html
from portal.documents.models import File
from portal.imports import queries
from portal.imports.agenda_text.parsed import ParsedItem


def case_from(
    session: Session, *, parsed: ParsedItem, held_on: date, at: datetime, files: Mapping[str, tuple[str, File]]
) -> Case:
    """The case with all its parts, approved: closing its meeting makes it decided, as for any other.

    `held_on` is the day of its meeting: a target that was set later is none of its business.
    """
    case = Case(
        case_number=parsed.case_number,
        title=parsed.title,
        neutral_title="Lukket punkt" if parsed.is_closed else "",
        caseworker_name=parsed.caseworker,
        state=CaseState.APPROVED,
        created_at=at,
        changed_at=at,
        other_caseworkers=[
            OtherCaseworker(name=name, position=position) for position, name in enumerate(parsed.other_caseworkers)
        ],
        sections=[
            Section(kind=section.kind, heading=section.heading, html=html.clean(section.html), position=position)
            for position, section in enumerate(parsed.sections)
        ],
        recommendation=_recommendation(parsed),
        attachments=[_attachment(name, position, parsed, files) for position, name in enumerate(parsed.attachments)],
    )
    case.route, case.is_route_known = _route(session, parsed)
    case.goal_statuses = _goal_statuses(session, parsed, held_on)
    case.mentions = _mentions(session, parsed)
    session.add(case)
    session.flush()
    return case


def _recommendation(parsed: ParsedItem) -> Recommendation | None:
    if parsed.recommendation is None:
        return None
    return Recommendation(
        proposer=parsed.recommendation.proposer,
        points=[
            RecommendationPoint(text=text, position=position)
            for position, text in enumerate(parsed.recommendation.points)
        ],
    )


def _attachment(name: str, position: int, parsed: ParsedItem, files: Mapping[str, tuple[str, File]]) -> Attachment:
    filename, file = files.get(name, ("", None))
    return Attachment(title=name, filename=filename, file=file, is_closed=parsed.is_closed, position=position)


def _route(session: Session, parsed: ParsedItem) -> tuple[list[RouteStep], bool]:
    """The steps, and whether the whole route is known: a code that no body here has makes it unknown."""
    if parsed.route is None:
        return _steps(session, dict.fromkeys(parsed.certain_codes, RouteRole.DECIDES)), False
    roles = dict.fromkeys(parsed.route.treated, RouteRole.DECIDES)
    roles |= dict.fromkeys(parsed.route.informed, RouteRole.INFORMED)
    steps = _steps(session, {code: roles[code] for code in parsed.route.codes if code in roles})
    return steps, len(steps) == len(roles)


def _steps(session: Session, roles: Mapping[str, RouteRole]) -> list[RouteStep]:
    bodies = {body.code: body for body in committees.everything(session)}
    known = [(bodies[code], role) for code, role in roles.items() if code in bodies]
    return [RouteStep(committee=body, role=role, position=position) for position, (body, role) in enumerate(known)]


def _goal_statuses(session: Session, parsed: ParsedItem, held_on: date) -> list[GoalStatus]:
    areas = queries.areas_by_slug(session)
    targets = [
        target
        for target in queries.targets_by_slug(session).values()
        if target.indicator_id is not None and target.goal_set.first_year <= held_on.year
    ]
    return [
        GoalStatus(
            area=areas[status.area_slug],
            html=html.clean(status.html),
            position=position,
            judgements=[
                TargetJudgement(target=target, position=target.position)
                for target in targets
                if target.area_id == areas[status.area_slug].id
            ],
        )
        for position, status in enumerate(parsed.statuses)
        if status.area_slug in areas
    ]


def _mentions(session: Session, parsed: ParsedItem) -> list[TargetMention]:
    targets = queries.targets_by_slug(session)
    return [
        TargetMention(target=targets[bullet.key], quotation=bullet.text, position=position)
        for position, bullet in enumerate(parsed.goals)
        if bullet.key in targets
    ]
