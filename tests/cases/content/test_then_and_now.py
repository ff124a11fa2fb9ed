"""What a body saw, beside the same as it is known later."""

from dataclasses import replace
from datetime import date

from portal.cases.content import GoalStatusContent, TargetContent
from portal.cases.content.then_and_now import ThenAndNow, then_and_now
from portal.goals.content import GoalContent, computed_judgement, marked, public_copy
from portal.goals.rules import Judgement, Secrecy, TargetState
from tests.goals.samples import AS_OF, HOMELESS, judged, local, points

LATER = date(2016, 1, 15)
GROWN = points({2009: 4998, 2010: None, 2011: 5290, 2012: None, 2013: 5820, 2015: 6138})


def status_of(goal: GoalContent | None, *, latest: str = "5.820 personer (2013)") -> GoalStatusContent:
    target = TargetContent(
        number=5,
        slug="hjemloese",
        title="Færre hjemløse",
        baseline="5.290 personer (2011)",
        latest=latest,
        target="højst 4.000 personer i 2020",
        judgement=Judgement.WRONG_WAY,
        reason="",
        goal=goal,
    )
    return GoalStatusContent(area="Hjemløse", area_slug="hjemloese", html="", targets=(target,))


def compared(then: GoalContent | None, now: GoalContent, *, seen_on: date = AS_OF) -> ThenAndNow | None:
    return then_and_now([status_of(then)], {now.slug: now}, seen_on=seen_on)


def lines(found: ThenAndNow | None) -> dict[str, tuple[str, str]]:
    assert found is not None
    return {
        line.label: (line.then.replace("\xa0", " "), line.now.replace("\xa0", " "))
        for goal in found.goals
        for line in goal.lines
    }


def later(goal: GoalContent, **changes: object) -> GoalContent:
    return judged(replace(goal, as_of=LATER, **changes))  # type: ignore[arg-type]


def test_a_newer_figure_stands_beside_the_one_that_was_seen() -> None:
    found = compared(HOMELESS, later(HOMELESS, series=GROWN, latest="6.138 personer (2015)"))
    assert lines(found)["Hele landet, seneste tal"] == ("5.820 personer (2013)", "6.138 personer (2015)")
    assert found is not None
    assert (found.then_on, found.now_on) == (AS_OF, LATER)


def test_nothing_is_told_where_nothing_has_changed() -> None:
    same = replace(HOMELESS, as_of=LATER)
    assert compared(HOMELESS, same) is None


def test_a_figure_revised_on_the_day_it_was_seen_is_told() -> None:
    corrected = points({2009: 4998, 2011: 5290, 2013: 5838})
    found = compared(HOMELESS, judged(replace(HOMELESS, series=corrected)))
    assert lines(found)["Hele landet, seneste tal"] == ("5.820 personer (2013)", "5.838 personer (2013)")
    assert found is not None
    assert (found.then_on, found.now_on) == (AS_OF, AS_OF)


def test_nothing_is_told_on_the_day_it_was_seen_where_nothing_has_changed() -> None:
    assert compared(HOMELESS, HOMELESS) is None


def test_an_older_content_tells_nothing_of_today() -> None:
    older = replace(HOMELESS, series=GROWN, as_of=date(2013, 1, 1))
    assert compared(HOMELESS, older) is None


def test_a_corrected_figure_is_told_once_though_it_is_the_newest() -> None:
    corrected = points({2009: 4998, 2011: 5290, 2013: 5838})
    found = lines(compared(HOMELESS, later(HOMELESS, series=corrected)))
    assert found["Hele landet, seneste tal"] == ("5.820 personer (2013)", "5.838 personer (2013)")
    assert "Hele landet 2013" not in found


def test_a_corrected_figure_is_told_beside_a_newer_one() -> None:
    corrected = points({2009: 4998, 2011: 5290, 2013: 5838, 2015: 6138})
    found = lines(compared(HOMELESS, later(HOMELESS, series=corrected)))
    assert found["Hele landet 2013"] == ("5.820 personer", "5.838 personer")
    assert found["Hele landet, seneste tal"][1] == "6.138 personer (2015)"


def test_the_municipalitys_own_figures_are_told_beside_the_countrys() -> None:
    then = replace(HOMELESS, local=local(HOMELESS, {2011: 45, 2013: 44}))
    now = replace(then, local=local(HOMELESS, {2011: 45, 2013: 44, 2015: 47}), as_of=LATER)
    found = lines(compared(then, now))
    assert found["Eksempel Kommune, seneste tal"] == ("44 personer (2013)", "47 personer (2015)")
    assert "Hele landet, seneste tal" not in found


def test_figures_that_are_invented_are_said_to_be() -> None:
    now = replace(HOMELESS, local=local(HOMELESS, {2011: 45, 2013: 44}, is_invented=True), as_of=LATER)
    found = compared(HOMELESS, now)
    assert found is not None
    assert found.invented == "Eksempel Kommune"


def test_a_figure_kept_back_since_is_not_told_of() -> None:
    then = replace(HOMELESS, local=local(HOMELESS, {2011: 45, 2013: 44}))
    now = replace(then, local=local(HOMELESS, {2011: 45, 2013: None}), as_of=LATER)
    assert compared(then, now) is None


def test_what_is_only_kept_back_does_not_look_like_another_judgement_or_number() -> None:
    due = replace(HOMELESS, aim=replace(HOMELESS.aim, target_year=2013))
    then = replace(due, local=local(due, {2011: 45, 2013: 3}))
    public = replace(public_copy(then, {("hjemloese", "2013"): Secrecy.SMALL_COUNT}), as_of=LATER)
    assert (computed_judgement(then), computed_judgement(public)) == (Judgement.REACHED, None)
    assert compared(then, public) is None


def test_a_figure_that_citizens_may_not_see_is_marked() -> None:
    then = replace(HOMELESS, local=local(HOMELESS, {2011: 45, 2013: 3}))
    then = marked(then, {("hjemloese", "2013"): Secrecy.SMALL_COUNT})
    now = replace(then, local=local(HOMELESS, {2011: 45, 2013: 3, 2015: 47}), as_of=LATER)
    found = compared(then, now)
    assert found is not None
    (line,) = [line for line in found.goals[0].lines if line.label.startswith("Eksempel Kommune")]
    assert (line.is_then_kept, line.is_now_kept) == (True, False)


def test_figures_by_another_definition_are_not_held_against_each_other() -> None:
    now = later(HOMELESS, series=GROWN, indicator_key="ny", indicator="Borgere i hjemløshed")
    assert lines(compared(HOMELESS, now)) == {"Opgøres som": ("Antal hjemløse", "Borgere i hjemløshed")}


def test_a_target_that_has_been_settled_says_so() -> None:
    now = later(HOMELESS, state=TargetState.NOT_REACHED)
    assert lines(compared(HOMELESS, now))["Målet er"] == ("gældende mål", "ikke nået")


def test_what_was_released_without_whole_goals_is_compared_by_its_words() -> None:
    now = later(HOMELESS, series=GROWN, latest="6.138 personer (2015)")
    assert lines(compared(None, now)) == {
        "Hele landet, seneste tal": ("5.820 personer (2013)", "6.138 personer (2015)")
    }
    assert compared(None, now, seen_on=date(2016, 1, 16)) is None
