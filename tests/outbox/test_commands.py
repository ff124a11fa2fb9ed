"""flask worker against a real SMTP server."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession
from flask import Flask
from sqlalchemy.orm import Session

from portal.core import clock
from portal.outbox import actions


class Inbox:
    """What the server received."""

    def __init__(self) -> None:
        self.mails: list[Message] = []

    async def handle_DATA(self, _server: SMTP, _session: SmtpSession, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(message_from_bytes(envelope.content or b""))
        return "250 OK"


@pytest.fixture
def inbox(app: Flask) -> Iterator[Inbox]:
    handler = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    app.config.update(SMTP_URL=f"smtp://127.0.0.1:{port}", MAIL_FROM="portal@eksempel.dk")
    yield handler
    controller.stop()


def test_the_worker_sends_what_lies_in_the_outbox(app: Flask, session: Session, inbox: Inbox) -> None:
    mail = actions.tell(
        session, recipient="person@eksempel.dk", subject="Sag til dig: æøå", text="Læs.\n", at=clock.now()
    )
    session.commit()
    result = app.test_cli_runner().invoke(args=["worker", "--once"])
    assert result.exit_code == 0, result.output
    (received,) = inbox.mails
    assert received["Message-ID"] == mail.message_id
    assert received["To"] == "person@eksempel.dk"


def test_without_a_mail_server_the_worker_says_what_to_set(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["worker", "--once"])
    assert result.exit_code == 1
    assert "PORTAL_SMTP_URL" in result.output
