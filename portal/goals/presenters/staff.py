"""The staff pages of goals: all of them with their latest figures, and one with everything that is known of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from portal.core.danish import listing
from portal.core.settings import Municipality
from portal.goals import queries
from portal.goals.content import GoalContent, Points, SeriesPoint, StateLine, latest_text, marked
from portal.goals.models import NATIONAL, GoalSet, Indicator, Target
from portal.goals.presenters.charts import Chart, goal_charts
from portal.goals.presenters.history import FigureTable, figure_tables
from portal.goals.presenters.judging import AssessmentView, JudgementTag, assessment_view, judgement_tag
from portal.goals.presenters.states import since_text
from portal.goals.rules import Assessment, FigureKey, Secrecy
from portal.goals.rules.keeping import years_text
from portal.web.slots import Slot


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A case or a decision that spoke of a goal: when, what it is called, where it can be read, and what it said."""

    on: date
    label: str
    url: str
    detail: str


MENTIONS: Slot[Callable[[Session, str], Sequence[Mention]]] = Slot("mentions of a goal")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How many of the municipality's figures citizens do not see, and of which periods."""

    count: int
    periods: str


@dataclass(frozen=True, kw_only=True)
class GoalRow:
    """A goal in the list. `national` and `local` are its latest figures, `missing` the years since the last local one.

    A figure is `on` the day it was published, where that is known.
    """

    goal: GoalContent
    national: str
    national_on: date | None
    local: str
    local_on: date | None
    kept: Kept | None
    missing: str
    national_tag: JudgementTag | None
    local_tag: JudgementTag | None


@dataclass(frozen=True, kw_only=True)
class AreaRows:
    """An area and its goals, from all goal sets."""

    name: str
    slug: str
    audience: str
    responsible: str
    rows: tuple[GoalRow, ...]


@dataclass(frozen=True, kw_only=True)
class SetRow:
    """A goal set and how many goals are from it."""

    goal_set: GoalSet
    years: str
    goals: int


@dataclass(frozen=True, kw_only=True)
class IndexPage:
    """All goals. `kept` counts every local figure that citizens do not see, each once."""

    municipality: str
    has_code: bool
    areas: tuple[AreaRows, ...]
    sets: tuple[SetRow, ...]
    kept: int


@dataclass(frozen=True, kw_only=True)
class GoalPage:
    """One goal. `states` are with their time in words, the latest first; `figures` its series.

    `empty_definitions` are those definitions that have no figure yet.
    """

    goal: GoalContent
    states: tuple[tuple[str, StateLine], ...]
    follows: Target | None
    assessments: tuple[AssessmentView, ...]
    charts: tuple[Chart, ...]
    figures: tuple[FigureTable, ...]
    empty_definitions: tuple[Indicator, ...]
    mentions: tuple[Mention, ...]


def index_page(session: Session, here: Municipality, today: date) -> IndexPage:
    """All goals by area: the number of queries does not grow with them."""
    goals = _goals(session, here, today)
    secrets = queries.secrets(session, here.code) if here.code else {}
    count = Counter(goal.goal_set_slug for goal in goals)
    return IndexPage(
        municipality=here.name,
        has_code=bool(here.code),
        areas=tuple(_area(list(rows), secrets, today) for _, rows in groupby(goals, key=lambda goal: goal.area_slug)),
        sets=tuple(
            SetRow(goal_set=row, years=years_text(row.first_year, row.last_year), goals=count[row.slug])
            for row in queries.goal_sets(session)
        ),
        kept=len(secrets),
    )


def goal_page(session: Session, target: Target, here: Municipality, today: date) -> GoalPage:
    """Everything staff may know of one goal: the number of queries does not grow with its figures."""
    (plain,) = _goals(session, here, today, slug=target.slug)
    goal = marked(plain, queries.secrets(session, here.code) if here.code else {})
    definitions = queries.definitions(session, target.indicator_id) if target.indicator_id else ()
    shown = {line.key for line in goal.variants}
    keys = {goal.indicator_key, *shown}
    before = queries.superseded(session, keys, {NATIONAL, here.code} - {""})
    mentions = [found for mentions in MENTIONS.providers for found in mentions(session, target.slug)]
    return GoalPage(
        goal=goal,
        states=tuple((since_text(line.since), line) for line in reversed(goal.states)),
        follows=target.follows,
        assessments=tuple(
            view for is_local in (False, True) if (view := assessment_view(goal, is_local=is_local)) is not None
        ),
        charts=goal_charts(goal),
        figures=figure_tables(goal, before, here),
        empty_definitions=tuple(row for row in definitions if row.key not in shown),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.on, reverse=True)),
    )


def _goals(session: Session, here: Municipality, today: date, slug: str | None = None) -> tuple[GoalContent, ...]:
    return queries.goal_contents(
        session,
        on=today,
        municipality_code=here.code,
        municipality_name=here.name,
        slugs=None if slug is None else {slug},
    )


def _area(goals: Sequence[GoalContent], secrets: Mapping[FigureKey, Secrecy], today: date) -> AreaRows:
    first = goals[0]
    return AreaRows(
        name=first.area,
        slug=first.area_slug,
        audience=first.audience,
        responsible=first.responsible,
        rows=tuple(_row(goal, secrets, today) for goal in goals),
    )


def _row(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy], today: date) -> GoalRow:
    local = goal.local.points if goal.local else ()
    last = _last(local)
    return GoalRow(
        goal=goal,
        national=latest_text(goal.series, goal.unit),
        national_on=_published(goal.series),
        local=latest_text(local, goal.unit),
        local_on=last.published_on if last else None,
        kept=_kept(goal, secrets),
        missing=missing_years(local, today),
        national_tag=_tag(goal.assessment),
        local_tag=_tag(goal.local.assessment) if goal.local else None,
    )


def _kept(goal: GoalContent, secrets: Mapping[FigureKey, Secrecy]) -> Kept | None:
    hidden = [
        point.label for key, points in goal.series_with_keys for point in points if (key, point.period) in secrets
    ]
    return Kept(count=len(hidden), periods=listing(sorted(set(hidden)))) if hidden else None


def _tag(assessment: Assessment) -> JudgementTag | None:
    return judgement_tag(assessment.judgement) if assessment.judgement else None


def _last(points: Points) -> SeriesPoint | None:
    return next((point for point in reversed(points) if point.value is not None), None)


def _published(points: Points) -> date | None:
    last = _last(points)
    return last.published_on if last else None


def missing_years(points: Points, today: date) -> str:
    """The years after the last that anything is known of, up to the last whole one: "2018–2025"; empty for none."""
    if not points:
        return ""
    first, last = max(point.year for point in points) + 1, today.year - 1
    if first > last:
        return ""
    return str(first) if first == last else f"{first}–{last}"
