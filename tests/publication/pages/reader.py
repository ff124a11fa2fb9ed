"""Reading a page: its status, and its text with ordinary spaces."""

from datetime import UTC, datetime

from flask.testing import FlaskClient

MEETING = "/udvalg/sos/moeder/2026-11-04"
ITEM = f"{MEETING}/punkter/1"
BEFORE_THE_MEETING = datetime(2026, 10, 28, 8, 0, tzinfo=UTC)


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return " ".join(answer.get_data(as_text=True).replace("\N{NO-BREAK SPACE}", " ").split())
