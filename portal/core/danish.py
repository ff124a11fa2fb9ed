"""Danish text: dates, numbers, sizes, sorting and addresses as Danes write them."""

import re
import unicodedata
from datetime import date, datetime

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from portal.core.clock import to_local

LOCALE = "da_DK"
NBSP = "\N{NO-BREAK SPACE}"
_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
_RANK = {letter: 100 + rank for rank, letter in enumerate(_ALPHABET)}
_FOLDED = {"ä": "æ", "ö": "ø", "ü": "y"}


def nfc(text: str) -> str:
    """Text in composed form, so that å is one letter wherever it came from."""
    return unicodedata.normalize("NFC", text)


def date_text(day: date) -> str:
    """30. oktober 2013."""
    return babel_date(day, "d. MMMM yyyy", locale=LOCALE)


def weekday_text(day: date) -> str:
    """onsdag 30. oktober 2013."""
    return babel_date(day, "EEEE d. MMMM yyyy", locale=LOCALE)


def time_text(moment: datetime) -> str:
    """15.00 on the Danish wall clock."""
    return f"{to_local(moment):%H.%M}"


def moment_text(moment: datetime) -> str:
    """30. oktober 2013 kl. 15.00."""
    return f"{date_text(to_local(moment).date())} kl. {time_text(moment)}"


def number_text(value: float) -> str:
    """5.290 and 33,6: as many decimals as the figure has, at most four."""
    return str(format_decimal(value, format="#,##0.####", locale=LOCALE))


def figure_text(value: float, unit: str) -> str:
    """A figure with its unit, held together by a non-breaking space: 33,6 pct."""
    return f"{number_text(value)}{NBSP}{unit}"


def size_text(size: int) -> str:
    """A file's size in bytes as kB or MB."""
    if size >= 1_000_000:
        return f"{number_text(round(size / 1_000_000, 1))}{NBSP}MB"
    return f"{number_text(max(1, round(size / 1000)))}{NBSP}kB"


def sort_key(text: str) -> tuple[tuple[int, ...], str]:
    """Danish alphabetical order: æ, ø, å last, aa as å, case and accents only as tie-breakers."""
    folded = "".join(_FOLDED.get(letter, letter) for letter in nfc(text).lower()).replace("aa", "å")
    return tuple(_rank(letter) for letter in folded), text


def _rank(letter: str) -> int:
    if letter in _RANK:
        return _RANK[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return _RANK.get(base, 200 + ord(base) if base.isalpha() else ord(base) % 100)


_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slug(text: str) -> str:
    """A name as part of an address: lower case, kebab-case, ASCII (ØKE becomes oeke)."""
    plain = nfc(text).lower().translate(_ASCII)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def listing(words: tuple[str, ...] | list[str]) -> str:
    """a, b og c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"
