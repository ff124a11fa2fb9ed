"""The data file: the figures of the source, and texts that a page can show."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from cattrs.errors import BaseValidationError

from portal.core.records import from_json, to_json
from portal.goals.catalogue import Catalogue, CatalogueFigure, CatalogueTarget, CatalogueVariant, LaterFigure, read
from portal.goals.rules import Audience, Direction, ObservationStatus, TargetState

Facts = tuple[dict[int, float | None], tuple[int, float] | None, float | None, float | None]

LATER: dict[str, list[tuple[str, float | None]]] = {  # by indicator, in the order in which they were known
    "hjemloese": [
        ("2014", None),
        ("2015", 6138),
        ("2016", None),
        ("2017", 6635),
        ("2018", None),
        ("2019", 6431),
        ("2020", None),
        ("2021", None),
        ("2022", 5789),
    ],
    "hjemloese-2007": [("2007", 5253)],
    "narkodoedsfald": [
        ("2012", 210),
        ("2013", 213),
        ("2016", 279),
        ("2017", 256),
        ("2018", 256),
        ("2019", 265),
        ("2019", 268),
        ("2020", 256),
    ],
    "anbringelser-sammenbrud": [("2012", 5.0)],
    "anbringelser-sammenbrud-2013": [("2010", 5.5), ("2012", 4.7), ("2013", 4.7)],
    "krisecenter": [("2013", 35)],
    "ungdomsuddannelse-18-21": [("2016", 47)],
}
ENDS: dict[int, tuple[TargetState, str]] = {  # number: where the target ended, and since when
    1: (TargetState.DEFINITION_CHANGED, "2016-05"),
    2: (TargetState.NOT_MEASURABLE, "2016-05"),
    3: (TargetState.DEFINITION_CHANGED, "2016-05"),
    4: (TargetState.DEFINITION_CHANGED, "2016-07-01"),
    5: (TargetState.NOT_REACHED, "2022"),
    6: (TargetState.NOT_MEASURABLE, "2017"),
    7: (TargetState.NOT_MEASURABLE, "2017"),
    8: (TargetState.DEFINITION_CHANGED, "2017"),
    9: (TargetState.NOT_REACHED, "2020"),
}
FACTS: dict[int, Facts] = {  # number: series, baseline, target in 2020, stated relative change
    1: ({2009: 33.6, 2010: 34.6, 2011: 36.4}, (2011, 36.4), 50, None),
    2: ({2009: None, 2010: None, 2011: None}, None, None, None),
    3: ({2009: 10.7, 2010: 10.6, 2011: 11.8}, (2011, 11.8), 9, -25),
    4: ({2010: 6.0, 2011: 5.7}, (2011, 5.7), 4, -30),
    5: ({2009: 4998, 2010: None, 2011: 5290, 2012: None, 2013: 5820}, (2011, 5290), 4000, -25),
    6: ({2009: 33, 2010: 32, 2011: 31, 2012: 31, 2013: None}, (2011, 31), 20, None),
    7: ({2011: 36, 2012: 36}, (2011, 36), 25, -30),
    8: ({2009: 33, 2010: 34, 2011: 31}, (2011, 31), 50, None),
    9: ({2009: 276, 2010: 273, 2011: 285}, (2011, 285), 200, -30),
}


def all_targets() -> list[CatalogueTarget]:
    return [target for area in read().areas for target in area.targets]


def variants() -> list[CatalogueVariant]:
    return [variant for target in all_targets() if target.indicator for variant in target.indicator.variants]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)


def test_there_are_nine_targets_and_three_coming() -> None:
    assert sorted(target.number for target in all_targets() if target.number) == list(range(1, 10))
    coming = {target.slug for target in all_targets() if target.states[-1].state is TargetState.COMING}
    assert coming == {"alkoholbehandling", "prostitution", "svaer-psykisk-sygdom"}


def test_the_areas_are_children_first() -> None:
    assert [(area.name, area.audience) for area in read().areas] == [
        ("Uddannelse", Audience.CHILDREN),
        ("Kriminalitet", Audience.CHILDREN),
        ("Anbringelser", Audience.CHILDREN),
        ("Hjemløse", Audience.ADULTS),
        ("Udsatte voksne", Audience.ADULTS),
        ("Misbrug", Audience.ADULTS),
    ]


@pytest.mark.parametrize("number", FACTS)
def test_the_figures_are_the_sources(number: int) -> None:
    target = next(target for target in all_targets() if target.number == number)
    assert target.indicator is not None
    told = (
        {figure.year: figure.value for figure in target.indicator.series},
        (target.baseline.year, target.baseline.value) if target.baseline else None,
        target.goal.value if target.goal else None,
        target.relative_change,
    )
    assert told == FACTS[number]


def test_every_target_with_a_number_is_for_2020() -> None:
    assert {target.goal.year for target in all_targets() if target.goal} == {2020}


def test_two_targets_are_to_rise_one_to_improve_and_the_rest_to_fall() -> None:
    numbers = {
        direction: {t.number for t in all_targets() if t.number and t.direction is direction} for direction in Direction
    }
    assert numbers[Direction.AT_LEAST] == {1, 8}
    assert numbers[Direction.IMPROVE] == {2}
    assert numbers[Direction.AT_MOST] == {3, 4, 5, 6, 7, 9}


def test_only_drug_deaths_must_be_held() -> None:
    assert [target.slug for target in all_targets() if target.must_hold] == ["narkodoedsfald"]


def test_only_two_targets_are_counts() -> None:
    units = {target.slug: target.indicator.unit for target in all_targets() if target.indicator}
    assert {slug for slug, unit in units.items() if unit == "personer"} == {"hjemloese", "narkodoedsfald"}
    assert set(units.values()) == {"pct.", "personer"}


def test_a_baseline_is_a_figure_of_the_series() -> None:
    for target in all_targets():
        if target.baseline:
            assert target.indicator is not None
            assert target.baseline in target.indicator.series


def test_names_in_addresses_are_used_once() -> None:
    areas = [area.slug for area in read().areas]
    targets = [target.slug for target in all_targets()]
    assert len(set(areas)) == len(areas)
    assert len(set(targets)) == len(targets)


def test_texts_are_whole_and_say_per_cent_as_danes_do() -> None:
    for text in texts(to_json(read())):
        assert text == text.strip()
        assert "%" not in text
        assert "  " not in text


def test_descriptions_and_notes_are_sentences() -> None:
    for target in all_targets():
        for text in (target.description, *target.notes):
            assert text[0].isupper()
            assert text.endswith(".")


def test_a_file_with_a_misspelt_key_is_refused() -> None:
    told = to_json(read())
    told["areas"][0]["targets"][0]["titel"] = told["areas"][0]["targets"][0].pop("title")
    with pytest.raises(BaseValidationError):
        from_json(Catalogue, told)


def test_a_file_with_an_unknown_direction_is_refused() -> None:
    told = to_json(read())
    told["areas"][0]["targets"][0]["direction"] = "sideways"
    with pytest.raises(BaseValidationError):
        from_json(Catalogue, told)


def test_the_source_of_a_target_says_where_it_stands() -> None:
    catalogue = read()
    target = replace(catalogue.areas[0].targets[0], place="tabel 9.9")
    assert catalogue.source_of(target) == "Alle skal med. Regeringens sociale 2020-mål, september 2013, tabel 9.9"


def test_a_year_that_was_not_counted_is_not_zero() -> None:
    homeless = next(target for target in all_targets() if target.slug == "hjemloese")
    assert homeless.indicator is not None
    assert CatalogueFigure(year=2010, value=None) in homeless.indicator.series


def later_figures() -> dict[str, tuple[LaterFigure, ...]]:
    found = {variant.key: variant.figures for variant in variants()}
    for target in all_targets():
        if target.indicator and target.indicator.later:
            found[target.indicator.key] = target.indicator.later
    return found


def test_the_later_figures_are_the_sources() -> None:
    told = {key: [(figure.period, figure.value) for figure in figures] for key, figures in later_figures().items()}
    assert told == LATER


def test_every_later_figure_has_its_source() -> None:
    assert all(figure.source for figures in later_figures().values() for figure in figures)


def test_a_corrected_figure_stands_after_the_first_and_is_revised() -> None:
    deaths = [figure for figure in later_figures()["narkodoedsfald"] if figure.period == "2019"]
    assert [(figure.value, figure.status) for figure in deaths] == [
        (265, ObservationStatus.FINAL),
        (268, ObservationStatus.REVISED),
    ]


def test_the_days_of_publication_that_are_known_are_given() -> None:
    days = {
        (key, figure.period): figure.published_on
        for key, figures in later_figures().items()
        for figure in figures
        if figure.published_on
    }
    assert days == {
        ("narkodoedsfald", "2012"): date(2014, 12, 11),
        ("narkodoedsfald", "2013"): date(2014, 12, 11),
        ("narkodoedsfald", "2016"): date(2020, 9, 29),
        ("krisecenter", "2013"): date(2014, 9, 1),
    }


def test_another_definition_says_how_it_differs() -> None:
    assert {variant.key for variant in variants()} == {
        "hjemloese-2007",
        "anbringelser-sammenbrud-2013",
        "ungdomsuddannelse-18-21",
    }
    for variant in variants():
        assert variant.comparability.endswith(".")


@pytest.mark.parametrize("number", ENDS)
def test_every_target_of_2020_was_superseded_in_may_2016_and_ended_somewhere(number: int) -> None:
    target = next(target for target in all_targets() if target.number == number)
    first, second, last = target.states
    assert (first.state, first.since) == (TargetState.ACTIVE, "2013-09-12")
    assert (second.state, second.since) == (TargetState.SUPERSEDED, "2016-05")
    assert (last.state, last.since) == ENDS[number]


def test_states_stand_by_date_with_source_and_a_note_from_the_second_on() -> None:
    for target in all_targets():
        since = [change.since for change in target.states]
        assert since == sorted(since)
        assert all(change.source for change in target.states)
        assert all(change.note.endswith(".") for change in target.states[1:])


def test_the_later_set_has_no_number_and_follows_a_measure_that_is_there() -> None:
    (target,) = (target for target in all_targets() if target.goal_set == "social-mobilitet")
    assert (target.direction, target.goal, target.indicator) == (Direction.IMPROVE, None, None)
    assert target.measured_by in {variant.key for variant in variants()}


def test_a_target_that_took_over_is_one_of_the_later_set() -> None:
    successors = {change.successor for target in all_targets() for change in target.states if change.successor}
    assert successors == {"unge-i-uddannelse"}


def test_what_is_not_verified_is_said_and_not_counted() -> None:
    told = " ".join(texts(to_json(read())))
    assert "Tællingen i 2024 er ikke taget med" in told
    assert "Tallene for 2014 og 2015 er ikke taget med" in told
