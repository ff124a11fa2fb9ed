"""Pages of lists, and states as tags."""

from datetime import UTC, date, datetime

import pytest

from portal.accounts.models import User, UserRole
from portal.administration.presenters import PAGE_SIZE, access_tag, body_tag, page_of, person_row, seat_tag
from portal.committees.models import Committee, Seat

TODAY = date(2026, 3, 2)


def address(number: int) -> str:
    return f"?side={number}"


class TestPages:
    @pytest.mark.parametrize(
        ("number", "shown", "first"), [(1, 1, 0), (3, 3, 50), (4, 3, 50), (0, 1, 0), (-7, 1, 0), (10**12, 3, 50)]
    )
    def test_a_number_outside_the_list_is_its_nearest_page(self, number: int, shown: int, first: int) -> None:
        page = page_of(range(2 * PAGE_SIZE + 1), number=number, url=address)
        assert (page.number, page.pages, page.rows[0]) == (shown, 3, first)
        assert page.url(2) == "?side=2"

    def test_the_pages_hold_every_row_once(self) -> None:
        rows = [row for number in (1, 2, 3) for row in page_of(range(60), number=number, url=address).rows]
        assert rows == list(range(60))

    def test_an_empty_list_has_one_empty_page(self) -> None:
        page = page_of([], number=1, url=address)
        assert (page.total, page.pages, list(page.rows)) == (0, 1, [])


class TestTags:
    def test_access_is_active_waiting_or_gone(self) -> None:
        now = datetime(2026, 3, 2, tzinfo=UTC)
        assert access_tag(User(password_hash="x")).label == "Aktiv"
        assert access_tag(User(password_hash=None)).label == "Mangler adgangskode"
        assert access_tag(User(password_hash="x", disabled_at=now)).label == "Deaktiveret"

    @pytest.mark.parametrize(
        ("from_on", "to_on", "label"),
        [
            (TODAY, TODAY, "Nu"),
            (date(2020, 1, 1), None, "Nu"),
            (date(2026, 3, 3), None, "Kommende"),
            (date(2020, 1, 1), date(2026, 3, 1), "Tidligere"),
        ],
    )
    def test_seats_and_bodies_say_whether_they_hold(self, from_on: date, to_on: date | None, label: str) -> None:
        assert seat_tag(Seat(from_on=from_on, to_on=to_on), TODAY).label == label
        assert body_tag(Committee(valid_from=from_on, valid_to=to_on), TODAY).label == label

    def test_a_body_without_dates_holds(self) -> None:
        assert body_tag(Committee(), TODAY).label == "Nu"

    def test_roles_stand_in_words(self) -> None:
        user = User(role_rows=[UserRole(role="secretary"), UserRole(role="approver")])
        assert person_row(user).roles == "Godkender og Udvalgssekretær"
        assert person_row(User(role_rows=[])).roles == ""
