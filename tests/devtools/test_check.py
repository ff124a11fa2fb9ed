"""flask check: the steps in order, to the first that fails, and pytest's closing line last."""

import re
import sys
from pathlib import Path

import click
import pytest
from flask import Flask

from portal.devtools import browsers, check
from portal.devtools.check import Depth, Step, ToolsMissing
from tests import conftest

GOOD = [sys.executable, "-c", "print('quiet')"]
BAD = [sys.executable, "-c", "import sys; print('what is wrong'); sys.exit(3)"]


@pytest.fixture
def said() -> list[str]:
    return []


def pytest_arguments(depth: Depth, said: list[str], monkeypatch: pytest.MonkeyPatch) -> Step:
    monkeypatch.setenv(browsers.VARIABLE, sys.executable)
    return check._tests(depth, said.append)


def test_each_step_is_told_with_its_seconds_and_what_went_well_is_not(said: list[str]) -> None:
    assert check.run([Step(name="Et", command=GOOD), Step(name="To", command=GOOD)], said.append) == 0
    assert [line.split()[:2] for line in said] == [["Et", "ok"], ["To", "ok"]]
    assert all(re.search(r" \d+,\d s$", line) for line in said)


def test_the_first_that_fails_ends_it_with_its_output_and_its_code(said: list[str]) -> None:
    steps = [Step(name="Et", command=GOOD), Step(name="To", command=BAD), Step(name="Tre", command=GOOD)]
    assert check.run(steps, said.append) == 3
    assert [line.split()[0] for line in said] == ["Et", "To", "what"]


def test_a_step_that_a_signal_ends_has_failed(said: list[str]) -> None:
    killed = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
    assert check.run([Step(name="Et", command=killed)], said.append) == 1


def test_what_a_loud_step_prints_is_the_last_that_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    check.run([Step(name="Test", command=GOOD, is_loud=True)], click.echo)
    assert capfd.readouterr().out.splitlines() == ["Test …", "quiet"]


def test_the_tools_come_in_the_order_in_which_they_are_cheap() -> None:
    assert [step.name for step in check._tools()] == ["Formatering", "Kodestil", "Typer", "Importkontrakter"]


def test_the_fast_check_leaves_out_the_browser(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    step = pytest_arguments(Depth.FAST, said, monkeypatch)
    assert step.command[-3:] == ["-m", "not browser", "--hypothesis-profile=fast"]
    assert step.environment == {}


def test_the_usual_check_names_its_browser(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    step = pytest_arguments(Depth.USUAL, said, monkeypatch)
    assert step.environment == {"PORTAL_CHROMIUM": sys.executable}


def test_the_whole_check_adds_postgresql_and_what_is_long(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    step = pytest_arguments(Depth.ALL, said, monkeypatch)
    assert {"--postgresql", "--long"} <= set(step.command)


def test_without_the_tools_it_says_how_to_install_them(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "TOOLS", ("pytest", "not_there"))
    with pytest.raises(ToolsMissing, match=r"^not_there mangler\. .* -r requirements-check\.txt$"):
        check.check(Depth.FAST, said.append)


def test_fast_and_all_exclude_each_other(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["check", "--fast", "--all"])
    assert result.exit_code == 2
    assert "Vælg enten" in result.output


class Options:
    """What a run was asked for."""

    def __init__(self, *chosen: str) -> None:
        self._chosen = chosen

    def getoption(self, name: str) -> bool:
        return name in self._chosen


@pytest.mark.parametrize(
    ("chosen", "programs", "said"),
    [
        ([], ["soffice"], ["PostgreSQL: ikke afprøvet (det", "LibreOffice og lange test: ikke"]),
        (["postgresql", "long"], [], ["PostgreSQL: ikke afprøvet (ingen initdb)", "LibreOffice: ikke"]),
        (["long"], ["soffice"], ["PostgreSQL: ikke afprøvet (det"]),
    ],
)
def test_a_run_says_plainly_what_it_has_not_tried(
    chosen: list[str], programs: list[str], said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in programs:
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(conftest.SERVER, raising=False)
    monkeypatch.setenv("PORTAL_REAL_DOCUMENTS", str(tmp_path))
    lines = list(conftest._not_tried(Options(*chosen)))
    assert [line.startswith(start) for line, start in zip(lines, said, strict=True)] == [True] * len(said)
