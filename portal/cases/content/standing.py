"""How a case stands as it reads: what it lacks before approval, and which of its sentences no longer hold."""

from collections.abc import Iterator

from portal.cases.content.contents import CaseContent
from portal.cases.rules import MissingPart, RouteRole, SectionKind, missing_parts, needs_reason
from portal.core.html import is_empty


def missing(case: CaseContent) -> tuple[MissingPart, ...]:
    """What the case lacks before it can be sent to approval."""
    recommendation = case.recommendation
    return missing_parts(
        has_title=bool(case.title),
        has_presentation=any(row.kind is SectionKind.PRESENTATION and not is_empty(row.html) for row in case.sections),
        has_proposer=bool(recommendation and recommendation.proposer),
        has_points=bool(recommendation and recommendation.points),
        has_route=case.route is None or any(cell.role is RouteRole.DECIDES for cell in case.route),
        unexplained=_unexplained(case),
    )


def _unexplained(case: CaseContent) -> Iterator[tuple[str, str]]:
    for place, status in enumerate(case.goal_statuses):
        for line, target in enumerate(status.targets):
            if needs_reason(target.judgement, target.computed) and not target.reason:
                yield f"goal_statuses-{place}-judgements-{line}-reason", target.title
