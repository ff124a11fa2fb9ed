"""Figures over time: a municipality's, another definition's, and how they read and are judged."""

from dataclasses import dataclass
from datetime import date

from portal.core.danish import figure_text
from portal.goals.rules import (
    Aim,
    Assessment,
    Figure,
    ObservationStatus,
    Presence,
    Secrecy,
    assess,
    period_of,
)


@dataclass(frozen=True, kw_only=True)
class SeriesPoint:
    """One period of a series. `value` is None exactly where it was not counted or is kept back.

    `break_note` says why the figure cannot be compared with the one before it. `out_of` is how many a share is of, and
    `secret` why the figure may not be public: both are for staff, and never in a public copy.
    """

    period: str
    value: float | None
    presence: Presence = Presence.COUNTED
    status: ObservationStatus = ObservationStatus.FINAL
    break_note: str = ""
    note: str = ""
    source: str = ""
    published_on: date | None = None
    out_of: int | None = None
    secret: Secrecy | None = None

    @property
    def year(self) -> int:
        return period_of(self.period).year

    @property
    def moment(self) -> float:
        """Its place on a line of years."""
        return period_of(self.period).moment

    @property
    def label(self) -> str:
        return period_of(self.period).label


Points = tuple[SeriesPoint, ...]


@dataclass(frozen=True, kw_only=True)
class LocalSeries:
    """The municipality's own series, and the target as it applies here.

    `aim` is None where no target does; `aim_note` is the sentence that says how it applies or why not. `is_invented`
    where any figure of it is: the page must say so.
    """

    municipality: str
    area_code: str
    is_invented: bool
    sources: tuple[str, ...]
    points: Points
    aim: Aim | None
    aim_text: str
    aim_note: str
    assessment: Assessment


@dataclass(frozen=True, kw_only=True)
class VariantSeries:
    """The same thing by another definition: never one line with the first. `area` is the country or municipality."""

    key: str
    name: str
    definition: str
    denominator: str
    unit: str
    comparability: str
    source: str
    area: str
    is_local: bool
    is_invented: bool
    points: Points


def figures_of(points: Points) -> list[Figure]:
    """The counted points as they are judged, in order of time. A break in an uncounted period comes with the next."""
    figures: list[Figure] = []
    is_break = False
    for point in sorted(points, key=lambda point: point.moment):
        is_break = is_break or bool(point.break_note)
        if point.value is not None:
            figures.append(Figure(moment=point.moment, value=point.value, is_break=is_break, out_of=point.out_of))
            is_break = False
    return figures


def latest_text(points: Points, unit: str) -> str:
    """The last counted figure with its period: "5.820 personer (2013)"; empty where there is none."""
    counted = [point for point in points if point.value is not None]
    if not counted:
        return ""
    latest = max(counted, key=lambda point: point.moment)
    return f"{figure_text(latest.value or 0, unit)} ({latest.label})"


def local_series(
    *,
    municipality: str,
    area_code: str,
    is_invented: bool,
    sources: tuple[str, ...],
    points: Points,
    aim: Aim | None,
    aim_text: str,
    aim_note: str,
    unit: str,
    as_of: date,
) -> LocalSeries:
    """The series, judged by what is in it."""
    assessment = (
        assess(aim, figures_of(points), unit=unit, this_year=as_of.year, is_local=True)
        if aim is not None
        else Assessment(why_not=aim_note)
    )
    return LocalSeries(
        municipality=municipality,
        area_code=area_code,
        is_invented=is_invented,
        sources=sources,
        points=points,
        aim=aim,
        aim_text=aim_text,
        aim_note=aim_note,
        assessment=assessment,
    )
