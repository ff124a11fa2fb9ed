"""Figures from a file: the preview, the storing, and that a second time changes nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core.actors import SYSTEM, Actor, KnownActor, Role
from portal.core.settings import Municipality, save_municipality
from portal.goals import actions, queries
from portal.goals.actions.importing import (
    STATBANK_SOURCE,
    FiguresChangedMeanwhile,
    ImportPreview,
    ImportRefused,
    NationalForbidden,
)
from portal.goals.models import Indicator
from portal.goals.rules import ObservationStatus, Presence
from portal.goals.sheets import Sheet, read_sheet
from tests.conftest import CountQueries
from tests.factories.goals import a_local_series, the_catalogue

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(days=30)
CLERK = KnownActor(user_id=None, name="Sagsbehandler", roles=frozenset({Role.CASEWORKER}))
FILE = "år;tal\n2011;44\n2012;..\n2013;45\n"


@pytest.fixture
def homeless(session: Session) -> Indicator:
    save_municipality(session, Municipality(name="Eksempel Kommune", code="999"))
    found = the_catalogue(session)["hjemloese"].indicator
    assert found is not None
    return found


def read(session: Session, indicator: Indicator, text: str, actor: Actor = SYSTEM) -> Sheet:
    how = actions.reading_for(session, indicator=indicator, actor=actor, at=AT)
    return read_sheet(text.encode(), how)


def preview(session: Session, indicator: Indicator, text: str, actor: Actor = SYSTEM) -> ImportPreview:
    sheet = read(session, indicator, text, actor)
    return actions.preview_import(session, indicator=indicator, sheet=sheet, actor=actor)


def bring_in(session: Session, indicator: Indicator, text: str, *, at: datetime = AT) -> ImportPreview:
    sheet = read(session, indicator, text)
    return actions.import_observations(session, indicator=indicator, sheet=sheet, actor=SYSTEM, at=at)


def stored(session: Session, indicator: Indicator, area: str = "999") -> list[tuple[str, float | None]]:
    session.expire_all()
    return [(row.period, row.value) for row in queries.series(session, indicator.id, area)]


def lines(session: Session) -> list[str]:
    session.flush()
    return list(session.scalars(select(AuditEntry.act).where(AuditEntry.at >= AT).order_by(AuditEntry.id)))


def counts(found: ImportPreview) -> tuple[int, int, int, int]:
    return len(found.new), len(found.changed), len(found.unchanged), len(found.suppressed)


def test_a_preview_stores_nothing(session: Session, homeless: Indicator) -> None:
    found = preview(session, homeless, FILE)
    assert (counts(found), found.years, found.is_ready) == ((3, 0, 0, 1), (2011, 2013), True)
    assert stored(session, homeless) == []


def test_an_import_stores_what_is_new_and_leaves_one_audit_line(session: Session, homeless: Indicator) -> None:
    bring_in(session, homeless, FILE)
    assert stored(session, homeless) == [("2011", 44), ("2012", None), ("2013", 45)]
    assert lines(session) == ["goals.import_observations"]
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.details["new"], entry.details["changed"]) == (3, 0)


def test_importing_twice_changes_nothing(session: Session, homeless: Indicator) -> None:
    bring_in(session, homeless, FILE)
    found = bring_in(session, homeless, FILE, at=LATER)
    assert (counts(found), found.is_ready) == ((0, 0, 3, 1), False)
    assert lines(session) == ["goals.import_observations"]


def test_a_changed_figure_becomes_a_revision_and_the_old_stays_readable(session: Session, homeless: Indicator) -> None:
    bring_in(session, homeless, FILE)
    found = bring_in(session, homeless, "år;tal\n2011;43\n2013;45\n", at=LATER)
    assert counts(found) == (0, 1, 1, 0)
    rows = [row for row in queries.history(session, homeless.id, "999") if row.period == "2011"]
    assert [(row.value, row.status, row.superseded_at) for row in rows] == [
        (44, ObservationStatus.FINAL, LATER),
        (43, ObservationStatus.REVISED, None),
    ]
    assert lines(session) == [
        "goals.import_observations", "goals.revise_observation", "goals.import_observations",
    ]  # fmt: skip


def test_nothing_of_a_file_with_a_fault_is_stored(session: Session, homeless: Indicator) -> None:
    with pytest.raises(ImportRefused):
        bring_in(session, homeless, FILE + "2014;33.6\n")
    assert stored(session, homeless) == []
    assert lines(session) == []


def test_what_a_file_does_not_say_is_left_as_it_stands(session: Session, homeless: Indicator) -> None:
    bring_in(session, homeless, "år;tal;note;status;kilde\n2011;44;Talt i uge 6;foreløbigt;Egen tælling\n")
    assert counts(bring_in(session, homeless, "år;tal\n2011;44\n", at=LATER)) == (0, 0, 1, 0)
    bring_in(session, homeless, "år;tal\n2011;43\n", at=LATER)
    (row,) = queries.series(session, homeless.id, "999")
    assert (row.value, row.note, row.status) == (43, "Talt i uge 6", ObservationStatus.REVISED)


def test_a_preliminary_figure_that_becomes_final_is_a_change(session: Session, homeless: Indicator) -> None:
    bring_in(session, homeless, "år;tal;status\n2011;44;foreløbigt\n")
    found = bring_in(session, homeless, "år;tal;status\n2011;44;endeligt\n", at=LATER)
    assert counts(found) == (0, 1, 0, 0)
    (row,) = queries.series(session, homeless.id, "999")
    assert row.status is ObservationStatus.FINAL


def test_of_another_share_nothing_is_known_that_the_file_does_not_say(session: Session, homeless: Indicator) -> None:
    share = queries.indicator_by_key(session, "stofmisbrug")
    assert share is not None
    bring_in(session, share, "år;andel;ud af\n2011;33,6;250\n")
    bring_in(session, share, "år;andel\n2011;34\n", at=LATER)
    (row,) = queries.series(session, share.id, "999")
    assert (row.value, row.out_of) == (34, None)


def test_a_figure_that_was_made_up_stays_so_until_another_is_stated(session: Session, homeless: Indicator) -> None:
    a_local_series(session, the_catalogue(session)["hjemloese"], {2011: 44, 2013: 45})
    bring_in(session, homeless, "år;tal\n2011;44\n2013;46\n", at=LATER)
    assert [row.is_invented for row in queries.series(session, homeless.id, "999")] == [True, False]


def test_statistikbanken_is_named_as_the_source_of_its_tables(session: Session, homeless: Indicator) -> None:
    bring_in(session, homeless, "OMRÅDE;TID;INDHOLD\n000;2025;7\n999;2025;-\n657;2025;3\n")
    (row,) = queries.series(session, homeless.id, "999")
    assert (row.value, row.presence, row.source) == (0, Presence.COUNTED, STATBANK_SOURCE)
    assert ("2025", 7) in stored(session, homeless, "000")


def test_a_caseworker_records_no_figures_of_the_whole_country(session: Session, homeless: Indicator) -> None:
    text = "område;år;tal\n000;2025;7\n999;2025;5\n"
    found = preview(session, homeless, text, CLERK)
    assert [change.area_code for change in found.changes] == ["999"]
    with pytest.raises(NationalForbidden):
        actions.preview_import(session, indicator=homeless, sheet=read(session, homeless, text), actor=CLERK)


def test_what_was_looked_through_must_be_what_is_stored(session: Session, homeless: Indicator) -> None:
    seen = preview(session, homeless, FILE)
    bring_in(session, homeless, "år;tal\n2011;40\n")
    sheet = read(session, homeless, FILE)
    with pytest.raises(FiguresChangedMeanwhile):
        actions.import_observations(
            session, indicator=homeless, sheet=sheet, actor=SYSTEM, at=LATER, fingerprint=seen.fingerprint
        )
    assert stored(session, homeless) == [("2011", 40)]


def test_a_long_file_is_read_against_one_query(
    session: Session, homeless: Indicator, count_queries: CountQueries
) -> None:
    rows = "".join(f"{area};{year};{area}\n" for area in range(100, 200) for year in range(1926, 2026))
    own = "".join(f"999;{year}U{week:02};7\n" for year in range(2000, 2026) for week in range(1, 54))
    sheet = read(session, homeless, f"område;år;tal\n{rows}{own}")
    with count_queries() as asked:
        actions.import_observations(session, indicator=homeless, sheet=sheet, actor=SYSTEM, at=AT)
    assert (len(sheet.figures), sheet.skipped) == (26 * 53, 10_000)
    assert len([statement for statement in asked if "FROM observation" in statement]) == 1
    assert len(asked) < 12


SERIES = st.dictionaries(
    st.integers(1990, 2026), st.one_of(st.sampled_from(["-", ".."]), st.integers(0, 9999).map(str)), max_size=12
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=SERIES, second=SERIES)
def test_an_import_is_idempotent_and_the_last_one_stands(
    session: Session, homeless: Indicator, first: dict[int, str], second: dict[int, str]
) -> None:
    before = session.begin_nested()
    texts = ["år;tal\n" + "".join(f"{year};{cell}\n" for year, cell in series.items()) for series in (first, second)]
    for text in texts:
        bring_in(session, homeless, text)
        once = stored(session, homeless)
        assert not bring_in(session, homeless, text, at=LATER).is_ready
        assert stored(session, homeless) == once
    told = {str(year): cell for year, cell in (first | second).items()}
    assert stored(session, homeless) == [
        (period, None if told[period] in {"-", ".."} else float(told[period])) for period in sorted(told)
    ]
    before.rollback()
