"""The figures of a goal as a table: the periods as rows, the country and the municipality as columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.core.danish import date_text, listing
from portal.goals.content import GoalContent, Points, SeriesPoint, VariantSeries
from portal.goals.presenters.charts import goal_of, named_series, series_name
from portal.goals.presenters.charts.lines import NamedSeries
from portal.goals.rules import ObservationStatus, figure_texts, period_of


@dataclass(frozen=True, kw_only=True)
class SeriesRow:
    """A period and what was counted then; a cell is empty where the series says nothing of it.

    `notes` are finished sentences on its figures: what is preliminary, revised or cannot be compared.
    """

    heading: str
    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SeriesTable:
    """Columns beside the period's, and a row for each. `goal` is the target's row, None where it has no number."""

    unit: str
    columns: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    goal: SeriesRow | None

    @property
    def has_notes(self) -> bool:
        return any(row.notes for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """Where some figures of a series are from: "2009–2011" of "Hele landet"."""

    series: str
    periods: str
    source: str
    published: str


def series_rows(content: GoalContent) -> SeriesTable:
    """The same figures as the goal's charts show."""
    return _table(named_series(content), content.unit, baseline_year=content.aim.baseline_year)


def variant_rows(variant: VariantSeries) -> SeriesTable:
    """The figures by another definition, which no target is held against."""
    name = series_name(variant.area, is_invented=variant.is_invented)
    return _table([NamedSeries(name=name, points=variant.points)], variant.unit)


def source_lines(content: GoalContent) -> list[SourceLine]:
    """Every source of every figure shown, with the periods it has given and the day they were published."""
    series = [*named_series(content)]
    series += [NamedSeries(name=f"{line.name}, {line.area}", points=line.points) for line in content.variants]
    return [line for named in series for line in _sources(named)]


def _table(series: Sequence[NamedSeries], unit: str, *, baseline_year: int | None = None) -> SeriesTable:
    columns = [_cells(line.points) for line in series]
    periods = sorted(set().union(*columns), key=period_of)
    points = [{point.period: point for point in line.points} for line in series]
    names = [line.whose for line in series] if len(series) > 1 else [""]
    return SeriesTable(
        unit=unit,
        columns=tuple(line.name for line in series),
        rows=tuple(
            SeriesRow(
                heading=_heading(period, baseline_year),
                cells=tuple(cells.get(period, "") for cells in columns),
                notes=tuple(
                    note for name, own in zip(names, points, strict=True) for note in _notes(own.get(period), name)
                ),
            )
            for period in periods
        ),
        goal=_goal_row(series, unit),
    )


def _cells(points: Points) -> dict[str, str]:
    counted = [(point.period, point.value) for point in points if point.value is not None]
    texts = figure_texts([value for _, value in counted])
    figures = {period: text for (period, _), text in zip(counted, texts, strict=True)}
    return {point.period: figures.get(point.period, point.presence.label) for point in points}


def _heading(period: str, baseline_year: int | None) -> str:
    found = period_of(period)
    return f"{found.label} (udgangspunkt)" if found.moment == baseline_year else found.label


def _notes(point: SeriesPoint | None, name: str) -> list[str]:
    if point is None:
        return []
    is_sure = point.status is ObservationStatus.FINAL or point.value is None
    said = [
        "" if is_sure else f"{point.status.label.capitalize()} tal",
        f"Brud: {point.break_note}" if point.break_note else "",
        point.note,
    ]
    return [_sentence(f"{name}: {text}" if name else text) for text in said if text]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _goal_row(series: Sequence[NamedSeries], unit: str) -> SeriesRow | None:
    """Each series by the target that holds for it: a national count is no target for one municipality."""
    goals = [goal_of(line.aim, unit) for line in series]
    years = {goal.year for goal in goals if goal}
    if not years:
        return None
    heading = f"Mål {listing([str(year) for year in sorted(years)])}"
    return SeriesRow(heading=heading, cells=tuple(goal.text if goal else "" for goal in goals))


def _sources(series: NamedSeries) -> list[SourceLine]:
    """A source that published its figures year by year is one line; each day stands in the file of figures."""

    def origin(point: SeriesPoint) -> tuple[str, bool]:
        return point.source, point.published_on is not None

    points = [point for point in series.counted if point.source]
    return [
        SourceLine(series=series.name, periods=_span(own), source=source, published=_days(own))
        for (source, _), own in ((key, list(group)) for key, group in groupby(points, key=origin))
    ]


def _days(points: Sequence[SeriesPoint]) -> str:
    days = sorted({point.published_on for point in points if point.published_on is not None})
    return " til ".join(date_text(day) for day in dict.fromkeys((*days[:1], *days[-1:])))


def _span(points: Sequence[SeriesPoint]) -> str:
    first, last = points[0].label, points[-1].label
    return first if first == last else f"{first}–{last}"
