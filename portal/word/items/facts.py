"""What stands first: number and title, the facts of the case and its route."""

from portal.agendas.content import ItemContent
from portal.cases.content import CaseContent, RouteCell
from portal.cases.rules import RouteRole
from portal.core.danish import NBSP, listing
from portal.word.writing.tables import Cell, table
from portal.word.writing.text import labelled, one_line, paragraph, run, text_paragraph

UNKNOWN = "ikke oplyst"
CLOSED = "Lukket punkt"

_MARKS = {RouteRole.DECIDES: "X", RouteRole.ADVISES: "X", RouteRole.INFORMED: "(x)", None: ""}
_SENTENCES = (
    ("Behandles i", RouteRole.DECIDES),
    ("Udtalelse fra", RouteRole.ADVISES),
    ("Til orientering i", RouteRole.INFORMED),
)


def full_title(item: ItemContent) -> str:
    """The title with its number, held to the word that follows."""
    title = one_line(item.title)
    return title if item.number is None else f"{item.number}.{NBSP}{title}"


def title_block(item: ItemContent) -> str:
    """The document's one title, and that the item is closed where it is."""
    closed = labelled(f"{CLOSED}:", item.closed_ground or UNKNOWN, "CaseFacts") if item.is_closed else ""
    return text_paragraph(full_title(item), "Title") + closed


def facts(case: CaseContent) -> str:
    """Case number and caseworkers, a line each."""
    others = "; ".join(case.other_caseworkers)
    return "".join(
        labelled(f"{label}:", value, "CaseFacts")
        for label, value in (
            ("Sagsnr.", case.case_number or UNKNOWN),
            ("Sagsbehandler", case.caseworker or UNKNOWN),
            ("Øvrige sagsbehandlere", others or "ingen"),
        )
    )


def route(case: CaseContent) -> str:
    """The route in words, and as a table where it is known; an empty route is an unknown one, not "nobody"."""
    cells = case.route or ()
    sentences = _sentences(cells)
    if not sentences:
        return _in_words([("Behandles i", UNKNOWN)])
    text = " ".join(f"{label}: {value}." for label, value in sentences)
    return _in_words(sentences) + _table(cells, text)


def _sentences(cells: tuple[RouteCell, ...]) -> list[tuple[str, str]]:
    found = (
        (label, [f"{cell.name} ({cell.code})" for cell in cells if cell.role is role]) for label, role in _SENTENCES
    )
    return [(label, listing(names)) for label, names in found if names]


def _in_words(sentences: list[tuple[str, str]]) -> str:
    runs = [run(f"{label}:", bold=True) + run(f" {one_line(value)}.") for label, value in sentences]
    return paragraph(run(" ").join(runs), "RouteText")


def _table(cells: tuple[RouteCell, ...], text: str) -> str:
    codes = [Cell(xml=text_paragraph(cell.code, "RouteCode"), is_header=True) for cell in cells]
    marks = [Cell(xml=text_paragraph(_MARKS[cell.role], "RouteMark")) for cell in cells]
    return table([codes, marks], style="RouteTable", caption="Sagsgang", description=text)
