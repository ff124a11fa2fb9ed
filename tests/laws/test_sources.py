"""Law: no committed file names where a package came from, or a folder of the machine it was written on."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.laws import ROOT, hold

# Put together here, so that this file does not hold what it forbids.
HOSTS = ["registry" + ".npm", "py" + "pi.org", "python" + "hosted", "deb." + "debian", "npm" + "mirror"]
FOLDERS = ["/" + name + "/" for name in ("work", "farm", "root", "home")]
NOT_COMMITTED = {".venv", ".git", "node_modules", "instance", "vendor", "__pycache__"}


def committed(root: Path) -> list[Path]:
    """What git has or would take; in a copy without git, whatever is not built."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode == 0:
        paths = [root / name for name in answer.stdout.split("\0") if name]
    else:
        paths = [path for path in root.rglob("*") if not NOT_COMMITTED & set(path.relative_to(root).parts)]
    return [path for path in paths if path.is_file()]


def named(paths: Iterable[Path], root: Path) -> list[str]:
    faults = []
    for path in paths:
        text = path.read_bytes().decode(errors="replace")
        for word in HOSTS + FOLDERS:
            if word in text:
                line = text[: text.index(word)].count("\n") + 1
                faults.append(f"{path.relative_to(root)}:{line} names {word!r}: take it out, or read it from a setting")
    return faults


def test_no_file_names_a_registry_or_a_machine() -> None:
    hold(named(committed(ROOT), ROOT))


def test_this_very_file_is_among_those_that_are_read() -> None:
    assert Path(__file__) in committed(ROOT)


def test_a_file_that_names_one_is_caught(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text(f"\nflask @ https://{HOSTS[1]}/simple\n")
    (tmp_path / "notes.md").write_text(f"see {FOLDERS[0]}shared\n")
    (tmp_path / "good.md").write_text("see docs/running.md\n")
    faults = named(committed(tmp_path), tmp_path)
    assert sorted(fault.split(" ")[0] for fault in faults) == ["lock.txt:2", "notes.md:1"]
