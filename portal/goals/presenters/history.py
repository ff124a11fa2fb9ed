"""Figures as staff see them: each with where it is from and who may see it, and what it said before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.core.danish import figure_text, number_text
from portal.core.settings import Municipality
from portal.goals.content import GoalContent, SeriesPoint, VariantSeries
from portal.goals.models import NATIONAL
from portal.goals.presenters.charts import NATIONAL_NAME, Chart, variant_charts
from portal.goals.queries import Superseded
from portal.goals.rules import Presence, period_of

Before = Mapping[tuple[str, str], Sequence[Superseded]]


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """A period. `secret` says why citizens do not see its figure, empty where they may."""

    period: str
    text: str
    is_counted: bool
    out_of: str
    status: str
    source: str
    published_on: date | None
    note: str
    break_note: str
    secret: str


@dataclass(frozen=True, kw_only=True)
class OldFigure:
    """What a figure said from when it was recorded until it was replaced, and who replaced it."""

    period: str
    text: str
    source: str
    recorded_at: datetime
    replaced_at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class FigureTable:
    """One series, the latest period first. A series by another definition has a caveat, and a chart of its own."""

    anchor: str
    heading: str
    definition: str
    denominator: str
    caveat: str
    is_local: bool
    is_invented: bool
    has_denominators: bool
    chart: Chart | None
    rows: tuple[FigureRow, ...]
    old: tuple[OldFigure, ...]


def figure_tables(goal: GoalContent, before: Before, here: Municipality) -> tuple[FigureTable, ...]:
    """The goal's series: the country's, the municipality's, then each by another definition."""
    tables = []
    if goal.series:
        tables.append(
            _table("landet", NATIONAL_NAME, goal.series, goal.unit, before.get((goal.indicator_key, NATIONAL)))
        )
    if goal.local is not None:
        old = before.get((goal.indicator_key, here.code))
        tables.append(
            _table(
                "kommunen",
                goal.local.municipality,
                goal.local.points,
                goal.unit,
                old,
                is_local=True,
                is_invented=goal.local.is_invented,
            )
        )
    for number, (variant, chart) in enumerate(variant_charts(goal), start=1):
        code = here.code if variant.is_local else NATIONAL
        tables.append(_variant_table(f"anden-{number}", variant, chart, before.get((variant.key, code))))
    return tuple(tables)


def _variant_table(anchor: str, variant: VariantSeries, chart: Chart, old: Sequence[Superseded] | None) -> FigureTable:
    return _table(
        anchor,
        f"{variant.name}, {variant.area}",
        variant.points,
        variant.unit,
        old,
        definition=variant.definition,
        denominator=variant.denominator,
        caveat=variant.comparability,
        is_local=variant.is_local,
        is_invented=variant.is_invented,
        chart=chart,
    )


def _table(
    anchor: str,
    heading: str,
    points: Sequence[SeriesPoint],
    unit: str,
    old: Sequence[Superseded] | None,
    *,
    definition: str = "",
    denominator: str = "",
    caveat: str = "",
    is_local: bool = False,
    is_invented: bool = False,
    chart: Chart | None = None,
) -> FigureTable:
    return FigureTable(
        anchor=anchor,
        heading=heading,
        definition=definition,
        denominator=denominator,
        caveat=caveat,
        is_local=is_local,
        is_invented=is_invented,
        has_denominators=any(point.out_of for point in points),
        chart=chart,
        rows=tuple(_row(point, unit) for point in reversed(points)),
        old=tuple(_old(line, unit) for line in old or ()),
    )


def _row(point: SeriesPoint, unit: str) -> FigureRow:
    is_counted = point.value is not None
    return FigureRow(
        period=point.label,
        text=value_text(point.value, point.presence, unit),
        is_counted=is_counted,
        out_of=number_text(point.out_of) if point.out_of else "",
        status=point.status.label if is_counted else "",
        source=point.source,
        published_on=point.published_on,
        note=point.note,
        break_note=point.break_note,
        secret=point.secret.sentence if point.secret else "",
    )


def _old(line: Superseded, unit: str) -> OldFigure:
    row = line.observation
    return OldFigure(
        period=period_of(row.period).label,
        text=value_text(row.value, row.presence, unit),
        source=row.source,
        recorded_at=row.recorded_at,
        replaced_at=line.replaced_at,
        by=line.by,
    )


def value_text(value: float | None, presence: Presence, unit: str) -> str:
    """A figure, or in words why there is none."""
    return presence.label if value is None else figure_text(value, unit)
