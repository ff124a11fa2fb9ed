"""Two goals as content: a count with gaps, and a share; and a municipality's series beside them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from portal.goals.content import GoalContent, LocalSeries, Points, SeriesPoint, figures_of, local_series
from portal.goals.rules import Aim, Assessment, Direction, Presence, TargetState, assess, local_aim

AS_OF = date(2014, 6, 1)


def points(figures: Mapping[int, float | None]) -> Points:
    """A series by year; None is a year that was not counted."""
    return tuple(
        SeriesPoint(period=str(year), value=value, presence=Presence.NOT_COUNTED if value is None else Presence.COUNTED)
        for year, value in sorted(figures.items())
    )


def local(
    goal: GoalContent, figures: Mapping[int, float | None], *, is_invented: bool = False, out_of: int | None = None
) -> LocalSeries:
    """Eksempel Kommune's figures of a goal, held against the target as it applies there."""
    own = tuple(replace(point, out_of=out_of) for point in points(figures))
    here = local_aim(goal.aim, figures_of(own), unit=goal.unit)
    return local_series(
        municipality="Eksempel Kommune",
        area_code="999",
        is_invented=is_invented,
        sources=("Kommunens egen opgørelse",),
        points=own,
        aim=here.aim,
        aim_text="",
        aim_note=here.note,
        unit=goal.unit,
        as_of=goal.as_of,
    )


def judged(goal: GoalContent) -> GoalContent:
    """The goal with what its national series says."""
    assessment = assess(goal.aim, figures_of(goal.series), unit=goal.unit, this_year=goal.as_of.year)
    return replace(goal, assessment=assessment)


HOMELESS = judged(
    GoalContent(
        number=5,
        slug="hjemloese",
        title="Færre hjemløse",
        goal_set="De nationale 2020-mål",
        goal_set_slug="alle-skal-med",
        goal_set_years="2013–2020",
        is_own=False,
        area="Hjemløse",
        area_slug="hjemloese",
        responsible="",
        audience="Voksne",
        state=TargetState.ACTIVE,
        states=(),
        description="Færre skal være uden et sted at bo.",
        direction=Direction.AT_MOST,
        must_hold=False,
        indicator_key="hjemloese",
        part_of="",
        indicator="Antal hjemløse",
        definition="Mennesker uden et sted at bo.",
        unit="personer",
        denominator="",
        periodicity="Hvert andet år",
        source="Tællingen",
        target_source="Oplægget",
        reason="",
        decision="",
        baseline="5.290 personer (2011)",
        latest="5.820 personer (2013)",
        target="højst 4.000 personer i 2020",
        aim=Aim(
            direction=Direction.AT_MOST,
            baseline_year=2011,
            baseline_value=5290,
            target_year=2020,
            target_value=4000,
            relative_change=-25,
        ),
        relative_change="",
        notes=(),
        series=points({2009: 4998, 2010: None, 2011: 5290, 2012: None, 2013: 5820}),
        assessment=Assessment(),
        local=None,
        variants=(),
        own_targets=(),
        as_of=AS_OF,
    )
)
SHARE = judged(
    replace(
        HOMELESS,
        number=8,
        slug="stofmisbrug",
        indicator_key="stofmisbrug",
        direction=Direction.AT_LEAST,
        indicator="Forløb",
        unit="pct.",
        baseline="31 pct. (2011)",
        latest="31 pct. (2011)",
        target="mindst 50 pct. i 2020",
        aim=Aim(direction=Direction.AT_LEAST, baseline_year=2011, baseline_value=31, target_year=2020, target_value=50),
        series=points({2009: 33, 2010: 34, 2011: 31}),
    )
)
