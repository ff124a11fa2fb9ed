"""Rules of the installation: what is unsafe or unfinished in it, what serving refuses, and what a logo may be."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.core.danish import listing
from portal.core.errors import RuleBroken
from portal.documents.rules import FileKind, FileRefused, kind_of

LOGO_MAX_SIZE = 1_000_000
LOGO_KINDS = frozenset({FileKind.PNG, FileKind.JPEG})
SECRET_KEY_MIN = 32
NAMES_SHOWN = 5


class LogoTooBig(RuleBroken):
    sentence = "Logoet fylder mere end 1 MB. Gem det i en mindre udgave."
    field = "logo_file"


class LogoNotPicture(RuleBroken):
    sentence = "Logoet skal være et billede i formatet png eller jpeg."
    field = "logo_file"


class PersonDisabled(RuleBroken):
    sentence = "Personen er deaktiveret og kan ikke få et link. Aktivér personen først."


@dataclass(frozen=True, kw_only=True)
class Installation:
    """What is known of an installation; the tuples hold names as they are shown."""

    base_url: str
    smtp_url: str
    mail_from: str
    database_faults: tuple[str, ...]
    facts_missing: tuple[str, ...]
    administrators: int
    bodies: int
    bodies_without_seats: tuple[str, ...]
    departments_without_leader: tuple[str, ...]
    people_without_part: tuple[str, ...]
    unused_invitations: tuple[str, ...]
    targets: int
    are_goals_public: bool
    mails_waiting: int
    mails_failed: int


@dataclass(frozen=True)
class Finding:
    """One thing to put right, and the page where it is done: `label` and `endpoint` are empty where it is no page."""

    text: str
    label: str = ""
    endpoint: str = ""


def unsafe(found: Installation) -> list[Finding]:
    """What an outsider or an accident could use."""
    findings = [Finding(fault) for fault in found.database_faults]
    if not found.base_url.startswith("https://"):
        findings.append(
            Finding(
                f"Portalens adresse er {found.base_url}, altså uden https. Det er kun til afprøvning på egen maskine. "
                "Sæt PORTAL_BASE_URL til den adresse, som borgerne skal bruge."
            )
        )
    return findings


def unfinished(found: Installation) -> list[Finding]:
    """What is still missing before the portal can be used as it is meant."""
    return _settings_missing(found) + _mail_missing(found) + _people_missing(found) + _bodies_missing(found)


def _settings_missing(found: Installation) -> list[Finding]:
    findings = []
    if found.facts_missing:
        text = f"Kommunens oplysninger mangler: {listing(found.facts_missing)}."
        findings.append(Finding(text, "Udfyld oplysningerne", "administration.municipality"))
    if not found.targets:
        findings.append(Finding("De nationale mål er ikke indlæst. Kør flask init på serveren."))
    elif not found.are_goals_public:
        text = "De nationale mål er ikke offentliggjort, så borgerne ser en tom side."
        findings.append(Finding(text, "Offentliggør mål og tal", "publication.publish_goals"))
    return findings


def _mail_missing(found: Installation) -> list[Finding]:
    findings = []
    if not found.smtp_url:
        text = "Portalen kan ikke sende mails. Sæt PORTAL_SMTP_URL. Indtil da vises invitationer her på skærmen."
        findings.append(Finding(text))
    elif not found.mail_from:
        findings.append(Finding("Mails har ingen afsender. Sæt PORTAL_MAIL_FROM."))
    if found.mails_failed:
        findings.append(Finding(f"{_mails(found.mails_failed)} kunne ikke sendes efter mange forsøg."))
    if found.smtp_url and found.mails_waiting:
        text = f"{_mails(found.mails_waiting)} har ventet i mere end et kvarter. Kører flask worker på serveren?"
        findings.append(Finding(text))
    return findings


def _mails(count: int) -> str:
    return "1 mail" if count == 1 else f"{count} mails"


def _people_missing(found: Installation) -> list[Finding]:
    findings = []
    if found.administrators < 2:
        text = "Der er kun én administrator. Giv en mere rollen, så ferie og sygdom ikke lukker for hjælp."
        findings.append(Finding(text, "Se brugere", "administration.people"))
    if found.people_without_part:
        text = f"Har hverken rolle eller plads i et udvalg: {_names(found.people_without_part)}."
        findings.append(Finding(text, "Se brugere", "administration.people"))
    if found.unused_invitations:
        text = f"Har ikke valgt en adgangskode endnu: {_names(found.unused_invitations)}."
        findings.append(Finding(text, "Se brugere", "administration.people"))
    if found.departments_without_leader:
        text = f"Afdelinger uden leder: {_names(found.departments_without_leader)}."
        findings.append(Finding(text, "Se afdelinger", "administration.departments"))
    return findings


def _bodies_missing(found: Installation) -> list[Finding]:
    if not found.bodies:
        return [Finding("Der er ingen udvalg endnu.", "Opret et udvalg", "administration.new_body")]
    if found.bodies_without_seats:
        text = f"Ingen har plads i: {_names(found.bodies_without_seats)}."
        return [Finding(text, "Se udvalg", "administration.bodies")]
    return []


def _names(names: Sequence[str]) -> str:
    shown = list(names[:NAMES_SHOWN])
    others = len(names) - len(shown)
    if others:
        shown.append("1 anden" if others == 1 else f"{others} andre")
    return listing(shown)


def check_logo(data: bytes) -> None:
    """A png or jpeg by its content, not by its name. Raises LogoTooBig, LogoNotPicture."""
    if len(data) > LOGO_MAX_SIZE:
        raise LogoTooBig
    try:
        kind = kind_of(data)
    except FileRefused as error:
        raise LogoNotPicture from error
    if kind not in LOGO_KINDS:
        raise LogoNotPicture


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address: localhost, 127.0.0.1, ::1."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serving_refusals(
    *, base_url: str, host: str, is_demo: bool, secret_key: str, database_faults: Sequence[str]
) -> list[str]:
    """Why the portal may not be served like this, in sentences; none where it may."""
    refusals = list(database_faults)
    is_local = is_loopback(host) and is_loopback(urlsplit(base_url).hostname or "")
    if is_demo and not is_local:
        refusals.append(
            "Databasen er en demo, hvor alle kan logge ind uden adgangskode. Den må kun vises på denne maskine: "
            "brug --host 127.0.0.1 og en PORTAL_BASE_URL på localhost, eller peg PORTAL_DATABASE_URL på en anden."
        )
    if not base_url.startswith("https://") and not is_local:
        refusals.append(
            f"PORTAL_BASE_URL er {base_url}, altså uden https, så adgangskoder ville gå ukrypteret. "
            "Sæt den til portalens https-adresse."
        )
    if len(secret_key) < SECRET_KEY_MIN:
        refusals.append(
            f"PORTAL_SECRET_KEY er kortere end {SECRET_KEY_MIN} tegn. Lad den være tom, så laver portalen selv en."
        )
    return refusals
