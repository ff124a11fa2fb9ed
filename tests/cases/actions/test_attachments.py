"""Files of a case."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from portal.cases import actions
from portal.cases.rules import MAX_ATTACHMENTS, TitleMissing, TooManyAttachments
from portal.core.actors import SYSTEM
from portal.core.errors import RuleBroken
from portal.documents.rules import FileHasMacros, FileTooLarge, NameContradictsContent
from tests.cases.actions import NOW, acts_on
from tests.factories.cases import (
    a_case,
    an_attachment,
    with_attachments,
)
from tests.factories.documents import A_PDF, A_TEXT, a_word_file_with


class TestAttachments:
    def test_a_file_is_attached_under_a_safe_name_and_a_first_title(self, session: Session, tmp_path: Path) -> None:
        row = an_attachment(session, a_case(session), tmp_path, filename="../Ma\u030al_2026.pdf")
        assert (row.title, row.filename, row.position, row.is_closed) == ("Mål 2026", "Mål_2026.pdf", 1, False)

    def test_two_cases_share_one_content(self, session: Session, tmp_path: Path) -> None:
        first = an_attachment(session, a_case(session), tmp_path)
        second = an_attachment(session, a_case(session), tmp_path)
        assert first.file_id == second.file_id

    def test_a_refused_file_leaves_the_case_as_it_was(self, session: Session, tmp_path: Path) -> None:
        case = a_case(session)
        attempts: list[tuple[bytes, str, type[RuleBroken]]] = [
            (a_word_file_with({"word/vbaProject.bin": b"x"}), "notat.docx", FileHasMacros),
            (A_PDF, "notat.docx", NameContradictsContent),
            (A_TEXT * 1000, "notat.txt", FileTooLarge),
        ]
        for data, name, refusal in attempts:
            with pytest.raises(refusal):
                actions.add_attachment(
                    session, case=case, data=data, filename=name, root=tmp_path, actor=SYSTEM, at=NOW, limit=5000
                )
        assert case.attachments == []

    def test_a_case_with_all_the_attachments_it_can_have_takes_no_more(self, session: Session, tmp_path: Path) -> None:
        case = with_attachments(a_case(session), MAX_ATTACHMENTS)
        with pytest.raises(TooManyAttachments, match="højst have 100 bilag"):
            an_attachment(session, case, tmp_path)
        actions.remove_attachment(session, case=case, attachment=case.attachments[0], actor=SYSTEM, at=NOW)
        an_attachment(session, case, tmp_path)
        assert len(case.attachments) == MAX_ATTACHMENTS

    def test_an_attachment_is_renamed_closed_and_taken_off(self, session: Session, tmp_path: Path) -> None:
        case = a_case(session)
        row = an_attachment(session, case, tmp_path)
        actions.change_attachment(
            session, case=case, attachment=row, title="Nyt navn", is_closed=True, actor=SYSTEM, at=NOW
        )
        assert (row.title, row.is_closed) == ("Nyt navn", True)
        with pytest.raises(TitleMissing, match="bilaget"):
            actions.change_attachment(
                session, case=case, attachment=row, title=" ", is_closed=True, actor=SYSTEM, at=NOW
            )
        actions.remove_attachment(session, case=case, attachment=row, actor=SYSTEM, at=NOW)
        assert case.attachments == []
        assert acts_on(session, case)[-3:] == ["cases.attach", "cases.change_attachment", "cases.detach"]
