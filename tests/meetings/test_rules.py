"""Working days, deadlines and references."""

from datetime import date

import pytest

from portal.meetings.rules import agenda_deadline, is_working_day, reference


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 2), False),  # skærtorsdag
        (date(2026, 5, 14), False),  # Kristi himmelfartsdag
        (date(2026, 5, 1), True),  # the day after Store Bededag was abolished, Friday 1 May is a working day
        (date(2024, 4, 26), True),  # Store Bededag is no holiday from 2024
        (date(2023, 5, 5), False),  # but was one in 2023
        (date(2026, 3, 7), False),  # lørdag
    ],
)
def test_danish_holidays_and_weekends_are_no_working_days(day: date, expected: bool) -> None:
    assert is_working_day(day) is expected


def test_the_deadline_is_counted_in_working_days_over_a_weekend() -> None:
    assert agenda_deadline(date(2026, 11, 4), 4) == date(2026, 10, 29)


def test_the_deadline_is_counted_over_easter() -> None:
    assert agenda_deadline(date(2026, 4, 8), 4) == date(2026, 3, 30)


def test_a_second_meeting_that_day_has_its_own_reference() -> None:
    assert reference("SOS", date(2013, 10, 30), 1) == "SOS-2013-10-30"
    assert reference("SOS", date(2013, 10, 30), 2) == "SOS-2013-10-30-2"
