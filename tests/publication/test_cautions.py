"""Where a small number seems to stand beside people, and where it does not."""

import pytest

from portal.publication.content import small_numbers


def found(html: str, threshold: int = 5) -> list[str]:
    content = {"case": {"goal_statuses": [{"area": "Hjemløse", "why_html": html}]}}
    return small_numbers(content, threshold)


@pytest.mark.parametrize(
    "text",
    [
        "3 borgere er flyttet.",
        "Kun 2 unge er tilbage.",
        "To unge kvinder har fået bolig.",
        "<strong>fire</strong> mænd",
        "3 ud af 45 borgere",
        "tre af de unge",
        "en person står uden bolig",
        "Børn: 2",
        "kvinder (4)",
    ],
)
def test_a_small_number_beside_people_is_found_with_its_place(text: str) -> None:
    assert found(f"<p>{text}</p>") == ["målstatus for Hjemløse, ”Hvorfor?”"]


@pytest.mark.parametrize(
    "text",
    [
        "25 borgere er flyttet.",
        "5 borgere er flyttet.",
        "I 2024 borgere og pårørende",
        "Antallet faldt med 3,4 pct.",
        "5.290 personer",
        "2 nye boliger",
        "4 mandage",
        "den ene gruppe",
        "hen til tavlen, 3. kvartal",
    ],
)
def test_other_numbers_are_passed_over(text: str) -> None:
    assert found(f"<p>{text}</p>") == []


def test_small_is_what_the_municipality_says() -> None:
    assert found("<p>7 borgere</p>") == []
    assert found("<p>7 borgere</p>", threshold=10)
    assert found("<p>3 borgere</p>", threshold=3) == []


def test_only_what_is_written_of_goals_is_looked_at() -> None:
    content = {"title": "3 borgere", "case": {"sections": [{"heading": "Resume", "html": "<p>3 borgere</p>"}]}}
    assert small_numbers(content, 5) == []
