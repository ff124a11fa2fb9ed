"""The catalogue of national targets: the project's own data file beside this module, and what its parts are.

Every key must stand in the file, so that a misspelt one is a fault and not a silent default.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from portal.core.records import from_json
from portal.goals.rules import Audience, Direction, TargetState

PATH = Path(__file__).with_name("catalogue.json")


@dataclass(frozen=True, kw_only=True)
class CatalogueFigure:
    """A year's figure; None is "not counted that year", which is not zero."""

    year: int
    value: float | None


@dataclass(frozen=True, kw_only=True)
class CatalogueIndicator:
    """What is measured, and the national series known when the targets were set."""

    key: str
    name: str
    definition: str
    unit: str
    denominator: str
    periodicity: str
    source: str
    series: tuple[CatalogueFigure, ...]


@dataclass(frozen=True, kw_only=True)
class CatalogueTarget:
    """One target. `relative_change` is in per cent of the baseline; `place` is where in the source it stands."""

    slug: str
    number: int | None
    title: str
    description: str
    state: TargetState
    direction: Direction
    must_hold: bool
    baseline: CatalogueFigure | None
    goal: CatalogueFigure | None
    relative_change: float | None
    place: str
    notes: tuple[str, ...]
    indicator: CatalogueIndicator | None


@dataclass(frozen=True, kw_only=True)
class CatalogueArea:
    """A goal area and its targets, in order."""

    slug: str
    name: str
    audience: Audience
    targets: tuple[CatalogueTarget, ...]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The whole file. `source` is the publication that the targets and figures are from."""

    source: str
    areas: tuple[CatalogueArea, ...]

    def source_of(self, target: CatalogueTarget) -> str:
        """The publication and where in it the target stands."""
        return f"{self.source}, {target.place}"


def read() -> Catalogue:
    """The file, checked against the types above. Raises cattrs' error where it does not fit."""
    return from_json(Catalogue, json.loads(PATH.read_text(encoding="utf-8")))
