"""Writing mail into the outbox, and sending it: claim, send, mark."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.core.database import transaction
from portal.outbox.models import OutboxMessage

CLAIM_LASTS = timedelta(minutes=10)
MAX_ATTEMPTS = 10

Send = Callable[[OutboxMessage], None]


def tell(session: Session, *, recipient: str, subject: str, text: str, at: datetime) -> OutboxMessage:
    """Write a mail in the transaction of whatever causes it. Line breaks in the subject become spaces."""
    message = OutboxMessage(
        message_id=f"<{secrets.token_hex(16)}@udvalgsportalen>",
        recipient=" ".join(recipient.split()),
        mail_subject=" ".join(subject.split())[:200],
        text=text,
        written_at=at,
    )
    session.add(message)
    return message


def claim(session: Session, *, now: datetime) -> OutboxMessage | None:
    """Take the oldest mail that nobody is sending; a claim that never ended is free again after ten minutes."""
    message = session.scalar(
        select(OutboxMessage)
        .where(
            OutboxMessage.sent_at.is_(None),
            OutboxMessage.attempts < MAX_ATTEMPTS,
            or_(OutboxMessage.claimed_at.is_(None), OutboxMessage.claimed_at < now - CLAIM_LASTS),
        )
        .order_by(OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if message is not None:
        message.claimed_at = now
        message.attempts += 1
    return message


def send_next(session: Session, *, send: Send, now: datetime) -> bool:
    """Claim, send and mark one mail. A crash between send and mark sends it again under the same Message-ID.

    Returns whether there was one. A fault of the mail server is noted on the mail, which is tried again later.
    """
    with transaction(session):
        message = claim(session, now=now)
        message_id = message.id if message else None
    if message_id is None:
        return False
    message = session.get_one(OutboxMessage, message_id)
    try:
        send(message)
    except OSError as error:
        fault: str | None = type(error).__name__
    else:
        fault = None
    with transaction(session):
        message = session.get_one(OutboxMessage, message_id)
        message.sent_at = None if fault else now
        message.fault = fault
    return True
