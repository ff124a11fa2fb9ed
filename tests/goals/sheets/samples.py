"""How the samples are read: Eksempel Kommune (999) in 2026, by somebody who may read the country's figures too."""

from portal.goals.sheets import Reading, Sheet, read_sheet

COUNT = Reading(
    unit="personer", areas={"999": "Eksempel Kommune", "000": "Hele landet"}, own_area="999", this_year=2026
)
SHARE = Reading(unit="pct.", areas=COUNT.areas, own_area="999", this_year=2026)


def sheet(text: str, how: Reading = COUNT, encoding: str = "utf-8") -> Sheet:
    return read_sheet(text.encode(encoding), how)


def figures(text: str, how: Reading = COUNT) -> list[tuple[str, str, float | None]]:
    """Area, period and value of every row, where nothing is wrong."""
    read = sheet(text, how)
    assert [str(fault) for fault in read.faults] == []
    return [(figure.area_code, figure.period, figure.value) for figure in read.figures]


def faults(text: str, how: Reading = COUNT) -> list[str]:
    return [str(fault) for fault in sheet(text, how).faults]
