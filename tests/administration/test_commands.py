"""flask init and flask serve, as the operator runs them."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from portal.accounts import actions as accounts
from portal.accounts import queries as people
from portal.accounts.models import User
from portal.administration import commands
from portal.app import create_app
from portal.core import clock, settings
from portal.core.actors import SYSTEM, Role
from portal.core.database import transaction
from portal.goals.models import Target
from portal.web.database import db

EMAIL = "chef@eksempel.dk"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Flask]:
    """A portal whose database has no tables yet."""
    app = create_app({"INSTANCE": str(tmp_path / "new"), "TESTING": True, "BASE_URL": "https://udvalg.eksempel.dk"})
    yield app
    with app.app_context():
        db.engine.dispose()


def init(app: Flask, email: str = EMAIL) -> Result:
    return app.test_cli_runner().invoke(args=["init", "--admin", email])


def token_in(output: str) -> str:
    found = re.search(r"https://udvalg\.eksempel\.dk/adgang/(\S+)", output)
    assert found, output
    return found.group(1)


class TestInit:
    def test_a_new_database_gets_tables_goals_and_an_administrator_with_a_link(self, bare: Flask) -> None:
        result = init(bare)
        assert result.exit_code == 0, result.output
        with bare.app_context():
            link = people.usable_link(db.session(), token_in(result.output), clock.now())
            assert link is not None
            assert (link.user.email, link.user.roles) == (EMAIL, {Role.ADMINISTRATOR})
            assert db.session().scalar(select(func.count()).select_from(Target))

    def test_the_link_lets_the_administrator_in(self, bare: Flask) -> None:
        token = token_in(init(bare).output)
        bare.config["WTF_CSRF_ENABLED"] = False
        answer = bare.test_client().post(
            f"/adgang/{token}",
            data={"password": "en god og lang sætning", "again": "en god og lang sætning"},
            base_url="https://udvalg.eksempel.dk",
        )
        assert answer.status_code == 303

    def test_a_second_run_without_a_password_gives_a_new_link_to_the_same_person(self, bare: Flask) -> None:
        first, second = init(bare), init(bare, EMAIL.upper())
        assert second.exit_code == 0
        assert "har ingen adgangskode endnu" in second.output
        with bare.app_context():
            assert db.session().scalar(select(func.count()).select_from(User)) == 1
            assert people.usable_link(db.session(), token_in(first.output), clock.now()) is None
            assert people.usable_link(db.session(), token_in(second.output), clock.now()) is not None

    def test_a_second_run_changes_nothing_for_who_has_a_password(self, bare: Flask) -> None:
        init(bare)
        with bare.app_context(), transaction(db.session()) as session:
            user = people.by_email(session, EMAIL)
            assert user is not None
            accounts.set_password(user, password="en god og lang sætning")
        second = init(bare)
        assert "Intet er ændret" in second.output
        assert "/adgang/" not in second.output

    def test_a_person_without_the_role_is_not_made_administrator_unseen(self, bare: Flask) -> None:
        init(bare)
        with bare.app_context(), transaction(db.session()) as session:
            accounts.create_user(
                session, actor=SYSTEM, at=clock.now(), email="a@eksempel.dk", name="A", job_title="", roles=[]
            )
        result = init(bare, "a@eksempel.dk")
        assert "ikke administrator" in result.output
        assert "/adgang/" not in result.output

    def test_a_disabled_administrator_gets_no_link(self, bare: Flask) -> None:
        init(bare)
        with bare.app_context(), transaction(db.session()) as session:
            user = people.by_email(session, EMAIL)
            assert user is not None
            user.disabled_at = clock.now()
        result = init(bare)
        assert result.exit_code == 0
        assert "deaktiveret" in result.output

    @pytest.mark.parametrize("email", ["", "chef", "chef@", "chef@eksempel", "chef@eksempel.dk, b@eksempel.dk"])
    def test_an_address_that_is_none_is_refused_before_anything_is_made(self, bare: Flask, email: str) -> None:
        result = init(bare, email)
        assert result.exit_code == 2
        assert "ikke en e-mailadresse" in result.output
        assert not (Path(bare.instance_path) / "portal.db").exists()

    def test_the_address_must_be_given(self, bare: Flask) -> None:
        assert bare.test_cli_runner().invoke(args=["init"]).exit_code == 2


@pytest.mark.long
def test_the_two_commands_make_and_serve_a_portal_that_stops_when_told(tmp_path: Path) -> None:
    """As the operator runs them: a process of their own, gunicorn and all."""
    address = f"http://localhost:{a_free_port()}"
    env = os.environ | {
        "PORTAL_BASE_URL": address,
        "PORTAL_DATABASE_URL": f"sqlite:///{tmp_path / 'portal.db'}",
        "PORTAL_SECRET_KEY": "k" * 64,
    }
    flask = [sys.executable, "-m", "flask", "--app", "wsgi"]
    made = subprocess.run(
        [*flask, "init", "--admin", EMAIL], cwd=commands.ROOT, env=env, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    serving = [*flask, "serve", "--workers", "1", "--port", address.rpartition(":")[2]]
    with subprocess.Popen(serving, cwd=commands.ROOT, env=env, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            assert any("Booting worker" in line for line in server.stderr)
            with urllib.request.urlopen(f"{address}/hjaelp", timeout=60) as answer:
                assert "Hjælp" in answer.read().decode()
        finally:
            server.terminate()
        assert server.wait(timeout=30) == 0


def a_free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have taken the place of this process."""
    seen: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _path, command: seen.append(command))
    monkeypatch.setattr(commands, "ensure_built", lambda _progress: None)
    return seen


def serve(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["serve", *words])


class TestServe:
    @pytest.fixture(autouse=True)
    def _long_key(self, app: Flask) -> None:
        app.config["SECRET_KEY"] = "k" * 64

    def test_a_database_without_tables_is_refused_with_what_to_run(self, bare: Flask, started: list[list[str]]) -> None:
        result = serve(bare)
        assert result.exit_code == 1
        assert "flask db upgrade" in result.output
        assert started == []

    @pytest.mark.sqlite
    def test_loopback_is_served_by_gunicorn_of_the_same_python(self, app: Flask, started: list[list[str]]) -> None:
        result = serve(app, "--port", "8123", "--workers", "2")
        assert result.exit_code == 0, result.output
        assert started[0][:3] == [sys.executable, "-m", "gunicorn"]
        assert "127.0.0.1:8123" in started[0]
        assert started[0][-4:] == ["--workers", "2", "--no-control-socket", "wsgi:app"]
        assert "http://127.0.0.1:8123" in result.output

    @pytest.mark.sqlite
    def test_an_address_of_version_six_stands_in_brackets(self, app: Flask, started: list[list[str]]) -> None:
        serve(app, "--host", "::1")
        assert "[::1]:8000" in started[0]

    def test_without_https_it_is_refused_beyond_loopback(self, app: Flask, started: list[list[str]]) -> None:
        result = serve(app, "--host", "0.0.0.0")
        assert result.exit_code == 1
        assert "PORTAL_BASE_URL" in result.output
        assert started == []

    def test_a_demo_is_refused_beyond_loopback(self, app: Flask, started: list[list[str]]) -> None:
        app.config["BASE_URL"] = "https://udvalg.eksempel.dk"
        with app.app_context(), transaction(db.session()) as session:
            settings.put(session, "demo", "")
        result = serve(app, "--host", "0.0.0.0")
        assert result.exit_code == 1
        assert "demo" in result.output
        assert started == []

    def test_a_guessable_key_is_refused(self, app: Flask, started: list[list[str]]) -> None:
        app.config["SECRET_KEY"] = "hemmelig"
        result = serve(app)
        assert result.exit_code == 1
        assert "PORTAL_SECRET_KEY" in result.output
        assert "hemmelig" not in result.output
        assert started == []
