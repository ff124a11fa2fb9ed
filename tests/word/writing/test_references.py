"""Which addresses become links in a Word file."""

import pytest

from portal.word.writing.references import References


def target(address: str) -> str | None:
    references = References()
    references.link(address)
    return next(iter(references.body("").links), None)


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://Example.org:8080/a b?c=d&e#f", "http://example.org:8080/a%20b?c=d&e#f"),
        ("https://example.org/100%25/%C3%A6/ø", "https://example.org/100%25/%C3%A6/%C3%B8"),
        ("https://blåbær.example/", "https://xn--blbr-roah.example/"),
        ("mailto:social@example.org?subject=Sag 1", "mailto:social@example.org?subject=Sag%201"),
    ],
)
def test_an_address_is_written_so_that_word_can_open_it(address: str, wanted: str) -> None:
    assert target(address) == wanted


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/sager/1",
        "//example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "http://[x",
        "http://a b/",
        "http://example.org:port/",
        "https://user:pw@example.org/",
        "mailto:nobody",
        "mailto:a@b@c",
        "https://example.org/" + "a" * 3000,
        "https://" + "a" * 70 + ".org",
    ],
)
def test_an_address_that_word_or_a_reader_should_not_follow_is_none(address: str) -> None:
    assert target(address) is None
