"""What is wrong with a sheet: a whole file that cannot be read, or a cell, by its line and column."""

from dataclasses import dataclass

from portal.core import cpr
from portal.core.errors import RuleBroken
from portal.core.html import readable

LONGEST_SHOWN = 40


class SheetUnreadable(RuleBroken):
    """The file as a whole cannot be read; the sentence says why, and what to do."""

    sentence = "Filen kan ikke læses som en tabel med tal."
    field = "file"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A cell that cannot be taken. `line` counts from 1 in the file, `found` is what stood there, fit to be shown."""

    line: int
    column: str
    found: str
    message: str

    def __str__(self) -> str:
        stood = f"”{self.found}”: " if self.found else ""
        return f"linje {self.line}, kolonnen ”{self.column}”: {stood}{self.message}"


def shown(text: str) -> str:
    """What stood there, as it may be shown and kept in a log: short, and never a CPR number."""
    found = cpr.find(text)
    if found:
        return found[0].masked
    line = " ".join(readable(text).split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
