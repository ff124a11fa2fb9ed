"""All rows of the table, in a process and over an instance of their own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence

from flask import current_app

from portal.core import clock
from portal.core.database import transaction
from portal.demo.actions.loading import load
from portal.devtools.bench import cases, goals
from portal.devtools.bench.measuring import Row
from portal.publication.content import FileRoots
from portal.web.database import session


def measure_apart(arguments: Sequence[str]) -> int:
    """Run the measuring in a process of its own, over an instance that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        environment = {**kept, "PORTAL_INSTANCE": folder}
        return subprocess.run([sys.executable, "-m", "flask", *arguments], env=environment, check=False).returncode


def measure(progress: Callable[[str], None]) -> list[Row]:
    """All rows, on this process's instance, which must be empty."""
    files = FileRoots.of(current_app.config)
    with transaction(session()) as db:
        load(db, now=clock.now(), files=files, progress=progress)
    progress("Måler sager")
    rows = [cases.agenda_page(files), cases.word_item(), cases.draft()]
    progress("Måler mål")
    return [*rows, goals.goals_page(files), goals.import_of_figures()]
