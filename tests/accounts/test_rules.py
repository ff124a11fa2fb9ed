"""What a password must be, and how long a session lasts."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.accounts.rules import (
    SESSION_IDLE,
    SESSION_MAX,
    PasswordTooWeak,
    check_password,
    is_live,
    normal_email,
    token_hash,
)

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize("password", ["korttekst1", "elleve tegn", "aaaaaaaaaaaaaaaa", "x" * 201])
def test_a_short_repeated_or_endless_password_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooWeak):
        check_password(password)


@pytest.mark.parametrize("password", ["tolv tegn nu", "en lang sætning med æ, ø og å", "abcde" * 40])
def test_a_long_password_of_any_letters_is_taken(password: str) -> None:
    check_password(password)


def test_a_session_in_use_lives_until_it_is_too_old() -> None:
    latest = START + SESSION_MAX - timedelta(seconds=1)
    assert is_live(started_at=START, seen_at=latest, ended_at=None, now=latest)
    assert not is_live(started_at=START, seen_at=latest, ended_at=None, now=START + SESSION_MAX)


def test_an_idle_session_dies() -> None:
    assert is_live(started_at=START, seen_at=START, ended_at=None, now=START + SESSION_IDLE - timedelta(seconds=1))
    assert not is_live(started_at=START, seen_at=START, ended_at=None, now=START + SESSION_IDLE)


def test_an_ended_session_is_dead_at_once() -> None:
    assert not is_live(started_at=START, seen_at=START, ended_at=START, now=START)


def test_an_address_is_the_same_however_it_is_written() -> None:
    assert normal_email(" Person@Eksempel.DK ") == normal_email("person@eksempel.dk")


def test_a_token_cannot_be_read_from_its_hash() -> None:
    assert token_hash("a") != token_hash("b")
    assert "secret" not in token_hash("secret")
