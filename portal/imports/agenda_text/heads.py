"""The head of an item: what stands between its title and its first section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.imports.agenda_text.grammar import Line, next_words
from portal.imports.agenda_text.parsed import ParsedRoute, UnplacedText

_LABEL = re.compile(
    r"(?P<case_number>Sagsnr\.?|Sagsnummer)\s?:|(?P<others>Øvrige?\s+sagsbehandlere?)\s?:"
    r"|(?P<caseworker>Sagsbehandlere?)\s?:",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-ZÆØÅ]{2,4}")
_GLUED = re.compile(r"(?P<code>[A-ZÆØÅ]{2,4})(?:\s?(?=[(x])|\s)(?P<mark>\(\s?[xX]\s?\)|[xX])")
_CELL = re.compile(r"|x|\(\s?x\s?\)")
_NAMES = re.compile(r",\s*|\s+og\s+")
_NOTHING = frozenset(("", "-", "–", "—", "ingen"))


@dataclass
class Head:
    """What the head tells. `certain_codes` are bodies that a mark is glued to, where the route is unknown."""

    case_number: str = ""
    caseworker: str = ""
    others: tuple[str, ...] = ()
    route: ParsedRoute | None = None
    certain_codes: tuple[str, ...] = ()
    unplaced: list[UnplacedText] = field(default_factory=list)


def is_case_line(line: Line) -> bool:
    """Whether the line tells a case number, which only an item's head does."""
    match = _LABEL.match(line.text)
    return match is not None and match["case_number"] is not None


def is_label_line(line: Line) -> bool:
    return _LABEL.match(line.text) is not None


def is_same_title(text: str, title: str) -> bool:
    """Whether a line repeats the title, whatever its quotation marks, case and full stop."""
    return _bare(text) == _bare(title)


def parse_head(lines: tuple[Line, ...], number: int, title: str) -> Head:
    """Reads the lines below an item's title."""
    head = Head()
    has_matrix = False
    index = 0
    while index < len(lines):
        line = lines[index]
        if is_label_line(line):
            index = _read_labels(head, lines, index)
        elif not has_matrix and _is_code(line) and _next_code(lines, index) is not None:
            has_matrix = True
            index = _read_matrix(head, lines, index)
        elif not line.is_blank and not _repeats_title(line, number, title):
            head.unplaced.append(_unplaced(line.number, line.text, "teksten står før punktets første overskrift"))
        index += 1
    return head


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\"'”“„»«’.]", " ", text).casefold().split())


def _repeats_title(line: Line, number: int, title: str) -> bool:
    numbered = line.numbered
    return is_same_title(line.text, title) or (
        numbered is not None and numbered[0] == number and is_same_title(numbered[1], title)
    )


def _unplaced(line: int, text: str, reason: str) -> UnplacedText:
    return UnplacedText(line=line, text=text, reason=reason)


def _read_labels(head: Head, lines: tuple[Line, ...], index: int) -> int:
    """Takes the line's labels with their values; a list of names that ends in a comma goes on below."""
    for label, value in _labels(lines[index].text):
        if label != "others":
            _take_value(head, label, _value(value), lines[index].number)
        else:
            names, index = _list_of_names(value, lines, index)
            head.others += names
    return index


def _take_value(head: Head, label: str, value: str, line: int) -> None:
    """Keeps the first value of a label and reports any other."""
    present = getattr(head, label)
    if not present:
        setattr(head, label, value)
    elif value not in ("", present):
        head.unplaced.append(_unplaced(line, value, "oplysningen stod der allerede med en anden værdi"))


def _list_of_names(value: str, lines: tuple[Line, ...], index: int) -> tuple[tuple[str, ...], int]:
    """The names, and the index of the last line they stand on."""
    parts = [value]
    while parts[-1].endswith((",", " og")) and index + 1 < len(lines) and not lines[index + 1].is_blank:
        index += 1
        parts.append(lines[index].text)
    return tuple(name for part in _NAMES.split(" ".join(parts)) if (name := _value(part))), index


def _labels(text: str) -> Iterator[tuple[str, str]]:
    matches = list(_LABEL.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        yield str(match.lastgroup), text[match.end() : end].strip()


def _value(text: str) -> str:
    stripped = text.strip()
    return "" if stripped.casefold() in _NOTHING else stripped


def _is_code(line: Line) -> bool:
    return (_CODE.fullmatch(line.text) or _GLUED.fullmatch(line.text)) is not None


def _next_code(lines: tuple[Line, ...], index: int) -> int | None:
    following = next_words(lines, index)
    return following if following is not None and _is_code(lines[following]) else None


def _read_matrix(head: Head, lines: tuple[Line, ...], start: int) -> int:
    """Reads codes and cells; gives the index of the last line that belongs to the matrix."""
    index = start
    while (following := _next_code(lines, index)) is not None:
        index = following
    codes = tuple(line for line in lines[start : index + 1] if not line.is_blank)
    end = index
    while end + 1 < len(lines) and _CELL.fullmatch(lines[end + 1].text.casefold()):
        end += 1
    cells = lines[index + 1 : end + 1]
    head.route, head.certain_codes = _route(codes, cells)
    marks = [line.text for line in (*codes, *cells) if not line.is_blank]
    if head.route is None and (len(marks) > len(codes) or _glued_marks(tuple(marks))):
        head.unplaced.append(_unplaced(codes[0].number, " ".join(marks), "rutens kryds kan ikke læses efter plads"))
    return end


def _route(codes: tuple[Line, ...], cells: tuple[Line, ...]) -> tuple[ParsedRoute | None, tuple[str, ...]]:
    """The route by position, and the codes that are certain where it cannot be read so.

    A cell that is empty in the table stands as a line with a space; a line with nothing at all is only distance. So the
    cells must be one run of lines, as many as the codes. Anything else has collapsed, and its route is unknown.
    """
    names = tuple(line.text for line in codes)
    glued = _glued_marks(names)
    run, rest = _first_run(cells)
    if glued or len(run) != len(names) or len(set(names)) != len(names) or any(not cell.is_blank for cell in rest):
        return None, tuple(code for code, mark in glued.items() if not mark.startswith("("))
    marked = {name: cell.text for name, cell in zip(names, run, strict=True) if not cell.is_blank}
    informed = tuple(name for name, mark in marked.items() if mark.startswith("("))
    treated = tuple(name for name in marked if name not in informed)
    return (ParsedRoute(codes=names, treated=treated, informed=informed) if marked else None), ()


def _glued_marks(names: tuple[str, ...]) -> dict[str, str]:
    """Marks on the same line as their code; "BYRX" is one where all other codes are a letter shorter."""
    matches = {name: match for name in names if (match := _GLUED.fullmatch(name))}
    glued = {match["code"]: match["mark"] for match in matches.values()}
    lengths = sorted({len(name) for name in names if name not in matches})
    if len(lengths) == 2 and lengths[1] == lengths[0] + 1:
        longer = [name for name in names if name not in matches and len(name) == lengths[1]]
        if all(name.endswith("X") for name in longer):
            glued |= {name[:-1]: "X" for name in longer}
    return glued


def _first_run(cells: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The first unbroken run of cells, and what comes after it."""
    start = next((index for index, cell in enumerate(cells) if cell.raw), len(cells))
    end = next((index for index, cell in enumerate(cells[start:], start) if not cell.raw), len(cells))
    return cells[start:end], cells[end:]
