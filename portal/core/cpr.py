"""Finding possible CPR numbers in text, so that none is published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DASH = r"\-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_MARK = rf"{_DASH}_./\\:\u00b7"
_SERIAL = r"\d{4}(?!\d)"
# The date in one, or its parts apart by a mark. Parts apart by spaces, as cells of a table are, need a mark before the
# serial number that stands close; so does a date that ends a sentence, where the next begins with a year.
_PATTERN = re.compile(
    r"[0-3](?<!\d\d)\d(?:"
    rf"[01]\d{{3}}[\s{_MARK}]{{0,3}}{_SERIAL}"
    rf"|[{_MARK}][01]\d[{_MARK}]\d\d(?:[{_MARK}]{{1,2}}|\s[{_DASH}]\s){_SERIAL}"
    rf"|[ \u00a0\u202f][01]\d[ \u00a0\u202f]\d\d[{_MARK}]{{1,2}}{_SERIAL}"
    r")"
)
# Unicode's format characters (Cf): a soft hyphen or a zero-width space splits a number for nobody who reads it.
_FORMAT = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f]"
)


@dataclass(frozen=True)
class Finding:
    """A possible CPR number: where it begins in the text as it was given, and how it may be shown."""

    offset: int
    masked: str


def find(text: str) -> list[Finding]:
    """Every digit group that could be a CPR number by its date.

    The check digit is not asked: numbers without a valid one are issued since 2007. The century is taken from no digit,
    so 29 February counts in any year that could be a leap year.
    """
    found = dict(_dated(text))
    if _FORMAT.search(text):
        kept = [offset for offset, letter in enumerate(text) if not _FORMAT.match(letter)]
        found |= {kept[offset]: masked for offset, masked in _dated(_FORMAT.sub("", text))}
    return [Finding(offset, found[offset]) for offset in sorted(found)]


def _dated(text: str) -> Iterator[tuple[int, str]]:
    for match in _PATTERN.finditer(text):
        if _is_dated(re.sub(r"\D", "", match.group())):
            yield match.start(), f"{match.group()[:2]}••••-••••"


def _is_dated(digits: str) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
