"""Text inside a paragraph: pieces in one formatting each, made into runs and links."""

from typing import NamedTuple

from portal.word.writing.text import LINE_BREAK, run


class Piece(NamedTuple):
    """Text in one formatting, or a line break where `text` is None."""

    text: str | None
    is_bold: bool
    is_italic: bool
    link: str | None


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """The pieces without breaks and space at their end; none where nothing can be read."""
    if not any(piece.text and not piece.text.isspace() for piece in pieces):
        return []
    while pieces[-1].text is None or pieces[-1].text == " ":
        pieces.pop()
    last = pieces[-1]
    if last.text and last.text.endswith(" "):
        pieces[-1] = last._replace(text=last.text.rstrip(" "))
    return pieces


def runs(pieces: list[Piece], *, bold: bool = False) -> str:
    """The pieces as runs, those of one link together inside it."""
    parts: list[str] = []
    link: str | None = None
    for piece in pieces:
        if piece.link != link:
            parts.append("</w:hyperlink>" if link else "")
            parts.append(f'<w:hyperlink r:id="{piece.link}" w:history="1">' if piece.link else "")
            link = piece.link
        if piece.text is None:
            parts.append(LINE_BREAK)
        else:
            style = "Hyperlink" if link else ""
            parts.append(run(piece.text, bold=piece.is_bold or bold, italic=piece.is_italic, style=style))
    if link:
        parts.append("</w:hyperlink>")
    return "".join(parts)
