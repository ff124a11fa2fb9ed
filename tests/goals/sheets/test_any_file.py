"""Whatever is sent as a file: figures, faults by line and column, or one sentence, and never anything else."""

from hypothesis import given
from hypothesis import strategies as st

from portal.core.danish import number_text
from portal.goals.rules import Presence
from portal.goals.sheets import Reading, Sheet, SheetUnreadable, pasted_rows, read_sheet
from tests.goals.sheets.samples import COUNT, SHARE, figures

CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["2011", "2025K1", "999", "Hele landet", "44", "33,6", "33.6", "..", "-", ".", '"', "TID", "tal"]),
)
HEADERS = st.sampled_from(["periode;værdi", "TID;OMRÅDE;INDHOLD", "år,tal,ud af,note", "KØN;TID;INDHOLD", "\tår\ttal"])
SERIES = st.dictionaries(st.integers(1900, 2026), st.one_of(st.none(), st.integers(0, 9_999_999)), max_size=30)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    mark = draw(st.sampled_from(";,\t"))
    rows = [mark.join(draw(st.lists(CELLS, max_size=5))) for _ in range(draw(st.integers(0, 6)))]
    text = "\r\n".join([draw(HEADERS), *rows])
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"])), errors="replace")


@given(st.one_of(st.binary(), tables()))
def test_reading_a_file_raises_nothing_but_its_own_error(data: bytes) -> None:
    for how in (COUNT, SHARE):
        try:
            read = read_sheet(data, how)
        except SheetUnreadable as refused:
            said = refused.sentence
        else:
            said = ""
            hold(read, how)
        assert not said or said.endswith(".")


def hold(read: Sheet, how: Reading) -> None:
    for figure in read.figures:
        assert figure.area_code in how.areas
        assert (figure.value is None) is (figure.presence is not Presence.COUNTED)
    assert (read.fault_count == 0) is (not read.faults)
    assert all(fault.line >= 1 and fault.column for fault in read.faults)


@given(st.text())
def test_reading_what_was_pasted_raises_nothing_but_its_own_error(text: str) -> None:
    field = "pasted"
    try:
        pasted_rows(text, is_share=True)
    except SheetUnreadable as refused:
        field = refused.field or ""
    assert field == "pasted"


@given(SERIES)
def test_any_series_written_in_danish_is_read_back(series: dict[int, int | None]) -> None:
    rows = "".join(f"{year};{'-' if value is None else number_text(value)}\n" for year, value in series.items())
    assert figures(f"år;værdi\n{rows}") == [("999", str(year), value) for year, value in series.items()]
