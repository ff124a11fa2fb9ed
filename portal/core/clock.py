"""The one clock. Moments are UTC; days and what people see are Europe/Copenhagen."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_fixed: ContextVar[datetime | None] = ContextVar("fixed", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _fixed.get() or datetime.now(UTC)


def today() -> date:
    """The date in Denmark."""
    return to_local(now()).date()


def to_local(moment: datetime) -> datetime:
    """The moment on a Danish wall clock."""
    return moment.astimezone(COPENHAGEN)


def from_local(day: date, hour: time) -> datetime:
    """The moment of a Danish wall-clock time, in UTC.

    An hour that comes twice (clocks go back) means the first; one that does not exist (clocks go forward) means as
    long after midnight as it says, so 02:30 becomes 03:30.
    """
    return datetime.combine(day, hour, tzinfo=COPENHAGEN).astimezone(UTC)


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """Let the clock stand still: for the demo and for tests."""
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
