"""Rules of agendas: numbers, and what may be done to an item when."""

import re

from portal.core.errors import RuleBroken


class CaseNotApproved(RuleBroken):
    sentence = "Sagen er ikke godkendt endnu og kan ikke sættes på en dagsorden."


class CaseAlreadyPlaced(RuleBroken):
    sentence = "Sagen står allerede på en dagsorden, som ikke er behandlet."


class CaseNotForThisBody(RuleBroken):
    sentence = "Udvalget er ikke på sagens vej. Ret først, hvor sagen behandles."


class AlreadyReleased(RuleBroken):
    sentence = "Punktet er udsendt til medlemmerne og kan ikke flyttes eller tages af."


class MeetingIsOver(RuleBroken):
    sentence = "Mødet er afsluttet, så dagsordenen kan ikke ændres."


class AgendaEmpty(RuleBroken):
    sentence = "Der er ingen nye punkter at udsende. Sæt en sag på dagsordenen først."


class NeutralTitleMissing(RuleBroken):
    sentence = "Et lukket punkt skal have en neutral titel, som offentligheden kan se."
    field = "neutral_title"


class GroundMissing(RuleBroken):
    sentence = "Skriv, hvorfor punktet er lukket."
    field = "closed_ground"


class CaseChangedSinceApproval(RuleBroken):
    """`title` is the case that is no longer approved."""

    def __init__(self, title: str) -> None:
        super().__init__(f"Sagen ”{title}” er ikke godkendt længere. Tag den af dagsordenen, eller få den godkendt.")


def item_reference(code: str, year: int, number: int) -> str:
    """SOS-2013-104."""
    return f"{code}-{year}-{number}"


class NotAReference(ValueError):
    """It does not read as SOS-2013-104."""


def parse_reference(reference: str) -> tuple[str, int, int]:
    """SOS-2013-104 as code, year and number. Raises NotAReference."""
    found = re.fullmatch(r"(\w{2,12})-(\d{4})-(\d{1,5})", reference.strip())
    if found is None:
        raise NotAReference(reference)
    return found[1].upper(), int(found[2]), int(found[3])
