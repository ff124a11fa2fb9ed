"""Law: addresses are Danish nouns in the plural, kebab-case without æ, ø and å, and every parameter says its type."""

import re

import pytest
from flask import Flask

from tests import tiny
from tests.laws import hold
from tests.laws.walks import rules

# What there is many of: a parameter stands after one of these.
NOUNS = {
    "afdelinger", "beslutninger", "bilag", "brugere", "dagsordenspunkter", "loefter", "maal", "maaltal", "moeder",
    "omraader", "opgoerelser", "pladser", "punkter", "sager", "sessioner", "udvalg",
}  # fmt: skip
# What there is one of, or what is done with the one before.
PLACES = {
    "administration", "anden-opgoerelse", "ansvarlig", "dagsorden", "eget-maal", "hjaelp", "invitation", "kommune",
    "logo", "mangler", "min-konto", "opfoelgning", "overblik", "referat", "tal", "tilstand", "word",
}  # fmt: skip
ACTS = {
    "afslut", "aktiver", "beslutning", "deaktiver", "fjern-logo", "flyt", "glemt-adgangskode", "godkend", "indlaes",
    "log-ind", "log-ud", "luk", "ny", "ny-status", "nyt", "offentliggoer", "ophoer", "rediger", "returner", "send",
    "tag-af", "tag-tilbage", "udsend",
}  # fmt: skip
# A parameter may stand after these though they are no plural: a one-time link, a page of help, a person of the demo.
BEFORE_A_PARAMETER = {"adgang", "demo", "hjaelp"}
# Files by their name, which says what they are.
FILES = {"tal.csv"}
NOT_OURS = {"static"}


def faults_of(rule: str) -> list[str]:
    """What is wrong with an address, in words that say what to do."""
    faults, before = [], ""
    for segment in rule.strip("/").split("/") if rule != "/" else []:
        if segment.startswith("<"):
            faults += _parameter(rule, segment, before)
        elif segment in FILES:
            continue
        elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", segment):
            faults.append(f"{rule}: write {segment!r} in kebab-case, ae for æ, oe for ø, aa for å")
        elif segment not in NOUNS | PLACES | ACTS | BEFORE_A_PARAMETER:
            faults.append(f"{rule}: use a Danish word for {segment!r}, and add it to the words of this law")
        before = segment
    return faults


def _parameter(rule: str, segment: str, before: str) -> list[str]:
    faults = []
    if ":" not in segment:
        faults.append(f"{rule}: say the type of {segment}: <int:…> or <string:…>")
    if re.search(r"(_id|number)>$", segment) and not segment.startswith("<int"):
        faults.append(f"{rule}: let {segment} be an int")
    if before not in NOUNS | BEFORE_A_PARAMETER:
        faults.append(f"{rule}: let {segment} stand after a noun in the plural, not after {before!r}")
    return faults


def test_every_address_is_danish_and_typed(app: Flask) -> None:
    faults = [fault for rule in rules(app) if rule.endpoint not in NOT_OURS for fault in faults_of(rule.rule)]
    hold(faults)


def test_every_word_of_this_law_is_in_use(app: Flask) -> None:
    used = {segment for rule in rules(app) for segment in rule.rule.split("/")}
    assert sorted((NOUNS | PLACES | ACTS | BEFORE_A_PARAMETER | FILES) - used) == []


def test_an_address_that_stands_twice_is_caught(app: Flask) -> None:
    """Two pages at one address: the router would silently take the first."""
    places = [(rule.rule, method) for rule in rules(app) for method in rule.methods or () if method != "OPTIONS"]
    assert sorted({place for place in places if places.count(place) > 1}) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("/møder", "kebab-case"),
        ("/Sager", "kebab-case"),
        ("/mine_sager", "kebab-case"),
        ("/cases", "use a Danish word for 'cases'"),
        ("/sager/<case_id>", "say the type"),
        ("/sager/<string:case_id>", "be an int"),
        ("/sager/ny/<int:case_id>", "after a noun in the plural"),
        ("/sag/<int:case_id>", "use a Danish word for 'sag'"),
    ],
)
def test_a_bad_address_is_caught(rule: str, said: str) -> None:
    assert said in "; ".join(faults_of(rule))


@pytest.mark.parametrize("rule", ["/", "/sager", "/sager/ny", "/sager/<int:case_id>/rediger", "/udvalg/<string:slug>"])
def test_a_good_address_has_no_fault(rule: str) -> None:
    assert faults_of(rule) == []


def test_a_bad_page_in_the_portal_is_caught(fresh_app: Flask) -> None:
    tiny.add_to(fresh_app)
    assert any("'lille'" in fault for rule in rules(fresh_app) for fault in faults_of(rule.rule))
