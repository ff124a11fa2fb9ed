"""A Chromium for the tests: one that is here, else one that is fetched, else a sentence on what to install."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VARIABLE = "PORTAL_CHROMIUM"
SECONDS_TO_START = 60
_ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)

Progress = Callable[[str], None]
Way = Callable[[Progress], str | None]


class BrowserMissing(RuntimeError):
    """No Chromium could be had; the sentence says what to install."""


def named_by_setting(_progress: Progress) -> str | None:
    """The one that PORTAL_CHROMIUM names."""
    return os.environ.get(VARIABLE)


def on_path(_progress: Progress) -> str | None:
    """The first on PATH that starts: Ubuntu's `chromium-browser` may be no more than advice."""
    return next((path for name in NAMES if (path := shutil.which(name)) and starts(path)), None)


def by_playwright(progress: Progress) -> str | None:
    """Playwright's own, fetched where it is not here already."""
    progress("Ingen Chromium på PATH: henter en med playwright …")
    if _run(sys.executable, "-m", "playwright", "install", "chromium").returncode:
        return None
    return _run(sys.executable, "-c", _ASK_PLAYWRIGHT).stdout.strip()


def by_apt(progress: Progress) -> str | None:
    """Debian's, where whoever runs this may install it."""
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists() or not shutil.which("apt-get"):
        return None
    progress("Playwright kunne ikke hente en: installerer Debians chromium …")
    _run("apt-get", "update", "-q")
    _run("apt-get", "install", "-y", "-q", "chromium")
    return on_path(progress)


WAYS: tuple[Way, ...] = (named_by_setting, on_path, by_playwright, by_apt)


def starts(path: str) -> bool:
    """Whether it is a program that runs here: a fetched one may lack libraries of the system."""
    try:
        return _run(path, "--version", seconds=SECONDS_TO_START).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find(progress: Progress, ways: Sequence[Way] = WAYS) -> str:
    """The path of a Chromium that starts. Raises BrowserMissing."""
    for way in ways:
        path = way(progress)
        if path and starts(path):
            return path
    raise BrowserMissing(
        "Browsertestene kræver Chromium, og ingen kunne findes eller hentes. Installér en, fx med "
        f"apt-get install chromium, eller sæt {VARIABLE} til stien. Uden browser: flask check --fast."
    )


def _run(*command: str, seconds: int | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=seconds, env=environment)
