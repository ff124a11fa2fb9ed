"""Reading figures out of what people have: plain CSV, Statbank CSV, and cells from a spreadsheet. Text in, data out."""

from portal.goals.sheets.cells import NotAFigure, exact_text, figure_cell, marker_text, whole_number
from portal.goals.sheets.columns import ColumnUse, Meaning
from portal.goals.sheets.faults import Fault, SheetUnreadable, shown
from portal.goals.sheets.grids import MOST_BYTES, MOST_ROWS
from portal.goals.sheets.pasted import PastedRow, pasted_rows
from portal.goals.sheets.reading import Reading, line_count, read_sheet
from portal.goals.sheets.sheet import Sheet, SheetFigure, SheetKind
from portal.goals.sheets.texts import LONGEST_NOTE, LONGEST_SOURCE, period_text, status_of, words_of

__all__ = [
    "LONGEST_NOTE",
    "LONGEST_SOURCE",
    "MOST_BYTES",
    "MOST_ROWS",
    "ColumnUse",
    "Fault",
    "Meaning",
    "NotAFigure",
    "PastedRow",
    "Reading",
    "Sheet",
    "SheetFigure",
    "SheetKind",
    "SheetUnreadable",
    "exact_text",
    "figure_cell",
    "line_count",
    "marker_text",
    "pasted_rows",
    "period_text",
    "read_sheet",
    "shown",
    "status_of",
    "whole_number",
    "words_of",
]
