"""The figures as a file for spreadsheets."""

import csv
import io
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.goals.content import GoalContent, SeriesPoint
from portal.goals.presenters.figures_file import HEADERS, figures_file, plain
from portal.goals.rules import ObservationStatus, Presence
from tests.goals.presenters.test_lines import with_variants
from tests.goals.samples import HOMELESS, SHARE, judged, local


def rows_of(goal: GoalContent) -> list[dict[str, str]]:
    text = figures_file(goal).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_a_danish_spreadsheet_opens_it_as_it_is() -> None:
    data = figures_file(SHARE)
    assert data.startswith(b"\xef\xbb\xbf" + ";".join(HEADERS).encode())
    assert data.endswith(b"\r\n")


def test_every_figure_has_a_row_with_what_is_known_of_it() -> None:
    point = SeriesPoint(
        period="2025K1",
        value=5290.5,
        status=ObservationStatus.REVISED,
        break_note="Ny tællemåde",
        note="Rettet",
        source="Tællingen",
        published_on=date(2025, 6, 1),
    )
    (row,) = rows_of(replace(HOMELESS, series=(point,)))
    assert row == {
        "Mål": "Færre hjemløse",
        "Indikator": "Antal hjemløse",
        "Område": "Hele landet",
        "Periode": "1. kvartal 2025",
        "Tal": "5290,5",
        "Enhed": "personer",
        "Opgjort": "opgjort",
        "Status": "revideret",
        "Den lige vej til målet": "4000",
        "Brud": "Ny tællemåde",
        "Bemærkning": "Rettet",
        "Kilde": "Tællingen",
        "Offentliggjort": "2025-06-01",
        "Opdigtet": "nej",
    }


def test_a_period_without_a_figure_says_why() -> None:
    hidden = SeriesPoint(period="2012", value=None, presence=Presence.SUPPRESSED)
    gap = SeriesPoint(period="2013", value=None, presence=Presence.NOT_COUNTED)
    told = [(row["Tal"], row["Opgjort"], row["Status"]) for row in rows_of(replace(SHARE, series=(hidden, gap)))]
    assert told == [("", "vises ikke", ""), ("", "ikke opgjort", "")]


def test_country_municipality_and_other_definitions_are_rows_of_their_own() -> None:
    goal = with_variants(replace(HOMELESS, local=local(HOMELESS, {2011: 45}, is_invented=True)))
    found = [(row["Indikator"], row["Område"], row["Opdigtet"]) for row in rows_of(goal)]
    assert list(dict.fromkeys(found)) == [
        ("Antal hjemløse", "Hele landet", "nej"),
        ("Antal hjemløse", "Eksempel Kommune", "ja"),
        ("Ny opgørelse", "Hele landet", "nej"),
        ("Ny opgørelse", "Eksempel Kommune", "ja"),
    ]


def test_the_straight_way_begins_at_the_baseline() -> None:
    ways = {row["Periode"]: row["Den lige vej til målet"] for row in rows_of(HOMELESS)}
    assert (ways["2009"], ways["2011"], ways["2013"]) == ("", "5290", "5003,33")


def test_a_quarter_is_held_against_the_way_of_its_year_as_the_judgement_does() -> None:
    quarters = tuple(SeriesPoint(period=period, value=5000) for period in ("2011K3", "2013K1", "2013K4"))
    goal = judged(replace(HOMELESS, series=quarters))
    assert [row["Den lige vej til målet"] for row in rows_of(goal)] == ["5290", "5003,33", "5003,33"]
    assert goal.assessment.path == HOMELESS.aim.path(2013)


@given(st.text(), st.sampled_from(["=", "+", "-", "@", "\t", "\r", " =", "\n="]))
def test_no_cell_is_taken_for_a_formula(text: str, start: str) -> None:
    assert plain(start + text).startswith("'")


def test_plain_words_stay_as_they_are() -> None:
    assert plain("Tællingen 2013 (a=b)") == "Tællingen 2013 (a=b)"
