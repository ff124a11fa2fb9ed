"""File contents of each kind, good and bad, made as the programs make them."""

import io
import zipfile

import docx

A_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
A_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
)
A_JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 40 + b"\xff\xd9"
A_TEXT = "Notat om målene.\nÉn linje til.\n".encode()
A_PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 100
AN_OLD_WORD_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500

_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="xml" ContentType="application/xml"/>
  <Override PartName="{part}" ContentType="{kind}"/>{more}
</Types>"""
WORD_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_PART = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def a_word_file() -> bytes:
    """A document as a word processor saves it."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Udkast")
    document.save(buffer)
    return buffer.getvalue()


def an_excel_file() -> bytes:
    """A workbook with the parts it cannot do without."""
    return a_package("/xl/workbook.xml", EXCEL_PART, {"xl/workbook.xml": b"<workbook/>"})


def a_package(part: str, kind: str, entries: dict[str, bytes], *, more_types: str = "") -> bytes:
    """An Office package whose main part is declared as `kind`."""
    types = _TYPES.format(part=part, kind=kind, more=more_types)
    return an_archive({"[Content_Types].xml": types.encode(), **entries})


def a_word_file_with(entries: dict[str, bytes], *, more_types: str = "") -> bytes:
    """A minimal document with further entries in its package."""
    return a_package(
        "/word/document.xml", WORD_PART, {"word/document.xml": b"<document/>", **entries}, more_types=more_types
    )


def an_archive(entries: dict[str, bytes]) -> bytes:
    """A zip of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()
