"""Målstatus with many goals, and a file of figures that is imported."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from flask import current_app
from sqlalchemy.orm import Session

from portal.core import clock, settings
from portal.core.actors import SYSTEM
from portal.core.database import transaction
from portal.devtools.bench.measuring import Row, page_row, side_by_side
from portal.goals import actions, queries
from portal.goals.models import NATIONAL, GoalArea, GoalSet, Indicator, Target
from portal.goals.rules import SHARE_UNIT, Direction, TargetState
from portal.goals.sheets import read_sheet
from portal.publication import actions as publication
from portal.publication.content import FileRoots
from portal.web.database import session

GOALS, YEARS, FIGURES = 30, 12, 1000
REQUESTS, IMPORTS = 100, 20
WEEKS = 50
BEGUN = 2013


def goals_page(files: FileRoots) -> Row:
    """The public Målstatus."""
    with transaction(session()) as db:
        fill_up(db)
        publication.publish_goals(db, actor=SYSTEM, at=clock.now(), files=files)
    return page_row(f"Målstatus, {GOALS} mål over {YEARS} år", "/maal", REQUESTS)


def fill_up(db: Session) -> None:
    """Add goals until there are so many, with figures of the country and of the municipality for so many years."""
    area = queries.areas_with_targets(db)[0]
    goal_set = GoalSet(slug="maaling", name="Måling", first_year=BEGUN, source="Måling", position=99)
    db.add(goal_set)
    for number in range(len(queries.targets(db)), GOALS):
        _add_goal(db, area, goal_set, number)
    db.flush()


def _add_goal(db: Session, area: GoalArea, goal_set: GoalSet, number: int) -> None:
    indicator = _indicator(db, f"maaling-{number}")
    target = Target(
        slug=indicator.key,
        position=number,
        goal_set=goal_set,
        area=area,
        indicator=indicator,
        title=f"Måling {number}",
        description="Et mål, der kun er her for at blive målt på.",
        state=TargetState.ACTIVE,
        direction=Direction.AT_MOST,
        baseline_year=BEGUN,
        baseline_value=60,
        target_year=BEGUN + 20,
        target_value=30,
        source="Måling",
    )
    db.add(target)
    for area_code in (NATIONAL, settings.municipality(db).code):
        for year in range(YEARS):
            actions.record_observation(
                db,
                indicator=indicator,
                area_code=area_code,
                period=str(BEGUN + year),
                value=60 - year,
                out_of=100,
                source="Måling",
                actor=SYSTEM,
                at=clock.now(),
            )


def _indicator(db: Session, key: str) -> Indicator:
    indicator = Indicator(key=key, name=key, definition="Måling", unit=SHARE_UNIT, source="Måling")
    db.add(indicator)
    db.flush()
    return indicator


def import_of_figures() -> Row:
    """A file that is read and stored, each time for an indicator that has no figures yet."""
    data = "\n".join(["periode;værdi;af", *(f"{period};33,6;250" for period in weeks())]).encode()

    def bring_in(number: int) -> None:
        key = f"import-{clock.now():%s%f}-{number}"
        with transaction(session()) as db:
            indicator = _indicator(db, key)
            how = actions.reading_for(db, indicator=indicator, actor=SYSTEM, at=clock.now())
            done = actions.import_observations(
                db, indicator=indicator, sheet=read_sheet(data, how), actor=SYSTEM, at=clock.now()
            )
            assert len(done.new) == FIGURES

    path = Path(current_app.instance_path) / "floor-figures.db"
    bare = sqlite3.connect(path)
    for line in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "CREATE TABLE figure (id INTEGER PRIMARY KEY, period TEXT, value REAL, out_of INTEGER)",
    ):
        bare.execute(line)
    rows = [(period, 33.6, 250) for period in weeks()]

    def insert(_: int) -> None:
        bare.executemany("INSERT INTO figure (period, value, out_of) VALUES (?, ?, ?)", rows)
        bare.commit()

    ours, floor = side_by_side(bring_in, insert, IMPORTS)
    bare.close()
    return Row(f"Indlæs {FIGURES} tal fra en fil", ours, "de samme i én executemany og COMMIT", floor)


def weeks() -> Iterator[str]:
    """So many weeks of counting, all of them past."""
    last = clock.today().year - 1
    for number in range(FIGURES):
        yield f"{last - number // WEEKS}U{number % WEEKS + 1:02}"
