"""The whole demo, in the order it would have happened."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from portal.decisions.rules import DecisionKind
from portal.demo import content
from portal.demo.actions import cases, goals, meetings, people
from portal.demo.actions.stage import Stage
from portal.publication import actions as publication
from portal.publication.content import FileRoots

Progress = Callable[[str], None]
WEEKS_AGO = 54  # so that last year's meeting is in another year than the one a few weeks ago


def load(session: Session, *, now: datetime, files: FileRoots, progress: Progress) -> None:
    """Make Eksempel Kommune in an empty database."""
    stage = Stage(session, now, files)
    progress("Kommunen, mennesker og udvalg")
    people.settle_municipality(stage)
    people.employ_people(stage)
    people.found_bodies(stage)
    progress("Mål og lokale tal")
    goals.set_up(stage)
    progress("Sidste års status")
    _hold_last_years_meeting(stage)
    progress("Sager i alle tilstande")
    _write_cases(stage)
    progress("Et afholdt, et offentliggjort og et kommende møde")
    _hold_meetings(stage)
    progress("Målstatus offentliggøres")
    publication.publish_goals(session, actor=stage.actor("secretary"), at=stage.at(-1), files=files)
    goals.correct(stage)


def _hold_last_years_meeting(stage: Stage) -> None:
    """The status of a year ago, decided and published, and what came of its promises."""
    days = -7 * WEEKS_AGO
    status = next(case for case in content.CASES if case.key == "status")
    cases.approved(stage, status, days=days - 30)
    held = meetings.plan(stage, weeks=-WEEKS_AGO, days=days - 40)
    meetings.build(stage, held, "status", days=days - 13)
    meetings.publish_agenda(stage, held, days=days - 8)
    meetings.decide(stage, held, {"status": DecisionKind.NOTED}, days=days + 2)
    cases.answer_promises(stage, status)


def _write_cases(stage: Stage) -> None:
    demo = {case.key: case for case in content.CASES}
    for key in ("shelter", "property"):
        cases.approved(stage, demo[key], days=-60)
    for key in ("plan", "waiting"):
        cases.approved(stage, demo[key], days=-20)
    cases.approved(stage, demo["support"], days=-12)
    cases.approved(stage, demo["crisis"], days=-10)
    cases.in_review(stage, demo["placements"], days=-4)
    cases.returned(stage, demo["alcohol"], days=-6, comment="Uddyb økonomien: hvad koster opfølgningen om året?")
    cases.write(stage, demo["volunteers"], days=-2)
    cases.renewed(stage, "status", content.THIS_YEAR, days=-5)


def _hold_meetings(stage: Stage) -> None:
    held = meetings.plan(stage, weeks=-5)
    meetings.build(stage, held, "shelter", "property", days=-48)
    meetings.publish_agenda(stage, held, days=-43)
    kinds = {"shelter": DecisionKind.RECOMMENDED, "property": DecisionKind.RECOMMENDATION_ADOPTED}
    meetings.decide(stage, held, kinds, days=-33)
    coming = meetings.plan(stage, weeks=1)
    meetings.build(stage, coming, "plan", "waiting", days=-9)
    meetings.publish_agenda(stage, coming, days=-3)
    prepared = meetings.plan(stage, weeks=5)
    meetings.build(stage, prepared, "support", days=-2)
