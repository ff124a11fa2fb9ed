"""Law: floors, rooms and privacy, as the contracts in pyproject.toml have them, kept by every import anywhere."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from importlinter.api import read_configuration

from tests.laws import ROOT

CONTRACTS: list[dict[str, Any]] = read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
WITHOUT_ROOMS = {"core", "web", "devtools"}

# One import for each contract that breaks it, and what import-linter must say of it.
BAD_IMPORTS = {
    "portal/meetings/rules.py": "from portal.cases import rules",
    "portal/cases/rules.py": "def late() -> None:\n    from portal.cases import models",
    "portal/goals/catalogue.py": "from portal.goals import models",
    "portal/imports/agenda_text.py": "from portal.imports import actions",
    "portal/publication/queries.py": "from portal.publication import actions\nfrom portal.cases import models",
    "portal/word/writing.py": "from portal.word import documents",
    "portal/committees/queries.py": "import flask",
    "portal/agendas/content.py": "import sqlalchemy",
    "portal/decisions/pages.py": "from portal.agendas import forms",
    "portal/core/danish.py": "from portal.core import clock",
    "portal/core/clock.py": "from portal.core import danish",
    "portal/cases/utils.py": "",
    "portal/extras/__init__.py": "",
}
SAID = [
    "portal.meetings.rules -> portal.cases.rules",
    "portal.cases.rules -> portal.cases.models",
    "portal.goals.catalogue -> portal.goals.models",
    "portal.imports.agenda_text -> portal.imports.actions",
    "portal.publication.queries -> portal.publication.actions",
    "portal.publication.queries -> portal.cases.models",
    "portal.word.writing -> portal.word.documents",
    "portal.committees.queries -> flask",
    "portal.agendas.content -> sqlalchemy",
    "portal.decisions.pages -> portal.agendas.forms",
    "- portal.cases.utils",
    "- portal.extras",
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    script = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    command = [sys.executable, "-c", script, "--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def verdicts(output: str) -> dict[str, str]:
    return dict(re.findall(r"^(.+?) (KEPT|BROKEN)(?: \(.*\))?$", output, re.MULTILINE))


def modules_of(contract: dict[str, Any]) -> list[str]:
    """Every module that a contract names outright, and which must therefore be there."""
    layers = [name.strip() for line in contract.get("layers", []) for name in line.split("|")]
    inside = [f"{house}.{name}" for house in contract.get("containers", []) for name in layers if "(" not in name]
    named = [name for key in ("source_modules", "forbidden_modules") for name in contract.get(key, [])]
    return inside + [name for name in named if name.startswith("portal.") and "*" not in name]


def build_house(folder: Path, files: dict[str, str]) -> None:
    """A house of empty rooms that keeps every contract, but for what stands in `files`."""
    names = {name for contract in CONTRACTS for name in modules_of(contract)}
    floors = {name for name in names if name.count(".") == 1} - {"portal.app"}
    parents = floors | {".".join(name.split(".")[:depth]) for name in names for depth in range(1, name.count(".") + 1)}
    for package in parents:
        path = folder / package.replace(".", "/") / "__init__.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    rooms = {f"portal.{feature}.{room}" for feature in ("cases", "agendas") for room in ("models", "forms")}
    for name in (names | rooms) - parents:
        (folder / name.replace(".", "/")).with_suffix(".py").write_text("")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n")


def test_every_import_keeps_the_contracts() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_house_of_empty_rooms_keeps_the_contracts(tmp_path: Path) -> None:
    build_house(tmp_path, {})
    answer = lint_imports(tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_each_contract_bites(tmp_path: Path) -> None:
    build_house(tmp_path, BAD_IMPORTS)
    output = lint_imports(tmp_path).stdout
    kept = [name for name, verdict in verdicts(output).items() if verdict == "KEPT"]
    assert kept == [], output
    assert [line for line in SAID if line not in output] == []


def test_every_feature_has_its_rooms_under_a_contract() -> None:
    packages = {path.parent.name for path in (ROOT / "portal").glob("*/__init__.py")} - WITHOUT_ROOMS
    under = [house for contract in CONTRACTS for house in contract.get("containers", []) if house != "portal"]
    assert sorted(under) == sorted(f"portal.{name}" for name in packages), "name each feature in one contract of rooms"


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["name"])
def test_a_broken_contract_says_what_to_do(contract: dict[str, Any]) -> None:
    assert contract.get("broken_contract_guidance", "").strip(), "give the contract its broken_contract_guidance"


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["name"])
def test_a_contract_of_floors_or_rooms_is_exhaustive(contract: dict[str, Any]) -> None:
    assert contract["type"] != "layers" or contract["exhaustive"] in {"True", True}
