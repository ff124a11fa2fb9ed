"""Settings, links and the first administrator."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts import queries as accounts
from portal.accounts.models import User
from portal.administration import actions
from portal.administration.rules import LogoNotPicture, PersonDisabled
from portal.audit.models import AuditEntry
from portal.core import settings
from portal.core.actors import SYSTEM, Role
from portal.core.settings import Municipality
from portal.goals.models import Target
from portal.outbox.models import OutboxMessage
from tests.administration.pictures import PNG
from tests.factories.accounts import a_caseworker, an_administrator

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WHO: dict[str, Any] = {"actor": SYSTEM, "at": AT}


def acts(session: Session) -> list[str]:
    session.flush()
    return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)))


class TestMunicipality:
    def test_new_settings_leave_the_logo_where_it_is(self, session: Session, tmp_path: Path) -> None:
        actions.set_logo(session, **WHO, data=PNG, root=tmp_path)
        logo = settings.municipality(session).logo
        actions.set_municipality(session, **WHO, value=Municipality(name="Eksempel Kommune"))
        assert settings.municipality(session) == Municipality(name="Eksempel Kommune", logo=logo)
        assert (tmp_path / logo[:2] / logo).read_bytes() == PNG
        assert acts(session) == ["administration.set_logo", "administration.set_municipality"]

    def test_a_logo_that_is_no_picture_changes_nothing(self, session: Session, tmp_path: Path) -> None:
        with pytest.raises(LogoNotPicture):
            actions.set_logo(session, **WHO, data=b"<svg></svg>", root=tmp_path / "files")
        assert settings.municipality(session).logo == ""
        assert not (tmp_path / "files").exists()

    def test_a_removed_logo_is_no_longer_named(self, session: Session, tmp_path: Path) -> None:
        actions.set_logo(session, **WHO, data=PNG, root=tmp_path)
        actions.remove_logo(session, **WHO)
        assert settings.municipality(session).logo == ""


class TestSendLink:
    def send(self, session: Session, user: User, *, is_mailed: bool = False) -> str:
        return actions.send_link(
            session, **WHO, user=user, address=lambda token: f"https://x.dk/adgang/{token}", is_mailed=is_mailed
        )

    def token(self, link: str) -> str:
        return link.removeprefix("https://x.dk/adgang/")

    def test_a_first_link_is_an_invitation_of_seven_days(self, session: Session) -> None:
        link = self.send(session, a_caseworker(session))
        found = accounts.usable_link(session, self.token(link), AT)
        assert found is not None
        assert (found.purpose, (found.expires_at - AT).days) == ("invitation", 7)

    def test_who_has_a_password_gets_a_link_of_one_hour(self, session: Session) -> None:
        user = a_caseworker(session)
        user.password_hash = "x"
        session.flush()
        found = accounts.usable_link(session, self.token(self.send(session, user)), AT)
        assert found is not None
        assert (found.purpose, (found.expires_at - AT).total_seconds()) == ("reset", 3600)
        assert "administration.send_reset" in acts(session)

    def test_a_mailed_link_lies_in_the_outbox_and_in_no_audit_line(self, session: Session) -> None:
        user = a_caseworker(session)
        link = self.send(session, user, is_mailed=True)
        mail = session.scalars(select(OutboxMessage)).one()
        assert mail.recipient == user.email
        assert link in mail.text
        session.flush()
        assert not [row for row in session.scalars(select(AuditEntry)) if self.token(link) in f"{row.details}{row.act}"]

    def test_nothing_is_mailed_where_the_link_is_shown(self, session: Session) -> None:
        self.send(session, a_caseworker(session))
        assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0

    def test_a_disabled_person_gets_no_link(self, session: Session) -> None:
        user = a_caseworker(session)
        user.disabled_at = AT
        session.flush()
        with pytest.raises(PersonDisabled):
            self.send(session, user)


class TestPrepare:
    def test_goals_and_settings_are_there_and_a_second_time_changes_nothing(self, session: Session) -> None:
        actions.prepare(session, at=AT)
        settings.put(session, "municipality.name", "Eksempel Kommune")
        count = session.scalar(select(func.count()).select_from(Target))
        lines = len(acts(session))
        actions.prepare(session, at=AT)
        assert count
        assert session.scalar(select(func.count()).select_from(Target)) == count
        assert settings.municipality(session).name == "Eksempel Kommune"
        assert len(acts(session)) == lines

    def test_the_first_administrator_is_made_once(self, session: Session) -> None:
        user, is_new = actions.first_administrator(session, at=AT, email="Chef@Eksempel.dk")
        assert is_new
        assert (user.email, user.roles, user.password_hash) == ("chef@eksempel.dk", {Role.ADMINISTRATOR}, None)
        assert actions.first_administrator(session, at=AT, email="chef@eksempel.dk") == (user, False)

    def test_who_is_there_already_is_left_as_they_are(self, session: Session) -> None:
        user = a_caseworker(session)
        an_administrator(session)
        assert actions.first_administrator(session, at=AT, email=user.email) == (user, False)
        assert user.roles == {Role.CASEWORKER}
