"""One goal, and one goal area, as everybody reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.goals.content import GoalContent, OwnTarget, StateLine, VariantSeries
from portal.goals.presenters.charts import Chart, goal_charts, variant_charts
from portal.goals.presenters.states import since_text
from portal.goals.presenters.tables import SeriesTable, SourceLine, series_rows, source_lines, variant_rows
from portal.publication import queries
from portal.publication.content import VersionLine
from portal.publication.models import Edition, EditionItem
from portal.publication.presenters.goals.rows import GoalRow, goal_of, goal_row


@dataclass(frozen=True, kw_only=True)
class OtherSeries:
    """The same thing by another definition: its own chart and its own table."""

    series: VariantSeries
    chart: Chart
    table: SeriesTable


@dataclass(frozen=True, kw_only=True)
class StateRow:
    """A state of the target with its day in words. The goal that took over is named by its address where it has one."""

    line: StateLine
    since: str
    has_successor_page: bool


@dataclass(frozen=True, kw_only=True)
class GoalPage:
    """One goal: its charts, the same figures as tables, and where it was spoken of.

    `own_targets` are the municipality's, each with whether it has a page.
    """

    edition: Edition
    row: GoalRow
    sha256: str
    charts: Sequence[Chart]
    table: SeriesTable
    others: Sequence[OtherSeries]
    sources: Sequence[SourceLine]
    states: Sequence[StateRow]
    own_targets: Sequence[tuple[OwnTarget, bool]]
    mentions: Sequence[queries.GoalMention]
    versions: Sequence[VersionLine]


@dataclass(frozen=True, kw_only=True)
class AreaPage:
    """One goal area: its goals, what was told of it last, and every item that spoke of it."""

    edition: Edition
    name: str
    audience: str
    responsible: str
    rows: Sequence[GoalRow]
    municipality: str
    is_invented: bool
    status: queries.PublishedArea | None
    mentions: Sequence[queries.GoalMention]
    versions: Sequence[VersionLine]


def goal_page(session: Session, item: EditionItem) -> GoalPage:
    """One goal as published last, and the editions it has stood in."""
    goal = goal_of(item)
    mentions = queries.goal_mentions(session, goal.slug)
    public = set(queries.goals_among(session, _linked(goal)))
    return GoalPage(
        edition=item.edition,
        row=goal_row(goal, len(mentions)),
        sha256=item.sha256,
        charts=goal_charts(goal),
        table=series_rows(goal),
        others=[
            OtherSeries(series=series, chart=chart, table=variant_rows(series))
            for series, chart in variant_charts(goal)
        ],
        sources=source_lines(goal),
        states=[
            StateRow(line=line, since=since_text(line.since), has_successor_page=line.successor_slug in public)
            for line in goal.states
        ],
        own_targets=[(own, own.slug in public) for own in goal.own_targets],
        mentions=mentions,
        versions=queries.versions(session, item.edition.subject),
    )


def _linked(goal: GoalContent) -> list[str]:
    """The goals that the page names: those that took over, and the municipality's own."""
    return [line.successor_slug for line in goal.states if line.successor_slug] + [own.slug for own in goal.own_targets]


def area_page(session: Session, edition: Edition, slug: str) -> AreaPage | None:
    """An area of the edition; None where it has none of that name."""
    goals = [goal_of(item) for item in edition.items if item.content["area_slug"] == slug]
    if not goals:
        return None
    counts = queries.goal_mention_counts(session)
    rows = [goal_row(goal, counts.get(goal.slug, 0)) for goal in goals]
    local = next((goal.local for goal in goals if goal.local), None)
    return AreaPage(
        edition=edition,
        name=goals[0].area,
        audience=goals[0].audience,
        responsible=goals[0].responsible,
        rows=rows,
        municipality=local.municipality if local else "",
        is_invented=any(row.is_invented for row in rows),
        status=queries.published_statuses(session, [slug]).get(slug),
        mentions=queries.area_mentions(session, slug),
        versions=queries.versions(session, edition.subject),
    )
