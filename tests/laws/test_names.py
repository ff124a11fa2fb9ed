"""Law: templates, tests, the README's map and the glossary carry the names that the code has."""

import re
from collections.abc import Iterable
from pathlib import Path

from flask import Flask

from portal.core.database import Base
from tests.laws import ROOT, hold
from tests.laws.test_imports import CONTRACTS

# Folders of templates that are no feature's pages: shared parts, error pages, the words of each role's help page.
SHARED = {"components", "errors", "help/roles"}
NO_PACKAGE = {"laws", "factories", "browser"}
README_LINES = 150


def packages(portal: Path) -> set[str]:
    return {path.parent.name for path in portal.glob("*/__init__.py")}


def stray_templates(folder: Path, endpoints: Iterable[str]) -> list[str]:
    """A template bears the name of the page that renders it, or begins with it: accounts/link_not_usable.html."""
    names = {endpoint.replace(".", "/") for endpoint in endpoints}
    faults = []
    for path in sorted(folder.glob("*/**/*.html")):
        inside = path.relative_to(folder)
        is_shared = any(inside.is_relative_to(name) for name in SHARED)
        name = str(inside.with_suffix(""))
        if not is_shared and not any(name == known or name.startswith(f"{known}_") for known in names):
            faults.append(f"{inside} is no page's: give it the name of its endpoint")
    return faults


def misnamed_components(folder: Path) -> list[str]:
    return [
        f"components/{path.name} must hold the macro {path.stem}, which ui.{path.stem}(…) calls"
        for path in sorted((folder / "components").glob("*.html"))
        if f"{{% macro {path.stem}(" not in path.read_text(encoding="utf-8")
    ]


def unmirrored_tests(portal: Path, tests: Path) -> list[str]:
    """Every package has tests of its own name, and every folder of tests is some package's."""
    there = {path.parent.name for path in tests.glob("*/__init__.py")}
    tested = {path.relative_to(tests).parts[0] for path in tests.glob("*/**/test_*.py")}
    missing = [f"tests/{name}/ has no test: portal/{name}/ wants one" for name in sorted(packages(portal) - tested)]
    strange = sorted(there - packages(portal) - NO_PACKAGE)
    return missing + [f"tests/{name}/ mirrors no package: name it after one" for name in strange]


def map_faults(readme: str, there: set[str]) -> list[str]:
    """Lines such as: | `cases/` | the case and its review |."""
    told = re.findall(r"^\| `(\w+)/` \|", readme, re.MULTILINE)
    faults = [f"README's map lacks `{name}/`" for name in sorted(there - set(told))]
    faults += [f"README's map has `{name}/`, which is no package" for name in sorted(set(told) - there)]
    return faults + [f"README's map has `{name}/` twice" for name in sorted({n for n in told if told.count(n) > 1})]


def glossary_faults(glossary: str, models: set[str]) -> list[str]:
    table = glossary.partition("## Models")[2].partition("\n## ")[0]
    told = re.findall(r"^\|[^|]*\| `(\w+)` \|", table, re.MULTILINE)
    faults = [f"docs/glossary.md lacks {name}: add its Danish word" for name in sorted(models - set(told))]
    faults += [f"docs/glossary.md has {name}, which is no model" for name in sorted(set(told) - models)]
    return faults + [f"docs/glossary.md has {name} twice" for name in sorted({n for n in told if told.count(n) > 1})]


def model_names() -> set[str]:
    return {mapper.class_.__name__ for mapper in Base.registry.mappers}


def floors_told(decisions: str) -> list[str]:
    section = decisions.partition("## Floors")[2].partition("\n## ")[0]
    return [line.strip() for line in section.splitlines() if line.startswith("    ")]


def test_every_template_bears_the_name_of_its_page(app: Flask) -> None:
    hold(stray_templates(ROOT / "templates", app.view_functions))


def test_every_component_is_a_macro_of_its_own_name() -> None:
    hold(misnamed_components(ROOT / "templates"))


def test_tests_mirror_the_packages() -> None:
    hold(unmirrored_tests(ROOT / "portal", ROOT / "tests"))


def test_the_map_in_the_readme_equals_the_packages() -> None:
    hold(map_faults((ROOT / "README.md").read_text(encoding="utf-8"), packages(ROOT / "portal")))


def test_the_readme_is_short_and_gives_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= README_LINES
    assert [line.rpartition(" ")[2] for line in lines if "python3 -m venv" in line] == ["demo", "check"]


def test_the_floors_in_the_decisions_equal_the_contract() -> None:
    (contract,) = (contract for contract in CONTRACTS if contract["name"].startswith("Floors"))
    told = floors_told((ROOT / "docs" / "decisions.md").read_text(encoding="utf-8"))
    assert ["app", *told] == [str(layer) for layer in contract["layers"]]


def test_the_glossary_equals_the_models(app: Flask) -> None:
    hold(glossary_faults((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), model_names()))


def test_a_stray_template_is_caught(tmp_path: Path) -> None:
    for name in ("cases/show.html", "cases/show_empty.html", "cases/other.html", "components/tag.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (fault,) = stray_templates(tmp_path, ["cases.show"])
    assert fault.startswith("cases/other.html is no page's")
    assert misnamed_components(tmp_path) == [
        "components/tag.html must hold the macro tag, which ui.tag(…) calls",
    ]


def test_tests_that_mirror_nothing_are_caught(tmp_path: Path) -> None:
    for name in ("portal/cases", "portal/goals", "tests/cases", "tests/sager", "tests/laws", "tests/goals"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "__init__.py").write_text("")
    (tmp_path / "tests" / "cases" / "test_rules.py").write_text("")
    assert unmirrored_tests(tmp_path / "portal", tmp_path / "tests") == [
        "tests/goals/ has no test: portal/goals/ wants one",
        "tests/sager/ mirrors no package: name it after one",
    ]


def test_a_map_that_differs_is_caught() -> None:
    readme = "| package | what |\n|---|---|\n| `cases/` | a |\n| `cases/` | b |\n| `gone/` | c |\n"
    assert map_faults(readme, {"cases", "goals"}) == [
        "README's map lacks `goals/`",
        "README's map has `gone/`, which is no package",
        "README's map has `cases/` twice",
    ]


def test_a_glossary_that_differs_is_caught() -> None:
    glossary = "## Models\n| sag | `Case` | a |\n| væk | `Gone` | b |\n## Other words\n| mål | `Target` | c |\n"
    assert glossary_faults(glossary, {"Case", "Target"}) == [
        "docs/glossary.md lacks Target: add its Danish word",
        "docs/glossary.md has Gone, which is no model",
    ]
