"""flask worker: sends what lies in the outbox."""

import smtplib
import time
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from portal.core import clock
from portal.outbox.actions import send_next
from portal.outbox.models import OutboxMessage
from portal.web.database import require_migrated, session

PAUSE_SECONDS = 5


def register(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(worker)


@click.command()
@with_appcontext
@click.option("--once", is_flag=True, help="Send det, der ligger, og stop.")
def worker(once: bool) -> None:
    """Send mails fra udbakken (PORTAL_SMTP_URL, PORTAL_MAIL_FROM)."""
    require_migrated()
    if not current_app.config["SMTP_URL"]:
        raise click.ClickException("Sæt PORTAL_SMTP_URL (fx smtp://mail.kommune.dk:25) og PORTAL_MAIL_FROM.")
    while True:
        sent = 0
        while send_next(session(), send=send_by_smtp, now=clock.now()):
            sent += 1
        if once:
            click.echo(f"{sent} behandlet.")
            return
        time.sleep(PAUSE_SECONDS)


def send_by_smtp(message: OutboxMessage) -> None:
    """Send one mail by the configured server. Raises OSError (smtplib's errors are such) where it will not."""
    url = urlsplit(current_app.config["SMTP_URL"])
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    mail = EmailMessage()
    mail["Message-ID"] = message.message_id
    mail["From"] = current_app.config["MAIL_FROM"]
    mail["To"] = message.recipient
    mail["Subject"] = message.mail_subject
    mail.set_content(message.text)
    with kind(url.hostname or "localhost", url.port or 0, timeout=20) as server:
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(mail)
