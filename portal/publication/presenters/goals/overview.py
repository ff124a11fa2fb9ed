"""All goals: in their areas, or sorted otherwise, and as many of them as are asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from portal.core.danish import slug, sort_key
from portal.goals.rules import Judgement
from portal.publication import queries
from portal.publication.content import VersionLine
from portal.publication.models import Edition
from portal.publication.presenters.goals.rows import GoalRow, rows_of, summary

NOT_JUDGED = "vurderes-ikke"
BY_AREA = "omraade"
SORTINGS = (
    (BY_AREA, "Område"),
    ("vurdering", "Vurdering, det sværeste først"),
    ("dato", "Nyeste tal først"),
    ("sager", "Flest sager først"),
    ("titel", "Titel"),
)
_COMPUTED = (
    Judgement.WRONG_WAY,
    Judgement.NOT_REACHED,
    Judgement.UNCHANGED,
    Judgement.TOO_SLOW,
    Judgement.ON_TRACK,
    Judgement.REACHED,
)
_RANK = {judgement: rank for rank, judgement in enumerate(_COMPUTED)}
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which goals are asked for, by the words of the address; empty where all are."""

    area: str = ""
    audience: str = ""
    judgement: str = ""
    goal_set: str = ""
    sorting: str = BY_AREA


@dataclass(frozen=True, kw_only=True)
class Options:
    """What can be asked for, as values of the address with their labels."""

    areas: Choices
    audiences: Choices
    judgements: Choices
    goal_sets: Choices


@dataclass(frozen=True, kw_only=True)
class GoalArea:
    """The goals of one area, or of all where they are sorted otherwise; then `slug` is empty."""

    name: str
    slug: str
    rows: Sequence[GoalRow]


@dataclass(frozen=True, kw_only=True)
class GoalsPage:
    """The goals asked for by audience and area. `municipality` heads the local figures, empty where there are none."""

    edition: Edition
    summary: Sequence[str]
    options: Options
    audiences: Sequence[tuple[str, Sequence[GoalArea]]]
    shown: int
    total: int
    municipality: str
    is_invented: bool
    has_many_sets: bool
    versions: Sequence[VersionLine]


def goals_page(session: Session, edition: Edition, wish: Wish) -> GoalsPage:
    """The page in a fixed number of queries, however many goals there are. Nonsense in a wish is passed over."""
    rows = rows_of(edition.items, queries.goal_mention_counts(session))
    options = options_of(rows)
    shown = [row for row in rows if _is_wished(row, _known(wish, options))]
    local = next((row.goal.local for row in rows if row.goal.local), None)
    return GoalsPage(
        edition=edition,
        summary=summary(rows),
        options=options,
        audiences=_arranged(shown, wish.sorting),
        shown=len(shown),
        total=len(rows),
        municipality=local.municipality if local else "",
        is_invented=any(row.is_invented for row in rows),
        has_many_sets=len(options.goal_sets) > 1,
        versions=queries.versions(session, edition.subject),
    )


def options_of(rows: Sequence[GoalRow]) -> Options:
    """What the goals of the edition can be told apart by."""
    goals = [row.goal for row in rows]
    return Options(
        areas=_once((goal.area_slug, goal.area) for goal in goals),
        audiences=_once((slug(goal.audience), goal.audience) for goal in goals),
        judgements=[
            *((slug(judgement.label), judgement.label.capitalize()) for judgement in reversed(_COMPUTED)),
            (NOT_JUDGED, "Vurderes ikke"),
        ],
        goal_sets=_once((goal.goal_set_slug, goal.goal_set) for goal in goals),
    )


def _once(pairs: Iterable[tuple[str, str]]) -> Choices:
    return list(dict.fromkeys(pairs))


def _known(wish: Wish, options: Options) -> Wish:
    def known(asked: str, choices: Choices) -> str:
        return asked if asked in dict(choices) else ""

    return Wish(
        area=known(wish.area, options.areas),
        audience=known(wish.audience, options.audiences),
        judgement=known(wish.judgement, options.judgements),
        goal_set=known(wish.goal_set, options.goal_sets),
        sorting=wish.sorting,
    )


def _is_wished(row: GoalRow, wish: Wish) -> bool:
    goal = row.goal
    return (
        wish.area in {"", goal.area_slug}
        and wish.audience in {"", slug(goal.audience)}
        and wish.goal_set in {"", goal.goal_set_slug}
        and (not wish.judgement or wish.judgement in _judgements(row))
    )


def _judgements(row: GoalRow) -> set[str]:
    """The country's and the municipality's in the words of the address: either may be what is looked for."""
    found = {slug(judgement.label) if judgement else NOT_JUDGED for judgement in row.judgements}
    return found or {NOT_JUDGED}


def _arranged(rows: Sequence[GoalRow], sorting: str) -> Sequence[tuple[str, Sequence[GoalArea]]]:
    if sorting in dict(SORTINGS) and sorting != BY_AREA:
        return [("", [GoalArea(name="Alle mål", slug="", rows=_sorted(rows, sorting))])] if rows else []
    return [
        (audience, [_area(list(own)) for _, own in groupby(rows_of_audience, key=lambda row: row.goal.area_slug)])
        for audience, rows_of_audience in groupby(rows, key=lambda row: row.goal.audience)
    ]


def _area(rows: list[GoalRow]) -> GoalArea:
    return GoalArea(name=rows[0].goal.area, slug=rows[0].goal.area_slug, rows=rows)


def _sorted(rows: Sequence[GoalRow], sorting: str) -> Sequence[GoalRow]:
    """Sorted, and in the order of the areas among equals."""
    if sorting == "vurdering":
        return sorted(rows, key=_hardest)
    if sorting == "dato":
        return sorted(rows, key=lambda row: -row.latest)
    if sorting == "sager":
        return sorted(rows, key=lambda row: -row.cases)
    return sorted(rows, key=lambda row: sort_key(row.goal.title))


def _hardest(row: GoalRow) -> int:
    return min((_RANK[judgement] for judgement in row.judgements if judgement in _RANK), default=len(_RANK))
