"""What changes in a goal when it is published, in sentences."""

from dataclasses import replace

import pytest

from portal.goals.content import GoalContent, SeriesPoint, StateLine
from portal.goals.rules import ObservationStatus, Presence, TargetState
from portal.publication.content import ProposedItem, json_of
from portal.publication.presenters.goal_changes import goal_preview
from tests.goals.samples import AS_OF, HOMELESS, SHARE, local, points

HERE = replace(HOMELESS, local=local(HOMELESS, {2011: 45, 2013: 60}))


def changes(before: GoalContent, after: GoalContent) -> tuple[str, ...]:
    item = ProposedItem(
        number=None, slug=after.slug, title=after.title, is_closed=False, content=json_of(after), item=None
    )
    found = goal_preview(item, json_of(before)).changes
    return tuple(line.replace("\N{NO-BREAK SPACE}", " ") for line in found)


def with_local(*more: SeriesPoint) -> GoalContent:
    assert HERE.local is not None
    return replace(HERE, local=replace(HERE.local, points=(*points({2011: 45}), *more)))


def test_a_goal_that_is_not_public_yet_is_new() -> None:
    item = ProposedItem(number=None, slug="x", title="X", is_closed=False, content=json_of(HERE), item=None)
    found = goal_preview(item, None)
    assert (found.is_new, found.changes) == (True, ())


def test_another_day_alone_is_no_change() -> None:
    assert changes(HERE, replace(HERE, as_of=AS_OF.replace(year=2015))) == ()


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        (SeriesPoint(period="2013", value=70), "Eksempel Kommune, 2013: 60 personer → 70 personer."),
        (
            SeriesPoint(period="2013", value=None, presence=Presence.SUPPRESSED),
            "Eksempel Kommune, 2013: 60 personer → vises ikke.",
        ),
        (
            SeriesPoint(period="2013", value=60, status=ObservationStatus.REVISED),
            "Eksempel Kommune, 2013: tallet er nu revideret.",
        ),
    ],
)
def test_a_figure_that_reads_otherwise_is_named(point: SeriesPoint, sentence: str) -> None:
    assert sentence in changes(HERE, with_local(point))


def test_new_and_removed_figures_are_named() -> None:
    found = changes(HERE, with_local(SeriesPoint(period="2014", value=70)))
    assert "Eksempel Kommune, 2014: nyt tal, 70 personer." in found
    assert "Eksempel Kommune, 2013: tallet er taget ud." in found


def test_what_ends_with_a_short_word_has_one_full_stop() -> None:
    assert changes(SHARE, replace(SHARE, series=points({2011: 47.1}))) == (
        "Hele landet, 2011: 31 pct. → 47,1 pct.",
        "Hele landet, 2009: tallet er taget ud.",
        "Hele landet, 2010: tallet er taget ud.",
    )


def test_a_new_state_and_a_new_target_are_named() -> None:
    line = StateLine(state=TargetState.SUPERSEDED, since="2016-05", source="", note="", successor="", successor_slug="")
    found = changes(HERE, replace(HERE, states=(line,), target="højst 3.000 personer i 2025"))
    assert "Ny status: Afløst (2016-05)." in found
    assert "Måltal: højst 4.000 personer i 2020 → højst 3.000 personer i 2025." in found


def test_a_series_that_is_gone_is_named() -> None:
    assert "Eksempel Kommune: serien vises ikke længere." in changes(HERE, replace(HERE, local=None))


def test_other_words_are_a_change_too() -> None:
    assert changes(HERE, replace(HERE, description="En anden beskrivelse.")) == ("Teksten om målet er ændret.",)
