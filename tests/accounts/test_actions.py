"""People, passwords, links and sessions."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.accounts import actions, queries
from portal.accounts.models import User
from portal.accounts.rules import EmailTaken, LastAdministrator, LinkNotUsable, WrongEmailOrPassword
from portal.core.actors import SYSTEM, Role
from portal.core.database import transaction
from portal.core.errors import RuleBroken
from portal.web.database import db
from tests.factories.accounts import a_caseworker, an_administrator

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PASSWORD = "en god og lang sætning"


def somebody_with_a_password(session: Session) -> User:
    user = a_caseworker(session)
    actions.set_password(user, password=PASSWORD)
    return user


def refusals(app: Flask, *acts: Callable[[Session], object]) -> list[str]:
    """Which rules break where all act at once, each in a transaction of its own.

    Nobody commits before everybody has acted, or waits for another to end.
    """
    all_have_acted = Barrier(len(acts))

    def run(act: Callable[[Session], object]) -> str | None:
        try:
            with app.app_context(), transaction(db.session()) as own:
                act(own)
                with suppress(BrokenBarrierError):
                    all_have_acted.wait(timeout=0.5)
        except RuleBroken as broken:
            return type(broken).__name__
        return None

    with ThreadPoolExecutor(len(acts)) as threads:
        return [name for name in threads.map(run, acts) if name]


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


def test_of_two_who_use_a_link_at_once_one_is_refused(app: Flask, session: Session) -> None:
    token = actions.invite(session, actor=SYSTEM, at=NOW, user=a_caseworker(session))
    session.commit()

    def use(own: Session) -> None:
        seen = queries.usable_link(own, token, NOW)  # the page looks first, and what it saw may be old by now
        assert actions.use_link(own, token=token, password=PASSWORD, now=NOW)
        assert seen is not None

    assert refusals(app, use, use) == ["LinkNotUsable"]


def test_a_reset_link_lasts_an_hour_and_an_older_one_dies(session: Session) -> None:
    user = somebody_with_a_password(session)
    _, first = actions.offer_reset(session, email=user.email, at=NOW) or (None, "")
    _, second = actions.offer_reset(session, email=user.email, at=NOW) or (None, "")
    assert queries.usable_link(session, first, NOW) is None
    assert queries.usable_link(session, second, NOW + timedelta(minutes=59)) is not None
    assert queries.usable_link(session, second, NOW + timedelta(hours=1)) is None


def test_a_newer_invitation_kills_the_older_one(session: Session) -> None:
    user = a_caseworker(session)
    first = actions.invite(session, actor=SYSTEM, at=NOW, user=user)
    second = actions.invite(session, actor=SYSTEM, at=NOW, user=user)
    assert queries.usable_link(session, first, NOW) is None
    assert queries.usable_link(session, second, NOW) is not None


def test_whoever_has_no_password_yet_gets_no_reset_and_keeps_the_invitation(session: Session) -> None:
    user = a_caseworker(session)
    invitation = actions.invite(session, actor=SYSTEM, at=NOW, user=user)
    assert actions.offer_reset(session, email=user.email, at=NOW) is None
    assert queries.usable_link(session, invitation, NOW) is not None


def test_a_reset_leaves_an_open_invitation_alone(session: Session) -> None:
    user = somebody_with_a_password(session)
    invitation = actions.invite(session, actor=SYSTEM, at=NOW, user=user)
    assert actions.offer_reset(session, email=user.email, at=NOW) is not None
    assert queries.usable_link(session, invitation, NOW) is not None


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


def test_two_administrators_cannot_disable_each_other_at_once(app: Flask, session: Session) -> None:
    first, second = an_administrator(session).id, an_administrator(session).id
    session.commit()

    def disable(user_id: int) -> Callable[[Session], None]:
        return lambda own: actions.disable_user(own, actor=SYSTEM, at=NOW, user=own.get_one(User, user_id))

    assert refusals(app, disable(first), disable(second)) == ["LastAdministrator"]


def test_two_administrators_cannot_lose_the_role_at_once(app: Flask, session: Session) -> None:
    first, second = an_administrator(session).id, an_administrator(session).id
    session.commit()

    def demote(user_id: int) -> Callable[[Session], None]:
        return lambda own: actions.change_user(
            own, actor=SYSTEM, at=NOW, user=own.get_one(User, user_id), name="N", job_title="", roles=[]
        )

    assert refusals(app, demote(first), demote(second)) == ["LastAdministrator"]


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
