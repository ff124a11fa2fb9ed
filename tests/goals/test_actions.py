"""Loading the catalogue and recording figures."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core.actors import SYSTEM, KnownActor
from portal.core.database import Base
from portal.goals import actions, queries
from portal.goals.models import GoalArea, Indicator, Observation, Target
from portal.goals.rules import AreaUnknown, FigureExists, FigureImpossible, ObservationStatus, YearImpossible
from tests.factories.goals import the_catalogue

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLERK = KnownActor(user_id=None, name="Sagsbehandler")


def load(session: Session) -> int:
    return actions.load_catalogue(session, actor=SYSTEM, at=AT)


def rows(session: Session, kind: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(kind)) or 0


def acts(session: Session) -> list[tuple[str, str]]:
    session.flush()
    return [(entry.act, entry.subject) for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]


def the_indicator(session: Session, key: str) -> Indicator:
    return session.scalars(select(Indicator).where(Indicator.key == key)).one()


def record(
    session: Session,
    *,
    key: str = "hjemloese",
    value: float | None = 45,
    year: int = 2013,
    area_code: str = "999",
    is_invented: bool = True,
) -> Observation:
    indicator = the_indicator(session, key)
    return actions.record_observation(
        session,
        indicator=indicator,
        area_code=area_code,
        period=str(year),
        value=value,
        source="Kommunens egen opgørelse",
        actor=CLERK,
        at=AT,
        is_invented=is_invented,
        published_on=date(2014, 1, 31),
    )


def test_loading_adds_everything_and_says_how_much(session: Session) -> None:
    added = load(session)
    counts = {kind: rows(session, kind) for kind in (GoalArea, Indicator, Target, Observation)}
    assert counts == {GoalArea: 6, Indicator: 9, Target: 12, Observation: 29}
    assert added == sum(counts.values())


def test_loading_twice_adds_nothing(session: Session) -> None:
    load(session)
    assert load(session) == 0
    assert acts(session) == [("goals.load_catalogue", "catalogue")]


def test_loading_keeps_what_somebody_has_changed(session: Session) -> None:
    the_catalogue(session)["hjemloese"].title = "Vores egen overskrift"
    session.flush()
    load(session)
    target = queries.target_by_slug(session, "hjemloese")
    assert target is not None
    assert target.title == "Vores egen overskrift"


def test_loading_adds_only_what_is_missing(session: Session) -> None:
    targets = the_catalogue(session)
    session.delete(targets["prostitution"])
    figure = session.scalar(select(Observation).where(Observation.value == 5820))
    session.delete(figure)
    session.flush()
    assert load(session) == 2
    assert rows(session, Target) == 12


def test_a_loaded_target_has_its_baseline_target_and_source(session: Session) -> None:
    target = the_catalogue(session)["hjemloese"]
    assert (target.baseline_year, target.baseline_value) == (2011, 5290)
    assert (target.target_year, target.target_value) == (2020, 4000)
    assert target.source.endswith("tabel 2.4")


def test_a_loaded_gap_is_a_row_without_a_value(session: Session) -> None:
    indicator_id = the_catalogue(session)["hjemloese"].indicator_id
    assert indicator_id is not None
    gaps = [row for row in queries.series(session, indicator_id) if row.status is ObservationStatus.NOT_COUNTED]
    assert [(row.year, row.value) for row in gaps] == [(2010, None), (2012, None)]


def test_a_recorded_figure_keeps_its_source_and_day(session: Session) -> None:
    load(session)
    found = record(session)
    assert (found.area_code, found.year, found.value, found.status) == ("999", 2013, 45, ObservationStatus.COUNTED)
    assert (found.source, found.published_on, found.is_invented) == (
        "Kommunens egen opgørelse",
        date(2014, 1, 31),
        True,
    )


def test_a_recorded_figure_leaves_an_audit_line(session: Session) -> None:
    load(session)
    found = record(session)
    assert acts(session)[-1] == ("goals.record_observation", f"indicator {found.indicator_id}")


def test_a_year_that_was_not_counted_can_be_recorded(session: Session) -> None:
    load(session)
    assert record(session, value=None).status is ObservationStatus.NOT_COUNTED


def test_the_same_figure_again_changes_nothing(session: Session) -> None:
    load(session)
    first = record(session)
    lines = acts(session)
    assert record(session) is first
    assert acts(session) == lines


def test_another_figure_for_the_same_year_is_refused(session: Session) -> None:
    load(session)
    record(session)
    with pytest.raises(FigureExists):
        record(session, value=46)


def test_an_invented_figure_cannot_be_taken_for_a_real_one(session: Session) -> None:
    load(session)
    record(session)
    with pytest.raises(FigureExists):
        record(session, is_invented=False)


def test_a_share_over_a_hundred_is_refused(session: Session) -> None:
    load(session)
    with pytest.raises(FigureImpossible):
        record(session, key="stofmisbrug", value=101)


def test_a_figure_of_next_year_is_refused(session: Session) -> None:
    load(session)
    with pytest.raises(YearImpossible):
        record(session, year=2027)


def test_the_year_is_the_danish_one(session: Session) -> None:
    load(session)
    indicator = the_indicator(session, "hjemloese")
    new_year_in_denmark = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    found = actions.record_observation(
        session,
        indicator=indicator,
        area_code="999",
        year=2027,
        value=1,
        source="Test",
        actor=CLERK,
        at=new_year_in_denmark,
    )
    assert found.year == 2027


def test_an_area_that_is_no_code_is_refused(session: Session) -> None:
    load(session)
    with pytest.raises(AreaUnknown):
        record(session, area_code="Herning")
