"""What a save makes of a goal status: texts, promises, who writes it, and the sentences that figures gave."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from portal.cases import actions, queries
from portal.cases.content import (
    STATUS_TEXTS,
    GoalStatusDraft,
    PromiseDraft,
    every_sentence,
    suggestions,
    with_sentence,
)
from portal.cases.models import Case
from portal.cases.presenters import desk
from portal.cases.rules import CaseIncomplete, PromiseOutcome, PromiseTooLong, TextTooLong, TooManyPromises
from portal.core.actors import SYSTEM
from portal.goals.content import figure_sentences
from portal.goals.models import Target
from portal.goals.rules import Judgement, Secrecy
from portal.outbox.models import OutboxMessage
from tests.cases.actions import NOW, save
from tests.factories.accounts import a_caseworker
from tests.factories.cases import a_case, with_goal_status
from tests.factories.goals import a_local_series, the_catalogue, the_municipality


@pytest.fixture
def homeless(session: Session) -> Target:
    the_municipality(session)
    target = the_catalogue(session)["hjemloese"]
    a_local_series(session, target, {2011: 45, 2013: 44, 2015: 47, 2017: 43})
    return target


@pytest.fixture
def case(session: Session, homeless: Target) -> Case:
    return with_goal_status(session, a_case(session), [homeless])


def change(session: Session, case: Case, **values: Any) -> None:
    draft = queries.draft_of(case)
    save(session, case, replace(draft, goal_statuses=(replace(draft.goal_statuses[0], **values),)))


def the_sentence(session: Session, kind: str = "local-latest") -> str:
    goal = queries.goals_as_of(session, NOW.date())["hjemloese"]
    return next(row.text for row in figure_sentences(goal) if row.kind == kind)


class TestParts:
    def test_texts_promises_and_who_writes_are_stored_and_read_back(self, session: Session, case: Case) -> None:
        person = a_caseworker(session, name="Kollega")
        change(
            session,
            case,
            html="<p>Sket</p>",
            why_html="<p>Hvorfor</p>",
            next_html="<p>Nu</p>",
            promises=(PromiseDraft(text="Ti boliger", due_on=date(2027, 5, 1)), PromiseDraft(text="Et team")),
            assignee_id=person.id,
            due_on=date(2026, 11, 20),
        )
        (status,) = queries.draft_of(case).goal_statuses
        assert (status.html, status.why_html, status.next_html) == ("<p>Sket</p>", "<p>Hvorfor</p>", "<p>Nu</p>")
        assert [(row.text, row.due_on) for row in status.promises] == [
            ("Ti boliger", date(2027, 5, 1)), ("Et team", None),
        ]  # fmt: skip
        assert (status.assignee_id, status.due_on) == (person.id, date(2026, 11, 20))

    def test_what_came_of_a_promise_stays_with_it_when_another_goes(self, session: Session, case: Case) -> None:
        change(session, case, promises=(PromiseDraft(text="Første"), PromiseDraft(text="Anden")))
        case.goal_statuses[0].promises[1].outcome = PromiseOutcome.KEPT
        change(session, case, promises=(PromiseDraft(text="Anden"), PromiseDraft(text="Ny")))
        assert [(row.text, row.outcome) for row in case.goal_statuses[0].promises] == [
            ("Anden", PromiseOutcome.KEPT), ("Ny", PromiseOutcome.OPEN),
        ]  # fmt: skip

    def test_the_same_promise_twice_is_one_and_one_without_words_is_none(self, session: Session, case: Case) -> None:
        change(
            session,
            case,
            promises=(PromiseDraft(text=" Et  team "), PromiseDraft(text="Et team"), PromiseDraft(text=" ")),
        )
        before = case.version
        assert [row.text for row in case.goal_statuses[0].promises] == ["Et team"]
        change(session, case, promises=(PromiseDraft(text="Et team"),))
        assert case.version == before

    @pytest.mark.parametrize(
        ("values", "refusal"),
        [
            ({"why_html": f"<p>{'x' * 200_001}</p>"}, TextTooLong),
            ({"next_html": f"<p>{'x' * 200_001}</p>"}, TextTooLong),
            ({"promises": (PromiseDraft(text="x" * 1001),)}, PromiseTooLong),
            ({"promises": tuple(PromiseDraft(text=f"Løfte {number}") for number in range(41))}, TooManyPromises),
        ],
    )
    def test_what_is_too_long_is_refused(
        self, session: Session, case: Case, values: dict[str, Any], refusal: type[Exception]
    ) -> None:
        with pytest.raises(refusal):
            change(session, case, **values)


class TestSentences:
    def test_a_suggested_sentence_in_the_text_is_linked(self, session: Session, case: Case, homeless: Target) -> None:
        text = the_sentence(session)
        change(session, case, html=with_sentence("<p>Vi har talt.</p>", text))
        (row,) = case.goal_statuses[0].sentences
        assert (row.target_id, row.kind, row.text) == (homeless.id, "local-latest", text)
        assert queries.stale_sentences(case, queries.goals_as_of(session, NOW.date())) == ()

    def test_words_that_are_rewritten_are_linked_no_longer(self, session: Session, case: Case) -> None:
        change(session, case, html=with_sentence("", the_sentence(session)))
        change(session, case, html="<p>Det går, som det går.</p>")
        assert case.goal_statuses[0].sentences == []

    def test_a_revised_figure_makes_the_sentence_stale_until_its_words_change(
        self, session: Session, case: Case, homeless: Target
    ) -> None:
        old = the_sentence(session)
        change(session, case, html=with_sentence("<p>Vi har talt.</p>", old))
        a_local_series(session, homeless, {2017: 41})
        found = queries.goals_as_of(session, NOW.date())
        (stale,) = queries.stale_sentences(case, found)
        assert (stale.old, stale.new) == (old, the_sentence(session))
        change(session, case, why_html="<p>Fordi.</p>")
        assert [row.new for row in queries.stale_sentences(case, found)] == [stale.new]
        change(session, case, html=with_sentence("", stale.new))
        assert queries.stale_sentences(case, found) == ()
        assert [row.text for row in case.goal_statuses[0].sentences] == [stale.new]

    @pytest.mark.parametrize("field", STATUS_TEXTS)
    def test_a_sentence_is_linked_and_found_stale_in_whichever_field_it_stands(
        self, session: Session, case: Case, homeless: Target, field: str
    ) -> None:
        old = the_sentence(session)
        change(session, case, **{field: with_sentence("<p>Vi har talt.</p>", old)})
        assert [row.text for row in case.goal_statuses[0].sentences] == [old]
        a_local_series(session, homeless, {2017: 41})
        found = queries.goals_as_of(session, NOW.date())
        assert [row.old for row in queries.stale_sentences(case, found)] == [old]
        typed = {case.goal_statuses[0].area_id: ("", "", "<p>Andre ord.</p>")}
        assert queries.stale_sentences(case, found, typed) == ()

    def test_the_content_says_which_figures_a_sentence_tells(self, session: Session, case: Case) -> None:
        change(session, case, html=with_sentence("", the_sentence(session)))
        (sentence,) = queries.content(session, case, today=NOW.date()).goal_statuses[0].sentences
        assert ("hjemloese", "2017") in sentence.figures


class TestSecretFigures:
    """The newest local figure is of three people: it may not be public."""

    @pytest.fixture(autouse=True)
    def small(self, session: Session, homeless: Target) -> None:
        a_local_series(session, homeless, {2024: 40, 2025: 3})

    def secret_sentence(self, session: Session) -> str:
        """What would be said of the figure if it might be."""
        goal = queries.goals_as_of(session, NOW.date())["hjemloese"]
        return next(row.text for row in every_sentence([goal])["hjemloese"] if row.kind == "local-latest")

    def test_goals_are_marked_wherever_a_case_reads_them(self, session: Session, case: Case) -> None:
        goal = queries.goals_as_of(session, NOW.date())["hjemloese"]
        content = queries.content(session, case, today=NOW.date())
        assert content.goal_statuses[0].targets[0].goal == goal
        assert goal.local is not None
        marks = {point.period: point.secret for point in goal.local.points}
        assert (marks["2024"], marks["2025"]) == (None, Secrecy.SMALL_COUNT)

    def test_every_sentence_that_is_on_offer_is_linked_when_it_is_saved(self, session: Session, case: Case) -> None:
        (target,) = [row.target for row in case.goal_statuses[0].judgements]
        at_hand = desk(session, case, NOW.date())
        offered = [row.text for row in suggestions([at_hand.goal(target)])["hjemloese"]]
        assert any("i 2024" in text for text in offered)
        assert not any("2025" in text and "Eksempel Kommune" in text for text in offered)
        change(session, case, html="".join(f"<p>{text}</p>" for text in offered))
        assert {row.text for row in case.goal_statuses[0].sentences} == set(offered)

    def test_the_same_sentence_typed_by_hand_is_warned_of_and_the_open_one_is_proposed(
        self, session: Session, case: Case
    ) -> None:
        secret = self.secret_sentence(session)
        change(session, case, why_html=with_sentence("", secret))
        (stale,) = queries.stale_sentences(case, queries.goals_as_of(session, NOW.date()))
        assert (stale.old, stale.is_secret) == (secret, True)
        assert "i 2024" in stale.new
        assert "ikke må vises for borgerne" in stale.why

    def test_it_still_tells_its_figure_so_that_it_cannot_be_published(self, session: Session, case: Case) -> None:
        change(session, case, html=with_sentence("", self.secret_sentence(session)))
        (sentence,) = queries.content(session, case, today=NOW.date()).goal_statuses[0].sentences
        assert ("hjemloese", "2025") in sentence.figures

    def test_a_figure_that_is_only_revised_is_no_secret(self, session: Session, case: Case, homeless: Target) -> None:
        change(session, case, html=with_sentence("", the_sentence(session)))
        a_local_series(session, homeless, {2024: 30})
        (stale,) = queries.stale_sentences(case, queries.goals_as_of(session, NOW.date()))
        assert not stale.is_secret


class TestSubmit:
    @pytest.fixture
    def stated(self, session: Session) -> Case:
        """A case on a target that the figures call not reached, with another judgement and no reason."""
        target = the_catalogue(session)["narkodoedsfald"]
        case = with_goal_status(session, a_case(session), [target], stated=Judgement.ON_TRACK)
        change(session, case, judgements=(replace(queries.draft_of(case).goal_statuses[0].judgements[0], reason=""),))
        return case

    def test_another_judgement_than_the_figures_give_needs_its_reason(self, session: Session, stated: Case) -> None:
        with pytest.raises(CaseIncomplete) as refused:
            actions.submit(session, case=stated, actor=SYSTEM, at=NOW)
        assert [part.field for part in refused.value.missing] == ["goal_statuses-0-judgements-0-reason"]

    @pytest.mark.parametrize("judgement", [Judgement.NOT_REACHED, Judgement.NOT_MENTIONED, None])
    def test_the_same_judgement_or_none_needs_no_reason(
        self, session: Session, stated: Case, judgement: Judgement | None
    ) -> None:
        line = replace(queries.draft_of(stated).goal_statuses[0].judgements[0], stated=judgement)
        change(session, stated, judgements=(line,))
        actions.submit(session, case=stated, actor=SYSTEM, at=NOW)

    def test_a_stale_sentence_stops_nobody(self, session: Session, case: Case, homeless: Target) -> None:
        change(session, case, html=with_sentence("", the_sentence(session)))
        a_local_series(session, homeless, {2017: 41})
        actions.submit(session, case=case, actor=SYSTEM, at=NOW)


def test_a_return_is_told_to_those_who_are_asked_to_write(session: Session, homeless: Target) -> None:
    person, case = a_caseworker(session, name="Kollega"), a_case(session)
    draft = queries.draft_of(case)
    asked = GoalStatusDraft(area_id=homeless.area_id, assignee_id=person.id)
    save(session, case, replace(draft, goal_statuses=(asked,)))
    actions.submit(session, case=case, actor=SYSTEM, at=NOW)
    actions.return_(session, case=case, comment="Uddyb.", link="http://localhost/", actor=SYSTEM, at=NOW)
    told = {message.recipient for message in session.query(OutboxMessage)}
    assert person.email in told
