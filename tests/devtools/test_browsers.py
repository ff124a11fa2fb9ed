"""A browser is found, or fetched, or asked for: it is never silently done without."""

from pathlib import Path

import pytest

from portal.devtools import browsers
from portal.devtools.browsers import BrowserMissing


@pytest.fixture
def said() -> list[str]:
    return []


def a_program(folder: Path, name: str, *, code: int = 0) -> str:
    """Something that starts, or does not."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho Chromium 1\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_the_one_that_the_setting_names_comes_first(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named = a_program(tmp_path / "own", "my-chromium")
    a_program(tmp_path / "path", "chromium")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setenv("PORTAL_CHROMIUM", named)
    assert browsers.find(said.append) == named


@pytest.mark.parametrize("name", browsers.NAMES)
def test_one_on_path_is_taken(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = a_program(tmp_path / "path", name)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.delenv("PORTAL_CHROMIUM", raising=False)
    assert browsers.find(said.append) == path
    assert said == []


def test_one_on_path_that_does_not_start_is_passed_over(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path / "path", "chromium-browser", code=1)
    path = a_program(tmp_path / "path", "google-chrome")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    assert browsers.on_path(said.append) == path


def test_the_ways_are_tried_in_order_until_one_gives_a_browser_that_starts(tmp_path: Path, said: list[str]) -> None:
    broken, good = a_program(tmp_path, "broken", code=127), a_program(tmp_path, "good")
    ways = [lambda _say: None, lambda _say: broken, lambda _say: str(tmp_path / "gone"), lambda _say: good]
    assert browsers.find(said.append, ways) == good


def test_where_none_can_be_had_it_is_said_what_to_install(said: list[str]) -> None:
    with pytest.raises(BrowserMissing, match="apt-get install chromium"):
        browsers.find(said.append, [lambda _say: None])


def test_apt_is_left_alone_by_whoever_may_not_use_it(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert browsers.by_apt(said.append) is None
    assert said == []


def test_the_order_of_ways_is_the_setting_path_playwright_apt() -> None:
    assert [way.__name__ for way in browsers.WAYS] == ["named_by_setting", "on_path", "by_playwright", "by_apt"]
