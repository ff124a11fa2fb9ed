"""The whole demo, in the order it would have happened."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.decisions.rules import DecisionKind
from portal.demo import content
from portal.demo.actions import cases, meetings, people
from portal.demo.actions.stage import Stage
from portal.goals import actions as goals
from portal.goals import queries as goal_queries
from portal.publication import actions as publication
from portal.publication.content import FileRoots

Progress = Callable[[str], None]
SOURCE = "Opdigtet til demoen"


def load(session: Session, *, now: datetime, files: FileRoots, progress: Progress) -> None:
    """Make Eksempel Kommune in an empty database."""
    stage = Stage(session, now, files)
    progress("Kommunen, mennesker og udvalg")
    people.settle_municipality(stage)
    people.employ_people(stage)
    people.found_bodies(stage)
    progress("Mål og lokale tal")
    _load_goals(stage)
    progress("Sager i alle tilstande")
    _write_cases(stage)
    progress("Et afholdt, et offentliggjort og et kommende møde")
    _hold_meetings(stage)
    progress("Målstatus offentliggøres")
    publication.publish_goals(session, actor=stage.actor("secretary"), at=stage.at(-1), files=files)


def _load_goals(stage: Stage) -> None:
    goals.load_catalogue(stage.session, actor=SYSTEM, at=stage.at(-90))
    for slug, series in content.LOCAL_FIGURES.items():
        target = goal_queries.target_by_slug(stage.session, slug)
        assert target is not None
        assert target.indicator is not None
        for year, value in series.items():
            goals.record_observation(
                stage.session,
                indicator=target.indicator,
                area_code=content.MUNICIPALITY_CODE,
                period=str(year),
                value=value,
                source=SOURCE,
                actor=SYSTEM,
                at=stage.at(-90),
                is_invented=True,
            )


def _write_cases(stage: Stage) -> None:
    demo = {case.key: case for case in content.CASES}
    for key in ("status", "shelter", "property"):
        cases.approved(stage, demo[key], days=-60)
    for key in ("plan", "waiting"):
        cases.approved(stage, demo[key], days=-20)
    cases.approved(stage, demo["support"], days=-12)
    cases.approved(stage, demo["crisis"], days=-10)
    cases.in_review(stage, demo["placements"], days=-4)
    cases.returned(stage, demo["alcohol"], days=-6, comment="Uddyb økonomien: hvad koster opfølgningen om året?")
    cases.write(stage, demo["volunteers"], days=-2)


def _hold_meetings(stage: Stage) -> None:
    held = meetings.plan(stage, weeks=-5)
    meetings.build(stage, held, "status", "shelter", "property", days=-48)
    meetings.publish_agenda(stage, held, days=-43)
    kinds = {
        "status": DecisionKind.NOTED,
        "shelter": DecisionKind.RECOMMENDED,
        "property": DecisionKind.RECOMMENDATION_ADOPTED,
    }
    meetings.decide(stage, held, kinds, days=-33)
    coming = meetings.plan(stage, weeks=1)
    meetings.build(stage, coming, "plan", "waiting", days=-9)
    meetings.publish_agenda(stage, coming, days=-3)
    prepared = meetings.plan(stage, weeks=5)
    meetings.build(stage, prepared, "support", days=-2)
