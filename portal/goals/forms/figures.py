"""The form in which the municipality's own figures are typed, a row for each period."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from wtforms import Field, FieldList, FormField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.utils import unset_value
from wtforms.validators import Length

from portal.core.errors import RuleBroken
from portal.goals.actions.entering import TypedFigure
from portal.goals.rules import ObservationStatus, check_figure, is_share
from portal.goals.sheets import (
    LONGEST_NOTE,
    LONGEST_SOURCE,
    NotAFigure,
    PastedRow,
    SheetFigure,
    SheetUnreadable,
    figure_cell,
    period_text,
    status_of,
    whole_number,
    words_of,
)
from portal.web.forms import Form, choices

MOST_ROWS = 200
MORE_ROWS = 3
CANNOT_DELETE = "Et tal, der er gemt, kan ikke slettes. Skriv - hvis perioden ikke er opgjort."
_OFF = {"autocomplete": "off"}
_STATUSES = [(status.value, status.label) for status in ObservationStatus]
_WORDS = ("source", "note", "break_note")
Read = TypeVar("Read")


class FigureRow(Form):
    """One period. `seen` is the observation that stood there when the page was made."""

    class Meta:
        csrf = False

    seen = HiddenField("Set tal")
    period = StringField("Periode", [Length(max=20)], render_kw=_OFF)
    value = StringField("Tal", [Length(max=60)], render_kw={"inputmode": "decimal", **_OFF})
    out_of = StringField("Ud af", [Length(max=60)], render_kw={"inputmode": "numeric", **_OFF})
    status = SelectField("Status", choices=choices(_STATUSES), default=ObservationStatus.FINAL.value)
    source = StringField("Kilde", [Length(max=LONGEST_SOURCE)], render_kw=_OFF)
    note = StringField("Note", [Length(max=LONGEST_NOTE)], render_kw=_OFF)
    break_note = StringField("Databrud", [Length(max=LONGEST_NOTE)], render_kw=_OFF)

    def figure(self, *, unit: str, area_code: str, this_year: int) -> SheetFigure | None:
        """What the row says; None where it says nothing. What is wrong lands at its field, and then it is None too."""
        found = self._read(self.value, lambda text: figure_cell(text, is_share=is_share(unit)))
        if self.value.errors:
            return None
        if found is None:
            self._refuse_words_without_a_figure()
            return None
        value, presence = found
        period = self._read(self.period, period_text)
        out_of = self._read(self.out_of, whole_number) if is_share(unit) else None
        words = {name: self._read(self[name], _words(name)) for name in _WORDS}
        if any(field.errors for field in self) or period is None:
            return None
        try:
            code = check_figure(
                value=value, unit=unit, period=period, area_code=area_code, this_year=this_year, out_of=out_of
            ).text
        except RuleBroken as broken:
            self.refuse(broken)
            return None
        return SheetFigure(
            line=0,
            area_code=area_code,
            period=code,
            presence=presence,
            value=value,
            out_of=out_of,
            status=status_of(self.status.data or ""),
            source=words["source"],
            note=words["note"] or "",
            break_note=words["break_note"] or "",
            is_of_known=True,
        )

    @property
    def seen_id(self) -> int | None:
        """The observation that stood in the row, where one did."""
        text = self.seen.data or ""
        return int(text) if re.fullmatch("[0-9]{1,9}", text) else None

    def _read(self, field: Field, read: Callable[[str], Read]) -> Read | None:
        try:
            return read(field.data or "")
        except NotAFigure as wrong:
            _refuse(field, str(wrong)[:1].upper() + str(wrong)[1:])
            return None

    def _refuse_words_without_a_figure(self) -> None:
        if self.seen_id is not None:
            _refuse(self.value, CANNOT_DELETE)
        elif any(self[name].data for name in ("out_of", *_WORDS)):
            _refuse(self.value, "Skriv tallet.")


def _words(name: str) -> Callable[[str], str | None]:
    longest = LONGEST_SOURCE if name == "source" else LONGEST_NOTE
    return lambda text: words_of(text, longest)


def _refuse(field: Field, sentence: str) -> None:
    field.errors = [*field.errors, sentence]


class _Rows(FieldList):  # type: ignore[type-arg]  # generic in its types only
    """The rows; of what a request sends no more are read than a page can have."""

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.max_entries = MOST_ROWS + MORE_ROWS if formdata else None
        super().process(formdata, data, extra_filters)
        self.max_entries = None


class FiguresForm(Form):
    """All rows, and a place for cells copied from a spreadsheet.

    `fresh_row` is the first of the rows that have just come, and `filled` says what pasting has done.
    """

    fresh_row = -1
    filled = ""

    figures = _Rows(FormField(FigureRow), "Tal")
    pasted = TextAreaField("Celler fra regnearket", [Length(max=50_000)])

    @classmethod
    def showing(cls, rows: Sequence[Mapping[str, str]]) -> "FiguresForm":
        """The form filled with what stands."""
        return cls(formdata=None, data={"figures": rows})

    @property
    def rows(self) -> list[FigureRow]:
        return [entry.form for entry in self.figures]

    def with_more_rows(self) -> "FiguresForm":
        """The form with everything typed in it, and some more empty rows."""
        rows = [*self.data["figures"], *({} for _ in range(MORE_ROWS))]
        form = self._again(rows[:MOST_ROWS], pasted=self.pasted.data or "")
        form.fresh_row = len(form.rows) - MORE_ROWS
        return form

    def with_pasted(self, pasted: Sequence[PastedRow]) -> "FiguresForm":
        """The form with what was pasted in the rows of its periods; what has no row yet comes in one of its own."""
        rows = [dict(row) for row in self.data["figures"]]
        places = {_code(row["period"]): row for row in rows if row["period"]}
        for line in pasted:
            row = places.get(_code(line.period))
            if row is None:
                row = {"period": line.period}
                rows.append(row)
                places[_code(line.period)] = row
            row |= {name: text for name, text in asdict(line).items() if text} | _status(line)
        kept = [row for row in rows if any(row.get(name) for name in ("period", "value", "seen"))]
        if len(kept) > MOST_ROWS:
            raise SheetUnreadable(
                f"Siden kan højst have {MOST_ROWS} rækker. Indlæs tallene som en fil.", field="pasted"
            )
        form = self._again(sorted(kept, key=lambda row: _code(row.get("period", ""))), pasted="")
        rows_text = "1 række" if len(pasted) == 1 else f"{len(pasted)} rækker"
        form.filled = f"{rows_text} er fyldt ud og ikke gemt endnu. Se dem igennem, og gem tallene."
        return form

    def _again(self, rows: Sequence[Mapping[str, Any]], *, pasted: str) -> "FiguresForm":
        return FiguresForm(formdata=None, data={"figures": rows, "pasted": pasted})

    def typed(self, *, unit: str, area_code: str, this_year: int) -> list[TypedFigure]:
        """What the rows say. What is wrong lands at its field: ask `is_right` afterwards."""
        found: list[TypedFigure] = []
        periods: set[str] = set()
        for row in self.rows:
            figure = row.figure(unit=unit, area_code=area_code, this_year=this_year)
            if figure is None:
                continue
            if figure.period in periods:
                _refuse(row.period, "Perioden står to gange.")
            periods.add(figure.period)
            found.append(TypedFigure(figure=figure, seen=row.seen_id))
        return found

    def refuse_unused_cells(self) -> None:
        """What was pasted is not lost by saving before it has come into the rows."""
        if self.pasted.data:
            _refuse(self.pasted, "Tryk på ”Fyld rækkerne”, før du gemmer, eller tøm feltet.")

    @property
    def is_right(self) -> bool:
        """Whether no field has an error."""
        return not self.pasted.errors and not any(field.errors for row in self.rows for field in row)

    def refuse_moved(self, standing: Mapping[str, tuple[int, str]], sentence: str) -> None:
        """Say at each row what another has stored there meanwhile; the next save is of somebody who has seen it."""
        for row in self.rows:
            period = _code(row.period.data or "")
            if period in standing:
                row.seen.data, now = str(standing[period][0]), standing[period][1]
                _refuse(row.value, f"Nu står der {now}. {sentence}")

    def name_rows(self) -> None:
        """Let each field say of which period it is, to whoever hears it alone or reads it in the summary of errors."""
        for number, row in enumerate(self.rows, start=1):
            for field in row:
                field.label.text = f"{field.label.text}, {row.period.data or f'række {number}'}"

    @property
    def faults(self) -> "Faults":
        return Faults(self)


class Faults:
    """The form as an error summary reads it, with the fields of its rows."""

    def __init__(self, form: FiguresForm) -> None:
        self.errors = form.errors or not form.is_right
        self.form_errors = form.form_errors
        self._fields = [form.pasted, *(field for row in form.rows for field in row)]

    def __iter__(self) -> Iterator[Field]:
        return iter(self._fields)


def _code(period: str) -> str:
    try:
        return period_text(period)
    except NotAFigure:
        return period


def _status(line: PastedRow) -> dict[str, str]:
    """The status as a value of its field; a word that is none stays for the field to refuse."""
    try:
        found = status_of(line.status)
    except NotAFigure:
        return {"status": line.status}
    return {"status": found.value} if found else {}
