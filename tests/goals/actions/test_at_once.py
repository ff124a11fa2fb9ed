"""Two who write the same thing of a goal at the same moment, with real threads."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.core.actors import SYSTEM
from portal.goals import actions, queries
from portal.goals.actions.entering import FiguresMoved, TypedFigure
from portal.goals.models import Indicator, Target
from portal.goals.rules import Presence, TargetState
from portal.goals.rules.keeping import DefinitionKnown, OwnTargetKnown, StateKnown
from portal.goals.sheets import SheetFigure, read_sheet
from tests.at_once import Act, at_once
from tests.factories.goals import CODE, a_definition, a_local_series, an_own_target, the_catalogue, the_municipality

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TIMES = 3  # so that the threads really meet, whichever is the faster


@pytest.fixture
def homeless(session: Session) -> int:
    """The id of the goal that all of them write of."""
    the_municipality(session)
    target = the_catalogue(session)["hjemloese"]
    a_local_series(session, target, {2011: 45})
    session.commit()
    return target.id


def indicator_of(own: Session, target_id: int) -> Indicator:
    found = own.get_one(Target, target_id).indicator
    assert found is not None
    return found


def typing(target_id: int, period: str, value: float) -> Act:
    figure = SheetFigure(
        line=0,
        area_code=CODE,
        period=period,
        presence=Presence.COUNTED,
        value=value,
        out_of=None,
        status=None,
        source=None,
        note="",
        break_note="",
        is_of_known=True,
    )

    def act(own: Session) -> None:
        rows = [TypedFigure(figure=figure, seen=None)]
        indicator = indicator_of(own, target_id)
        actions.save_figures(own, indicator=indicator, area_code=CODE, rows=rows, actor=SYSTEM, at=AT)

    return act


def bringing_in(target_id: int, period: str, value: float) -> Act:
    def act(own: Session) -> None:
        indicator = indicator_of(own, target_id)
        how = actions.reading_for(own, indicator=indicator, actor=SYSTEM, at=AT)
        sheet = read_sheet(f"periode;tal\n{period};{value:.0f}\n".encode(), how)
        actions.import_observations(own, indicator=indicator, sheet=sheet, actor=SYSTEM, at=AT)

    return act


def recording(target_id: int, period: str, value: float) -> Act:
    def act(own: Session) -> None:
        actions.record_observation(
            own,
            indicator=indicator_of(own, target_id),
            area_code=CODE,
            period=period,
            value=value,
            source="Kilden",
            actor=SYSTEM,
            at=AT,
        )

    return act


def standing(session: Session, target_id: int, period: str) -> list[float | None]:
    session.rollback()
    rows = queries.series(session, indicator_of(session, target_id).id, CODE)
    return [row.value for row in rows if row.period == period]


def test_a_period_typed_by_two_at_once_has_the_firsts_figure_and_the_second_is_told(
    app: Flask, session: Session, homeless: int
) -> None:
    for year in range(2020, 2020 + TIMES):
        refusals = at_once(app, typing(homeless, str(year), 30), typing(homeless, str(year), 40))
        assert [type(refused) for refused in refusals if refused] == [FiguresMoved]
        assert len(standing(session, homeless, str(year))) == 1


@pytest.mark.parametrize("other", [bringing_in, recording])
def test_a_period_typed_while_another_way_brings_it_in_has_one_figure(
    app: Flask, session: Session, homeless: int, other: Callable[[int, str, float], Act]
) -> None:
    for year in range(2020, 2020 + TIMES):
        at_once(app, typing(homeless, str(year), 30), other(homeless, str(year), 40))
        assert len(standing(session, homeless, str(year))) == 1


def test_one_file_brought_in_by_two_at_once_is_stored_once(app: Flask, session: Session, homeless: int) -> None:
    for year in range(2020, 2020 + TIMES):
        assert at_once(app, *[bringing_in(homeless, str(year), 40)] * 2) == [None, None]
        assert standing(session, homeless, str(year)) == [40]
        assert len(queries.history(session, indicator_of(session, homeless).id, CODE)) == year - 2018


def test_one_own_target_sent_twice_at_once_is_set_once(app: Flask, session: Session, homeless: int) -> None:
    for number in range(TIMES):
        title = f"Færre {number}"
        refusals = at_once(
            app, *[lambda own, title=title: an_own_target(own, own.get_one(Target, homeless), title=title)] * 2
        )
        assert [type(refused) for refused in refusals if refused] == [OwnTargetKnown]


def test_one_state_sent_twice_at_once_is_stored_once(app: Flask, session: Session, homeless: int) -> None:
    def change(own: Session) -> None:
        actions.change_state(
            own,
            target=own.get_one(Target, homeless),
            state=TargetState.REACHED,
            since="2025",
            source="Kilden",
            actor=SYSTEM,
            at=AT,
        )

    refusals = at_once(app, change, change)
    session.rollback()
    assert [type(refused) for refused in refusals if refused] == [StateKnown]
    states = [(row.state, row.since) for row in session.get_one(Target, homeless).states]
    assert states.count((TargetState.REACHED, "2025")) == 1


def test_one_definition_sent_twice_at_once_is_made_once(app: Flask, session: Session, homeless: int) -> None:
    refusals = at_once(app, *[lambda own: a_definition(own, own.get_one(Target, homeless))] * 2)
    assert [type(refused) for refused in refusals if refused] == [DefinitionKnown]
