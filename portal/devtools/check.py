"""flask check: format, lint, types, import contracts, tests, in that order, to the first that fails."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from portal.devtools import browsers
from portal.web import assets

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("ruff", "mypy", "importlinter", "pytest", "xdist", "hypothesis", "playwright")
WORKERS_AT_MOST = 4
_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

Say = Callable[[str], None]


class Depth(Enum):
    """How much is tried: `FAST` leaves out the browser, `ALL` adds what is long and PostgreSQL."""

    FAST = ("-m", "not browser", "--hypothesis-profile=fast")
    USUAL = ()
    ALL = ("--postgresql", "--long", "--hypothesis-profile=thorough")


class ToolsMissing(RuntimeError):
    """The developer's tools are not installed; the sentence says how."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One tool. A loud one speaks for itself while it runs; a quiet one is heard only when it fails."""

    name: str
    command: Sequence[str]
    is_loud: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


def check(depth: Depth, say: Say) -> int:
    """Run every step; the exit code is that of the first that fails, or 0.

    Raises ToolsMissing, AssetsNotBuilt and BrowserMissing, each with a sentence on what to do.
    """
    missing = [name for name in TOOLS if find_spec(name) is None]
    if missing:
        raise ToolsMissing(
            f"{', '.join(missing)} mangler. Kør: {sys.executable} -m pip install -r requirements-check.txt"
        )
    return run(_tools(), say) or run([_tests(depth, say)], say)


def run(steps: Sequence[Step], say: Say) -> int:
    """The steps in order, a line for each, to the first that fails."""
    for step in steps:
        if step.is_loud:
            say(f"{step.name} …")
        begun = time.monotonic()
        answer = subprocess.run(
            step.command, cwd=ROOT, env={**os.environ, **step.environment}, text=True, check=False,
            stdout=None if step.is_loud else subprocess.PIPE, stderr=None if step.is_loud else subprocess.STDOUT,
        )  # fmt: skip
        if not step.is_loud:
            verdict = "fejl" if answer.returncode else "ok"
            say(f"{step.name:<18} {verdict:<4} {time.monotonic() - begun:5.1f} s".replace(".", ","))
        if answer.returncode:
            if answer.stdout:
                say(answer.stdout.rstrip())
            return max(answer.returncode, 1)  # a negative one is the signal that ended it
    return 0


def _tools() -> list[Step]:
    python = sys.executable
    return [
        Step(name="Formatering", command=[python, "-m", "ruff", "format", "--check", "."]),
        Step(name="Kodestil", command=[python, "-m", "ruff", "check", "."]),
        Step(name="Typer", command=[python, "-m", "mypy"]),
        Step(name="Importkontrakter", command=[python, "-c", _LINT_IMPORTS, "--no-logo"]),
    ]


def _tests(depth: Depth, say: Say) -> Step:
    """pytest on as many workers as there are processors. Its own closing line is the last that is printed."""
    assets.ensure_built(say)
    environment = {} if depth is Depth.FAST else {browsers.VARIABLE: browsers.find(say)}
    workers = str(min(os.cpu_count() or 1, WORKERS_AT_MOST))
    command = [sys.executable, "-m", "pytest", "--tb=short", "-n", workers, *depth.value]
    return Step(name="Test", command=command, is_loud=True, environment=environment)
