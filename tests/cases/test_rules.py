"""The rules of a case, which need nothing but themselves."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.rules import (
    CaseState,
    can_move,
    case_number_warning,
    clean_point,
    clean_proposer,
    first_judgement,
    is_kle_number,
    missing_parts,
    needs_reason,
)
from portal.goals.rules import Judgement

WAY = {
    (CaseState.DRAFT, CaseState.IN_REVIEW),
    (CaseState.IN_REVIEW, CaseState.DRAFT),
    (CaseState.IN_REVIEW, CaseState.APPROVED),
    (CaseState.APPROVED, CaseState.DRAFT),
    (CaseState.APPROVED, CaseState.DECIDED),
}


class TestCanMove:
    @pytest.mark.parametrize(("from_", "to"), list(product(CaseState, CaseState)))
    def test_only_the_steps_of_the_way_can_be_taken(self, from_: CaseState, to: CaseState) -> None:
        assert can_move(from_, to) == ((from_, to) in WAY)


class TestMissingParts:
    def test_a_whole_case_lacks_nothing(self) -> None:
        assert (
            missing_parts(has_title=True, has_presentation=True, has_proposer=True, has_points=True, has_route=True)
            == ()
        )

    def test_each_missing_part_is_named_with_its_field_in_the_order_of_the_form(self) -> None:
        parts = missing_parts(
            has_title=False, has_presentation=False, has_proposer=False, has_points=False, has_route=False
        )
        assert [part.field for part in parts] == ["title", "decides", "presentation", "proposer", "points"]
        assert all(part.sentence.endswith(".") for part in parts)

    def test_a_judgement_without_its_reason_stands_where_the_form_has_it(self) -> None:
        parts = missing_parts(
            has_title=False,
            has_presentation=True,
            has_proposer=False,
            has_points=True,
            has_route=True,
            unexplained=[("goal_statuses-0-judgements-1-reason", "Færre hjemløse")],
        )
        assert [part.field for part in parts] == ["title", "goal_statuses-0-judgements-1-reason", "proposer"]
        assert "Færre hjemløse" in parts[1].sentence


class TestNeedsReason:
    @pytest.mark.parametrize("stated", [None, *Judgement])
    def test_where_nothing_is_computed_there_is_nothing_to_explain(self, stated: Judgement | None) -> None:
        assert not needs_reason(stated, None)

    @pytest.mark.parametrize(("stated", "computed"), list(product(Judgement, Judgement)))
    def test_another_verdict_than_the_figures_give_is_explained(self, stated: Judgement, computed: Judgement) -> None:
        expected = stated is not computed and stated is not Judgement.NOT_MENTIONED
        assert needs_reason(stated, computed) == expected

    def test_the_first_judgement_is_what_the_figures_say_or_that_nothing_is_said(self) -> None:
        assert first_judgement(Judgement.TOO_SLOW) is Judgement.TOO_SLOW
        assert first_judgement(None) is Judgement.NOT_MENTIONED


class TestCleanPoint:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("at udvalget godkender", "udvalget godkender"),
            ("At udvalget godkender", "udvalget godkender"),
            ("  at   udvalget\n godkender ", "udvalget godkender"),
            ("1. at udvalget godkender", "udvalget godkender"),
            ("- at udvalget godkender", "udvalget godkender"),
            ("• udvalget godkender", "udvalget godkender"),
            ("at, udvalget godkender", "udvalget godkender"),
            ("attesten fornyes", "attesten fornyes"),
            ("10. november er fristen", "10. november er fristen"),
            ("at", ""),
            ("", ""),
        ],
    )
    def test_a_point_stands_without_its_mark_and_its_at(self, written: str, kept: str) -> None:
        assert clean_point(written) == kept

    @given(st.text(alphabet="at -•1.)\n udvalg"))
    def test_cleaning_twice_is_once(self, written: str) -> None:
        assert clean_point(clean_point(written)) == clean_point(written)


class TestCleanProposer:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("Direktøren indstiller,", "Direktøren"),
            ("Direktøren  indstiller:", "Direktøren"),
            ("Direktøren", "Direktøren"),
            ("Direktøren indstiller til Byrådet", "Direktøren indstiller til Byrådet"),
            ("indstiller", ""),
        ],
    )
    def test_the_proposer_stands_without_the_verb(self, written: str, kept: str) -> None:
        assert clean_proposer(written) == kept


class TestCaseNumber:
    @pytest.mark.parametrize("number", ["27.42.00-G01-3-26", "00.00.00-P35-34-24", "27.15.12-Ø40-1-26"])
    def test_a_kle_number_needs_no_warning(self, number: str) -> None:
        assert is_kle_number(number)
        assert case_number_warning(number) is None

    @pytest.mark.parametrize("number", ["26/1234", "27.42.00-G01-3", "2026-000123", " 27.42.00-G01-3-26"])
    def test_another_number_is_kept_with_a_warning(self, number: str) -> None:
        warning = case_number_warning(number)
        assert warning is not None
        assert number in warning

    def test_no_number_is_no_fault(self) -> None:
        assert case_number_warning("") is None


def test_every_judgement_has_a_danish_word() -> None:
    assert len({judgement.label for judgement in Judgement}) == len(Judgement)
