"""A municipality's own targets."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.core.actors import KnownActor
from portal.core.danish import NBSP
from portal.core.settings import Municipality
from portal.goals import actions, queries
from portal.goals.actions.keeping import LONGEST_SLUG
from portal.goals.content import GoalContent
from portal.goals.models import Target
from portal.goals.rules import RESERVED_SLUGS, Judgement, TargetState
from portal.goals.rules.keeping import (
    AmountImpossible,
    BaselineMissing,
    FollowsAnOwnTarget,
    NothingMeasured,
    NotWithdrawable,
    OwnKind,
    OwnNumbers,
    OwnTargetKnown,
    SinceImpossible,
    StateTooEarly,
)
from tests.factories.goals import (
    CODE,
    MUNICIPALITY,
    a_definition,
    a_local_series,
    an_own_target,
    figures_of,
    the_catalogue,
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLERK = KnownActor(user_id=None, name="Administrator")
NUMBERS = OwnNumbers(kind=OwnKind.FALL, amount=25, baseline_year=2011, target_year=2030)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


def set_own(
    session: Session,
    national: Target,
    *,
    title: str = "Færre hjemløse hos os",
    numbers: OwnNumbers = NUMBERS,
    municipality: Municipality = MUNICIPALITY,
) -> Target:
    return actions.set_own_target(
        session,
        national=national,
        title=title,
        numbers=numbers,
        since="2026-01-28",
        reason="Vi vil det samme som landet.",
        decision="Byrådet 28. januar 2026, punkt 12",
        municipality=municipality,
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


def test_an_own_target_counts_from_the_municipalitys_own_figure(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2015: 47, 2017: 43})
    made = set_own(session, targets["hjemloese"])
    assert (made.slug, made.baseline_value, made.relative_change, made.target_value) == (
        "faerre-hjemloese-hos-os",
        45,
        -25,
        None,
    )
    goal = content(session, made.slug)
    assert (goal.is_own, goal.target, goal.series) == (True, f"højst 33{NBSP}personer i 2030", ())
    assert goal.local is not None
    assert goal.local.aim_text == f"højst 33{NBSP}personer i 2030"
    assert last_act(session) == ("goals.set_own_target", f"target {made.id}", "Administrator")


def test_an_own_target_keeps_its_baseline_when_the_figure_is_revised(
    session: Session, targets: dict[str, Target]
) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45})
    made = set_own(session, targets["hjemloese"])
    a_local_series(session, targets["hjemloese"], {2011: 50}, at=AT)
    assert content(session, made.slug).baseline == f"45{NBSP}personer (2011)"


def test_an_own_target_can_be_reached_though_the_national_is_not(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45, 2025: 30})
    made = set_own(session, targets["hjemloese"])
    local = content(session, made.slug).local
    assert local is not None
    assert local.assessment.judgement in {Judgement.REACHED, None}
    assert local.aim is not None
    assert local.aim.is_met(30)


def test_the_municipalitys_set_is_made_with_its_first_target(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45})
    sets = len(queries.goal_sets(session))
    first = set_own(session, targets["hjemloese"])
    second = set_own(session, targets["hjemloese"], title="Et andet")
    assert first.goal_set == second.goal_set
    assert len(queries.goal_sets(session)) == sets + 1
    assert (first.goal_set.slug, first.goal_set.name, first.goal_set.is_local) == (
        "kommunens-egne-maal",
        "Eksempel Kommunes egne mål",
        True,
    )
    assert (first.position, second.position) == (1, 2)


def test_a_name_in_s_takes_an_apostrophe(session: Session, targets: dict[str, Target]) -> None:
    numbers = OwnNumbers(kind=OwnKind.AT_MOST, amount=40, baseline_year=2011, target_year=2030)
    made = set_own(session, targets["hjemloese"], numbers=numbers, municipality=Municipality(name="Randers", code=CODE))
    assert made.goal_set.name == "Randers’ egne mål"


def test_own_targets_of_one_title_have_addresses_of_their_own(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45})
    a_local_series(session, targets["narkodoedsfald"], {2011: 12})
    slugs = [
        set_own(session, targets[slug], title=title).slug
        for slug, title in (
            ("hjemloese", "Færre"),
            ("narkodoedsfald", "Færre"),
            ("hjemloese", "Hjemløse"),
            ("hjemloese", "Områder"),
            ("hjemloese", "???"),
            ("hjemloese", "Meget " * 40),
            ("narkodoedsfald", "Meget " * 40),
        )
    ]
    assert slugs[:5] == ["faerre", "faerre-2", "hjemloese-2", "omraader-2", "eget-maal"]
    assert len(set(slugs)) == 7
    assert all(0 < len(slug) <= LONGEST_SLUG and slug not in RESERVED_SLUGS for slug in slugs)


def test_the_same_own_target_twice_is_refused(session: Session, targets: dict[str, Target]) -> None:
    an = an_own_target
    a_local_series(session, targets["hjemloese"], {2011: 45})
    an(session, targets["hjemloese"], title="Færre")
    with pytest.raises(OwnTargetKnown):
        an(session, targets["hjemloese"], title="Færre")


@pytest.mark.parametrize("value", [None, "uncounted"])
def test_a_change_from_a_year_without_a_figure_is_refused(
    session: Session, targets: dict[str, Target], value: str | None
) -> None:
    if value:
        a_local_series(session, targets["hjemloese"], {2011: None})
    with pytest.raises(BaselineMissing):
        set_own(session, targets["hjemloese"])


def test_another_municipalitys_figure_is_no_baseline(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45}, area_code="998")
    with pytest.raises(BaselineMissing):
        set_own(session, targets["hjemloese"])


def test_an_own_target_follows_a_national_one_that_is_measured(session: Session, targets: dict[str, Target]) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45})
    made = set_own(session, targets["hjemloese"])
    with pytest.raises(FollowsAnOwnTarget):
        set_own(session, made, title="Igen")
    with pytest.raises(NothingMeasured):
        set_own(session, targets["alkoholbehandling"])


def test_the_national_page_tells_of_the_own_target_without_its_numbers(
    session: Session, targets: dict[str, Target]
) -> None:
    """A number counted from a small baseline would give it away, though the baseline is kept from the public."""
    a_local_series(session, targets["hjemloese"], {2011: 4})
    set_own(session, targets["hjemloese"])
    (own,) = content(session, "hjemloese").own_targets
    assert own.text == f"et fald på 25{NBSP}pct. fra 2011 til 2030"
    assert (own.reason, own.decision) == ("Vi vil det samme som landet.", "Byrådet 28. januar 2026, punkt 12")


def test_a_part_stands_as_a_series_of_its_own_with_its_caveat(session: Session, targets: dict[str, Target]) -> None:
    part = a_definition(session, targets["hjemloese"])
    figures_of(session, part, {2024: 9, 2025: 4})
    (line,) = [line for line in content(session, "hjemloese").variants if line.key == part.key]
    assert (line.name, line.comparability, line.is_local) == (
        "Heraf unge under 25 år",
        "En del af alle de talte.",
        True,
    )
    assert [(point.period, point.value) for point in line.points] == [("2024", 9), ("2025", 4)]
    assert part.key == "hjemloese-heraf-unge-under-25-aar"
    assert last_act(session)[0] in {"goals.add_definition", "goals.record_observation"}


def withdraw(session: Session, target: Target, *, since: str = "2026-03-01") -> None:
    actions.withdraw_own_target(
        session,
        target=target,
        since=since,
        decision="Byrådet 1. marts 2026, punkt 3",
        reason="Målet var tastet forkert.",
        actor=CLERK,
        at=AT,
    )


@pytest.fixture
def own(session: Session, targets: dict[str, Target]) -> Target:
    a_local_series(session, targets["hjemloese"], {2011: 45})
    return set_own(session, targets["hjemloese"])


def test_a_withdrawn_target_is_there_with_its_reason_and_no_longer_compared_with(session: Session, own: Target) -> None:
    before = own.is_offered
    withdraw(session, own)
    assert (before, own.is_offered) == (True, False)
    goal = content(session, own.slug)
    assert (goal.state, goal.states[-1].note) == (TargetState.WITHDRAWN, "Målet var tastet forkert.")
    assert content(session, "hjemloese").own_targets == ()
    assert last_act(session) == ("goals.change_state", f"target {own.id}", "Administrator")


def test_a_day_before_it_was_withdrawn_it_holds(session: Session, own: Target) -> None:
    withdraw(session, own, since="2026-03-02")
    session.expire_all()
    (found,) = queries.goal_contents(
        session,
        on=date(2026, 3, 1),
        municipality_code=CODE,
        municipality_name="Eksempel Kommune",
        slugs={"hjemloese"},
    )
    assert [line.slug for line in found.own_targets] == [own.slug]


def test_a_withdrawn_target_is_set_again_as_it_was_decided(
    session: Session, targets: dict[str, Target], own: Target
) -> None:
    withdraw(session, own)
    again = set_own(session, targets["hjemloese"])
    assert (again.title, again.slug) == (own.title, f"{own.slug}-2")
    assert [line.slug for line in content(session, "hjemloese").own_targets] == [again.slug]


def test_what_others_have_set_is_not_withdrawn_and_nothing_is_twice(
    session: Session, targets: dict[str, Target], own: Target
) -> None:
    with pytest.raises(NotWithdrawable):
        withdraw(session, targets["hjemloese"])
    withdraw(session, own)
    with pytest.raises(NotWithdrawable):
        withdraw(session, own)


@pytest.mark.parametrize(
    ("since", "why"), [("2026-01-27", StateTooEarly), ("2026", StateTooEarly), ("2026-03-03", SinceImpossible)]
)
def test_a_target_ends_after_it_began_and_not_in_the_future(
    session: Session, own: Target, since: str, why: type[Exception]
) -> None:
    with pytest.raises(why):
        withdraw(session, own, since=since)


@pytest.mark.parametrize("kind", [OwnKind.AT_MOST, OwnKind.RISE])
def test_a_number_beyond_all_measure_is_refused(session: Session, targets: dict[str, Target], kind: OwnKind) -> None:
    a_local_series(session, targets["hjemloese"], {2011: 45})
    numbers = OwnNumbers(kind=kind, amount=1e13, baseline_year=2011, target_year=2030)
    with pytest.raises(AmountImpossible):
        set_own(session, targets["hjemloese"], numbers=numbers)
