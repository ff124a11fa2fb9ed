"""Putting right a definition that the municipality has made."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core.actors import KnownActor
from portal.goals import actions, queries
from portal.goals.models import Indicator, Target
from portal.goals.rules import Told
from portal.goals.rules.keeping import (
    DefinitionKnown,
    DefinitionNational,
    DenominatorMissing,
    PartIsPublic,
    PartNotCounted,
    PartOfAPart,
    WholeOfParts,
)
from tests.factories.goals import CODE, a_definition, figures_of, the_catalogue

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLERK = KnownActor(user_id=None, name="Sagsbehandler")


@pytest.fixture
def homeless(session: Session) -> Target:
    return the_catalogue(session)["hjemloese"]


def another(session: Session, target: Target, *, name: str = "Egen tælling", unit: str = "personer") -> Indicator:
    """A definition that is no part of anything."""
    return actions.add_definition(
        session,
        target=target,
        name=name,
        definition="De, der kom.",
        unit=unit,
        denominator="" if unit == "personer" else "Alle, der kom",
        source="Kommunen",
        comparability="Ikke talt i uge 6.",
        actor=CLERK,
        at=AT,
    )


def correct(
    session: Session,
    indicator: Indicator,
    *,
    name: str = "Egen tælling",
    part_of: Indicator | None = None,
    denominator: str = "",
) -> None:
    actions.correct_definition(
        session,
        indicator=indicator,
        name=name,
        definition="De, der kom på herberget.",
        denominator=denominator,
        source="Herberget",
        comparability="Kun herberget.",
        part_of=part_of,
        actor=CLERK,
        at=AT,
    )


def show(session: Session, indicator: Indicator) -> None:
    line = Told(indicator=indicator.key, period="2025", value=9, at=AT)
    actions.remember_public(session, area_code=CODE, shown=[line], at=AT)


def test_how_it_is_described_is_put_right_under_the_same_key(session: Session, homeless: Target) -> None:
    made = another(session, homeless)
    correct(session, made, name="Herberget")
    session.expire_all()
    found = queries.indicator_by_key(session, "hjemloese-egen-taelling")
    assert found is made
    assert (found.name, found.definition, found.source, found.comparability) == (
        "Herberget",
        "De, der kom på herberget.",
        "Herberget",
        "Kun herberget.",
    )


def test_a_part_that_was_not_told_of_is_looked_after_from_then_on(session: Session, homeless: Target) -> None:
    made = another(session, homeless)
    figures_of(session, made, {2025: 9})
    show(session, made)
    correct(session, made, part_of=homeless.indicator)
    (cell,) = [cell for cell in queries.cells(session, CODE) if cell.indicator == made.key]
    assert cell.part_of == "hjemloese"


def test_what_it_is_a_part_of_is_in_the_audit_trail(session: Session, homeless: Target) -> None:
    made = another(session, homeless)
    correct(session, made, part_of=homeless.indicator)
    session.flush()
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (entry.act, entry.subject) == ("goals.correct_definition", f"indicator {made.id}")
    assert entry.details == {"part_of": homeless.indicator_id, "part_of_before": None}


def test_a_part_by_mistake_is_none_any_longer(session: Session, homeless: Target) -> None:
    part = a_definition(session, homeless)
    correct(session, part, name=part.name)
    assert part.part_of is None


def test_a_part_that_was_public_stays_one(session: Session, homeless: Target) -> None:
    part = a_definition(session, homeless)
    show(session, part)
    with pytest.raises(PartIsPublic):
        correct(session, part, name=part.name)
    correct(session, part, name=part.name, part_of=homeless.indicator)


def test_a_national_definition_is_not_the_municipalitys_to_correct(session: Session, homeless: Target) -> None:
    assert homeless.indicator is not None
    with pytest.raises(DefinitionNational):
        correct(session, homeless.indicator)


def test_its_name_is_its_own(session: Session, homeless: Target) -> None:
    made = another(session, homeless)
    part = a_definition(session, homeless)
    with pytest.raises(DefinitionKnown):
        correct(session, made, name=part.name)


def test_a_share_is_still_one_of_somebody_and_no_part(session: Session, homeless: Target) -> None:
    share = another(session, homeless, unit="pct.")
    with pytest.raises(DenominatorMissing):
        correct(session, share)
    with pytest.raises(PartNotCounted):
        correct(session, share, denominator="Alle", part_of=homeless.indicator)


def test_nothing_is_a_part_of_itself_or_of_its_part_or_of_a_part(session: Session, homeless: Target) -> None:
    whole, other = another(session, homeless), another(session, homeless, name="Anden tælling")
    with pytest.raises(WholeOfParts):
        correct(session, whole, part_of=whole)
    correct(session, other, name=other.name, part_of=whole)
    with pytest.raises(PartOfAPart):
        correct(session, whole, part_of=other)
    with pytest.raises(WholeOfParts):
        correct(session, whole, part_of=homeless.indicator)
