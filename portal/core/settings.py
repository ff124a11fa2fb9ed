"""What the municipality has set about itself: small values by key, in the database."""

from dataclasses import asdict, dataclass, fields

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.core.database import Base


class Setting(Base):
    """One value by key."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """The municipality as every page shows it. `logo` is a file's checksum."""

    name: str = "Kommunen"
    code: str = ""
    contact_email: str = ""
    phone: str = ""
    address: str = ""
    accessibility_url: str = ""
    privacy_url: str = ""
    logo: str = ""


def municipality(session: Session) -> Municipality:
    """What is set, with the defaults for what is not."""
    rows = session.execute(select(Setting.key, Setting.value).where(Setting.key.like("municipality.%")))
    known = {field.name for field in fields(Municipality)}
    found = {key.removeprefix("municipality."): value for key, value in rows}
    return Municipality(**{name: value for name, value in found.items() if name in known})


def save_municipality(session: Session, value: Municipality) -> None:
    """Store every field of it."""
    for name, text in asdict(value).items():
        put(session, f"municipality.{name}", text)


def get(session: Session, key: str) -> str | None:
    """The value of one key, or None."""
    setting = session.get(Setting, key)
    return setting.value if setting else None


def put(session: Session, key: str, value: str) -> None:
    """Set one key."""
    session.merge(Setting(key=key, value=value))
    session.flush()


def is_demo(session: Session) -> bool:
    """Whether this database is a demo: then it is served on loopback only, and log-in is by role."""
    return get(session, "demo") is not None
