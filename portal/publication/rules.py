"""Rules of editions: kinds, the recipe of the hash, what stops a publication, and the words for what changed."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from portal.core.danish import listing
from portal.core.errors import RuleBroken

GOALS_SUBJECT = "maal"


class EditionKind(StrEnum):
    """What an edition is of."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    GOALS = "goals"

    @property
    def label(self) -> str:
        return {"agenda": "Dagsorden", "minutes": "Referat", "goals": "Målstatus"}[self.value]


class AgendaNotReleased(RuleBroken):
    sentence = "Dagsordenen skal udsendes til medlemmerne, før den kan offentliggøres."


class MeetingNotClosed(RuleBroken):
    sentence = "Mødet skal afsluttes, før referatet kan offentliggøres."


class AgendaNotPublished(RuleBroken):
    sentence = "Dagsordenen er ikke offentliggjort endnu. Offentliggør den først."


class MinutesArePublished(RuleBroken):
    sentence = "Referatet er offentliggjort og står i stedet for dagsordenen. Rettelser sker i referatet."


class NothingNew(RuleBroken):
    sentence = "Der er intet nyt at offentliggøre: den seneste udgave siger allerede det samme."


class GoalsMissing(RuleBroken):
    sentence = "Der er ingen mål at offentliggøre. Indlæs mål og tal først."


class FileUnreadable(RuleBroken):
    """`place` says which attachment."""

    def __init__(self, place: str) -> None:
        super().__init__(f"Filen til {place} kan ikke læses på serveren. Læg den op igen, før der offentliggøres.")


class SlugReserved(RuleBroken):
    """`slug` is the address of a page of ours."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"Et mål kan ikke have adressen ”{slug}”, for den bruges til noget andet.")


class PossibleCpr(RuleBroken):
    """`findings` are pairs of place and masked number."""

    def __init__(self, findings: Sequence[tuple[str, str]]) -> None:
        places = "; ".join(f"{place} ({masked})" for place, masked in findings)
        super().__init__(f"Muligt cpr-nummer. Ret det, før der offentliggøres: {places}.")
        self.findings = tuple(findings)


class FigureNotPublic(RuleBroken):
    """`places` are where words tell a figure that is kept back; they do not repeat it."""

    def __init__(self, places: Sequence[str]) -> None:
        listed = "; ".join(places)
        super().__init__(f"Teksten nævner et tal, der ikke må vises. Ret den, før der offentliggøres: {listed}.")
        self.places = tuple(places)


def new_salt() -> str:
    """A secret that keeps a withdrawn item's content from being guessed by its hash."""
    return secrets.token_hex(16)


def item_hash(salt: str, content: Any) -> str:
    """SHA-256 over the salt and the content as JSON with sorted keys and no spaces."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def edition_hash(item_hashes: Sequence[str]) -> str:
    """SHA-256 over the items' hashes, one per line in order."""
    return hashlib.sha256("\n".join(item_hashes).encode()).hexdigest()


Content = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What an edition of a meeting says: its head, and the items' contents by number."""

    kind: EditionKind
    starts_at: datetime | None
    place: str
    contents: Mapping[int, Content]


def meeting_changes(before: Snapshot | None, after: Snapshot) -> list[str]:
    """What is new since the predecessor, in Danish sentences; `before` is None where there is none."""
    if before is None:
        return [f"{after.kind.label} offentliggjort."]
    return [
        *(["Mødetidspunkt ændret."] if before.starts_at != after.starts_at else []),
        *(["Mødested ændret."] if before.place != after.place else []),
        *_item_changes(before.contents, after.contents),
        *_decision_changes(before, after),
    ]


def goal_changes(before: Mapping[str, Content] | None, after: Mapping[str, Content]) -> list[str]:
    """The same for goals, whose contents are by slug and have a title."""
    if before is None:
        return [f"{EditionKind.GOALS.label} offentliggjort."]
    groups = (
        ("tilføjet", [after[slug] for slug in after if slug not in before]),
        ("taget af", [before[slug] for slug in before if slug not in after]),
        ("ændret", [after[slug] for slug in after if slug in before and not says_the_same(before[slug], after[slug])]),
    )
    return [f"Mål {verb}: {listing([_quoted(goal) for goal in goals])}." for verb, goals in groups if goals]


def says_the_same(before: Content, after: Content) -> bool:
    """Whether two contents of a goal differ in nothing but the day that they are of."""
    return {**before, "as_of": None} == {**after, "as_of": None}


def _quoted(goal: Content) -> str:
    return f"”{goal['title']}”"


def _item_changes(before: Mapping[int, Content], after: Mapping[int, Content]) -> list[str]:
    both = [number for number in after if number in before]
    rewritten = [number for number in both if _text(before[number]) != _text(after[number])]
    refiled = [number for number in both if _attachments(before[number]) != _attachments(after[number])]
    return [
        *_about("Punkt", [number for number in after if number not in before], "tilføjet"),
        *_about("Punkt", [number for number in before if number not in after], "taget af"),
        *_about("Punkt", rewritten, "ændret"),
        *_about("Bilag til punkt", [number for number in refiled if number not in rewritten], "ændret"),
    ]


def _decision_changes(before: Snapshot, after: Snapshot) -> list[str]:
    old = {number: content["decision"] for number, content in before.contents.items() if content["decision"]}
    new = {number: content["decision"] for number, content in after.contents.items() if content["decision"]}
    if before.kind is EditionKind.AGENDA and after.kind is EditionKind.MINUTES:
        return ["Beslutninger tilføjet." if new else f"{after.kind.label} offentliggjort."]
    added = [number for number in new if number not in old]
    rewritten = [number for number in new if number in old and old[number] != new[number]]
    removed = [number for number in old if number in after.contents and number not in new]
    return [
        *_about("Beslutning til punkt", added, "tilføjet"),
        *_about("Beslutning til punkt", rewritten, "ændret"),
        *_about("Beslutning til punkt", removed, "taget af"),
    ]


def _about(what: str, numbers: list[int], verb: str) -> list[str]:
    return [f"{what} {listing([str(number) for number in sorted(numbers)])} {verb}."] if numbers else []


def _attachments(content: Content) -> Any:
    return (content["case"] or {}).get("attachments")


def _text(content: Content) -> Any:
    """All of an item but its attachments and decision, and but the place, which is the meeting's."""
    own = {key: value for key, value in content.items() if key not in {"case", "decision", "place"}}
    case = content["case"]
    return own, case and {key: value for key, value in case.items() if key != "attachments"}
