"""National targets and local statuses among the bullets."""

import pytest

from portal.goals import catalogue
from portal.imports.agenda_text.goals import AREAS, GoalFindings, area_slug, goal_key, search
from portal.imports.agenda_text.grammar import read_lines
from portal.imports.agenda_text.richtext import parse_blocks
from tests.imports.samples import ABUSE, ADULTS, GOALS, HOMELESS, PRESENTATION, bullets

STATUS = "Status i Eksempel Kommune på voksenområdet:"


def found(text: str) -> GoalFindings:
    findings = GoalFindings()
    search(parse_blocks(read_lines(text)), findings)
    return findings


class TestGoals:
    @pytest.mark.parametrize(("key", "text"), GOALS.items())
    def test_a_bullet_is_known_by_its_words(self, key: str, text: str) -> None:
        assert goal_key(text) == key

    @pytest.mark.parametrize(
        ("key", "text"),
        [
            ("hjemloese", "Antallet af hjemløse skal falde med en fjerdedel."),
            ("genindskrivning", "Færre skal tilbage til et herberg, højst tyve procent."),
            ("krisecenter", "Færre kvinder skal på krisecenter igen"),
            ("narkodoedsfald", "Dødsfald efter stofmisbrug skal falde til to hundrede"),
            ("fagligt-niveau", "Resultaterne i matematik skal forbedres"),
            ("ungdomsuddannelse", "Halvdelen af de udsatte unge har en ungdomsuddannelse i 2020"),
        ],
    )
    def test_other_words_and_numbers_in_words_say_the_same(self, key: str, text: str) -> None:
        assert goal_key(text) == key

    @pytest.mark.parametrize(
        "text",
        [
            "Hjemløse",
            "I dag er der fem tusinde hjemløse.",
            "Større effekt af behandlingen for alkoholmisbrug",
            "Prostitution",
            "95 procent af en ungdomsårgang skal have en ungdomsuddannelse.",
            "Antallet af anbringelser skal falde.",
            "Hjemløse med et stofmisbrug skal have mindst ét tilbud.",
        ],
    )
    def test_a_bullet_that_states_no_target_or_several_gives_none(self, text: str) -> None:
        assert goal_key(text) is None

    def test_all_nine_are_found_with_their_own_words(self) -> None:
        assert {goal.key: goal.text for goal in found(PRESENTATION).goals} == GOALS

    def test_a_bullet_is_told_by_its_line(self) -> None:
        assert [goal.line for goal in found(f"Mål\n\n{bullets(*list(GOALS.values())[:2])}").goals] == [3, 5]

    def test_the_first_of_two_bullets_counts_and_the_other_is_reported(self) -> None:
        findings = found(bullets(GOALS["hjemloese"], "Hjemløse skal have mindst ét tilbud."))
        assert [goal.text for goal in findings.goals] == [GOALS["hjemloese"]]
        assert [unplaced.reason for unplaced in findings.unplaced] == ["målet er allerede fundet på linje 1"]

    def test_a_bullet_on_several_targets_is_reported(self) -> None:
        findings = found(bullets("Hjemløse med et stofmisbrug skal have mindst ét tilbud."))
        assert findings.goals == []
        assert [unplaced.reason for unplaced in findings.unplaced] == [
            "linjen nævner flere mål og er ikke knyttet til noget af dem"
        ]

    def test_words_outside_a_list_are_no_target(self) -> None:
        assert found(GOALS["hjemloese"]).goals == []


class TestStatuses:
    def test_text_stands_below_the_label_or_in_the_next_paragraph(self) -> None:
        assert [(status.area_label, status.area_slug, status.text) for status in found(PRESENTATION).statuses] == [
            ("Hjemløse", "hjemloese", HOMELESS),
            ("Udsatte voksne", "udsatte-voksne", ADULTS),
            ("Misbrugsområdet", "misbrug", ABUSE),
        ]

    def test_a_status_has_its_html(self) -> None:
        assert found(PRESENTATION).statuses[0].html == f"<p>{HOMELESS.replace('&', '&amp;')}</p>"

    @pytest.mark.parametrize("text", ["Hjemløse: Der er ti.", "Hjemløse – Der er ti.", "Hjemløse - Der er ti."])
    def test_text_may_stand_behind_the_label(self, text: str) -> None:
        (status,) = found(f"{STATUS}\n\n{bullets(text)}").statuses
        assert (status.area_label, status.text) == ("Hjemløse", "Der er ti.")

    def test_all_paragraphs_between_two_labels_belong_to_the_first(self) -> None:
        statuses = found(f"{STATUS}\n\n • Hjemløse\n  Ét.\n\nTo.\n\nTre.\n\n • Misbrug\n\nFire.").statuses
        assert [status.text for status in statuses] == ["Ét.\n\nTo.\n\nTre.", "Fire."]

    def test_only_the_nearest_paragraph_belongs_to_the_last_label(self) -> None:
        (status,) = found(f"{STATUS}\n\n • Hjemløse\n\nÉt.\nTo.\n\nOm noget andet.").statuses
        assert status.text == "Ét.\n\nTo."

    def test_what_follows_a_last_label_with_text_is_not_its_own(self) -> None:
        (status,) = found(f"{STATUS}\n\n • Hjemløse\n  Ét.\n\nOm noget andet.").statuses
        assert status.text == "Ét."

    def test_two_labels_of_one_area_share_its_status(self) -> None:
        (status,) = found(f"{STATUS}\n\n • Stofmisbrug\n  Ét.\n\n • Alkohol\n  To.").statuses
        assert (status.area_label, status.text) == ("Stofmisbrug", "Ét.\n\nAlkohol\n\nTo.")
        assert status.html == "<p>Ét.</p><h3>Alkohol</h3><p>To.</p>"

    @pytest.mark.parametrize(
        ("label", "reason"),
        [
            ("Økonomi\n  Den holder.", "linjen under status nævner intet målområde"),
            ("Hjemløse", "linjen under status har ingen tekst"),
        ],
    )
    def test_a_bullet_that_is_no_status_is_reported(self, label: str, reason: str) -> None:
        findings = found(f"{STATUS}\n\n • {label}")
        assert findings.statuses == []
        assert [unplaced.reason for unplaced in findings.unplaced] == [reason]

    def test_a_line_that_leads_into_another_list_ends_the_statuses(self) -> None:
        findings = found(f"{STATUS}\n\n • Hjemløse\n  Ét.\n\nMål:\n\n{bullets(GOALS['stofmisbrug'])}")
        assert [status.area_slug for status in findings.statuses] == ["hjemloese"]
        assert [goal.key for goal in findings.goals] == ["stofmisbrug"]

    @pytest.mark.parametrize(
        ("label", "slug"),
        [
            ("Hjemløse", "hjemloese"),
            ("Udsatte voksne", "udsatte-voksne"),
            ("Stof- og alkoholmisbrug", "misbrug"),
            ("Uddannelse", "uddannelse"),
            ("Ungdomskriminalitet", "kriminalitet"),
            ("Anbringelser", "anbringelser"),
            ("Hjemløse og misbrug", None),
            ("Økonomi", None),
        ],
    )
    def test_a_label_names_one_area_or_none(self, label: str, slug: str | None) -> None:
        assert area_slug(label) == slug


class TestTheCatalogue:
    def test_every_target_with_a_number_has_words(self) -> None:
        slugs = {target.slug for area in catalogue.read().areas for target in area.targets if target.number}
        assert slugs == set(GOALS)

    def test_every_area_has_words(self) -> None:
        assert {area.slug for area in catalogue.read().areas} == set(AREAS)
