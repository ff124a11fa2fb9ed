"""The cells that are no figures: period, area, status, day and words."""

import re
from collections.abc import Mapping
from datetime import date

from portal.core import cpr
from portal.core.danish import nfc
from portal.core.html import readable
from portal.goals.rules import ObservationStatus
from portal.goals.sheets.cells import NotAFigure
from portal.goals.sheets.sheet import NATIONAL

LONGEST_SOURCE = 300
LONGEST_NOTE = 2000
_MONTH = re.compile(r"[0-9]{4}M[0-9]{2}")
_QUARTER = re.compile(r"([0-9]{4})[ ]?[KQ]([1-4])")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_COUNTRY = ("000", "0", "hele landet", "all denmark", "danmark")
_STATUSES = {
    "foreløbig": ObservationStatus.PRELIMINARY,
    "foreløbige": ObservationStatus.PRELIMINARY,
    "endelig": ObservationStatus.FINAL,
    "endelige": ObservationStatus.FINAL,
    **{status.label: status for status in ObservationStatus},
    **{status.value: status for status in ObservationStatus},
}


def period_text(cell: str) -> str:
    """The period as a code, where it is known by another one. Raises NotAFigure."""
    text = cell.strip().upper()
    if not text:
        raise NotAFigure("der skal stå en periode.")
    if _MONTH.fullmatch(text):
        raise NotAFigure("tal for måneder kan ikke bruges. Hent tallene for år eller kvartaler.")
    quarter = _QUARTER.fullmatch(text)
    return f"{quarter[1]}K{quarter[2]}" if quarter else text


def area_names(areas: Mapping[str, str]) -> dict[str, str]:
    """The code of an area by all that a sheet may call it: `657`, `Herning`, `Herning Kommune`, `657 Herning`."""
    found = dict.fromkeys(_COUNTRY, NATIONAL) | dict.fromkeys((f"000 {name}" for name in _COUNTRY), NATIONAL)
    for code, name in areas.items():
        short = name.casefold().removesuffix(" kommune").strip()
        for word in (code, short, f"{short} kommune", f"{code} {short}", f"{code} {short} kommune"):
            if word:
                found[word] = code
    return found


def status_of(cell: str) -> ObservationStatus | None:
    """How sure the figure is; None where the cell says nothing. Raises NotAFigure."""
    word = cell.strip().casefold()
    if word and word not in _STATUSES:
        raise NotAFigure("skriv foreløbigt, endeligt eller revideret.")
    return _STATUSES.get(word)


def day_of(cell: str) -> date | None:
    """A day as 2014-01-31 or 31-01-2014; None where the cell says nothing. Raises NotAFigure."""
    text = cell.strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    parts = found.groups() if found else ()
    year, month, day = parts[:3] if parts and parts[0] else tuple(reversed(parts[3:])) or ("0", "0", "0")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise NotAFigure("skriv en dato, fx 31-01-2014.") from None


def words_of(cell: str, longest: int) -> str | None:
    """What is written, on one line; None where nothing is. Raises NotAFigure, for a possible CPR number too."""
    text = " ".join(readable(nfc(cell)).split())
    if cpr.find(text):
        raise NotAFigure("det ligner et CPR-nummer, og det må ikke stå her.")
    if len(text) > longest:
        raise NotAFigure(f"teksten må højst være på {longest} tegn.")
    return text or None
