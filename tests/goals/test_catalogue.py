"""The data file: the figures of the source, and texts that a page can show."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from cattrs.errors import BaseValidationError

from portal.core.records import from_json, to_json
from portal.goals.catalogue import Catalogue, CatalogueFigure, CatalogueTarget, read
from portal.goals.rules import Audience, Direction, TargetState

Facts = tuple[dict[int, float | None], tuple[int, float] | None, float | None, float | None]

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
    coming = {target.slug for target in all_targets() if target.state is TargetState.COMING}
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
