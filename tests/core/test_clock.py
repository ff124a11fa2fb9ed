"""The clock, above all on the two nights when the Danish clock is turned."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.core import clock

BACK = date(2026, 10, 25)
FORWARD = date(2027, 3, 28)
HALF_PAST_TWO = time(2, 30)


def test_the_hour_that_comes_twice_means_the_first() -> None:
    assert clock.from_local(BACK, HALF_PAST_TWO) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_shown_twice() -> None:
    first = clock.from_local(BACK, HALF_PAST_TWO)
    shown = [clock.to_local(first + timedelta(hours=hours)) for hours in (0, 1)]
    assert [f"{moment:%H:%M %z}" for moment in shown] == ["02:30 +0200", "02:30 +0100"]


def test_the_hour_that_does_not_exist_is_an_hour_later() -> None:
    moment = clock.from_local(FORWARD, HALF_PAST_TWO)
    assert f"{clock.to_local(moment):%H:%M %z}" == "03:30 +0200"


def test_the_order_of_moments_holds_while_the_clock_is_turned_back() -> None:
    hours = [clock.from_local(BACK, time(hour)) for hour in range(5)]
    assert hours == sorted(hours)
    assert hours[4] - hours[0] == timedelta(hours=5)


def test_today_is_the_danish_date() -> None:
    with clock.fixed(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 1)


def test_a_fixed_clock_goes_on_afterwards() -> None:
    moment = datetime(2013, 10, 30, 14, 0, tzinfo=UTC)
    with clock.fixed(moment):
        assert clock.now() == moment
    assert clock.now() > moment


def test_the_clock_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


@given(st.integers(0, 4_102_444_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_a_moment_that_is_shown_can_be_found_again(moment: datetime) -> None:
    local = clock.to_local(moment)
    found = clock.from_local(local.date(), local.time())
    assert found in {moment, moment - timedelta(hours=1)}  # the second of the two hours is read as the first
