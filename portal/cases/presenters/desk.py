"""What a case can be written with, and the form that holds what is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.cases import queries
from portal.cases.forms.case import AttachmentRow, CaseForm
from portal.cases.models import Case
from portal.committees import queries as committees
from portal.committees.rules import covers
from portal.core.actors import Role
from portal.goals import queries as goals
from portal.goals.content import GoalContent, computed_judgement
from portal.goals.models import Target


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a case can be written with: bodies, colleagues, and the goal areas with their targets and figures.

    `targets` are those that an area brings in: all that are offered.
    """

    caseworker: str
    bodies: Sequence[tuple[int, str]]
    colleagues: Sequence[tuple[int, str]]
    areas: Sequence[tuple[int, str]]
    area_slugs: Mapping[int, str]
    targets: Mapping[int, Sequence[Target]]
    goals: Mapping[str, GoalContent]

    @property
    def area_names(self) -> dict[int, str]:
        return dict(self.areas)

    @property
    def target_by_id(self) -> dict[int, Target]:
        return {target.id: target for targets in self.targets.values() for target in targets}

    def goal(self, target: Target) -> GoalContent:
        """The target with its figures as of now."""
        return self.goals[target.slug]

    def fit(self, form: CaseForm) -> CaseForm:
        """The form with what can be chosen."""
        form.offer(
            committees=self.bodies,
            colleagues=self.colleagues,
            areas=self.areas,
            targets={
                area_id: {target.id: computed_judgement(self.goal(target)) for target in targets}
                for area_id, targets in self.targets.items()
            },
            caseworker=self.caseworker,
        )
        return form


def desk(session: Session, case: Case, today: date) -> Desk:
    """The bodies of today and those that the case goes to already; likewise the caseworkers."""
    on_route = {step.committee_id for step in case.route}
    areas = goals.areas_with_targets(session)
    return Desk(
        caseworker=case.caseworker_name,
        bodies=[
            (body.id, f"{body.name} ({body.code})")
            for body in committees.everything(session)
            if body.id in on_route or covers(body.valid_from, body.valid_to, today)
        ],
        colleagues=_colleagues(session, case),
        areas=[(area.id, area.name) for area in areas],
        area_slugs={area.id: area.slug for area in areas},
        targets={area.id: [target for target in area.targets if target.is_offered] for area in areas},
        goals=queries.goals_as_of(session, today),
    )


def _colleagues(session: Session, case: Case) -> list[tuple[int, str]]:
    found = {user.id: user.name for user in accounts.with_role(session, Role.CASEWORKER)}
    found |= {other.user_id: other.name for other in case.other_caseworkers if other.user_id}
    found |= {status.assignee.id: status.assignee.name for status in case.goal_statuses if status.assignee}
    return [(user_id, name) for user_id, name in found.items() if user_id != case.caseworker_id]


def stored_form(case: Case) -> CaseForm:
    """The form filled with the case as it is stored."""
    rows = [AttachmentRow(attachment_id=row.id, title=row.title, is_closed=row.is_closed) for row in case.attachments]
    return CaseForm.showing(queries.draft_of(case), version=case.version, attachments=rows)
