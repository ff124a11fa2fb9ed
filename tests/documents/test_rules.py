"""Which files may be attached, told by their content, and how they are called."""

import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.documents.rules import (
    MAX_ENTRIES,
    MAX_NAME,
    ArchiveSuspicious,
    FileEmpty,
    FileHasMacros,
    FileKind,
    FileLockedOrOld,
    FileRefused,
    FileTooLarge,
    KindNotAllowed,
    NameContradictsContent,
    check_size,
    file_name,
    kind_of,
    title_of,
)
from tests.factories.documents import (
    A_JPEG,
    A_PDF,
    A_PNG,
    A_PROGRAM,
    A_TEXT,
    AN_OLD_WORD_FILE,
    WORD_PART,
    a_package,
    a_word_file,
    a_word_file_with,
    an_archive,
    an_excel_file,
)

ALLOWED = {
    FileKind.PDF: A_PDF,
    FileKind.DOCX: a_word_file(),
    FileKind.XLSX: an_excel_file(),
    FileKind.PNG: A_PNG,
    FileKind.JPEG: A_JPEG,
    FileKind.TEXT: A_TEXT,
}


class TestKindOf:
    @pytest.mark.parametrize("kind", ALLOWED)
    def test_an_allowed_kind_is_told_by_its_content(self, kind: FileKind) -> None:
        assert kind_of(ALLOWED[kind]) is kind

    @pytest.mark.parametrize(
        "data",
        [
            "Æble, å og ø\n".encode("cp1252"),
            b"\xef\xbb\xbfMed BOM",
            "– et notat med ”citat”".encode(),
            b"BMI hos unge er ikke et billede",
            b"a",
        ],
    )
    def test_text_as_windows_and_others_write_it_is_text(self, data: bytes) -> None:
        assert kind_of(data) is FileKind.TEXT

    @pytest.mark.parametrize(
        "data",
        [
            A_PROGRAM,
            b"GIF89a" + b"\x01\x00" * 20,
            b"Rar!\x1a\x07\x00" + b"\x00" * 20,
            b"tekst med \x00 i",
            "Windows' Unicode".encode("utf-16"),
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"  <!DOCTYPE html><title>x</title>",
            b"<?xml version='1.0'?><svg/>",
            b"<script>alert(1)</script>",
            b"{\\rtf1 hej}",
            b"#!/bin/sh\nrm -r /\n",
            an_archive({"notat.txt": b"hej"}),
        ],
    )
    def test_other_kinds_are_refused(self, data: bytes) -> None:
        with pytest.raises(KindNotAllowed):
            kind_of(data)

    def test_nothing_is_refused(self) -> None:
        with pytest.raises(FileEmpty):
            kind_of(b"")

    def test_an_old_or_locked_office_file_is_refused_with_what_to_do(self) -> None:
        with pytest.raises(FileLockedOrOld, match="adgangskode"):
            kind_of(AN_OLD_WORD_FILE)

    @pytest.mark.parametrize(
        "entry",
        ["word/vbaProject.bin", "word/activeX/activeX1.bin", "word/embeddings/oleObject1.bin", "xl/macrosheets/s1.xml"],
    )
    def test_a_package_with_a_program_in_it_is_refused(self, entry: str) -> None:
        with pytest.raises(FileHasMacros):
            kind_of(a_word_file_with({entry: b"x"}))

    def test_a_package_that_declares_macros_is_refused_whatever_its_entries_are_called(self) -> None:
        hidden = '<Override PartName="/word/tegning.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        with pytest.raises(FileHasMacros):
            kind_of(a_word_file_with({"word/tegning.bin": b"x"}, more_types=hidden))

    def test_a_macro_document_renamed_to_docx_is_refused(self) -> None:
        macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
        with pytest.raises(FileHasMacros):
            kind_of(a_package("/word/document.xml", macro, {"word/document.xml": b"<document/>"}))

    def test_a_template_is_no_document(self) -> None:
        template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
        with pytest.raises(KindNotAllowed):
            kind_of(a_package("/word/document.xml", template, {"word/document.xml": b"<document/>"}))

    def test_a_main_part_that_is_not_there_makes_no_document(self) -> None:
        with pytest.raises(KindNotAllowed):
            kind_of(a_package("/word/document.xml", WORD_PART, {"andet.xml": b"<a/>"}))

    def test_entities_in_the_list_of_parts_are_not_followed(self) -> None:
        bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Types>&x;</Types>'
        with pytest.raises(FileRefused):
            kind_of(an_archive({"[Content_Types].xml": bomb}))


class TestCheckArchive:
    def test_a_bomb_is_refused_within_two_hundred_milliseconds(self) -> None:
        bomb = a_word_file_with({"word/stor.xml": b"0" * 100_000_000})
        assert len(bomb) < 1_000_000
        begun = time.perf_counter()
        with pytest.raises(ArchiveSuspicious):
            kind_of(bomb)
        assert time.perf_counter() - begun < 0.2

    def test_more_entries_than_any_document_has_are_refused(self) -> None:
        with pytest.raises(ArchiveSuspicious):
            kind_of(an_archive({f"word/{number}.xml": b"" for number in range(MAX_ENTRIES + 1)}))

    @pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd"])
    def test_an_entry_that_leaves_the_folder_is_refused(self, name: str) -> None:
        with pytest.raises(ArchiveSuspicious):
            kind_of(a_word_file_with({name: b"x"}))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_two_entries_of_one_name_are_refused(self, tmp_path: object) -> None:
        path = f"{tmp_path}/twins.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("[Content_Types].xml", "<Types> </Types>")
        with open(path, "rb") as file, pytest.raises(ArchiveSuspicious):  # noqa: PTH123
            kind_of(file.read())

    @pytest.mark.parametrize("cut", [10, 100, 500])
    def test_a_broken_package_is_refused(self, cut: int) -> None:
        with pytest.raises(ArchiveSuspicious):
            kind_of(a_word_file()[:-cut])

    @given(st.binary(max_size=300))
    def test_no_bytes_after_a_zip_mark_break_it(self, rest: bytes) -> None:
        with pytest.raises(FileRefused):
            kind_of(b"PK\x03\x04" + rest)


class TestCheckSize:
    def test_the_limit_itself_is_allowed(self) -> None:
        check_size(25_000_000)

    def test_one_byte_more_is_refused_with_the_limit_in_words(self) -> None:
        with pytest.raises(FileTooLarge, match="25\N{NO-BREAK SPACE}MB"):
            check_size(25_000_001)

    def test_an_empty_file_is_refused(self) -> None:
        with pytest.raises(FileEmpty):
            check_size(0)


class TestFileName:
    @pytest.mark.parametrize(
        ("given_name", "kept"),
        [
            ("Notat.pdf", "Notat.pdf"),
            ("NOTAT.PDF", "NOTAT.PDF"),
            ("../../etc/passwd", "passwd.pdf"),
            ("..\\..\\Windows\\system.ini.pdf", "system.ini.pdf"),
            ("C:\\Dokumenter\\Notat.pdf", "Notat.pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf"),
            ("\u202efdp.tato\u202c.pdf", "fdp.tato.pdf"),
            ("Ma\u030al og status.pdf", "Mål og status.pdf"),
            ('”Citat” og "citat".pdf', '”Citat” og "citat".pdf'),
            ("status 30.10.2013", "status 30.10.2013.pdf"),
            ("", "bilag.pdf"),
            (".pdf", "bilag.pdf"),
            ("...", "bilag.pdf"),
            ("  \t ", "bilag.pdf"),
            (".htaccess", "htaccess.pdf"),
            ("nul\x00byte.pdf", "nulbyte.pdf"),
        ],
    )
    def test_a_name_is_made_safe(self, given_name: str, kept: str) -> None:
        assert file_name(given_name, FileKind.PDF) == kept

    def test_a_long_name_keeps_its_ending(self) -> None:
        name = file_name("x" * 300 + ".pdf", FileKind.PDF)
        assert len(name) == MAX_NAME
        assert name.endswith("x.pdf")

    @pytest.mark.parametrize("name", ["budget.exe", "notat.docx", "side.html", "\u202egnp.fdp"])
    def test_a_name_that_says_another_kind_is_refused_and_told_how_to_mend_it(self, name: str) -> None:
        with pytest.raises(NameContradictsContent, match=r"ender på \.pdf"):
            file_name(name, FileKind.PDF)

    @given(st.text(max_size=300))
    def test_whatever_is_given_the_name_is_one_visible_line(self, name: str) -> None:
        try:
            kept = file_name(name, FileKind.TEXT)
        except NameContradictsContent:
            return
        assert 4 < len(kept) <= MAX_NAME
        assert kept.lower().endswith(".txt")
        assert kept.isprintable()
        assert not {"/", "\\"} & set(kept)


class TestTitleOf:
    def test_a_title_is_the_name_without_its_ending(self) -> None:
        assert title_of("Alle_skal_med.pdf") == "Alle skal med"
