"""A real server, a real Chromium, and axe on whatever stands on the screen."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import make_server

from portal.web.assets import ensure_built

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDE, NARROW = 1280, 320

Inspect = Callable[[Page], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `flask check` has found or installed."""
    ensure_built(lambda _line: None)
    path = os.environ.get("PORTAL_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The portal, served on loopback with CSRF protection on."""
    app.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained about: a CSP violation among others."""
    return []


@pytest.fixture
def new_context(browser: Browser, address: str, complaints: list[str]) -> Iterator[Callable[[], BrowserContext]]:
    """A person's own browser."""
    contexts: list[BrowserContext] = []

    def make() -> BrowserContext:
        context = browser.new_context(base_url=address, locale="da-DK", viewport={"width": WIDE, "height": 900})
        context.on("console", lambda message: _note(message, complaints))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


def _note(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type in {"error", "warning"} and "status of 4" not in message.text:
        complaints.append(message.text)


@pytest.fixture(scope="session")
def axe() -> str:
    return AXE.read_text()


@pytest.fixture
def inspect(axe: str) -> Inspect:
    """axe on the page as it stands, at 1280 and 320 px, and nothing that needs scrolling sideways."""

    def run(page: Page) -> None:
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(axe)
            found: list[dict[str, Any]] = page.evaluate("() => axe.run().then(result => result.violations)")
            told = [f"{rule['id']}: {[node['html'] for node in rule['nodes']][:3]}" for rule in found]
            assert told == [], f"{page.url} at {width} px: {told}"
            wider = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, f"{page.url} at {width} px is {wider} px wider than the screen"
        page.set_viewport_size({"width": WIDE, "height": 900})

    return run
