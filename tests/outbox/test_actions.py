"""Mail: claim, send, mark."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from portal.outbox import actions
from portal.outbox.models import OutboxMessage

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def a_mail(session: Session, subject: str = "Emne") -> OutboxMessage:
    mail = actions.tell(session, recipient="person@eksempel.dk", subject=subject, text="Tekst\n", at=NOW)
    session.commit()
    return mail


class Server:
    """A mail server that remembers, and that may refuse or crash."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error
        self.received: list[str] = []

    def __call__(self, message: OutboxMessage) -> None:
        self.received.append(message.message_id)
        if self.error:
            raise self.error


def test_a_mail_is_sent_once(session: Session) -> None:
    mail, server = a_mail(session), Server()
    assert actions.send_next(session, send=server, now=NOW)
    assert not actions.send_next(session, send=server, now=NOW + timedelta(hours=1))
    assert server.received == [mail.message_id]


def test_a_refused_mail_is_tried_again_with_the_same_message_id(session: Session) -> None:
    mail, server = a_mail(session), Server(ConnectionRefusedError())
    actions.send_next(session, send=server, now=NOW)
    server.error = None
    actions.send_next(session, send=server, now=NOW + actions.CLAIM_LASTS + timedelta(seconds=1))
    session.refresh(mail)
    assert server.received == [mail.message_id] * 2
    assert mail.sent_at is not None


def test_a_mail_whose_sender_crashed_is_sent_again_by_another(session: Session) -> None:
    mail, crashing = a_mail(session), Server(KeyboardInterrupt())
    try:
        actions.send_next(session, send=crashing, now=NOW)
    except KeyboardInterrupt:
        session.rollback()
    other = Server()
    assert not actions.send_next(session, send=other, now=NOW + timedelta(minutes=1))
    assert actions.send_next(session, send=other, now=NOW + timedelta(minutes=11))
    assert other.received == [mail.message_id]


def test_after_ten_tries_a_mail_is_left(session: Session) -> None:
    mail, server = a_mail(session), Server(ConnectionRefusedError())
    for hour in range(actions.MAX_ATTEMPTS + 2):
        actions.send_next(session, send=server, now=NOW + timedelta(hours=hour))
    session.refresh(mail)
    assert len(server.received) == actions.MAX_ATTEMPTS
    assert mail.fault == "ConnectionRefusedError"


def test_a_line_break_cannot_get_into_the_subject(session: Session) -> None:
    mail = a_mail(session, subject="Hej\r\nBcc: andre@eksempel.dk")
    assert "\n" not in mail.mail_subject
    assert "\r" not in mail.mail_subject
