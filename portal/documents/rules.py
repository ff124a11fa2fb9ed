"""Rules of files: which kinds are allowed, told by their content, how large they may be, and how they are called."""

import io
import re
import unicodedata
import zipfile
import zlib
from enum import StrEnum

import filetype
from lxml import etree

from portal.core.danish import nfc, size_text
from portal.core.errors import RuleBroken

MAX_SIZE = 25_000_000
MAX_NAME = 200
MAX_ENTRIES = 3_000
MAX_UNPACKED = 300_000_000
MAX_RATIO = 60
RATIO_COUNTS_FROM = 5_000_000
MAX_CONTENT_TYPES = 1_000_000
FALLBACK_NAME = "bilag"


class FileKind(StrEnum):
    """A kind of file that may be attached; the value is its media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def endings(self) -> tuple[str, ...]:
        """The file name endings of the kind, the usual one first."""
        return _ENDINGS[self]


_LABELS = {
    FileKind.PDF: "PDF",
    FileKind.DOCX: "Word",
    FileKind.XLSX: "Excel",
    FileKind.PNG: "billede (PNG)",
    FileKind.JPEG: "billede (JPEG)",
    FileKind.TEXT: "tekst",
}
_ENDINGS = {
    FileKind.PDF: (".pdf",),
    FileKind.DOCX: (".docx",),
    FileKind.XLSX: (".xlsx",),
    FileKind.PNG: (".png",),
    FileKind.JPEG: (".jpg", ".jpeg"),
    FileKind.TEXT: (".txt",),
}
ALL_ENDINGS = tuple(ending for kind in FileKind for ending in kind.endings)
_ALLOWED = "pdf, docx, xlsx, png, jpeg og txt"


class FileRefused(RuleBroken):
    """A file that cannot be attached. Subclasses say why."""

    field = "files"


class FileEmpty(FileRefused):
    sentence = "Filen er tom. Kontrollér den, og vælg den igen."


class FileTooLarge(FileRefused):
    def __init__(self, limit: int) -> None:
        super().__init__(f"Filen er for stor. En fil må højst fylde {size_text(limit)}.")


class KindNotAllowed(FileRefused):
    sentence = f"Filen kan ikke vedhæftes. Brug en af disse filtyper: {_ALLOWED}."


class FileLockedOrOld(FileRefused):
    sentence = (
        "Filen er beskyttet med adgangskode eller gemt i et ældre Office-format. Fjern beskyttelsen, og gem den som "
        "docx, xlsx eller pdf."
    )


class FileHasMacros(FileRefused):
    sentence = "Filen indeholder makroer eller indlejrede programmer. Gem den uden dem, eller gem den som pdf."


class ArchiveSuspicious(FileRefused):
    sentence = "Filen er pakket på en måde, som ikke kan åbnes sikkert. Gem den igen, eller gem den som pdf."


class NameContradictsContent(FileRefused):
    def __init__(self, ending: str, kind: FileKind) -> None:
        super().__init__(
            f"Filens navn ender på {ending}, men indholdet er {kind.label}. Ret navnet, så det ender på "
            f"{kind.endings[0]}, eller vælg den rigtige fil."
        )


def check_size(size: int, limit: int = MAX_SIZE) -> None:
    """Sizes in bytes. Raises FileEmpty or FileTooLarge."""
    if size == 0:
        raise FileEmpty
    if size > limit:
        raise FileTooLarge(limit)


_BY_MAGIC = {kind.value: kind for kind in (FileKind.PDF, FileKind.PNG, FileKind.JPEG)}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes) -> FileKind:
    """The kind of a file, told by its content alone.

    Raises FileEmpty, KindNotAllowed, FileLockedOrOld, FileHasMacros or ArchiveSuspicious.
    """
    if not data:
        raise FileEmpty
    if data.startswith(_OLE):
        raise FileLockedOrOld
    if data.startswith(b"PK\x03\x04"):
        return _office_kind(data)
    found = filetype.guess(data)
    if found is not None and found.mime in _BY_MAGIC:
        return _BY_MAGIC[found.mime]
    if _is_plain_text(data):  # whatever the guess: a text may begin with "BM" as a bitmap does
        return FileKind.TEXT
    raise KindNotAllowed


_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PROGRAM_TEXT = re.compile(r"\s*(?:<(?:!|\?|html|head|body|script|svg|iframe)|\{\\rtf|%!|#!)", re.IGNORECASE)


def _is_plain_text(data: bytes) -> bool:
    """Whether it is text in UTF-8 or Latin-1 (as Windows writes it), and nothing that a program would run or draw."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _CONTROL.search(text) is None and _PROGRAM_TEXT.match(text) is None
    return False


_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": FileKind.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
_FOLDERS = {FileKind.DOCX: "/word/", FileKind.XLSX: "/xl/"}
_PROGRAM = re.compile(r"vbaproject|vbadata|activex|oleobject|macrosheets/|attachedtoolbars", re.IGNORECASE)
_PROGRAM_TYPE = re.compile(r"macroenabled|vbaproject|activex|oleobject", re.IGNORECASE)


def _office_kind(data: bytes) -> FileKind:
    """Word or Excel, by the main part that the package itself declares. The sizes it states are checked first."""
    try:
        with check_archive(data) as archive:
            names = archive.namelist()
            types = _content_types(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise ArchiveSuspicious from error
    if any(_PROGRAM.search(name) for name in names) or any(_PROGRAM_TYPE.search(kind) for kind in types.values()):
        raise FileHasMacros
    found = [(_MAIN_PARTS[kind], part) for part, kind in types.items() if kind in _MAIN_PARTS]
    if len(found) != 1 or not found[0][1].startswith(_FOLDERS[found[0][0]]) or found[0][1][1:] not in names:
        raise KindNotAllowed
    return found[0][0]


def check_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, opened, once its directory states bounded sizes; nothing has been unpacked.

    Raises ArchiveSuspicious for too many entries, too much content, too high a ratio, two entries of one name, or
    entries that leave the folder; zipfile's own errors where it is broken.
    """
    if data.count(b"PK\x01\x02") > MAX_ENTRIES:  # asked before the directory is read, which costs memory per entry
        raise ArchiveSuspicious
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * len(data)
    has_twins = len({entry.filename for entry in entries}) < len(entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or is_bomb or has_twins:
        raise ArchiveSuspicious
    if not all(_is_plain_entry(entry) for entry in entries):
        raise ArchiveSuspicious
    return archive


def _is_plain_entry(entry: zipfile.ZipInfo) -> bool:
    """Stored or deflated, not encrypted, and inside the folder."""
    is_inside = ".." not in entry.filename.split("/") and not entry.filename.startswith(("/", "\\"))
    return is_inside and entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} and not entry.flag_bits & 1


def _content_types(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part names with their declared types; a default type stands under its file ending."""
    try:
        with archive.open("[Content_Types].xml") as part:
            xml = part.read(MAX_CONTENT_TYPES + 1)
    except KeyError:
        return {}
    if len(xml) > MAX_CONTENT_TYPES:
        raise ArchiveSuspicious
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ArchiveSuspicious from error
    return {
        element.get("PartName") or f".{element.get('Extension', '')}": element.get("ContentType", "")
        for element in root.iter("{*}Override", "{*}Default")
    }


_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")


def file_name(name: str, kind: FileKind) -> str:
    """A name that is safe to store and to send: composed, without path or invisible characters, with the right ending.

    Raises NameContradictsContent where the name says it is another kind of file.
    """
    last = re.split(r"[/\\]", nfc(name))[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter) not in _INVISIBLE)
    plain = " ".join(visible.split()).rstrip(". ")
    ending = _ENDING.search(plain)
    if ending and ending.group().lower() not in kind.endings:
        raise NameContradictsContent(ending.group(), kind)
    stem = (plain[: ending.start()] if ending else plain).strip(". ")
    suffix = ending.group() if ending else kind.endings[0]
    return f"{(stem or FALLBACK_NAME)[: MAX_NAME - len(suffix)].rstrip('. ')}{suffix}"


def title_of(filename: str) -> str:
    """A file's name as a first title: without its ending, underscores as spaces."""
    return " ".join(_ENDING.sub("", filename).replace("_", " ").split()) or FALLBACK_NAME.capitalize()
