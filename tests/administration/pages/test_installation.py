"""The first page, the municipality and its logo."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.core import settings
from portal.core.settings import Municipality
from portal.goals.queries import figures
from tests.administration.pictures import JPEG, PNG
from tests.conftest import Login
from tests.factories.accounts import an_administrator
from tests.factories.goals import a_local_series, the_catalogue

PLACE = "/administration/kommune"
FULL = {
    "name": "Eksempel Kommune",
    "code": "657",
    "contact_email": "kommunen@eksempel.dk",
    "phone": "12 34 56 78",
    "address": "Torvet 1\n9999 Eksempel",
    "accessibility_url": "https://was.eksempel.dk/udvalg",
    "privacy_url": "https://eksempel.dk/persondata",
}


@pytest.fixture
def admin(session: Session, login: Login) -> FlaskClient:
    return login(an_administrator(session))


def send(admin: FlaskClient, logo: tuple[bytes, str] | None = None, **other: str) -> TestResponse:
    data: dict[str, Any] = FULL | other
    if logo:
        data["logo_file"] = (BytesIO(logo[0]), logo[1])
    answer = admin.post(PLACE, data=data, content_type="multipart/form-data")
    answer.request.environ["wsgi.input"].close()  # a large one lies in a temporary file
    return answer


class TestIndex:
    def test_a_new_installation_says_what_is_unsafe_and_what_is_missing(self, admin: FlaskClient) -> None:
        page = admin.get("/administration").text
        assert "uden https" in page
        assert "PORTAL_SMTP_URL" in page
        assert "kun én administrator" in page
        assert 'href="/administration/udvalg/nyt"' in page

    def test_it_says_that_cases_of_persons_do_not_belong_here(self, admin: FlaskClient) -> None:
        assert "Ikke til personsager" in admin.get("/administration").text


class TestCode:
    def test_a_changed_code_that_hides_the_municipalitys_figures_is_told(
        self, admin: FlaskClient, session: Session
    ) -> None:
        a_local_series(session, the_catalogue(session)["hjemloese"], {2011: 45, 2013: 44}, "657")
        session.commit()
        assert "under koden" not in admin.get(send(admin).location).text
        assert "Kommunens egne tal (2) står under koden 657" in admin.get(send(admin, code="658").location).text


class TestThreshold:
    def test_a_threshold_is_five_until_another_is_set(self, admin: FlaskClient, session: Session) -> None:
        assert 'value="5"' in admin.get(PLACE).text
        assert send(admin, threshold="3").status_code == 303
        assert figures.threshold(session) == 3
        assert send(admin).status_code == 303
        assert figures.threshold(session) == 3

    @pytest.mark.parametrize("threshold", ["2", "0", "-5", "101"])
    def test_a_threshold_under_three_is_refused_with_all_else(
        self, admin: FlaskClient, session: Session, threshold: str
    ) -> None:
        answer = send(admin, threshold=threshold)
        assert answer.status_code == 422
        assert "Grænsen skal være et helt tal fra 3 til 100." in answer.text
        session.rollback()
        assert figures.threshold(session) == 5
        assert settings.municipality(session) == Municipality()


class TestMunicipality:
    def test_what_is_saved_stands_on_every_page(self, admin: FlaskClient, session: Session) -> None:
        assert send(admin).status_code == 303
        saved = settings.municipality(session)
        assert saved == Municipality(**FULL | {"address": saved.address})
        assert saved.address.split() == ["Torvet", "1", "9999", "Eksempel"]
        page = admin.get("/hjaelp").text
        assert "Eksempel Kommune" in page
        assert "https://was.eksempel.dk/udvalg" in page

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", " "),
            ("code", "65"),
            ("code", "0657"),
            ("code", "000"),
            ("code", "abc"),
            ("contact_email", "kommunen"),
            ("accessibility_url", "http://was.eksempel.dk"),
            ("accessibility_url", "javascript:alert(1)"),
            ("privacy_url", "https://"),
            ("privacy_url", "eksempel.dk/persondata"),
            ("privacy_url", "https://eksempel.dk/en side"),
        ],
    )
    def test_a_wrong_value_is_said_at_its_field_and_all_that_was_typed_stands(
        self, admin: FlaskClient, session: Session, field: str, value: str
    ) -> None:
        answer = send(admin, **{field: value})
        assert answer.status_code == 422
        assert f'href="#{field}"' in answer.text
        assert "Torvet 1" in answer.text
        for name, typed in FULL.items():
            assert name in {field, "address"} or f'value="{typed}"' in answer.text
        assert settings.municipality(session) == Municipality()

    def test_extra_fields_of_a_form_change_nothing(self, admin: FlaskClient, session: Session) -> None:
        send(admin, logo_="x", demo="1", **{"municipality.logo": "x"})
        assert settings.municipality(session).logo == ""
        assert not settings.is_demo(session)


class TestLogo:
    @pytest.mark.parametrize(("data", "kind"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
    def test_a_picture_is_served_as_what_it_is_and_may_be_kept(
        self, admin: FlaskClient, client: FlaskClient, session: Session, data: bytes, kind: str
    ) -> None:
        assert send(admin, (data, "logo.svg")).status_code == 303
        checksum = settings.municipality(session).logo
        answer = client.get(f"/logo?v={checksum[:12]}")
        assert (answer.data, answer.content_type) == (data, kind)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_without_the_right_version_it_is_asked_for_each_time(self, admin: FlaskClient, client: FlaskClient) -> None:
        send(admin, (PNG, "logo.png"))
        for address in ("/logo", "/logo?v=forkert"):
            answer = client.get(address)
            assert "immutable" not in answer.headers["Cache-Control"]
            again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
            assert (again.status_code, again.data) == (304, b"")

    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "logo.png"),
            (b"<html></html>", "logo.jpg"),
            (b"GIF89a" + b"\0" * 20, "logo.png"),
            (PNG + b"\0" * 1_000_000, "logo.png"),
        ],
    )
    def test_what_is_no_small_picture_by_its_content_is_refused(
        self, admin: FlaskClient, session: Session, data: bytes, name: str
    ) -> None:
        answer = send(admin, (data, name))
        assert answer.status_code == 422
        assert 'href="#logo_file"' in answer.text
        assert settings.municipality(session) == Municipality()

    def test_without_a_logo_there_is_none(self, client: FlaskClient, app: Flask) -> None:
        assert client.get("/logo").status_code == 404

    def test_a_removed_logo_is_gone_for_everybody(self, admin: FlaskClient, client: FlaskClient) -> None:
        send(admin, (PNG, "logo.png"))
        assert admin.post("/administration/kommune/fjern-logo").status_code == 303
        assert client.get("/logo").status_code == 404
