"""The catalogue of national goal sets: the project's own data file beside this module, and what its parts are.

Every key must stand in the file, so that a misspelt one is a fault and not a silent default.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.core.records import from_json
from portal.goals.rules import Audience, Direction, ObservationStatus, TargetState

PATH = Path(__file__).with_name("catalogue.json")


@dataclass(frozen=True, kw_only=True)
class CatalogueFigure:
    """A year's figure; None is "not counted that year", which is not zero."""

    year: int
    value: float | None


@dataclass(frozen=True, kw_only=True)
class LaterFigure:
    """A figure that came after the targets were set, or None for a period that was not counted.

    The same period again is a revision of the one before it. `note` says what to know of the figure; `break_note` is
    for one that cannot be compared with the one before it.
    """

    period: str
    value: float | None
    status: ObservationStatus
    source: str
    published_on: date | None
    note: str
    break_note: str


@dataclass(frozen=True, kw_only=True)
class CatalogueVariant:
    """The same thing by another definition, with its own figures."""

    key: str
    name: str
    definition: str
    unit: str
    denominator: str
    periodicity: str
    source: str
    comparability: str
    figures: tuple[LaterFigure, ...]


@dataclass(frozen=True, kw_only=True)
class CatalogueIndicator:
    """What is measured, the national series known when the targets were set, and what came later."""

    key: str
    name: str
    definition: str
    unit: str
    denominator: str
    periodicity: str
    source: str
    series: tuple[CatalogueFigure, ...]
    later: tuple[LaterFigure, ...]
    variants: tuple[CatalogueVariant, ...]


@dataclass(frozen=True, kw_only=True)
class CatalogueState:
    """A state since a day, month or year. `successor` is the slug of the target that took over, else empty."""

    state: TargetState
    since: str
    source: str
    note: str
    successor: str


@dataclass(frozen=True, kw_only=True)
class CatalogueTarget:
    """One target. `relative_change` is in per cent of the baseline; `place` is where in the source it stands.

    `measured_by` is for a target without an indicator of its own: the key of an earlier target's variant.
    """

    slug: str
    goal_set: str
    number: int | None
    title: str
    description: str
    states: tuple[CatalogueState, ...]
    direction: Direction
    must_hold: bool
    baseline: CatalogueFigure | None
    goal: CatalogueFigure | None
    relative_change: float | None
    place: str
    notes: tuple[str, ...]
    indicator: CatalogueIndicator | None
    measured_by: str


@dataclass(frozen=True, kw_only=True)
class CatalogueSet:
    """A goal set: the publication that it is from, and the years in which it holds."""

    slug: str
    name: str
    first_year: int
    last_year: int | None
    source: str
    note: str


@dataclass(frozen=True, kw_only=True)
class CatalogueArea:
    """A goal area and its targets, in order."""

    slug: str
    name: str
    audience: Audience
    targets: tuple[CatalogueTarget, ...]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The whole file."""

    sets: tuple[CatalogueSet, ...]
    areas: tuple[CatalogueArea, ...]

    def source_of(self, target: CatalogueTarget) -> str:
        """The publication and where in it the target stands."""
        source = next(found.source for found in self.sets if found.slug == target.goal_set)
        return f"{source}, {target.place}" if target.place else source


def read() -> Catalogue:
    """The file, checked against the types above. Raises cattrs' error where it does not fit."""
    return from_json(Catalogue, json.loads(PATH.read_text(encoding="utf-8")))
