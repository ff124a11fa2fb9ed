"""Beginning a case, and saving it."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from portal.audit import queries as audit
from portal.cases import actions, queries
from portal.cases.content import CaseDraft, GoalStatusDraft, JudgementDraft, RouteStepDraft, SectionDraft
from portal.cases.models import OtherCaseworker
from portal.cases.rules import CaseChangedMeanwhile, CaseState, RouteRole, SectionKind, TitleMissing
from portal.goals.rules import Judgement
from tests.cases.actions import NOW, acts_on, save
from tests.factories.accounts import a_caseworker
from tests.factories.cases import (
    a_case,
    an_empty_case,
    as_actor,
    with_goal_status,
)
from tests.factories.committees import a_committee
from tests.factories.goals import the_catalogue


class TestCreate:
    def test_a_new_case_is_a_draft_with_its_two_sections_and_its_body(self, session: Session) -> None:
        caseworker, body = a_caseworker(session), a_committee(session)
        case = actions.create(
            session,
            title=" Status  2026 ",
            case_number="26/1",
            committees=[body],
            caseworker=caseworker,
            actor=as_actor(caseworker),
            at=NOW,
        )
        assert (case.title, case.state, case.version) == ("Status 2026", CaseState.DRAFT, 1)
        assert [section.kind for section in case.sections] == [SectionKind.SUMMARY, SectionKind.PRESENTATION]
        assert [(step.committee_id, step.role) for step in case.route] == [(body.id, RouteRole.DECIDES)]
        assert (case.caseworker_id, case.caseworker_name) == (caseworker.id, caseworker.name)
        assert acts_on(session, case) == ["cases.create"]

    def test_a_case_without_a_title_is_refused(self, session: Session) -> None:
        with pytest.raises(TitleMissing):
            an_empty_case(session, a_caseworker(session), title="  ")


class TestSave:
    def test_every_part_is_stored_and_read_back(self, session: Session) -> None:
        targets = the_catalogue(session)
        case, colleague = a_case(session), a_caseworker(session, name="Kollega")
        council = a_committee(session, code="BYR", name="Byrådet")
        target = targets["hjemloese"]
        draft = CaseDraft(
            title="Ny titel",
            case_number="26/77",
            neutral_title="Neutral",
            other_caseworker_ids=(colleague.id,),
            route=(RouteStepDraft(committee_id=council.id, role=RouteRole.INFORMED),),
            sections=(
                SectionDraft(kind=SectionKind.SUMMARY, heading="Resume", html="<p>Kort</p>"),
                SectionDraft(kind=SectionKind.PRESENTATION, heading="Sagsfremstilling", html="<h2>A</h2><p>Lang</p>"),
                SectionDraft(kind=SectionKind.OTHER, heading="Økonomi", html="<p>Ingen</p>"),
            ),
            proposer="Direktøren",
            points=("udvalget godkender", "der følges op"),
            goal_statuses=(
                GoalStatusDraft(
                    area_id=target.area_id,
                    html="<p>Lokalt</p>",
                    judgements=(JudgementDraft(target_id=target.id, stated=Judgement.TOO_SLOW, reason="Ventetid"),),
                ),
            ),
        )
        save(session, case, draft)
        assert queries.draft_of(case) == draft
        assert case.version == 3
        assert acts_on(session, case) == ["cases.create", "cases.save", "cases.save"]

    def test_areas_sections_and_bodies_change_places_and_go(self, session: Session) -> None:
        targets = the_catalogue(session)
        case, areas = a_case(session), list({target.area_id: target for target in targets.values()}.values())
        other = a_committee(session, code="BYR", name="Byrådet")
        for target in areas[:3]:
            with_goal_status(session, case, [target])
        draft = queries.draft_of(case)
        first, second, third = draft.goal_statuses
        summary, presentation = draft.sections
        turned = replace(
            draft,
            goal_statuses=(third, first),
            sections=(presentation, summary),
            route=(RouteStepDraft(committee_id=other.id), *draft.route),
        )
        save(session, case, turned)
        assert queries.draft_of(case) == turned
        save(session, case, replace(turned, goal_statuses=(second,), route=()))
        assert [status.area_id for status in case.goal_statuses] == [second.area_id]
        assert case.route == []

    def test_a_colleague_known_only_by_name_is_not_taken_off(self, session: Session) -> None:
        case = a_case(session)
        case.other_caseworkers.append(OtherCaseworker(user_id=None, name="Tidligere kollega", position=1))
        save(session, case, replace(queries.draft_of(case), title="Anden titel"))
        assert [other.name for other in case.other_caseworkers] == ["Tidligere kollega"]

    def test_a_save_on_an_older_version_changes_nothing(self, session: Session) -> None:
        case = a_case(session)
        old = case.version
        save(session, case, replace(queries.draft_of(case), title="Den første"))
        with pytest.raises(CaseChangedMeanwhile):
            save(session, case, replace(queries.draft_of(case), title="Den anden"), version=old)
        assert (case.title, case.version) == ("Den første", old + 1)

    def test_what_is_stored_already_is_no_change_on_any_version(self, session: Session) -> None:
        case = a_case(session)
        before = (case.version, acts_on(session, case))
        save(session, case, queries.draft_of(case), version=1)
        assert (case.version, acts_on(session, case)) == before

    def test_the_audit_holds_no_word_of_the_case(self, session: Session) -> None:
        case = a_case(session, title="Kanariefugl", presentation="<p>kanariefugl</p>")
        lines = audit.for_subject(session, f"case {case.id}")
        assert "kanariefugl" not in str([(line.act, line.details) for line in lines]).lower()
