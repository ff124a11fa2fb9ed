"""What readers see of goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from portal.core.records import from_json
from portal.goals.content import GoalContent
from portal.goals.presenters.charts import Chart, goal_charts
from portal.goals.presenters.tables import SeriesTable, series_rows
from portal.goals.rules import dated_figure
from portal.publication import queries
from portal.publication.content import VersionLine
from portal.publication.models import Edition, EditionItem


@dataclass(frozen=True, kw_only=True)
class GoalRow:
    """One goal in the list. `local` is the municipality's own latest figure, empty where there is none."""

    goal: GoalContent
    local: str

    @property
    def is_invented(self) -> bool:
        return self.goal.local is not None and self.goal.local.is_invented


@dataclass(frozen=True, kw_only=True)
class GoalArea:
    """The goals of one area."""

    name: str
    slug: str
    rows: Sequence[GoalRow]


@dataclass(frozen=True, kw_only=True)
class GoalsPage:
    """All goals by audience and area. `municipality` heads the local figures, empty where there are none."""

    edition: Edition
    audiences: Sequence[tuple[str, Sequence[GoalArea]]]
    municipality: str
    is_invented: bool
    versions: Sequence[VersionLine]


@dataclass(frozen=True, kw_only=True)
class GoalPage:
    """One goal with its charts and the same figures as a table."""

    edition: Edition
    row: GoalRow
    sha256: str
    charts: Sequence[Chart]
    table: SeriesTable
    versions: Sequence[VersionLine]


def goals_page(session: Session, edition: Edition) -> GoalsPage:
    """The goals in the edition's order, which is that of the areas."""
    rows = [_goal_row(item) for item in edition.items]
    audiences = [
        (audience, [_area(list(own)) for _, own in groupby(rows_of, key=lambda row: row.goal.area_slug)])
        for audience, rows_of in groupby(rows, key=lambda row: row.goal.audience)
    ]
    local = next((row.goal.local for row in rows if row.goal.local), None)
    return GoalsPage(
        edition=edition,
        audiences=audiences,
        municipality=local.municipality if local else "",
        is_invented=any(row.is_invented for row in rows),
        versions=queries.versions(session, edition.subject),
    )


def _area(rows: list[GoalRow]) -> GoalArea:
    return GoalArea(name=rows[0].goal.area, slug=rows[0].goal.area_slug, rows=rows)


def _goal_row(item: EditionItem) -> GoalRow:
    goal = from_json(GoalContent, item.content)
    counted = [point for point in goal.local.points if point.value is not None] if goal.local else []
    return GoalRow(goal=goal, local=dated_figure(counted[-1].value, goal.unit, counted[-1].year) if counted else "")


def goal_page(session: Session, item: EditionItem) -> GoalPage:
    """One goal, and the editions it has stood in."""
    row = _goal_row(item)
    return GoalPage(
        edition=item.edition,
        row=row,
        sha256=item.sha256,
        charts=goal_charts(row.goal),
        table=series_rows(row.goal),
        versions=queries.versions(session, item.edition.subject),
    )
