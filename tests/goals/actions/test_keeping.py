"""Keeping goals: states, other definitions, and who answers for an area."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core.actors import KnownActor
from portal.goals import actions, queries
from portal.goals.content import GoalContent
from portal.goals.models import Target
from portal.goals.rules import Presence, TargetState
from portal.goals.rules.keeping import (
    DefinitionKnown,
    DenominatorMissing,
    NothingMeasured,
    NotWithdrawable,
    PartOfAPart,
    SinceImpossible,
    StateKnown,
    SuccessorImpossible,
    SuccessorMissing,
)
from tests.factories.goals import (
    CODE,
    a_definition,
    figures_of,
    the_catalogue,
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLERK = KnownActor(user_id=None, name="Administrator")


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


def change(
    session: Session,
    target: Target,
    *,
    state: TargetState = TargetState.REACHED,
    since: str = "2025",
    note: str = "",
    successor: Target | None = None,
) -> None:
    actions.change_state(
        session,
        target=target,
        state=state,
        since=since,
        source="Kilden",
        note=note,
        successor=successor,
        actor=CLERK,
        at=AT,
    )


def content(session: Session, slug: str) -> GoalContent:
    session.expire_all()
    (found,) = queries.goal_contents(
        session, on=date(2026, 3, 2), municipality_code=CODE, municipality_name="Eksempel Kommune", slugs={slug}
    )
    return found


def last_act(session: Session) -> tuple[str, str, str]:
    session.flush()
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    return entry.act, entry.subject, entry.actor_name


def test_a_new_state_stands_and_the_old_is_kept(session: Session, targets: dict[str, Target]) -> None:
    target = targets["kriminalitet"]
    before = len(target.states)
    change(session, target)
    assert target.state is TargetState.REACHED
    assert len(target.states) == before + 1
    assert last_act(session) == ("goals.change_state", f"target {target.id}", "Administrator")


def test_a_state_that_began_earlier_is_put_in_its_place(session: Session, targets: dict[str, Target]) -> None:
    target = targets["kriminalitet"]
    now = target.state
    change(session, target, state=TargetState.COMING, since="2012")
    assert target.states[0].state is TargetState.COMING
    assert target.state is now


def test_the_same_state_from_the_same_time_is_refused(session: Session, targets: dict[str, Target]) -> None:
    change(session, targets["kriminalitet"])
    with pytest.raises(StateKnown):
        change(session, targets["kriminalitet"])


def test_a_national_target_is_not_the_municipalitys_to_withdraw(session: Session, targets: dict[str, Target]) -> None:
    with pytest.raises(NotWithdrawable):
        change(session, targets["kriminalitet"], state=TargetState.WITHDRAWN)


def test_a_state_in_the_future_is_refused(session: Session, targets: dict[str, Target]) -> None:
    with pytest.raises(SinceImpossible):
        change(session, targets["kriminalitet"], since="2027")


def test_only_what_is_superseded_has_a_successor(session: Session, targets: dict[str, Target]) -> None:
    with pytest.raises(SuccessorImpossible):
        change(session, targets["kriminalitet"], successor=targets["hjemloese"])
    with pytest.raises(SuccessorImpossible):
        change(session, targets["hjemloese"], state=TargetState.SUPERSEDED, successor=targets["hjemloese"])


def test_what_is_superseded_says_by_what(session: Session, targets: dict[str, Target]) -> None:
    target = targets["kriminalitet"]
    with pytest.raises(SuccessorMissing):
        change(session, target, state=TargetState.SUPERSEDED)
    change(session, target, state=TargetState.SUPERSEDED, successor=targets["hjemloese"])
    line = content(session, "kriminalitet").states[-1]
    assert (line.successor, line.successor_slug) == (targets["hjemloese"].title, "hjemloese")


def test_words_may_say_what_took_a_targets_place(session: Session, targets: dict[str, Target]) -> None:
    change(session, targets["kriminalitet"], state=TargetState.SUPERSEDED, note="En national strategi.")
    assert targets["kriminalitet"].state is TargetState.SUPERSEDED


def test_a_part_is_looked_after_with_its_whole(session: Session, targets: dict[str, Target]) -> None:
    figures_of(session, a_definition(session, targets["hjemloese"]), {2025: 9})
    (cell,) = [cell for cell in queries.cells(session, CODE) if cell.part_of]
    assert (cell.part_of, cell.presence) == ("hjemloese", Presence.COUNTED)


def test_a_local_claim_of_others_says_of_whom(session: Session, targets: dict[str, Target]) -> None:
    def add(denominator: str) -> None:
        actions.add_definition(
            session,
            target=targets["stofmisbrug"],
            name="Fuldførte planlagte forløb",
            definition="Forløb, der blev fuldført efter planen.",
            unit="pct.",
            denominator=denominator,
            source="Misbrugscentret",
            comparability="De, der brød af, er ikke med.",
            actor=CLERK,
            at=AT,
        )

    with pytest.raises(DenominatorMissing):
        add("")
    add("Alle, der fuldførte et planlagt forløb")
    with pytest.raises(DefinitionKnown):
        add("Alle")
    assert last_act(session)[0] == "goals.add_definition"


def test_a_part_of_a_part_is_refused(session: Session, targets: dict[str, Target]) -> None:
    part = a_definition(session, targets["hjemloese"])
    with pytest.raises(PartOfAPart):
        actions.add_definition(
            session,
            target=targets["hjemloese"],
            name="Heraf kvinder under 25 år",
            definition="x",
            unit="personer",
            denominator="",
            source="x",
            comparability="x",
            part_of=part,
            actor=CLERK,
            at=AT,
        )


def test_what_is_not_measured_has_no_other_definition(session: Session, targets: dict[str, Target]) -> None:
    with pytest.raises(NothingMeasured):
        actions.add_definition(
            session,
            target=targets["alkoholbehandling"],
            name="x",
            definition="x",
            unit="personer",
            denominator="",
            source="x",
            comparability="x",
            actor=CLERK,
            at=AT,
        )


def test_somebody_answers_for_an_area(session: Session, targets: dict[str, Target]) -> None:
    area = targets["hjemloese"].area
    actions.set_responsible(session, area=area, responsible="Center for Voksne", actor=CLERK, at=AT)
    assert content(session, "hjemloese").responsible == "Center for Voksne"
    assert last_act(session) == ("goals.set_responsible", f"goal area {area.id}", "Administrator")
