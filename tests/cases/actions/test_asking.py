"""A colleague who is asked to write an area is told by mail."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import User
from portal.cases import actions, queries
from portal.cases.content import GoalStatusDraft
from portal.cases.models import Case
from portal.core import clock
from portal.goals.models import Target
from portal.outbox.models import OutboxMessage
from tests.cases.actions import NOW
from tests.factories.accounts import a_caseworker
from tests.factories.cases import a_case, as_actor
from tests.factories.goals import the_catalogue

DUE = date(2026, 11, 20)


@pytest.fixture
def targets(session: Session) -> dict[str, Target]:
    return the_catalogue(session)


@pytest.fixture
def writer(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def colleague(session: Session) -> User:
    return a_caseworker(session, name="Kollega")


@pytest.fixture
def case(session: Session, writer: User) -> Case:
    return a_case(session, writer, title="Årets status")


def ask(session: Session, case: Case, writer: User, *asked: tuple[Target, User | None]) -> None:
    """The writer saves who is asked for which area."""
    statuses = tuple(
        GoalStatusDraft(area_id=target.area_id, assignee_id=user.id if user else None, due_on=DUE if user else None)
        for target, user in asked
    )
    draft = replace(queries.draft_of(case), goal_statuses=statuses)
    actions.save(session, case=case, draft=draft, version=case.version, actor=as_actor(writer), at=NOW)


def mails(session: Session) -> list[OutboxMessage]:
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def test_one_mail_names_all_the_areas_and_no_word_of_the_case(
    session: Session, case: Case, writer: User, colleague: User, targets: dict[str, Target]
) -> None:
    ask(session, case, writer, (targets["hjemloese"], colleague), (targets["stofmisbrug"], colleague))
    (mail,) = mails(session)
    assert mail.recipient == colleague.email
    assert "- Hjemløse, senest 20. november 2026\n- Misbrug" in mail.text
    assert case.title not in mail.text + mail.mail_subject


def test_a_later_save_tells_nobody_again(
    session: Session, case: Case, writer: User, colleague: User, targets: dict[str, Target]
) -> None:
    ask(session, case, writer, (targets["hjemloese"], colleague))
    ask(session, case, writer, (targets["hjemloese"], colleague), (targets["stofmisbrug"], None))
    assert len(mails(session)) == 1


def test_another_who_takes_over_is_told(
    session: Session, case: Case, writer: User, colleague: User, targets: dict[str, Target]
) -> None:
    other = a_caseworker(session, name="En anden")
    ask(session, case, writer, (targets["hjemloese"], colleague))
    ask(session, case, writer, (targets["hjemloese"], other))
    assert [mail.recipient for mail in mails(session)] == [colleague.email, other.email]


def test_oneself_and_those_who_have_left_are_not_told(
    session: Session, case: Case, writer: User, colleague: User, targets: dict[str, Target]
) -> None:
    colleague.disabled_at = clock.now()
    ask(session, case, writer, (targets["hjemloese"], writer), (targets["stofmisbrug"], colleague))
    assert mails(session) == []
