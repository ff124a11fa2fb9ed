"""Finding possible CPR numbers in text, so that none is published."""

import re
from dataclasses import dataclass
from datetime import date

_PATTERN = re.compile(r"[0-3](?<!\d\d)\d[01]\d{3}[\s\-\u2010\u2011\u2012\u2013\u2212]{0,3}\d{4}(?!\d)")


@dataclass(frozen=True)
class Finding:
    """A possible CPR number: where it stands in the text, and how it may be shown."""

    offset: int
    masked: str


def find(text: str) -> list[Finding]:
    """Every digit group that could be a CPR number by its date.

    The check digit is not asked: numbers without a valid one are issued since 2007. The century is taken from no digit,
    so 29 February counts in any year that could be a leap year.
    """
    return [
        Finding(match.start(), f"{match.group()[:2]}••••-••••")
        for match in _PATTERN.finditer(text)
        if _is_dated(match.group())
    ]


def _is_dated(digits: str) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
