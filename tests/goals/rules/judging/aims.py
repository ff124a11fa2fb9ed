"""Targets and figures as tests speak of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal.goals.rules import Aim, Assessment, Direction, Figure, assess

HOMELESS = Aim(
    direction=Direction.AT_MOST,
    baseline_year=2011,
    baseline_value=5290,
    target_year=2020,
    target_value=4000,
    relative_change=-25,
)
DRUG_DEATHS = Aim(
    direction=Direction.AT_MOST,
    baseline_year=2011,
    baseline_value=285,
    target_year=2020,
    target_value=200,
    relative_change=-30,
    must_hold=True,
)


def share(direction: Direction, base: float, target: float) -> Aim:
    """A share of 2011 with a target for 2020."""
    return Aim(direction=direction, baseline_year=2011, baseline_value=base, target_year=2020, target_value=target)


EDUCATION = share(Direction.AT_LEAST, 36.4, 50)
CRIME = share(Direction.AT_MOST, 11.8, 9)
PLACEMENTS = share(Direction.AT_MOST, 5.7, 4)
READMISSION = share(Direction.AT_MOST, 31, 20)
SHELTERS = share(Direction.AT_MOST, 36, 25)
DRUGS = share(Direction.AT_LEAST, 31, 50)


def series(values: Mapping[float, float], *, breaks: tuple[float, ...] = (), out_of: int | None = None) -> list[Figure]:
    """Figures by moment, in order of time."""
    return [
        Figure(moment=moment, value=value, is_break=moment in breaks, out_of=out_of)
        for moment, value in sorted(values.items())
    ]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A way of judging, so that a test says only what differs."""

    aim: Aim
    unit: str = "personer"
    this_year: int = 2018
    is_local: bool = False

    def of(
        self, values: Mapping[float, float], *, breaks: tuple[float, ...] = (), out_of: int | None = None
    ) -> Assessment:
        figures = series(values, breaks=breaks, out_of=out_of)
        return assess(self.aim, figures, unit=self.unit, this_year=self.this_year, is_local=self.is_local)

    def held(self) -> "Judged":
        return replace(self, aim=replace(self.aim, must_hold=True))
