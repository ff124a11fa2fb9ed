"""Recording figures: a changed one supersedes the old, which stays readable."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core.actors import KnownActor
from portal.goals import actions, queries
from portal.goals.models import Indicator, Observation
from portal.goals.rules import (
    AreaUnknown,
    DenominatorImpossible,
    FigureImpossible,
    ObservationStatus,
    PeriodImpossible,
    Presence,
)
from tests.factories.goals import the_catalogue

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(days=30)
CLERK = KnownActor(user_id=None, name="Sagsbehandler")


@pytest.fixture(autouse=True)
def _catalogue(session: Session) -> None:
    the_catalogue(session)


def acts(session: Session) -> list[tuple[str, str]]:
    session.flush()
    return [(entry.act, entry.subject) for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]


def the_indicator(session: Session, key: str = "hjemloese") -> Indicator:
    return session.scalars(select(Indicator).where(Indicator.key == key)).one()


def record(
    session: Session,
    *,
    key: str = "hjemloese",
    value: float | None = 45,
    period: str = "2013",
    area_code: str = "999",
    at: datetime = AT,
    presence: Presence | None = None,
    out_of: int | None = None,
    note: str = "",
    is_invented: bool = True,
    status: ObservationStatus | None = None,
    source: str = "Kommunens egen opgørelse",
) -> Observation:
    return actions.record_observation(
        session,
        indicator=the_indicator(session, key),
        area_code=area_code,
        period=period,
        value=value,
        source=source,
        status=status,
        actor=CLERK,
        at=at,
        presence=presence,
        out_of=out_of,
        note=note,
        is_invented=is_invented,
        published_on=date(2014, 1, 31),
    )


def standing(session: Session) -> list[tuple[str, float | None]]:
    return [(row.period, row.value) for row in queries.series(session, the_indicator(session).id, "999")]


def test_a_recorded_figure_keeps_its_source_and_day(session: Session) -> None:
    found = record(session)
    assert (found.area_code, found.period, found.value, found.status) == ("999", "2013", 45, ObservationStatus.FINAL)
    assert (found.presence, found.published_on, found.is_invented) == (Presence.COUNTED, date(2014, 1, 31), True)
    assert (found.source, found.recorded_at, found.superseded_at) == ("Kommunens egen opgørelse", AT, None)


def test_a_recorded_figure_leaves_an_audit_line(session: Session) -> None:
    found = record(session)
    assert acts(session)[-1] == ("goals.record_observation", f"indicator {found.indicator_id}")


def test_a_period_that_was_not_counted_is_a_row_without_a_value(session: Session) -> None:
    found = record(session, value=None)
    assert (found.value, found.presence) == (None, Presence.NOT_COUNTED)


def test_a_suppressed_figure_is_none_that_was_not_counted(session: Session) -> None:
    assert record(session, value=None, presence=Presence.SUPPRESSED).presence is Presence.SUPPRESSED


def test_the_same_figure_again_changes_nothing(session: Session) -> None:
    first = record(session)
    lines = acts(session)
    assert record(session, at=LATER) is first
    assert acts(session) == lines


def test_a_changed_figure_supersedes_the_old_which_stays_readable(session: Session) -> None:
    old = record(session)
    new = record(session, value=46, at=LATER)
    assert standing(session) == [("2013", 46)]
    assert new.status is ObservationStatus.REVISED
    rows = queries.history(session, old.indicator_id, "999")
    assert [(row.value, row.superseded_at) for row in rows] == [(45, LATER), (46, None)]


def test_a_revision_leaves_an_audit_line_of_its_own(session: Session) -> None:
    found = record(session)
    record(session, value=46, at=LATER)
    assert acts(session)[-1] == ("goals.revise_observation", f"indicator {found.indicator_id}")


def test_another_note_is_a_change_too(session: Session) -> None:
    record(session)
    record(session, note="Talt i uge 6", at=LATER)
    assert len(queries.history(session, the_indicator(session).id, "999")) == 2


def test_a_preliminary_figure_that_becomes_final_is_a_revision_with_its_own_source(session: Session) -> None:
    old = record(session, status=ObservationStatus.PRELIMINARY, source="Foreløbig opgørelse")
    new = record(session, status=ObservationStatus.FINAL, source="Endelig opgørelse", at=LATER)
    assert (old.superseded_at, old.source) == (LATER, "Foreløbig opgørelse")
    assert (new.value, new.status, new.source) == (45, ObservationStatus.FINAL, "Endelig opgørelse")
    assert acts(session)[-1] == ("goals.revise_observation", f"indicator {new.indicator_id}")


def test_a_final_figure_said_again_is_nothing(session: Session) -> None:
    record(session, status=ObservationStatus.PRELIMINARY, source="Foreløbig opgørelse")
    new = record(session, status=ObservationStatus.FINAL, source="Endelig opgørelse", at=LATER)
    lines = acts(session)
    again = record(session, status=ObservationStatus.FINAL, source="Endelig opgørelse", at=LATER + timedelta(days=1))
    assert again is new
    assert acts(session) == lines
    assert len(queries.history(session, new.indicator_id, "999")) == 2


def test_a_preliminary_figure_whose_final_value_is_another_is_final_and_no_revised_one(session: Session) -> None:
    record(session, status=ObservationStatus.PRELIMINARY)
    assert record(session, value=46, status=ObservationStatus.FINAL, at=LATER).status is ObservationStatus.FINAL


def test_an_invented_figure_cannot_be_taken_for_a_real_one(session: Session) -> None:
    first = record(session)
    assert record(session, is_invented=False, at=LATER) is not first


def test_how_many_nothing_is_of_is_not_kept(session: Session) -> None:
    assert record(session, key="stofmisbrug", value=None, out_of=120).out_of is None


@pytest.mark.parametrize("value", [101, -1, float("inf"), float("nan")])
def test_what_is_no_share_is_refused(session: Session, value: float) -> None:
    with pytest.raises(FigureImpossible):
        record(session, key="stofmisbrug", value=value)


@pytest.mark.parametrize("out_of", [0, -1, 2_147_483_648, 10**25])
def test_a_share_of_nobody_or_of_more_than_there_are_is_refused(session: Session, out_of: int) -> None:
    with pytest.raises(DenominatorImpossible):
        record(session, key="stofmisbrug", value=50, out_of=out_of)


@pytest.mark.parametrize("value", [1e12 + 1, 1e25, float("inf"), float("nan")])
def test_a_count_beyond_all_measure_is_refused(session: Session, value: float) -> None:
    with pytest.raises(FigureImpossible):
        record(session, value=value)


def test_the_highest_figures_are_stored_as_they_are(session: Session) -> None:
    assert record(session, value=1e12).value == 1e12
    assert record(session, key="stofmisbrug", value=50, out_of=2_147_483_647).out_of == 2_147_483_647


def test_a_figure_of_next_year_is_refused(session: Session) -> None:
    with pytest.raises(PeriodImpossible):
        record(session, period="2027")


def test_the_year_is_the_danish_one(session: Session) -> None:
    new_year_in_denmark = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert record(session, period="2027", at=new_year_in_denmark).period == "2027"


def test_a_quarter_is_written_in_one_way(session: Session) -> None:
    assert record(session, period=" 2025k1 ").period == "2025K1"


def test_an_area_that_is_no_code_is_refused(session: Session) -> None:
    with pytest.raises(AreaUnknown):
        record(session, area_code="Herning")
