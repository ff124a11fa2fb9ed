"""Law: three hundred lines a file at most, ten Python files a package at most."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.laws import ROOT, hold

MOST_LINES = 300
MOST_FILES = 10
PLACES = ("portal", "tests", "migrations", "frontend")
KINDS = {".py", ".js", ".mjs"}
# Each migration is made by Alembic and never edited afterwards; its length is that of the change.
EXEMPT = {"migrations/versions"}
NOT_OURS = {"node_modules", "__pycache__"}


def sources(root: Path, places: Iterable[str] = PLACES) -> Iterator[Path]:
    """The files that people write, in the places that are theirs."""
    for place in places:
        for path in sorted((root / place).rglob("*")):
            inside = path.relative_to(root)
            is_exempt = any(inside.is_relative_to(name) for name in EXEMPT) or NOT_OURS & set(inside.parts)
            if path.is_file() and path.suffix in KINDS and not is_exempt:
                yield path


def long_files(root: Path, places: Iterable[str] = PLACES) -> list[str]:
    faults = []
    for path in sources(root, places):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES:
            faults.append(f"{path.relative_to(root)} has {lines} lines: take a part out under a name of its own")
    return faults


def crowded_packages(root: Path, places: Iterable[str] = PLACES) -> list[str]:
    counts: dict[Path, int] = {}
    for path in sources(root, places):
        if path.suffix == ".py":
            counts[path.parent] = counts.get(path.parent, 0) + 1
    return [
        f"{folder.relative_to(root)} has {count} files: look for a feature that wants its own package, or a sub-package"
        for folder, count in counts.items()
        if count > MOST_FILES
    ]


def test_no_file_is_too_long() -> None:
    hold(long_files(ROOT))


def test_no_package_is_too_crowded() -> None:
    hold(crowded_packages(ROOT))


def test_a_long_file_is_caught(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "short.py").write_text("a = 1\n" * MOST_LINES)
    (tmp_path / "portal" / "long.js").write_text("a()\n" * (MOST_LINES + 1))
    (fault,) = long_files(tmp_path)
    assert fault.startswith("portal/long.js has 301 lines")


def test_a_crowded_package_is_caught(tmp_path: Path) -> None:
    for name, files in (("calm", MOST_FILES), ("crowded", MOST_FILES + 1)):
        (tmp_path / "portal" / name).mkdir(parents=True)
        for number in range(files):
            (tmp_path / "portal" / name / f"file{number}.py").write_text("")
    (fault,) = crowded_packages(tmp_path)
    assert fault.startswith("portal/crowded has 11 files")


def test_what_is_exempt_is_there() -> None:
    assert [name for name in EXEMPT if not (ROOT / name).is_dir()] == []
