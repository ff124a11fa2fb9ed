"""What Eksempel Kommune is made of: bodies, people, figures and cases. All of it is invented, the figures too."""

from portal.demo.content.cases import CASES, DemoCase
from portal.demo.content.figures import (
    CORRECTION,
    DEFINITIONS,
    OWN_TARGET,
    RESPONSIBLE,
    SERIES,
    DemoDefinition,
    DemoFigure,
)
from portal.demo.content.people import BODIES, COLLEAGUES, MUNICIPALITY, MUNICIPALITY_CODE, PEOPLE, DemoPerson
from portal.demo.content.statuses import THIS_YEAR, DemoPromise, DemoStatus

__all__ = [
    "BODIES",
    "CASES",
    "COLLEAGUES",
    "CORRECTION",
    "DEFINITIONS",
    "MUNICIPALITY",
    "MUNICIPALITY_CODE",
    "OWN_TARGET",
    "PEOPLE",
    "RESPONSIBLE",
    "SERIES",
    "THIS_YEAR",
    "DemoCase",
    "DemoDefinition",
    "DemoFigure",
    "DemoPerson",
    "DemoPromise",
    "DemoStatus",
]
