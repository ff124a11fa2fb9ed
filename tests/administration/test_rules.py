"""What is judged unsafe or unfinished, what serving refuses, and what a logo may be."""

from dataclasses import replace
from typing import Any

import pytest

from portal.administration.rules import (
    LOGO_MAX_SIZE,
    Finding,
    Installation,
    LogoNotPicture,
    LogoTooBig,
    check_logo,
    is_loopback,
    serving_refusals,
    unfinished,
    unsafe,
)
from tests.administration.pictures import JPEG, PNG

DONE = Installation(
    base_url="https://udvalg.eksempel.dk",
    smtp_url="smtp://mail.eksempel.dk:25",
    mail_from="udvalg@eksempel.dk",
    database_faults=(),
    facts_missing=(),
    administrators=2,
    bodies=1,
    bodies_without_seats=(),
    departments_without_leader=(),
    people_without_part=(),
    unused_invitations=(),
    targets=12,
    are_goals_public=True,
    mails_waiting=0,
    mails_failed=0,
)


def texts(findings: list[Finding]) -> str:
    return "\n".join(finding.text for finding in findings)


class TestFindings:
    def test_a_finished_installation_has_none(self) -> None:
        assert unsafe(DONE) == []
        assert unfinished(DONE) == []

    @pytest.mark.parametrize(
        ("lack", "words"),
        [
            ({"facts_missing": ("navn", "kode", "telefon")}, "mangler: navn, kode og telefon."),
            ({"targets": 0}, "flask init"),
            ({"are_goals_public": False}, "ikke offentliggjort"),
            ({"smtp_url": ""}, "PORTAL_SMTP_URL"),
            ({"mail_from": ""}, "PORTAL_MAIL_FROM"),
            ({"mails_failed": 2}, "2 mails kunne ikke sendes"),
            ({"mails_waiting": 1}, "1 mail har ventet"),
            ({"administrators": 1}, "kun én administrator"),
            ({"bodies": 0}, "ingen udvalg"),
            ({"bodies_without_seats": ("Byrådet",)}, "Ingen har plads i: Byrådet."),
            ({"people_without_part": ("Person 1",)}, "hverken rolle eller plads i et udvalg: Person 1."),
            ({"unused_invitations": ("Person 1", "Person 2")}, "adgangskode endnu: Person 1 og Person 2."),
            ({"departments_without_leader": ("Voksne",)}, "uden leder: Voksne."),
        ],
    )
    def test_each_lack_is_said_and_only_it(self, lack: dict[str, Any], words: str) -> None:
        findings = unfinished(replace(DONE, **lack))
        assert len(findings) == 1
        assert words in findings[0].text

    def test_a_long_list_of_names_is_cut(self) -> None:
        names = tuple(f"P{number}" for number in range(8))
        assert "P0, P1, P2, P3, P4 og 3 andre." in texts(unfinished(replace(DONE, unused_invitations=names)))
        assert "P4 og 1 anden." in texts(unfinished(replace(DONE, unused_invitations=names[:6])))

    def test_mail_that_waits_is_no_wonder_without_a_server(self) -> None:
        assert "har ventet" not in texts(unfinished(replace(DONE, smtp_url="", mails_waiting=3)))

    def test_an_address_without_https_and_a_faulty_database_are_unsafe(self) -> None:
        found = unsafe(replace(DONE, base_url="http://udvalg.eksempel.dk", database_faults=("Det er galt.",)))
        assert "Det er galt." in texts(found)
        assert "http://udvalg.eksempel.dk" in texts(found)


SAFE: dict[str, Any] = {
    "base_url": "https://udvalg.eksempel.dk",
    "host": "127.0.0.1",
    "is_demo": False,
    "secret_key": "k" * 64,
    "database_faults": (),
}


class TestServing:
    @pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::", "10.0.0.5"])
    def test_https_may_be_served_on_any_address(self, host: str) -> None:
        assert serving_refusals(**SAFE | {"host": host}) == []

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
    def test_loopback_may_be_served_without_https_and_as_a_demo(self, host: str) -> None:
        local = {"base_url": "http://localhost:5000", "host": host, "is_demo": True}
        assert serving_refusals(**SAFE | local) == []

    @pytest.mark.parametrize(
        ("base_url", "host"),
        [
            ("http://udvalg.eksempel.dk", "127.0.0.1"),
            ("http://udvalg.eksempel.dk", "0.0.0.0"),
            ("http://localhost:5000", "0.0.0.0"),
            ("http://localhost.eksempel.dk", "127.0.0.1"),
        ],
    )
    def test_an_address_without_https_is_refused_beyond_loopback(self, base_url: str, host: str) -> None:
        refusals = serving_refusals(**SAFE | {"base_url": base_url, "host": host})
        assert len(refusals) == 1
        assert "PORTAL_BASE_URL" in refusals[0]

    @pytest.mark.parametrize(
        ("base_url", "host"),
        [("https://udvalg.eksempel.dk", "127.0.0.1"), ("https://localhost", "0.0.0.0")],
    )
    def test_a_demo_is_refused_beyond_loopback_also_with_https(self, base_url: str, host: str) -> None:
        refusals = serving_refusals(**SAFE | {"base_url": base_url, "host": host, "is_demo": True})
        assert len(refusals) == 1
        assert "demo" in refusals[0]

    def test_a_short_key_and_faults_of_the_database_are_refused(self) -> None:
        refusals = serving_refusals(**SAFE | {"secret_key": "kort", "database_faults": ("Det er galt.",)})
        assert refusals[0] == "Det er galt."
        assert "PORTAL_SECRET_KEY" in refusals[1]
        assert "kort" not in refusals[1].split()

    @pytest.mark.parametrize("host", ["localhost.eksempel.dk", "128.0.0.1", "0.0.0.0", "", "eksempel.dk"])
    def test_only_this_machine_is_loopback(self, host: str) -> None:
        assert not is_loopback(host)


class TestLogo:
    def test_a_png_and_a_jpeg_are_fine(self) -> None:
        check_logo(PNG)
        check_logo(JPEG)

    @pytest.mark.parametrize(
        "data", [b"", b"GIF89a" + b"\0" * 30, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7\n", b"tekst"]
    )
    def test_anything_else_is_refused_by_its_content(self, data: bytes) -> None:
        with pytest.raises(LogoNotPicture):
            check_logo(data)

    def test_a_logo_has_at_most_one_megabyte(self) -> None:
        check_logo(PNG + b"\0" * (LOGO_MAX_SIZE - len(PNG)))
        with pytest.raises(LogoTooBig):
            check_logo(PNG + b"\0" * (LOGO_MAX_SIZE - len(PNG) + 1))
