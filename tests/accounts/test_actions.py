"""People, passwords, links and sessions."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from portal.accounts import actions, queries
from portal.accounts.rules import EmailTaken, LastAdministrator, LinkNotUsable, WrongEmailOrPassword
from portal.core.actors import SYSTEM, Role
from tests.factories.accounts import a_caseworker, an_administrator

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PASSWORD = "en god og lang sætning"


def test_an_invited_person_sets_a_password_and_logs_in(session: Session) -> None:
    user = a_caseworker(session)
    token = actions.invite(session, actor=SYSTEM, at=NOW, user=user)
    actions.use_link(session, token=token, password=PASSWORD, now=NOW + timedelta(days=6))
    assert actions.check_login(session, email=user.email.upper(), password=PASSWORD) is user


def test_a_link_is_used_once(session: Session) -> None:
    token = actions.invite(session, actor=SYSTEM, at=NOW, user=a_caseworker(session))
    actions.use_link(session, token=token, password=PASSWORD, now=NOW)
    with pytest.raises(LinkNotUsable):
        actions.use_link(session, token=token, password=PASSWORD, now=NOW)


def test_a_reset_link_lasts_an_hour_and_an_older_one_dies(session: Session) -> None:
    user = a_caseworker(session)
    _, first = actions.offer_reset(session, email=user.email, at=NOW) or (None, "")
    _, second = actions.offer_reset(session, email=user.email, at=NOW) or (None, "")
    assert queries.usable_link(session, first, NOW) is None
    assert queries.usable_link(session, second, NOW + timedelta(minutes=59)) is not None
    assert queries.usable_link(session, second, NOW + timedelta(hours=1)) is None


def test_nobody_gets_a_link_for_an_unknown_address(session: Session) -> None:
    assert actions.offer_reset(session, email="ingen@eksempel.dk", at=NOW) is None


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(session: Session) -> None:
    user = a_caseworker(session)
    actions.set_password(user, password=PASSWORD)
    for email in (user.email, "ingen@eksempel.dk"):
        with pytest.raises(WrongEmailOrPassword):
            actions.check_login(session, email=email, password="noget helt andet")


def test_a_password_with_a_composed_or_decomposed_letter_is_the_same(session: Session) -> None:
    user = a_caseworker(session)
    actions.set_password(user, password="bla\u030abærgrød til alle")
    assert actions.check_login(session, email=user.email, password="bl\u00e5bærgrød til alle") is user


def test_disabling_a_person_ends_all_their_sessions(session: Session) -> None:
    user = a_caseworker(session)
    token = actions.start_session(session, user=user, browser="", now=NOW)
    actions.disable_user(session, actor=SYSTEM, at=NOW, user=user)
    session.expire_all()
    assert queries.live_session(session, token, NOW) is None


def test_the_last_administrator_cannot_be_disabled_or_lose_the_role(session: Session) -> None:
    administrator = an_administrator(session)
    with pytest.raises(LastAdministrator):
        actions.disable_user(session, actor=SYSTEM, at=NOW, user=administrator)
    with pytest.raises(LastAdministrator):
        actions.change_user(session, actor=SYSTEM, at=NOW, user=administrator, name="N", job_title="", roles=[])


def test_two_people_cannot_have_one_address(session: Session) -> None:
    user = a_caseworker(session)
    with pytest.raises(EmailTaken):
        actions.create_user(
            session, actor=SYSTEM, at=NOW, email=user.email.upper(), name="N", job_title="", roles=[Role.CASEWORKER]
        )


def test_roles_are_replaced_as_asked(session: Session) -> None:
    user = a_caseworker(session)
    wanted = [Role.APPROVER, Role.SECRETARY]
    actions.change_user(session, actor=SYSTEM, at=NOW, user=user, name="Ny", job_title="Leder", roles=wanted)
    session.expire_all()
    assert user.roles == frozenset(wanted)
    assert user.name == "Ny"
