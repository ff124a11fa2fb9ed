"""Rules of editions: the recipe of the hash, and the words for what changed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from portal.publication.rules import (
    EditionKind,
    PossibleCpr,
    Snapshot,
    edition_hash,
    goal_changes,
    item_hash,
    meeting_changes,
    new_salt,
)

AT = datetime(2026, 11, 4, 14, 0, tzinfo=UTC)
NOTED = {"kind": "Til efterretning", "text": "Til efterretning.", "decided_on": "2026-11-04"}


def content(
    title: str = "Status", *, attachments: tuple[str, ...] = (), decision: Any = None, place: str = "C3.40"
) -> dict[str, Any]:
    return {"title": title, "place": place, "decision": decision, "case": {"attachments": list(attachments)}}


def snapshot(
    contents: Mapping[int, Any], *, kind: EditionKind = EditionKind.AGENDA, place: str = "C3.40", hour: int = 14
) -> Snapshot:
    return Snapshot(kind=kind, starts_at=AT.replace(hour=hour), place=place, contents=contents)


def test_the_first_edition_says_what_it_is() -> None:
    assert meeting_changes(None, snapshot({104: content()})) == ["Dagsorden offentliggjort."]
    assert goal_changes(None, {}) == ["Målstatus offentliggjort."]


def test_an_edition_that_says_the_same_changes_nothing() -> None:
    assert meeting_changes(snapshot({104: content()}), snapshot({104: content()})) == []


def test_new_items_are_named_by_number() -> None:
    after = {104: content(), 106: content(), 105: content(), 107: content()}
    assert meeting_changes(snapshot({104: content()}), snapshot(after)) == ["Punkt 105, 106 og 107 tilføjet."]


def test_an_item_that_is_gone_is_named() -> None:
    assert meeting_changes(snapshot({104: content(), 105: content()}), snapshot({104: content()})) == [
        "Punkt 105 taget af."
    ]


def test_a_changed_text_and_changed_attachments_are_told_apart() -> None:
    before = snapshot({104: content(), 105: content()})
    after = snapshot({104: content("Ny titel"), 105: content(attachments=("Notat",))})
    assert meeting_changes(before, after) == ["Punkt 104 ændret.", "Bilag til punkt 105 ændret."]


def test_an_item_that_becomes_closed_is_changed_once() -> None:
    closed = {**content("En sag"), "case": None}
    assert meeting_changes(snapshot({104: content(attachments=("Notat",))}), snapshot({104: closed})) == [
        "Punkt 104 ændret."
    ]


def test_a_moved_meeting_is_one_change_and_not_one_for_each_item() -> None:
    after = snapshot({104: content(place="Byrådssalen")}, place="Byrådssalen", hour=15)
    assert meeting_changes(snapshot({104: content()}), after) == ["Mødetidspunkt ændret.", "Mødested ændret."]


def test_the_first_minutes_add_the_decisions() -> None:
    after = snapshot({104: content(decision=NOTED), 105: content()}, kind=EditionKind.MINUTES)
    assert meeting_changes(snapshot({104: content(), 105: content()}), after) == ["Beslutninger tilføjet."]


def test_minutes_without_a_public_decision_are_still_published() -> None:
    after = snapshot({104: content()}, kind=EditionKind.MINUTES)
    assert meeting_changes(snapshot({104: content()}), after) == ["Referat offentliggjort."]


def test_later_minutes_name_the_decisions_that_came_changed_and_went() -> None:
    before = snapshot(
        {104: content(decision=NOTED), 105: content(), 106: content(decision=NOTED)}, kind=EditionKind.MINUTES
    )
    after = snapshot(
        {104: content(decision={**NOTED, "text": "Udsat."}), 105: content(decision=NOTED), 106: content()},
        kind=EditionKind.MINUTES,
    )
    assert meeting_changes(before, after) == [
        "Beslutning til punkt 105 tilføjet.",
        "Beslutning til punkt 104 ændret.",
        "Beslutning til punkt 106 taget af.",
    ]


def test_goals_are_named_by_their_titles() -> None:
    before = {"a": {"title": "Færre hjemløse", "latest": "1"}, "b": {"title": "Gammelt mål"}}
    after = {"a": {"title": "Færre hjemløse", "latest": "2"}, "c": {"title": "Nyt mål"}, "d": {"title": "Et til"}}
    assert goal_changes(before, after) == [
        "Mål tilføjet: ”Nyt mål” og ”Et til”.",
        "Mål taget af: ”Gammelt mål”.",
        "Mål ændret: ”Færre hjemløse”.",
    ]


def test_the_hash_follows_the_recipe_that_is_published() -> None:
    said = {"titel": "Sågar æøå", "case": None, "number": 104}
    words = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    expected = hashlib.sha256(b"salt\n" + words.encode("utf-8")).hexdigest()
    assert item_hash("salt", said) == expected
    assert edition_hash(["a", "b"]) == hashlib.sha256(b"a\nb").hexdigest()


def test_the_order_of_the_fields_does_not_change_the_hash() -> None:
    assert item_hash("s", {"a": 1, "b": 2}) == item_hash("s", {"b": 2, "a": 1})


def test_the_same_content_under_two_salts_has_two_hashes() -> None:
    first, second = new_salt(), new_salt()
    assert first != second
    assert item_hash(first, {"a": 1}) != item_hash(second, {"a": 1})


def test_the_sentence_about_a_cpr_number_names_every_place() -> None:
    broken = PossibleCpr([("punkt 105, titel", "01••••-••••"), ("punkt 106, beslutning", "02••••-••••")])
    assert "punkt 105, titel (01••••-••••); punkt 106, beslutning (02••••-••••)." in broken.sentence


@pytest.mark.parametrize("kind", list(EditionKind))
def test_every_kind_has_a_danish_name(kind: EditionKind) -> None:
    assert kind.label[0].isupper()
