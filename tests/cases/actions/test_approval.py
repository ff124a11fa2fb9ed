"""The way through approval, and every step that is not on it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cases import actions, queries
from portal.cases.content import missing
from portal.cases.models import Case
from portal.cases.rules import (
    CaseChangedMeanwhile,
    CaseIncomplete,
    CaseNotApproved,
    CaseNotDraft,
    CaseNotInReview,
    CaseState,
    CommentMissing,
    MissingPart,
    ReviewOutcome,
)
from portal.core.actors import SYSTEM
from portal.core.errors import RuleBroken
from portal.outbox.models import OutboxMessage
from tests.cases.actions import NOW, acts_on, save
from tests.factories.accounts import a_caseworker, an_approver
from tests.factories.cases import (
    a_case,
    a_decided_case,
    a_submitted_case,
    an_approved_case,
    an_attachment,
    an_empty_case,
    as_actor,
    with_colleague,
)


def _attach(session: Session, case: Case, root: Path) -> None:
    an_attachment(session, case, root)


Act = Callable[[Session, Case, Path], None]
ACTS: dict[str, tuple[set[CaseState], type[RuleBroken], Act]] = {
    "save": (
        {CaseState.DRAFT},
        CaseNotDraft,
        lambda session, case, _root: save(session, case, replace(queries.draft_of(case), title="Ny")),
    ),
    "submit": (
        {CaseState.DRAFT},
        CaseNotDraft,
        lambda session, case, _root: actions.submit(session, case=case, actor=SYSTEM, at=NOW),
    ),
    "attach": ({CaseState.DRAFT}, CaseNotDraft, _attach),
    "approve": (
        {CaseState.IN_REVIEW},
        CaseNotInReview,
        lambda session, case, _root: actions.approve(session, case=case, actor=SYSTEM, at=NOW),
    ),
    "return": (
        {CaseState.IN_REVIEW, CaseState.APPROVED},
        CaseNotInReview,
        lambda session, case, _root: actions.return_(
            session, case=case, comment="Ret det.", link="", actor=SYSTEM, at=NOW
        ),
    ),
    "decide": (
        {CaseState.APPROVED},
        CaseNotApproved,
        lambda session, case, _root: actions.mark_decided(session, case=case, actor=SYSTEM, at=NOW),
    ),
}
CASES: dict[CaseState, Callable[[Session], Case]] = {
    CaseState.DRAFT: a_case,
    CaseState.IN_REVIEW: a_submitted_case,
    CaseState.APPROVED: an_approved_case,
    CaseState.DECIDED: a_decided_case,
}


@pytest.mark.parametrize("state", list(CASES))
@pytest.mark.parametrize("name", list(ACTS))
def test_each_act_is_done_in_its_own_states_and_in_no_other(
    session: Session, tmp_path: Path, name: str, state: CaseState
) -> None:
    allowed, refusal, act = ACTS[name]
    case = CASES[state](session)
    if state in allowed:
        act(session, case, tmp_path)
        return
    before = (queries.draft_of(case), acts_on(session, case))
    with pytest.raises(refusal) as refused:
        act(session, case, tmp_path)
    assert refused.value.sentence.endswith(".")
    assert (case.state, queries.draft_of(case), acts_on(session, case)) == (state, *before)


def lacking(session: Session, case: Case) -> tuple[MissingPart, ...]:
    """What the case lacks, as it reads on the day."""
    return missing(queries.content(session, case, today=NOW.date()))


class TestSubmit:
    def test_a_case_that_is_only_begun_says_all_that_it_lacks(self, session: Session) -> None:
        case = an_empty_case(session, a_caseworker(session))
        with pytest.raises(CaseIncomplete) as refused:
            actions.submit(session, case=case, actor=SYSTEM, at=NOW)
        assert [part.field for part in refused.value.missing] == ["decides", "presentation", "proposer", "points"]
        assert all(part.sentence in refused.value.sentence for part in refused.value.missing)
        assert case.state is CaseState.DRAFT

    def test_a_presentation_of_empty_paragraphs_is_none(self, session: Session) -> None:
        case = a_case(session, presentation="<p> </p><p></p>")
        assert [part.field for part in lacking(session, case)] == ["presentation"]

    def test_a_route_that_an_import_could_not_read_is_not_missing(self, session: Session) -> None:
        case = a_case(session)
        case.route, case.is_route_known = [], False
        session.flush()
        assert lacking(session, case) == ()


class TestApprove:
    def test_a_case_that_came_back_with_other_words_is_not_approved_unread(self, session: Session) -> None:
        case = a_submitted_case(session)
        read = case.version
        actions.return_(session, case=case, comment="Uddyb.", link="", actor=SYSTEM, at=NOW)
        save(session, case, replace(queries.draft_of(case), title="Noget helt andet"))
        actions.submit(session, case=case, actor=SYSTEM, at=NOW)
        with pytest.raises(CaseChangedMeanwhile, match="Læs den igen, før du godkender"):
            actions.approve(session, case=case, actor=SYSTEM, at=NOW, version=read)
        assert [review.outcome for review in case.reviews] == [ReviewOutcome.RETURNED]
        actions.approve(session, case=case, actor=SYSTEM, at=NOW, version=case.version)
        assert case.state is CaseState.APPROVED

    def test_a_case_that_came_back_with_another_file_is_not_approved_unread(
        self, session: Session, tmp_path: Path
    ) -> None:
        case = a_submitted_case(session)
        read = case.version
        actions.return_(session, case=case, comment="Vedhæft.", link="", actor=SYSTEM, at=NOW)
        an_attachment(session, case, tmp_path)
        actions.submit(session, case=case, actor=SYSTEM, at=NOW)
        with pytest.raises(CaseChangedMeanwhile):
            actions.approve(session, case=case, actor=SYSTEM, at=NOW, version=read)


class TestReturn:
    def test_its_writers_are_told_by_mail_without_words_of_the_case(self, session: Session) -> None:
        author, colleague = a_caseworker(session), a_caseworker(session, name="Kollega")
        case = with_colleague(session, a_case(session, author, title="Kanariefugl"), colleague)
        actions.submit(session, case=case, actor=SYSTEM, at=NOW)
        actions.return_(
            session, case=case, comment="Kanariefugl mangler.", link="http://localhost/sager/1", actor=SYSTEM, at=NOW
        )
        mails = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        assert [mail.recipient for mail in mails] == [author.email, colleague.email]
        assert all("http://localhost/sager/1" in mail.text for mail in mails)
        assert "kanariefugl" not in str([(mail.mail_subject, mail.text) for mail in mails]).lower()

    def test_whoever_left_is_not_mailed(self, session: Session) -> None:
        author = a_caseworker(session)
        case = a_submitted_case(session, author)
        author.disabled_at = NOW
        actions.return_(session, case=case, comment="Ret det.", link="", actor=SYSTEM, at=NOW)
        assert session.scalars(select(OutboxMessage)).all() == []

    def test_a_return_says_what_to_change(self, session: Session) -> None:
        case = a_submitted_case(session)
        with pytest.raises(CommentMissing):
            actions.return_(session, case=case, comment=" \n ", link="", actor=SYSTEM, at=NOW)
        assert case.state is CaseState.IN_REVIEW

    def test_the_answers_stay_with_the_case(self, session: Session) -> None:
        case, leader = a_submitted_case(session), an_approver(session)
        actor = as_actor(leader)
        actions.return_(session, case=case, comment="Uddyb.", link="", actor=actor, at=NOW)
        actions.submit(session, case=case, actor=SYSTEM, at=NOW)
        actions.approve(session, case=case, actor=actor, at=NOW)
        assert [(review.outcome, review.comment, review.reviewer_name) for review in case.reviews] == [
            (ReviewOutcome.RETURNED, "Uddyb.", leader.name),
            (ReviewOutcome.APPROVED, "", leader.name),
        ]
