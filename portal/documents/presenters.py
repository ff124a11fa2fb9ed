"""Sending a file so that no browser runs it in our name."""

import unicodedata
from pathlib import Path
from urllib.parse import quote

from flask import Response

from portal.core.danish import nfc
from portal.core.errors import NotFoundError
from portal.documents.models import File
from portal.documents.queries import content_of
from portal.documents.rules import FALLBACK_NAME

_UNSAFE = frozenset('"\\/%;')
_PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def download(file: File | None, *, filename: str, root: Path) -> Response:
    """The file as a download. Raises NotFoundError where there is none: an import may know only the name."""
    if file is None:
        raise NotFoundError("Filen er ikke med i portalen. Kun dens navn er kendt.")
    return send(content_of(root, file.sha256), filename=filename, media_type=file.media_type)


def send(data: bytes, *, filename: str, media_type: str) -> Response:
    """A content as a download under a name."""
    return Response(data, headers=download_headers(filename, media_type))


def download_headers(filename: str, media_type: str) -> dict[str, str]:
    """Headers that make a browser save the file, never show it, and keep it from other people's caches."""
    return {
        "Content-Type": media_type,
        "Content-Disposition": disposition(filename),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }


def disposition(filename: str) -> str:
    """Content-Disposition by RFC 6266: the name in ASCII for old programs, and in UTF-8 for all others."""
    name = "".join(letter for letter in nfc(filename) if letter.isprintable()).strip() or FALLBACK_NAME
    folded = unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode()
    plain = "".join("_" if letter in _UNSAFE else letter for letter in folded).strip() or FALLBACK_NAME
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
