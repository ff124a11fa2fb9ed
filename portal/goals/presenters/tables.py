"""The figures of a goal as a table: the years as rows, the country and the municipality as columns."""

from dataclasses import dataclass

from portal.goals.content import GoalContent, SeriesPoint
from portal.goals.presenters.charts import NATIONAL_NAME, goal_of
from portal.goals.rules import figure_texts, is_share

NOT_COUNTED = "ikke opgjort"


@dataclass(frozen=True, kw_only=True)
class SeriesRow:
    """A year and what was counted then; a cell is empty where the series says nothing of the year."""

    heading: str
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SeriesTable:
    """Columns beside the year's, and a row for each year. `goal` is the target's row, None where it has no number."""

    unit: str
    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    goal: SeriesRow | None


def series_rows(content: GoalContent) -> SeriesTable:
    """The same figures as the goal's charts show."""
    columns, series = [NATIONAL_NAME], [_cells(content.series)]
    if content.local is not None:
        note = " (opdigtede tal)" if content.local.is_invented else ""
        columns.append(f"{content.local.municipality}{note}")
        series.append(_cells(content.local.points))
    years = sorted(set().union(*series))
    return SeriesTable(
        unit=content.unit,
        columns=tuple(columns),
        rows=tuple(
            SeriesRow(heading=_heading(year, content), cells=tuple(cells.get(year, "") for cells in series))
            for year in years
        ),
        goal=_goal_row(content, len(columns)),
    )


def _cells(points: tuple[SeriesPoint, ...]) -> dict[int, str]:
    counted = [(point.year, point.value) for point in points if point.value is not None]
    texts = figure_texts([value for _, value in counted])
    figures = {year: text for (year, _), text in zip(counted, texts, strict=True)}
    return {point.year: figures.get(point.year, NOT_COUNTED) for point in points}


def _heading(year: int, content: GoalContent) -> str:
    return f"{year} (udgangspunkt)" if year == content.aim.baseline_year else str(year)


def _goal_row(content: GoalContent, columns: int) -> SeriesRow | None:
    """A share holds for the municipality as it stands; a national count is no target for one municipality."""
    goal = goal_of(content)
    if goal is None:
        return None
    others = goal.text if is_share(content.unit) else ""
    return SeriesRow(heading=f"Mål {goal.year}", cells=(goal.text, *[others] * (columns - 1)))
