"""The figures of the nine national targets, worked out once by hand: path, growth, ratio and distance."""

import pytest

from portal.goals.rules import Aim, Judgement
from tests.goals.rules.judging.aims import (
    CRIME,
    DRUG_DEATHS,
    DRUGS,
    EDUCATION,
    HOMELESS,
    PLACEMENTS,
    READMISSION,
    SHELTERS,
    Judged,
)


@pytest.mark.parametrize(
    ("aim", "year", "value", "path", "growth", "ratio", "distance"),
    [
        (HOMELESS, 2013, 5820, 5003.33, 4.890, -1.60, -41.1),
        (HOMELESS, 2015, 6138, 4716.67, 3.787, -1.24, -65.7),
        (HOMELESS, 2017, 6635, 4430.00, 3.848, -1.26, -104.3),
        (HOMELESS, 2019, 6431, 4143.33, 2.471, -0.81, -88.4),
        (DRUG_DEATHS, 2012, 210, 275.56, -26.316, 6.82, 88.2),
        (DRUG_DEATHS, 2013, 213, 266.11, -13.550, 3.51, 84.7),
        (DRUG_DEATHS, 2016, 279, 237.78, -0.425, 0.11, 7.1),
        (DRUG_DEATHS, 2017, 256, 228.33, -1.773, 0.46, 34.1),
        (DRUG_DEATHS, 2018, 256, 218.89, -1.521, 0.39, 34.1),
        (DRUG_DEATHS, 2019, 265, 209.44, -0.905, 0.23, 23.5),
        (DRUG_DEATHS, 2019, 268, 209.44, -0.766, 0.20, 20.0),
        (DRUG_DEATHS, 2020, 256, 200.00, -1.185, 0.31, 34.1),
        (SHELTERS, 2013, 35, 33.56, -1.399, 0.35, 9.1),
        (READMISSION, 2012, 31, 29.78, 0, 0, 0),
    ],
)
def test_a_figure_is_held_against_path_growth_and_distance(
    aim: Aim, year: int, value: float, path: float, growth: float, ratio: float, distance: float
) -> None:
    assert aim.baseline_value is not None
    found = Judged(aim=aim, this_year=year).of({2011: aim.baseline_value, year: value})
    assert found.value == value
    assert found.path == pytest.approx(path, abs=0.005)
    assert found.observed_growth == pytest.approx(growth / 100, abs=0.000005)
    assert found.ratio == pytest.approx(ratio, abs=0.005)
    assert found.distance == pytest.approx(distance / 100, abs=0.0005)


@pytest.mark.parametrize(
    ("aim", "growth", "change"),
    [
        (EDUCATION, 3.590, 1.511),
        (CRIME, -2.965, -0.311),
        (PLACEMENTS, -3.859, -0.189),
        (HOMELESS, -3.058, -143.33),
        (READMISSION, -4.753, -1.222),
        (SHELTERS, -3.971, -1.222),
        (DRUGS, 5.455, 2.111),
        (DRUG_DEATHS, -3.859, -9.444),
    ],
)
def test_what_is_required_a_year(aim: Aim, growth: float, change: float) -> None:
    found = Judged(aim=aim).of({2011: aim.baseline_value or 0})
    assert found.required_growth == pytest.approx(growth / 100, abs=0.000005)
    assert found.required_change == pytest.approx(change, abs=0.005)


def test_deaths_from_drugs_looked_far_ahead_in_2012_and_are_not_called_on_track() -> None:
    found = Judged(aim=DRUG_DEATHS, this_year=2013).of({2009: 276, 2010: 273, 2011: 285, 2012: 210})
    assert found.ratio == pytest.approx(6.82, abs=0.005)
    assert found.judgement is None
    assert "kun tal for ét år efter udgangspunktet" in found.why_not


def test_deaths_from_drugs_ended_not_reached() -> None:
    later = {2011: 285, 2012: 210, 2013: 213, 2016: 279, 2017: 256, 2018: 256, 2019: 268, 2020: 256}
    assert Judged(aim=DRUG_DEATHS, this_year=2021).of(later).judgement is Judgement.NOT_REACHED


@pytest.mark.parametrize(
    ("last", "year", "judgement"),
    [
        ({2013: 5820, 2015: 6138}, 2016, None),
        ({2013: 5820, 2015: 6138, 2017: 6635}, 2018, Judgement.WRONG_WAY),
        ({2013: 5820, 2015: 6138, 2017: 6635, 2019: 6431}, 2021, None),
        ({2013: 5820, 2015: 6138, 2017: 6635, 2019: 6431, 2022: 5789}, 2022, Judgement.NOT_REACHED),
    ],
)
def test_the_homeless_were_judged_as_the_counts_came(
    last: dict[float, float], year: int, judgement: Judgement | None
) -> None:
    assert Judged(aim=HOMELESS, this_year=year).of({2009: 4998, 2011: 5290, **last}).judgement is judgement
