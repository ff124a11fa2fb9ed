"""The municipality's own figures, its own target and who answers for what. Every figure is invented."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.goals.rules.keeping import OwnKind, OwnNumbers


@dataclass(frozen=True, kw_only=True)
class DemoFigure:
    """One year's figure. A share is given by how many of how many, so that the two can never disagree."""

    year: int
    count: int
    out_of: int | None = None
    break_note: str = ""

    @property
    def value(self) -> float:
        return round(100 * self.count / self.out_of, 1) if self.out_of else self.count


@dataclass(frozen=True, kw_only=True)
class DemoDefinition:
    """Another way to count what a target is about, or a part of those who are counted."""

    target: str
    name: str
    definition: str
    unit: str
    denominator: str
    comparability: str
    is_part: bool
    figures: tuple[DemoFigure, ...]


@dataclass(frozen=True, kw_only=True)
class DemoOwnTarget:
    """The municipality's own target for what a national one is about."""

    target: str
    title: str
    numbers: OwnNumbers
    reason: str


def _counts(counts: Mapping[int, int]) -> tuple[DemoFigure, ...]:
    return tuple(DemoFigure(year=year, count=count) for year, count in counts.items())


def _shares(shares: Mapping[int, tuple[int, int]], breaks: Mapping[int, str] | None = None) -> tuple[DemoFigure, ...]:
    notes = breaks or {}
    return tuple(
        DemoFigure(year=year, count=count, out_of=out_of, break_note=notes.get(year, ""))
        for year, (count, out_of) in shares.items()
    )


SERIES: dict[str, tuple[DemoFigure, ...]] = {
    "hjemloese": _counts({2009: 41, 2011: 45, 2013: 44, 2015: 47, 2017: 43, 2019: 40, 2022: 38, 2024: 39, 2025: 36}),
    "genindskrivning": _shares(
        {
            2010: (9, 31),
            2011: (10, 33),
            2012: (9, 33),
            2015: (9, 34),
            2018: (9, 38),
            2020: (8, 37),
            2022: (8, 39),
            2024: (8, 41),
            2025: (7, 43),
        },
        {2018: "Fra 2018 tæller herberget også dem med, der flytter til en midlertidig bolig."},
    ),
    "stofmisbrug": _shares(
        {
            2009: (32, 84),
            2010: (36, 88),
            2011: (42, 91),
            2013: (40, 90),
            2015: (41, 95),
            2017: (42, 94),
            2019: (43, 97),
            2020: (44, 98),
            2022: (46, 101),
            2024: (47, 99),
            2025: (43, 92),
        }
    ),
}
CORRECTION = ("stofmisbrug", DemoFigure(year=2025, count=49, out_of=104))
DEFINITIONS = (
    DemoDefinition(
        target="hjemloese",
        name="Heraf unge under 25 år",
        definition="De talte hjemløse, der ikke er fyldt 25 år.",
        unit="personer",
        denominator="",
        comparability="En del af alle talte hjemløse. Alderen er talt op siden 2022.",
        is_part=True,
        figures=_counts({2022: 11, 2024: 9, 2025: 4}),
    ),
    DemoDefinition(
        target="hjemloese",
        name="Heraf 25 år og ældre",
        definition="De talte hjemløse, der er fyldt 25 år.",
        unit="personer",
        denominator="",
        comparability="En del af alle talte hjemløse. Alderen er talt op siden 2022.",
        is_part=True,
        figures=_counts({2022: 27, 2024: 30, 2025: 32}),
    ),
    DemoDefinition(
        target="stofmisbrug",
        name="Kun forløb, der er afsluttet efter planen",
        definition="De forløb, der sluttede efter planen, og som endte med stoffrihed eller et mindre misbrug.",
        unit="pct.",
        denominator="Forløb, der er afsluttet efter planen i året",
        comparability="De afbrudte forløb er ikke talt med, og det er dem, der går dårligst. Tallet kan derfor ikke "
        "holdes op mod det nationale mål, der tæller alle forløb.",
        is_part=False,
        figures=_shares({2022: (36, 71), 2024: (38, 73), 2025: (37, 70)}),
    ),
)
OWN_TARGET = DemoOwnTarget(
    target="hjemloese",
    title="En fjerdedel færre hjemløse i 2030",
    numbers=OwnNumbers(kind=OwnKind.FALL, amount=25, baseline_year=2022, target_year=2030),
    reason="Det nationale mål løb ud i 2020 og blev ikke nået her. Udvalget vil have et mål, som kommunen selv kan "
    "holde øje med, og som regnes fra kommunens egen tælling.",
)
RESPONSIBLE = {
    "uddannelse": "Børn og Familie",
    "kriminalitet": "Børn og Familie",
    "anbringelser": "Børn og Familie",
    "hjemloese": "Social og Handicap",
    "udsatte-voksne": "Social og Handicap",
    "misbrug": "Misbrugscentret",
}
