"""What a browser is told about a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.http import parse_options_header

from portal.core.errors import NotFoundError
from portal.documents.presenters import disposition, download, download_headers


class TestDownloadHeaders:
    def test_a_file_is_saved_and_never_shown(self) -> None:
        headers = download_headers("Mål.pdf", "application/pdf")
        assert headers["Content-Type"] == "application/pdf"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert headers["Content-Disposition"].startswith("attachment;")


class TestDisposition:
    def test_danish_letters_come_whole_and_in_ascii(self) -> None:
        assert disposition("Mål og ærter.pdf") == (
            "attachment; filename=\"Maal og aerter.pdf\"; filename*=UTF-8''M%C3%A5l%20og%20%C3%A6rter.pdf"
        )

    @pytest.mark.parametrize("name", ['a"b;c.pdf', "a\\b.pdf", "100%.pdf", "”x”.pdf", "日本.pdf", ""])
    def test_a_name_with_marks_is_read_back_as_it_was(self, name: str) -> None:
        kind, options = parse_options_header(disposition(name))
        assert kind == "attachment"
        assert options["filename"] == (name or "bilag")

    @given(st.text())
    def test_no_name_breaks_out_of_its_line(self, name: str) -> None:
        text = disposition(name)
        assert text.isascii()
        assert text.isprintable()
        assert text.count('"') == 2


class TestDownload:
    def test_an_attachment_known_only_by_name_is_not_found(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match="Kun dens navn"):
            download(None, filename="Alle skal med", root=tmp_path)
