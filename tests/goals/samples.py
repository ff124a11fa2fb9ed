"""Two goals as content: a count with gaps, and a share."""

from collections.abc import Mapping
from dataclasses import replace

from portal.goals.content import GoalContent, SeriesPoint
from portal.goals.rules import Direction, TargetState


def points(figures: Mapping[int, float | None]) -> tuple[SeriesPoint, ...]:
    """A series by year; None is a year that was not counted."""
    return tuple(
        SeriesPoint(year=year, value=value, is_counted=value is not None) for year, value in sorted(figures.items())
    )


HOMELESS = GoalContent(
    number=5,
    slug="hjemloese",
    title="Færre hjemløse",
    area="Hjemløse",
    area_slug="hjemloese",
    audience="Voksne",
    state=TargetState.ACTIVE,
    description="Færre skal være uden et sted at bo.",
    direction=Direction.AT_MOST,
    must_hold=False,
    indicator="Antal hjemløse",
    definition="Mennesker uden et sted at bo.",
    unit="personer",
    denominator="",
    periodicity="Hvert andet år",
    source="Tællingen",
    target_source="Oplægget",
    baseline="5.290 personer (2011)",
    baseline_year=2011,
    latest="5.820 personer (2013)",
    target="højst 4.000 personer i 2020",
    target_year=2020,
    target_value=4000,
    relative_change="",
    notes=(),
    series=points({2009: 4998, 2010: None, 2011: 5290, 2012: None, 2013: 5820}),
    local=None,
)
SHARE = replace(
    HOMELESS,
    number=8,
    slug="stofmisbrug",
    direction=Direction.AT_LEAST,
    indicator="Forløb",
    unit="pct.",
    target="mindst 50 pct. i 2020",
    target_value=50,
    series=points({2009: 33, 2010: 34, 2011: 31}),
)
