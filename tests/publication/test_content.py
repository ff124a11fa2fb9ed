"""The public form of an item, and the search for CPR numbers in all that would go out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.agendas.content import DecisionContent, ItemContent
from portal.cases.content import (
    AttachmentContent,
    CaseContent,
    GoalStatusContent,
    RecommendationContent,
    RouteCell,
    SectionContent,
    TargetContent,
)
from portal.cases.rules import RouteRole, SectionKind
from portal.core.records import from_json
from portal.goals.rules import Judgement
from portal.publication.content import FileRoots, ProposedItem, cpr_findings, json_of, public_form
from tests.factories.publication import a_possible_cpr_number

DECISION = DecisionContent(kind="Godkendt", text="Godkendt.", decided_on=date(2026, 11, 4))


def an_attachment(title: str = "Notat", *, is_closed: bool = False, filename: str = "notat.pdf") -> AttachmentContent:
    return AttachmentContent(
        attachment_id=1,
        title=title,
        filename=filename,
        media_type="application/pdf",
        size=10,
        sha256="a" * 64,
        is_closed=is_closed,
    )


def an_item(**changes: Any) -> ItemContent:
    case = CaseContent(
        case_number="27.42.00-G01-3-26",
        title="Status",
        caseworker="Sagsbehandler",
        other_caseworkers=("Konsulent",),
        route=(RouteCell(code="SOS", name="Social- og Sundhedsudvalget", role=RouteRole.DECIDES),),
        sections=(
            SectionContent(kind=SectionKind.SUMMARY, heading="Resume", html="<p>Kort</p>"),
            SectionContent(kind=SectionKind.PRESENTATION, heading="Sagsfremstilling", html="<p>Langt</p>"),
        ),
        goal_statuses=(
            GoalStatusContent(
                area="Hjemløse",
                area_slug="hjemloese",
                html="<p>Lokalt</p>",
                targets=(
                    TargetContent(
                        number=5,
                        slug="hjemloese",
                        title="Færre hjemløse",
                        baseline="",
                        latest="",
                        target="",
                        judgement=Judgement.TOO_SLOW,
                        reason="Grunden",
                    ),
                ),
            ),
        ),
        recommendation=RecommendationContent(proposer="Direktøren", points=("status godkendes",)),
        attachments=(an_attachment(),),
    )
    whole = ItemContent(
        reference="SOS-2026-105",
        number=105,
        title="Status",
        is_closed=False,
        closed_ground=None,
        committee_code="SOS",
        committee_name="Social- og Sundhedsudvalget",
        meeting_on=date(2026, 11, 4),
        place="C3.40",
        case=replace(case, **{key: value for key, value in changes.items() if hasattr(case, key) and key != "title"}),
        decision=None,
    )
    return replace(whole, **{key: value for key, value in changes.items() if not hasattr(case, key) or key == "title"})


def public(item: ItemContent, *, is_closed: bool = False, decision: DecisionContent | None = None) -> ItemContent:
    statuses = item.case.goal_statuses if item.case else ()
    return public_form(
        item, neutral_title="En sag", place="C3.40", is_closed=is_closed, decision=decision, goal_statuses=statuses
    )


def places(item: ItemContent) -> list[str]:
    return [place for place, _ in cpr_findings("punkt 105", json_of(item))]


def test_an_open_item_keeps_all_but_its_closed_attachments() -> None:
    item = an_item(attachments=(an_attachment("Åbent"), an_attachment("Lukket", is_closed=True)))
    shown = public(item)
    assert shown.case is not None
    assert [attachment.title for attachment in shown.case.attachments] == ["Åbent"]
    assert replace(shown.case, attachments=()) == replace(item.case, attachments=())  # type: ignore[type-var]


def test_a_closed_item_is_number_neutral_title_and_ground() -> None:
    shown = public(an_item(title="Køb af en bestemt ejendom", closed_ground="Køb og salg"), is_closed=True)
    assert (shown.number, shown.title, shown.closed_ground) == (105, "En sag", "Køb og salg")
    assert (shown.is_closed, shown.case, shown.decision) == (True, None, None)


def test_a_closed_item_without_a_neutral_title_does_not_show_its_own() -> None:
    shown = public_form(
        an_item(title="Hemmelig"), neutral_title=" ", place="", is_closed=True, decision=None, goal_statuses=()
    )
    assert shown.title == "Lukket punkt"


def test_an_item_without_a_case_is_taken_for_closed() -> None:
    assert public(replace(an_item(), case=None)).is_closed


def test_the_place_is_the_meetings_and_not_the_frozen_one() -> None:
    assert public(replace(an_item(), place="Et gammelt sted")).place == "C3.40"


def test_the_decision_is_added() -> None:
    assert public(an_item(), decision=DECISION).decision == DECISION


def test_stored_json_is_the_same_record_again() -> None:
    assert from_json(ItemContent, json_of(an_item(decision=DECISION))) == an_item(decision=DECISION)


def test_text_without_a_number_has_no_finding() -> None:
    assert places(an_item(decision=DECISION)) == []


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("title", "punkt 105, titel"),
        ("place", "punkt 105, mødested"),
        ("closed_ground", "punkt 105, begrundelsen for, at punktet er lukket"),
        ("case_number", "punkt 105, sagsnummer"),
        ("caseworker", "punkt 105, sagsbehandler"),
    ],
)
def test_a_number_is_found_in_every_plain_field(field: str, place: str) -> None:
    assert places(an_item(**{field: f"Om {a_possible_cpr_number()} her"})) == [place]


def test_a_number_is_found_in_the_other_parts() -> None:
    number = a_possible_cpr_number()
    item = an_item()
    assert item.case is not None
    status = item.case.goal_statuses[0]
    section = replace(item.case.sections[1], html=f"<p>Om {number}</p>")
    target = replace(status.targets[0], reason=number)
    assert places(an_item(sections=(section,))) == ["punkt 105, Sagsfremstilling"]
    assert places(an_item(other_caseworkers=("Konsulent", number))) == ["punkt 105, øvrige sagsbehandlere"]
    assert places(an_item(recommendation=RecommendationContent(proposer="Den", points=("at", number)))) == [
        "punkt 105, indstilling"
    ]
    assert places(an_item(goal_statuses=(replace(status, html=f"<p>{number}</p>"),))) == [
        "punkt 105, målstatus for Hjemløse, ”Hvad er sket?”"
    ]
    assert places(an_item(goal_statuses=(replace(status, targets=(target,)),))) == [
        "punkt 105, målstatus for Hjemløse, begrundelsen for en vurdering"
    ]
    assert places(an_item(attachments=(an_attachment(number),))) == ["punkt 105, bilag 1 (titel)"]
    assert places(an_item(attachments=(an_attachment(), an_attachment(filename=f"{number}.pdf")))) == [
        "punkt 105, bilag 2 (filnavn)"
    ]
    assert places(an_item(decision=replace(DECISION, text=number))) == ["punkt 105, beslutning"]


def test_the_neutral_title_of_a_closed_item_is_searched_too() -> None:
    neutral_title = a_possible_cpr_number()
    shown = public_form(
        an_item(), neutral_title=neutral_title, place="", is_closed=True, decision=None, goal_statuses=()
    )
    assert places(shown) == ["punkt 105, neutral titel"]


@pytest.mark.parametrize(
    "separator", ["", "-", " ", "\N{NO-BREAK SPACE}", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}", " - "]
)
def test_a_number_is_found_however_it_is_written(separator: str) -> None:
    assert places(an_item(title=a_possible_cpr_number(separator)))


def test_a_number_that_tags_split_is_found() -> None:
    number = a_possible_cpr_number("-")
    html = f"<p>{number[:4]}<strong>{number[4:8]}</strong>{number[8:]}</p>"
    assert places(an_item(sections=(SectionContent(kind=SectionKind.OTHER, heading="Økonomi", html=html),))) == [
        "punkt 105, Økonomi"
    ]


def test_a_number_in_the_address_of_a_link_is_found() -> None:
    html = f'<p><a href="https://example.org/{a_possible_cpr_number("%20")}">kortet</a></p>'
    assert places(an_item(sections=(SectionContent(kind=SectionKind.OTHER, heading="Kort", html=html),)))


def test_a_finding_never_repeats_the_number() -> None:
    number = a_possible_cpr_number()
    section = SectionContent(kind=SectionKind.OTHER, heading=f"Om {number}", html=f"<p>{number}</p>")
    found = cpr_findings("punkt 105", json_of(an_item(title=number, sections=(section,))))
    assert {masked for _, masked in found} == {f"{number[:2]}••••-••••"}
    assert number not in str(found)
    assert number[-4:] not in str(found)


def test_the_same_place_is_named_once() -> None:
    item = an_item()
    assert item.case is not None
    number = a_possible_cpr_number()
    twice = replace(item, title=number, case=replace(item.case, title=number))
    assert places(twice) == ["punkt 105, titel"]


def test_checksums_are_no_words() -> None:
    number = a_possible_cpr_number("")
    attachment = replace(an_attachment(), sha256=f"{number}{'f' * 54}")
    assert places(an_item(attachments=(attachment,))) == []


def test_a_goal_is_called_by_its_title_unless_that_would_repeat_a_possible_cpr_number() -> None:
    def goal(title: str) -> ProposedItem:
        return ProposedItem(number=None, slug="maal-5", title=title, is_closed=False, content={}, item=None)

    number = a_possible_cpr_number()
    assert goal("Færre hjemløse").label == "målet ”Færre hjemløse”"
    assert number not in goal(f"Om {number}").label


def test_the_roots_are_those_of_the_configuration() -> None:
    roots = FileRoots.of({"FILES": "/a", "PUBLIC_FILES": "/b"})
    assert roots == FileRoots(private=Path("/a"), public=Path("/b"))
